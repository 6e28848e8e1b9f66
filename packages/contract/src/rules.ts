import { z } from "zod";

import { dayText } from "./day-text.ts";
import type { Endpoint } from "./endpoint.ts";
import { localised } from "./provenance.ts";

/**
 * How surely a rule is known: `primary` read in the statute or the payer's own words, `secondary`
 * told by somebody else, `derived` by us from the rule's text, `assumption` not found anywhere.
 */
export const confidence = z.enum(["primary", "secondary", "derived", "assumption"]);
/** Shape of `confidence`. */
export type Confidence = z.infer<typeof confidence>;

/** Where a value stands in the law. */
export const legalSource = z.object({
  /** Number and year of the act, such as `1290/2002`. */
  act: z.string(),
  /** Chapter and section, such as `14:3 a`. */
  section: z.string(),
  /** The amending act; null when it stands as first enacted. */
  amendedBy: z.string().nullable(),
  url: z.string().nullable(),
  confidence,
  /** What the reader should know of the source; null when there is nothing to add. */
  note: localised.nullable(),
});
/** Shape of `legalSource`. */
export type LegalSource = z.infer<typeof legalSource>;

/** Unit of a value; each is written in the reader's own way (`37,21 €`, `40 %`, `100 päivää`). */
export const ruleUnit = z.enum(["euros", "percent", "days", "months", "years", "count", "none"]);
/** Shape of `ruleUnit`. */
export type RuleUnit = z.infer<typeof ruleUnit>;

/** A value of the law, so structured that a page can draw it without knowing the rule. */
export const ruleValue = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("number"), value: z.number(), unit: ruleUnit }),
  /** A step function: from each ordinal on, the value, until the next step. Ordinals strictly rise. */
  z.object({
    kind: z.literal("steps"),
    /** What the steps count, such as paid days. */
    counted: localised,
    unit: ruleUnit,
    steps: z.array(z.object({ from: z.number(), value: z.number() })),
  }),
  z.object({ kind: z.literal("boolean"), value: z.boolean() }),
  z.object({ kind: z.literal("text"), text: localised }),
  z.object({
    kind: z.literal("table"),
    columns: z.array(z.object({ title: localised, unit: ruleUnit })),
    rows: z.array(z.array(z.union([localised, z.number(), z.null()]))),
  }),
]);
/** Shape of `ruleValue`. */
export type RuleValue = z.infer<typeof ruleValue>;

/** One value in a parameter's history; `until` is the day after the last, null while it lasts. */
export const rulePeriod = z.object({
  from: dayText,
  until: dayText.nullable(),
  value: ruleValue,
  source: legalSource,
});
/** Shape of `rulePeriod`. */
export type RulePeriod = z.infer<typeof rulePeriod>;

/** A dated parameter of the law as it stands on the asked day. */
export const ruleLine = z.object({
  id: z.string(),
  /** Topic the rule is read under; one of `rulesView.topics`. */
  topic: z.string(),
  title: localised,
  /** What the rule means in everyday words; null when the title says it. */
  explanation: localised.nullable(),
  /** The period in force on the day; null when the law has nothing on that day. */
  inForce: rulePeriod.nullable(),
  /** Name of the assumption switch that steers the value; null when it stands in the law alone. */
  assumption: z.string().nullable(),
  /** Every known period, oldest first, the one in force included. */
  history: z.array(rulePeriod),
});
/** Shape of `ruleLine`. */
export type RuleLine = z.infer<typeof ruleLine>;

/** A question the law leaves open, the answer Luotsi uses, and the other answers one may try. */
export const assumptionSwitch = z.object({
  /** Name used on the command line: `--assume name=value`. */
  name: z.string(),
  title: localised,
  /** Why the question is open and what the answer changes. */
  explanation: localised,
  defaultValue: z.string(),
  /** The default answer in words. */
  defaultText: localised,
  alternatives: z.array(z.object({ value: z.string(), text: localised })),
  /** Who could settle it; null when nobody is known. */
  ask: localised.nullable(),
});
/** Shape of `assumptionSwitch`. */
export type AssumptionSwitch = z.infer<typeof assumptionSwitch>;

/** The law in force on a day, and the assumptions where it is silent. */
export const rulesView = z.object({
  on: dayText,
  topics: z.array(z.object({ id: z.string(), title: localised })),
  rules: z.array(ruleLine),
  assumptions: z.array(assumptionSwitch),
  /** Days on which any value changes, in order: where the reader may want to jump. */
  changeDays: z.array(z.object({ day: dayText, rules: z.number().int() })),
  /** Identifies the state of the law data, as in every figure's card. */
  lawVersion: z.string(),
});
/** Shape of `rulesView`. */
export type RulesView = z.infer<typeof rulesView>;

/** The day to look at; today when left out. */
export const rulesQuery = z.object({ on: dayText.optional() });
/** Shape of `rulesQuery`. */
export type RulesQuery = z.infer<typeof rulesQuery>;

/** The law on a day. */
export const getRules: Endpoint<never, RulesQuery, never, RulesView> = {
  id: "rules",
  summary: "The law in force on a day, with its sources and the assumptions where it is silent",
  query: rulesQuery,
  view: rulesView,
};
