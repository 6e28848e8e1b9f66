import { z } from "zod";

import type { Endpoint } from "./endpoint.ts";
import { localised, provenance } from "./provenance.ts";

const monthText = z.string().regex(/^\d{4}-\d{2}$/);
const euroCents = z.number().int();

/** The two cost types that are always followed apart. */
export const costType = z.enum(["operating", "benefit-liability"]);
export type CostType = z.infer<typeof costType>;

/**
 * How the benefit share is followed: `booked` as the city's ledger has it; `accrual` each day in its own
 * month; `invoice` each day in the month of its payout, which the payer invoices.
 */
export const timeView = z.enum(["booked", "accrual", "invoice"]);
export type TimeView = z.infer<typeof timeView>;

/** A forecast of money: the expectation and the limits of 50, 80 and 95 % intervals, in cents. */
export const moneyForecast = z.object({
  mean: euroCents,
  lo50: euroCents,
  hi50: euroCents,
  lo80: euroCents,
  hi80: euroCents,
  lo95: euroCents,
  hi95: euroCents,
});
export type MoneyForecast = z.infer<typeof moneyForecast>;

export const financeMonth = z.object({
  month: monthText,
  /** `frozen`: closed; `provisional`: open, with data; `partial`: open and still incomplete; `future`. */
  status: z.enum(["frozen", "provisional", "partial", "future"]),
  /** Share of the month's records that has arrived by the source's usual delay, 0–1. */
  completeness: z.number().nullable(),
  actualCents: euroCents.nullable(),
  /** Of the actual: corrections of earlier, closed months that are shown in this month. */
  correctionCents: euroCents,
  planCents: euroCents,
  forecast: moneyForecast.nullable(),
  /** From the forecast months on: the year's sum up to and with this month. */
  cumulativeForecast: moneyForecast.nullable(),
  /** Of the forecast: payments already granted. */
  committedCents: euroCents,
});
export type FinanceMonth = z.infer<typeof financeMonth>;

/** Plan and outcome of a year in the words of the city's glossary. */
export const planLine = z.object({
  /** TA: the original budget. */
  originalBudgetCents: euroCents,
  /** KS: the original use plan. */
  usePlanCents: euroCents,
  /** LTA: amendments. */
  amendmentsCents: euroCents,
  /** KS+LTA: the plan in force. */
  currentPlanCents: euroCents,
  actualToDateCents: euroCents,
  /** ENN: forecast of the whole year. */
  yearEnd: moneyForecast.nullable(),
  /** Poikkeama: forecast less the plan in force; null without a forecast. */
  deviationCents: euroCents.nullable(),
  /** The same months of the year before. */
  previousYearToDateCents: euroCents.nullable(),
});
export type PlanLine = z.infer<typeof planLine>;

export const backtestView = z.object({
  method: z.string(),
  origins: z.number().int(),
  mase: z.number().nullable(),
  smape: z.number().nullable(),
  seasonalNaiveSmape: z.number().nullable(),
  coverage80: z.number().nullable(),
  coverage95: z.number().nullable(),
  /** The same in words. */
  sentence: localised,
});
export type BacktestView = z.infer<typeof backtestView>;

export const costTypeView = z.object({
  id: costType,
  title: localised,
  finding: localised,
  months: z.array(financeMonth),
  plan: planLine,
  backtest: backtestView.nullable(),
  /** Why there is no forecast, when there is none. */
  noForecast: localised.nullable(),
  provenance,
});
export type CostTypeView = z.infer<typeof costTypeView>;

export const serviceLine = z.object({
  service: z.string(),
  name: localised,
  plan: planLine,
  /** The service has postings but no budget line, so its class is not known. */
  unbudgeted: z.boolean(),
});
export type ServiceLine = z.infer<typeof serviceLine>;

export const classLine = z.object({
  /** Code of the statutory class; `unclassified` gathers services without a budget line. */
  statutoryClass: z.string(),
  title: localised,
  plan: planLine,
  services: z.array(serviceLine),
});
export type ClassLine = z.infer<typeof classLine>;

/** One step of a bridge from one total to another; the steps add up exactly. */
export const bridgeStep = z.object({
  id: z.string(),
  label: localised,
  cents: euroCents,
  kind: z.enum(["total", "change"]),
});
export type BridgeStep = z.infer<typeof bridgeStep>;

export const reconciliation = z.object({
  finding: localised,
  months: z.array(
    z.object({
      month: monthText,
      /** Our ledger, in the month the benefit is for. */
      accrualCents: euroCents,
      /** Our ledger, in the month the payer invoices it. */
      invoiceCents: euroCents,
      /** The payer's invoice lines. */
      billedCents: euroCents.nullable(),
      /** Bookings of the city's ledger. */
      bookedCents: euroCents.nullable(),
    }),
  ),
  /** From the accrual total of the year to what is booked; adds up to the cent. */
  bridge: z.array(bridgeStep),
  provenance,
});
export type Reconciliation = z.infer<typeof reconciliation>;

