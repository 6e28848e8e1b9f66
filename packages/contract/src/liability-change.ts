import { z } from "zod";

import type { Endpoint } from "./endpoint.ts";
import { bridgeStep } from "./finance.ts";
import { localised, provenance } from "./provenance.ts";

const monthText = z.string().regex(/^\d{4}-\d{2}$/);
const euroCents = z.number().int();

/** What two months, or a forecast and its outcome, may differ by. */
export const liabilityChangeCauses = [
  "law",
  "inflow",
  "exits",
  "step_mix",
  "daily_amount",
  "paid_days",
  "calendar",
  "late",
  /** Inflow and exits together, where one of them is of fewer than five people. */
  "turnover",
] as const;
export type LiabilityChangeCause = (typeof liabilityChangeCauses)[number];

/** `months`: an earlier month and a later one; `forecast`: what was forecast for a month and what came. */
export const liabilityChangeKind = z.enum(["months", "forecast"]);
export type LiabilityChangeKind = z.infer<typeof liabilityChangeKind>;

export const liabilityChangePart = z.object({
  cause: z.enum(liabilityChangeCauses),
  title: localised,
  /** What is counted in it. */
  definition: localised,
  cents: euroCents,
  /** People behind it where it is of people; null where it is not, or they are fewer than five. */
  people: z.number().int().nullable(),
});
export type LiabilityChangePart = z.infer<typeof liabilityChangePart>;

/** A group of people in the change; null where it is of fewer than five people, and where it would tell of another. */
export const liabilityChangeGroup = z.object({
  key: z.string(),
  title: localised,
  /** People who received for either month. */
  people: z.number().int().nullable(),
  earlierCents: euroCents.nullable(),
  laterCents: euroCents.nullable(),
  /** In the order of the parts; null where fewer than five people are behind one, and where it would tell of another. */
  cents: z.array(euroCents.nullable()),
});
export type LiabilityChangeGroup = z.infer<typeof liabilityChangeGroup>;

export const liabilityChangeView = z.object({
  state: z.enum(["ready", "too_little", "no_data"]),
  kind: liabilityChangeKind,
  /** Months that can be chosen, ascending. */
  months: z.array(monthText),
  /** Months whose forecast can be set against the outcome, each with the month it was made in. */
  forecasts: z.array(z.object({ month: monthText, madeIn: monthText })),
  /** The earlier month, or the month in which the forecast was made. */
  from: monthText.nullable(),
  to: monthText.nullable(),
  finding: localised,
  earlierCents: euroCents,
  laterCents: euroCents,
  /** From one total to the other; adds up to the cent. */
  bridge: z.array(bridgeStep),
  parts: z.array(liabilityChangePart),
  splits: z.array(
    z.object({
      split: z.enum(["ground", "municipality", "age"]),
      title: localised,
      groups: z.array(liabilityChangeGroup),
    }),
  ),
  /** What else one must know to read it, such as an assumption of the law. */
  notes: z.array(localised),
  provenance: provenance.nullable(),
  synthetic: z.boolean(),
});
export type LiabilityChangeView = z.infer<typeof liabilityChangeView>;

export const liabilityChangeQuery = z.object({
  kind: liabilityChangeKind.default("months"),
  from: monthText.optional(),
  to: monthText.optional(),
});
export type LiabilityChangeQuery = z.infer<typeof liabilityChangeQuery>;

export const getLiabilityChange: Endpoint<never, LiabilityChangeQuery, never, LiabilityChangeView> =
  {
    id: "liabilityChange",
    summary: "Why the liability moved: between two months, or from a forecast to its outcome",
    query: liabilityChangeQuery,
    view: liabilityChangeView,
  };
