import { longestAbsence } from "./bands.ts";
import { fitKinds, rateAt, type FactorRates, type LevelSpread } from "./factor-rates.ts";
import type { FlowReturning } from "./flow-model.ts";
import { fitMonthlyShocks, type MonthlyShocks } from "./monthly-shocks.ts";
import { exitCauses, flowBenefits, type ReceiptMonths } from "./receipt-months.ts";
import { exitPlace, type MonthTally } from "./tally-months.ts";

/** Absence, cause, counter, age, benefit, season. */
const returnSpread: LevelSpread = [0.7, 0.7, 0.5, 0.5, 0.5, 0.5];

/** Bands of absence in which a counter starts again: 1–3, 4–6, 7 months and over. */
export function restartBand(absence: number): number {
  return absence <= 3 ? 0 : absence <= 6 ? 1 : 2;
}

/** Counters below this after an absence have started again, if they were above `shownFrom` before. */
const startedBelow = 31;
const shownFrom = 60;

/**
 * Learns who comes back, when, and with which counter.
 *
 * @param months checked. @param tally of the same months.
 */
export function fitReturning(months: ReceiptMonths, tally: MonthTally): FlowReturning {
  const [rates] = fitKinds(tally.returns, returnSpread);
  const back = new Float64Array(exitCauses.length * 3);
  const restarted = new Float64Array(exitCauses.length * 3);
  const benefits = new Float64Array(flowBenefits.length);
  for (let row = 0; row < months.person.length; row++) {
    const next = tally.nextRow[row];
    const absence = next < 0 ? 0 : months.month[next] - months.month[row] - 1;
    if (absence < 1 || absence > longestAbsence || months.counterAfter[row] < shownFrom) continue;
    const cell = months.exitCause[row] * 3 + restartBand(absence);
    back[cell] += 1;
    if (months.counterAfter[next] - months.paidDays[next] >= startedBelow) continue;
    restarted[cell] += 1;
    benefits[months.benefit[next]] += 1;
  }
  const all = benefits.reduce((sum, value) => sum + value, 0);
  return {
    rates,
    restart: restarted.map((value, k) => (value + 0.25) / (back[k] + 2)),
    restartBenefit: all === 0 ? Float64Array.of(1, 0, 0, 0) : benefits.map((value) => value / all),
    shocks: returnShocks(months, tally, rates),
  };
}

function returnShocks(months: ReceiptMonths, tally: MonthTally, rates: FactorRates): MonthlyShocks {
  const { firstMonth, lastMonth, month, exitCause, person, segmentOfPerson, segments } = months;
  const span = lastMonth - firstMonth + 1;
  const observed = new Float64Array(span).fill(-1);
  const expected = new Float64Array(span);
  for (let row = 0; row < person.length; row++) {
    const next = tally.nextRow[row];
    const stop = next < 0 ? Infinity : month[next];
    if (stop === month[row] + 1) continue;
    const place = exitPlace(months, tally.sinceService[row], row);
    const age = segments.age[segmentOfPerson[person[row]]];
    for (let absence = 1; absence <= longestAbsence; absence++) {
      const at = month[row] + 1 + absence;
      if (at > lastMonth || at > stop) break;
      const m = at - firstMonth;
      if (tally.usable[m] === 0 || tally.usable[m - absence] === 0) break;
      if (observed[m] < 0) observed[m] = 0;
      const where = [absence - 1, exitCause[row], place[1], age, place[5], at % 12];
      expected[m] += rateAt(rates, where);
      if (at === stop) observed[m] += 1;
    }
  }
  // Until a full year has passed, part of those who are away have not been seen to leave; their season is learnt all the same.
  return fitMonthlyShocks(observed, expected);
}
