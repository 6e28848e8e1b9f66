import { z } from "zod";

import type { Endpoint } from "./endpoint.ts";
import { moneyForecast } from "./finance.ts";
import { localised, provenance } from "./provenance.ts";

const monthText = z.string().regex(/^\d{4}-\d{2}$/);
const euroCents = z.number().int();
/** 0–1. */
const share = z.number();

/** An amount and its limits; null limits when too few earlier nowcasts can be judged, or when it is certain. */
export const nowcastAmount = z.object({
  cents: euroCents,
  limits: moneyForecast.omit({ mean: true }).nullable(),
});
export type NowcastAmount = z.infer<typeof nowcastAmount>;

/** What a month's benefits will cost the municipality; known + late + forecast = total, to the cent. */
export const nowcastMonthView = z.object({
  /** The month the benefits are for. */
  month: monthText,
  /** `running`: its usual payouts are not over; `late`: only late records are still to come. */
  state: z.enum(["running", "late"]),
  /** Our ledger from the payments known today. */
  knownCents: euroCents,
  /** Records that come after the usual payouts, less what will be recovered. */
  late: nowcastAmount,
  /** Usual payouts that have not been made. */
  forecast: nowcastAmount,
  total: nowcastAmount,
  /** What the payer has invoiced for the month so far; null when nothing. */
  invoicedCents: euroCents.nullable(),
});
export type NowcastMonthView = z.infer<typeof nowcastMonthView>;

/** What was or would have been said of an earlier month at the same point, and what came. */
export const pastNowcastView = z.object({
  month: monthText,
  /** Day whose payouts it rested on. */
  knownOn: z.string(),
  nowcast: nowcastAmount,
  /** What the month has come to; when not settled, what it is expected to come to now. */
  outcomeCents: euroCents,
  isSettled: z.boolean(),
  /** What the payer had invoiced for the month by the invoice of its usual payouts; null without one. */
  firstInvoicedCents: euroCents.nullable(),
  /** What the payer has invoiced for it by now. */
  invoicedCents: euroCents.nullable(),
});
export type PastNowcastView = z.infer<typeof pastNowcastView>;

/** How the nowcasts of the last year did. */
export const nowcastScore = z.object({
  /** Months judged. */
  months: z.number().int(),
  /** Mean of outcome less nowcast, and mean size of it, of the outcome. */
  meanError: share,
  meanAbsoluteError: share,
  /** Of the judged months that had limits: how many, and how many inside. */
  limited: z.number().int(),
  inside80: z.number().int(),
  inside95: z.number().int(),
  sentence: localised,
});
export type NowcastScore = z.infer<typeof nowcastScore>;

export const nowcastView = z.object({
  state: z.enum(["ready", "too_little", "no_data"]),
  finding: localised,
  /** The running month. */
  thisMonth: monthText,
  /** The last day whose payouts are in the data; null without payments. */
  knownOn: z.string().nullable(),
  /** Months that are not fully known yet, ascending; the running month is the last. */
  months: z.array(nowcastMonthView),
  /** Ascending; each seen at the point at which the running month is now. */
  past: z.array(pastNowcastView),
  score: nowcastScore.nullable(),
  /** Entry k: share of a month's euros known k months later, on the day of the month of `knownOn`; measured. */
  delays: z.array(z.object({ monthsAfter: z.number().int(), share })),
  /** The delays in words: of payouts, and of deliveries where it has been measured. */
  delaySentences: z.array(localised),
  provenance: provenance.nullable(),
  synthetic: z.boolean(),
});
export type NowcastView = z.infer<typeof nowcastView>;

export const getNowcast: Endpoint<never, never, never, NowcastView> = {
  id: "nowcast",
  summary: "What the months not yet fully known will cost, before the invoice",
  view: nowcastView,
};
