import { dayFromOrdinal, firstDayOf, monthFromOrdinal } from "@luotsi/base";
import {
  expectFlow,
  expectStock,
  explainForecast,
  fitFlow,
  personMonth,
  municipalLiability,
  type ForecastChange,
  type FlowMonths,
  type StockSums,
} from "@luotsi/engines";
import { defaultAssumptions, liabilityPlan } from "@luotsi/law";

import { cell } from "../liability-forecast/cell.ts";
import { paymentsKnownOn } from "../liability-forecast/known-payments.ts";
import { receiptMonths, type KnownReceipts } from "../liability-forecast/receipt-months.ts";
import type { ReceiptSources } from "../liability-forecast/receipt-sources.ts";

export interface PastForecastTask {
  readonly sources: ReceiptSources;
  /** Month at whose end the forecast is made, and the month it is of. */
  readonly madeIn: number;
  readonly month: number;
  /** Today: later payouts are left out of the outcome. */
  readonly today: number;
  /** What is expected to come of the month still. Unit: cents. */
  readonly stillComing: number;
}

/** Runs in a worker thread: makes the forecast as of the past and divides its difference from the outcome. */
export function runTask(task: PastForecastTask): ForecastChange | undefined {
  const { sources, madeIn, month, today, stillComing } = task;
  const lawNow = liabilityPlan("fi-2025", defaultAssumptions());
  const dated = liabilityPlan("fi-dated", defaultAssumptions());
  const then = receiptMonths(sources, firstDayOf(monthFromOrdinal(madeIn + 1)), lawNow);
  const now = receiptMonths(sources, today + 1, lawNow);
  if (then === undefined || now === undefined) return undefined;
  const fit = fitFlow(then.months);
  if (fit.kind !== "model") return undefined;
  const horizon = month - fit.model.firstForecastMonth + 1;
  if (horizon < 1) return undefined;
  const question = { model: fit.model, horizon, plan: dated, changes: [] };
  const expected = { all: expectFlow(question), stock: expectStock(question) };
  const payments = paymentsKnownOn(sources.payments, dayFromOrdinal(today) + 1, dated);
  const { persons, residences } = sources;
  const paid = personMonth(
    {
      ledger: municipalLiability({ payments, persons, residences }, dated),
      payments,
      plan: dated,
      municipalities: new Set(sources.municipalities),
    },
    month,
  );
  const owedCents = paid.owedCents.reduce((sum, owed) => sum + owed, 0);
  return explainForecast(forecastedMonth(expected, horizon - 1), {
    owedCents,
    owedUnderForecastLawCents: owedCents,
    ofStock: stockOutcome(now, { start: fit.model.firstForecastMonth - 1, month }, paid.owedCents),
    stillComingCents: stillComing,
  });
}

/** What was expected of month `ahead`: of everybody, and of those who receive without a break. */
function forecastedMonth(
  { all, stock }: { readonly all: FlowMonths; readonly stock: FlowMonths },
  ahead: number,
): Parameters<typeof explainForecast>[0] {
  return {
    owedCents: cell(all.owedCents, ahead),
    ofStock: {
      paidDays: cell(stock.paidDays, ahead),
      baseCents: cell(stock.baseCents, ahead),
      owedCents: cell(stock.owedCents, ahead),
    },
  };
}

/**
 * What came of the people who received for the month before the forecast and every month since, as known now: somebody who
 * came back after a break counts in the forecast among those who come.
 */
function stockOutcome(
  { months }: KnownReceipts,
  { start, month }: { readonly start: number; readonly month: number },
  owedCents: Float64Array,
): StockSums {
  const sums = { paidDays: 0, baseCents: 0, owedCents: 0 };
  for (const [row, at] of months.month.entries()) {
    if (at !== month || cell(months.duration, row) < month - start) continue;
    sums.paidDays += cell(months.paidDays, row);
    sums.baseCents += cell(months.baseCents, row);
    sums.owedCents += cell(owedCents, cell(months.person, row));
  }
  return sums;
}
