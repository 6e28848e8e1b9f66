import { longestAbsence } from "./bands.ts";
import { factorCells, type CellCollector } from "./cell-collector.ts";
import { fitFactorRates, type FactorRates, type LevelSpread } from "./factor-rates.ts";
import { fitNewcomers } from "./fit-newcomers.ts";
import { fitAllowanceEnds, fitPay } from "./fit-pay.ts";
import type { FlowModel, FlowReturning } from "./flow-model.ts";
import { fitMonthlyShocks, type MonthlyShocks } from "./monthly-shocks.ts";
import {
  checkReceiptMonths,
  exitCauses,
  flowBenefits,
  type ReceiptMonths,
} from "./receipt-months.ts";
import { absentOf, stockOf } from "./start-people.ts";
import { exitPlace, tallyMonths, type MonthTally } from "./tally-months.ts";

/** Fewer months than this do not show a year of seasons after a year of absences. */
export const fewestMonths = 2 * (longestAbsence + 1);

export type FlowFit =
  | { readonly kind: "model"; readonly model: FlowModel }
  | { readonly kind: "too_short"; readonly months: number; readonly needed: number };

/** Prior spreads of the factors of leaving: duration, counter, age, education, integration, benefit, season, service. */
const exitSpread: LevelSpread = [1, 0.5, 0.5, 0.5, 0.5, 0.7, 0.5, 0.7];
const serviceStartSpread: LevelSpread = [0.7, 0.5, 0.5, 0.5, 1, 0.5];
const serviceEndSpread: LevelSpread = [0.5, 0.5];
/** Absence, cause, counter, age, benefit, season. */
const returnSpread: LevelSpread = [0.7, 0.7, 0.5, 0.5, 0.5, 0.5];

/**
 * Learns a duration- and counter-structured flow model of benefit receipt from person-months, and takes the people of the last
 * month as its start.
 *
 * Monthly chances of leaving by cause, of starting and ending a service and of coming back are log-linear in bands of duration
 * and counter, age, education, integration status, benefit, season and service; recent months weigh more. What months stray from
 * them is an autoregression whose last state is carried on. Newcomers are a seasonal count.
 *
 * @param months checked here; 24 months or more.
 * @returns the model, or how many months are missing.
 * @throws BrokenPromise when columns break their promises.
 *
 * Cost: O(rows · 11) and some hundred thousand cell steps; about a second for 15,000 people and 36 months. Source: Allison (1982) and
 * Singer and Willett (1993) for the chances, Prentice et al. (1978) for competing causes.
 */
export function fitFlow(months: ReceiptMonths): FlowFit {
  const rows = checkReceiptMonths(months);
  const span = months.lastMonth - months.firstMonth + 1;
  if (span < fewestMonths || rows === 0) {
    return { kind: "too_short", months: rows === 0 ? 0 : span, needed: fewestMonths };
  }
  const tally = tallyMonths(months);
  const exits = fitKinds(tally.exits, exitSpread);
  const stock = stockOf(months, tally);
  return {
    kind: "model",
    model: {
      firstForecastMonth: months.lastMonth + 1,
      segments: months.segments,
      exits,
      exitShocks: exitShocks(months, tally, exits),
      serviceStarts: fitKinds(tally.serviceStarts, serviceStartSpread)[0],
      serviceEnds: fitKinds(tally.serviceEnds, serviceEndSpread)[0],
      returning: fitReturning(months, tally),
      newcomers: fitNewcomers(months, tally),
      pay: fitPay(months, tally),
      allowanceEnds: fitAllowanceEnds(months, tally),
      stock,
      absent: absentOf(months, tally, stock),
      months: span,
    },
  };
}

function fitKinds(collector: CellCollector, spread: LevelSpread): readonly FactorRates[] {
  const cells = factorCells(collector);
  return collector.events.map((events) => fitFactorRates(cells, Float64Array.from(events), spread));
}

/** How the months' exits strayed from the fitted chances, cause by cause. */
function exitShocks(
  months: ReceiptMonths,
  tally: MonthTally,
  exits: readonly FactorRates[],
): readonly MonthlyShocks[] {
  const { firstMonth, lastMonth, month, exitCause } = months;
  const span = lastMonth - firstMonth + 1;
  const observed = exits.map(() => new Float64Array(span).fill(-1));
  const expected = exits.map(() => new Float64Array(span));
  for (let row = 0; row < months.person.length; row++) {
    const m = month[row] - firstMonth;
    if (m + 1 >= span || tally.usable[m + 1] === 0) continue;
    const place = exitPlace(months, tally.sinceService[row], row);
    for (let cause = 0; cause < exits.length; cause++) {
      if (observed[cause][m] < 0) observed[cause][m] = 0;
      expected[cause][m] += rateAt(exits[cause], place);
    }
    const next = tally.nextRow[row];
    if (next < 0 || month[next] !== month[row] + 1) observed[exitCause[row]][m] += 1;
  }
  return exits.map((_, cause) => fitMonthlyShocks(observed[cause], expected[cause]));
}

/** The fitted monthly chance in a cell. */
function rateAt({ levels, coefficients }: FactorRates, place: readonly number[]): number {
  let eta = coefficients[0];
  let start = 1;
  for (let f = 0; f < levels.length; f++) {
    eta += coefficients[start + place[f]];
    start += levels[f];
  }
  return Math.exp(eta);
}

/** Bands of absence in which a counter starts again: 1–3, 4–6, 7 months and over. */
export function restartBand(absence: number): number {
  return absence <= 3 ? 0 : absence <= 6 ? 1 : 2;
}

/** Counters below this after an absence have started again, if they were above `shownFrom` before. */
const startedBelow = 31;
const shownFrom = 60;

function fitReturning(months: ReceiptMonths, tally: MonthTally): FlowReturning {
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
