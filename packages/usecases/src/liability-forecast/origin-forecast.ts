import {
  drawnSums,
  expectFlow,
  fitFlow,
  forecastSeries,
  simulateFlow,
  type LiabilityPlan,
} from "@luotsi/engines";
import type { MoneyForecast } from "@luotsi/contract";

import { cell } from "./cell.ts";
import { limitsOf } from "./limits.ts";
import { receiptMonths, type KnownReceipts } from "./receipt-months.ts";
import type { ReceiptSources } from "./receipt-sources.ts";

export interface OriginQuestion {
  readonly sources: ReceiptSources;
  /** The day the forecast is made. */
  readonly knownOn: number;
  /** The law now, of the history and of the months ahead alike: a change of law is not what is tested. */
  readonly lawNow: LiabilityPlan;
  /** Months ahead. */
  readonly horizon: number;
  readonly draws: number;
  readonly seed: number;
}

/** What would have been forecast on a day of the past. Entry `h` of each list is of `h + 1` months ahead. */
export interface OriginForecast {
  /** Last month known well enough then, as an ordinal. */
  readonly lastMonth: number;
  readonly flow: readonly MoneyForecast[];
  /** The plain series forecast of the same months; empty when the series was too short. Unit: cents. */
  readonly series: readonly number[];
  /** The same month a year before. Unit: cents. */
  readonly lastYear: readonly number[];
  /** Mean absolute difference of the known months from the year before. Unit: cents. */
  readonly yearlyChange: number;
}

const season = 12;

/** Forecasts from a day of the past, in the three ways that are compared; undefined when too little was known then. */
export function forecastAtOrigin(question: OriginQuestion): OriginForecast | undefined {
  const { sources, knownOn, lawNow, horizon, draws, seed } = question;
  const known = receiptMonths(sources, knownOn, lawNow);
  if (known === undefined) return undefined;
  const fit = fitFlow(known.months);
  if (fit.kind !== "model") return undefined;
  const asked = { model: fit.model, horizon, plan: lawNow, changes: [] };
  const expected = expectFlow(asked);
  const drawn = simulateFlow(asked, { seed, first: 0, count: draws });
  const history = completed(known);
  const found = forecastSeries({
    values: history,
    validity: undefined,
    season,
    horizon,
    nonnegative: true,
  });
  return {
    lastMonth: known.months.lastMonth,
    flow: Array.from({ length: horizon }, (_, h) =>
      limitsOf(
        drawnSums(drawn, drawn.owedCents, { from: h, to: h + 1 }),
        cell(expected.owedCents, h),
      ),
    ),
    series: found.kind === "forecast" ? [...found.points.mean] : [],
    lastYear: Array.from({ length: Math.min(horizon, season) }, (_, h) =>
      cell(history, history.length - season + h),
    ),
    yearlyChange: yearlyChange(history),
  };
}

/** What each month comes to when its late records are in, as expected from the delays known. Unit: cents. */
export function completed({ accrualCents, accrualShare }: KnownReceipts): Float64Array {
  return accrualCents.map((known, m) => known / cell(accrualShare, m));
}

function yearlyChange(history: Float64Array): number {
  let sum = 0;
  for (let m = season; m < history.length; m++) {
    sum += Math.abs(cell(history, m) - cell(history, m - season));
  }
  return sum / (history.length - season);
}
