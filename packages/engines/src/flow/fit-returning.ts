import { longestAbsence } from "./bands.ts";
import { fitKinds, rateAt, type FactorRates, type LevelSpread } from "./factor-rates.ts";
import type { FlowReturning } from "./flow-model.ts";
import { fitMonthlyShocks, type MonthlyShocks } from "./monthly-shocks.ts";
import { flowBenefits, type ReceiptMonths } from "./receipt-months.ts";
import {
  comingBack,
  exitPlace,
  hasRestarted,
  returnPlace,
  type MonthTally,
} from "./tally-months.ts";

/** Absence, cause, counter, age, benefit, season, cause by band of absence. */
const returnSpread: LevelSpread = [0.7, 0.7, 0.5, 0.5, 0.5, 0.6, 0.3];
/** Counters that have started again after which a benefit's own shares weigh as much as those of all. */
const steadyRestarts = 20;

/**
 * Learns who comes back, when, and with which counter: coming back with the counter kept and with one that has started again are
 * two chances that compete, for whose counter starts again depends on how far it had come, on the benefit and on why one left.
 *
 * @param months checked. @param tally of the same months.
 */
export function fitReturning(months: ReceiptMonths, tally: MonthTally): FlowReturning {
  const rates = fitKinds(tally.returns, returnSpread);
  return {
    kept: rates[comingBack.kept],
    restarted: rates[comingBack.restarted],
    restartBenefit: restartBenefits(months, tally),
    shocks: returnShocks(months, tally, rates),
  };
}

/** What is received after a counter has started again, by benefit before. */
function restartBenefits(months: ReceiptMonths, { nextRow }: MonthTally): Float64Array {
  const kinds = flowBenefits.length;
  const into = new Float64Array(kinds * kinds);
  const all = new Float64Array(kinds);
  for (let row = 0; row < months.person.length; row++) {
    const next = nextRow[row];
    const absence = next < 0 ? 0 : months.month[next] - months.month[row] - 1;
    if (absence < 1 || absence > longestAbsence || !hasRestarted(months, row, next)) continue;
    into[months.benefit[row] * kinds + months.benefit[next]] += 1;
    all[months.benefit[next]] += 1;
  }
  const total = sum(all);
  if (total === 0) return into.map((_, at) => Number(at % kinds === 0));
  return into.map((value, at) => {
    const from = at - (at % kinds);
    const usual = all[at - from] / total;
    const own = sum(into.subarray(from, from + kinds));
    return (value + steadyRestarts * usual) / (own + steadyRestarts);
  });
}

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}

function returnShocks(
  months: ReceiptMonths,
  tally: MonthTally,
  rates: readonly FactorRates[],
): MonthlyShocks {
  const { firstMonth, lastMonth, month, person } = months;
  const span = lastMonth - firstMonth + 1;
  const observed = new Float64Array(span).fill(-1);
  const expected = new Float64Array(span);
  for (let row = 0; row < person.length; row++) {
    const next = tally.nextRow[row];
    const stop = next < 0 ? Infinity : month[next];
    if (stop === month[row] + 1) continue;
    const place = exitPlace(months, tally.sinceService[row], row);
    for (let absence = 1; absence <= longestAbsence; absence++) {
      const at = month[row] + 1 + absence;
      if (at > lastMonth || at > stop) break;
      const m = at - firstMonth;
      if (tally.usable[m] === 0 || tally.usable[m - absence] === 0) break;
      if (observed[m] < 0) observed[m] = 0;
      const where = returnPlace(months, place, { row, absence });
      for (const kind of rates) expected[m] += rateAt(kind, where);
      if (at === stop) observed[m] += 1;
    }
  }
  // Until a full year has passed, part of those who are away have not been seen to leave; their season is learnt all the same.
  return fitMonthlyShocks(observed, expected);
}
