import { longestAbsence } from "./bands.ts";
import { fitKinds, rateAt, type FactorRates, type LevelSpread } from "./factor-rates.ts";
import { fitNewcomers } from "./fit-newcomers.ts";
import { fitAllowanceEnds, fitPay } from "./fit-pay.ts";
import { fitRenewal } from "./fit-renewal.ts";
import { fitReturning } from "./fit-returning.ts";
import type { FlowModel } from "./flow-model.ts";
import { fitMonthlyShocks, type MonthlyShocks } from "./monthly-shocks.ts";
import { checkReceiptMonths, type ReceiptMonths } from "./receipt-months.ts";
import { fitMoves } from "./segment-moves.ts";
import { absentOf, stockOf } from "./start-people.ts";
import { exitPlace, serviceStartPlace, tallyMonths, type MonthTally } from "./tally-months.ts";

/** Fewer months than this do not show half a year of newcomers after a year that tells them from those who come back. */
export const fewestMonths = longestAbsence + 7;

export type FlowFit =
  | { readonly kind: "model"; readonly model: FlowModel }
  | { readonly kind: "too_short"; readonly months: number; readonly needed: number };

/** Prior spreads of the factors of leaving: duration, counter, age, education, integration, benefit, season, service, benefit by duration and by counter. */
const exitSpread: LevelSpread = [1, 0.5, 0.5, 0.5, 0.5, 0.7, 0.6, 0.7, 0.3, 0.3];
const serviceStartSpread: LevelSpread = [0.7, 0.5, 0.5, 0.5, 1, 0.5];
const serviceEndSpread: LevelSpread = [0.5, 0.5];

/**
 * Learns a duration- and counter-structured flow model of benefit receipt from person-months, and takes the people of the last
 * month as its start.
 *
 * Monthly chances of leaving by cause, of starting and ending a service and of coming back are log-linear in bands of duration
 * and counter, age, education, integration status, benefit, season and service; recent months weigh more. What months stray from
 * them is an autoregression whose last state is carried on. Newcomers are a seasonal count.
 *
 * @param months checked here; `fewestMonths` or more.
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
  const [serviceStarts] = fitKinds(tally.serviceStarts, serviceStartSpread);
  const stock = stockOf(months, tally);
  return {
    kind: "model",
    model: {
      firstForecastMonth: months.lastMonth + 1,
      segments: months.segments,
      exits,
      exitShocks: exitShocks(months, tally, exits),
      serviceStarts,
      serviceStartShocks: startShocks(months, tally, serviceStarts),
      serviceEnds: fitKinds(tally.serviceEnds, serviceEndSpread)[0],
      returning: fitReturning(months, tally),
      renewal: fitRenewal(months, tally),
      newcomers: fitNewcomers(months),
      pay: fitPay(months, tally),
      moves: fitMoves(months),
      allowanceEnds: fitAllowanceEnds(months, tally),
      stock,
      absent: absentOf(months, tally, stock),
      months: span,
    },
  };
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

/** How the months' starts of services strayed from the fitted chances: services are started as there is money for them. */
function startShocks(months: ReceiptMonths, tally: MonthTally, rates: FactorRates): MonthlyShocks {
  const { firstMonth, lastMonth, month, inService } = months;
  const { sinceService } = tally;
  const span = lastMonth - firstMonth + 1;
  const observed = new Float64Array(span).fill(-1);
  const expected = new Float64Array(span);
  for (let row = 0; row < month.length; row++) {
    const m = month[row] - firstMonth;
    if (m + 1 >= span || tally.usable[m + 1] === 0 || sinceService[row] === 0) continue;
    if (observed[m] < 0) observed[m] = 0;
    expected[m] += rateAt(rates, serviceStartPlace(exitPlace(months, sinceService[row], row)));
    const next = tally.nextRow[row];
    const goesOn = next >= 0 && month[next] === month[row] + 1;
    if (goesOn && inService[next] === 1) observed[m] += 1;
  }
  return fitMonthlyShocks(observed, expected);
}