/** What share of a month's records had come after so many months; measured from deliveries. */
export const lagProfile = z.object({
  source: z.string(),
  /** Entry k: share that had arrived k months after the month itself, 0–1. */
  arrivedShare: z.array(z.number()),
  monthsMeasured: z.number().int(),
  sentence: localised,
});
export type LagProfile = z.infer<typeof lagProfile>;

export const liabilityDetail = z.object({
  /** Payments of the year that are in none of the sums, in a sentence; null when all are in. */
  leftOut: localised.nullable(),
  /** Parts of a few people, or of which a few are most, are null, and others with them. */
  byStep: z.array(
    z.object({
      percent: z.number(),
      days: z.number().nullable(),
      paidCents: euroCents.nullable(),
      owedCents: euroCents.nullable(),
    }),
  ),
  byBenefit: z.array(
    z.object({ benefit: z.string(), title: localised, owedCents: euroCents.nullable() }),
  ),
  byMunicipality: z.array(
    z.object({ municipality: z.string(), name: localised, owedCents: euroCents.nullable() }),
  ),
  /** The year reaches into the time in which the share of the general benefit is an assumption. */
  restsOnGeneralBenefit: z.boolean(),
  /** How each person's opening counter was known. Counts below five are shown as null. */
  openingCounters: z.array(
    z.object({ basis: z.string(), title: localised, people: z.number().int().nullable() }),
  ),
});
export type LiabilityDetail = z.infer<typeof liabilityDetail>;

export const correctionRow = z.object({
  postedMonth: monthText,
  originMonth: monthText,
  costType,
  measure: z.string(),
  cents: euroCents,
  text: localised,
});
export type CorrectionRow = z.infer<typeof correctionRow>;

export const financeView = z.object({
  year: z.number().int(),
  years: z.array(z.number().int()),
  view: timeView,
  /** Last month with any data. */
  latestMonth: monthText.nullable(),
  finding: localised,
  costTypes: z.array(costTypeView),
  revenue: planLine,
  /** Toimintakate: operating revenue less all operating expenses. */
  margin: planLine,
  classes: z.array(classLine),
  reconciliation: reconciliation.nullable(),
  lagProfiles: z.array(lagProfile),
  liability: liabilityDetail.nullable(),
  corrections: z.array(correctionRow),
  assumptions: z.array(z.object({ name: z.string(), value: z.string(), text: localised })),
  synthetic: z.boolean(),
});
export type FinanceView = z.infer<typeof financeView>;

export const financeQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  view: timeView.default("booked"),
});
export type FinanceQuery = z.infer<typeof financeQuery>;

/** Rows behind a figure: ledger postings one by one, benefit liability as counts of people and sums. */
export const financeRowsView = z.object({
  title: localised,
  columns: z.array(
    z.object({
      key: z.string(),
      title: localised,
      kind: z.enum(["text", "cents", "count", "month"]),
    }),
  ),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
  /** True when there were more rows than are shown. */
  truncated: z.boolean(),
  batches: provenance.shape.batches,
});
export type FinanceRowsView = z.infer<typeof financeRowsView>;

export const financeRowsQuery = z.object({
  costType,
  view: timeView.default("booked"),
  month: monthText,
  service: z.string().max(60).optional(),
});
export type FinanceRowsQuery = z.infer<typeof financeRowsQuery>;

export const getFinance: Endpoint<never, FinanceQuery, never, FinanceView> = {
  id: "finance",
  summary: "The two cost types of a year against plan, with forecast",
  query: financeQuery,
  view: financeView,
};

export const getFinanceRows: Endpoint<never, FinanceRowsQuery, never, FinanceRowsView> = {
  id: "financeRows",
  summary: "The rows behind one month's figure",
  query: financeRowsQuery,
  view: financeRowsView,
};

export const monthStatusView = z.object({
  months: z.array(
    z.object({
      month: monthText,
      state: z.enum(["open", "closed"]),
      closedOn: z.string().nullable(),
      closedBy: z.string().nullable(),
      sha256: z.string().nullable(),
      completeness: z.number().nullable(),
      /** Why the month cannot be closed now; empty when it can or already is. */
      obstacles: z.array(localised),
    }),
  ),
  nextToClose: monthText.nullable(),
});
export type MonthStatusView = z.infer<typeof monthStatusView>;

export const getMonths: Endpoint<never, never, never, MonthStatusView> = {
  id: "months",
  summary: "Which months are closed",
  view: monthStatusView,
};

export const postCloseMonth: Endpoint<{ month: string }, never, never, MonthStatusView> = {
  id: "closeMonth",
  summary: "Close a month: its figures never change afterwards",
  params: z.object({ month: monthText }),
  view: monthStatusView,
};
