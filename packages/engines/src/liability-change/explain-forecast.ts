import { byCause, wholeCents, wholeParts, type CauseCents } from "./change-parts.ts";
import { divideProduct } from "./shapley.ts";

/** Sums over people who received in the month before the forecast began and in every month since. */
export interface StockSums {
  readonly paidDays: number;
  /** The amount shares are of. Unit: cents. */
  readonly baseCents: number;
  readonly owedCents: number;
}

/** What a forecast expected of a month. */
export interface ForecastedMonth {
  readonly owedCents: number;
  /** Of the owed, days and base: those of the people it began from. */
  readonly ofStock: StockSums;
}

/** What is known of the month now. */
export interface OutcomeMonth {
  /** Owed as known, under the law of its own days. Unit: cents. */
  readonly owedCents: number;
  /** The same payments under the law the forecast was made with. */
  readonly owedUnderForecastLawCents: number;
  /** Of the people the forecast began from, under the law the forecast was made with. */
  readonly ofStock: StockSums;
  readonly stillComingCents: number;
}

/** Why the outcome differs from the forecast. Whole cents; parts add up to outcome less forecast. */
export interface ForecastChange {
  readonly forecastCents: number;
  readonly outcomeCents: number;
  readonly parts: CauseCents;
}

/**
 * Divides the difference between a forecast month and its outcome.
 *
 * `law`: the outcome under its own law less the same under the forecast's. `inflow`: people the forecast did not begin from, and
 * those of them who came back after a break.
 * For those it began from, owed = paid days · euros a day · share of a euro, divided without regard to order: fewer or more paid
 * days are `exits` (they left sooner or later than expected), then `daily_amount` and `step_mix`. `late`: what is still coming.
 * `paid_days` and `calendar` are 0: both months are the same month.
 *
 * @param forecast as it was made.
 * @param outcome as known now.
 * @returns parts that add up exactly.
 */
export function explainForecast(forecast: ForecastedMonth, outcome: OutcomeMonth): ForecastChange {
  const forecastCents = wholeCents(forecast.owedCents);
  const outcomeCents = wholeCents(outcome.owedCents + outcome.stillComingCents);
  const stock = stockParts(forecast.ofStock, outcome.ofStock);
  const newForecast = forecast.owedCents - forecast.ofStock.owedCents;
  const newOutcome = outcome.owedUnderForecastLawCents - outcome.ofStock.owedCents;
  const parts = {
    ...byCause(() => 0),
    law: outcome.owedCents - outcome.owedUnderForecastLawCents,
    inflow: newOutcome - newForecast,
    exits: stock[0],
    daily_amount: stock[1],
    step_mix: stock[2],
    late: outcome.stillComingCents,
  };
  return { forecastCents, outcomeCents, parts: wholeParts(parts, outcomeCents - forecastCents) };
}

function stockParts(before: StockSums, after: StockSums): Float64Array {
  const parts = new Float64Array(3);
  const isPlain = [before, after].every(({ paidDays, baseCents }) => paidDays > 0 && baseCents > 0);
  if (isPlain) divideProduct(factorsOf(before), factorsOf(after), parts);
  else parts[0] = after.owedCents - before.owedCents;
  return parts;
}

function factorsOf({ paidDays, baseCents, owedCents }: StockSums): readonly number[] {
  return [paidDays, baseCents / paidDays, owedCents / baseCents];
}
