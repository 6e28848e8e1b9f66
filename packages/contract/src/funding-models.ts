import type { Localised } from "@luotsi/base";
import { z } from "zod";

import type { Endpoint } from "./endpoint.ts";
import { bridgeStep } from "./finance.ts";
import { localised, provenance } from "./provenance.ts";

const monthText = z.string().regex(/^\d{4}-\d{2}$/);
const euroCents = z.number().int();

/** Whole benefit months, both included. */
export const modelPeriod = z.object({ from: monthText, to: monthText, title: localised });
export type ModelPeriod = z.infer<typeof modelPeriod>;

/** What the same people cost the municipalities under one model of who pays. */
export const modelTotal = z.object({
  id: z.string(),
  title: localised,
  /** A word for tables and pictures, such as `2015`. */
  shortTitle: localised,
  owedCents: euroCents,
});
export type ModelTotal = z.infer<typeof modelTotal>;

/** By what gains and losses are broken down. */
export const modelGrouping = z.enum([
  "municipality",
  "paid-days",
  "cause",
  "age",
  "education",
  "integration",
]);
export type ModelGrouping = z.infer<typeof modelGrouping>;

export const modelGroupRow = z.object({
  code: z.string(),
  title: localised,
  /** People with a payment in the group; null when hidden. */
  people: z.number().int().nullable(),
  /** One entry for each model, in the order of `models`; null when hidden. */
  owedCents: z.array(euroCents.nullable()),
  /** The newest model less the one it is compared with; null when hidden. */
  differenceCents: euroCents.nullable(),
});
export type ModelGroupRow = z.infer<typeof modelGroupRow>;

export const modelGroups = z.object({
  id: modelGrouping,
  title: localised,
  /** How people are placed in the groups. */
  note: localised,
  rows: z.array(modelGroupRow),
});
export type ModelGroups = z.infer<typeof modelGroups>;

/** The state's compensation of the widened liability, as the act lets it be computed from the base year's payments. */
export const stateCompensation = z.object({
  finding: localised,
  /** The amount is the cost increase of this year's payments. */
  baseYear: z.number().int(),
  /** Months of the base year that the payments hold whole. */
  monthsKnown: z.number().int(),
  /** True when months were missing and the year was estimated from those there are. */
  isEstimated: z.boolean(),
  /** The base year under the old and the new rules, persons in integration counted in part. */
  oldCents: euroCents,
  newCents: euroCents,
  /** Part of integration clients' payments that was counted. Unit: percent. */
  exemptPersonsPercent: z.number(),
  /** Of the base year's increase: what those payments brought. */
  exemptPersonsCents: euroCents,
  /** A year's compensation at the base year's level of benefits. */
  yearCents: euroCents,
  /** The chosen period, where the compensation has begun; null for earlier periods. */
  period: z
    .object({
      /** Cost increase of the period's own payments: new rules less old rules. */
      increaseCents: euroCents,
      compensationCents: euroCents,
      /** Increase less compensation: what stays with the municipalities; below zero they gain. */
      gapCents: euroCents,
      /** The benefits' level of the period to that of the base year. */
      indexFactor: z.number(),
    })
    .nullable(),
});
export type StateCompensation = z.infer<typeof stateCompensation>;

/** What one full benefit day of labour-market subsidy costs by the days paid before it. */
export const incentiveClass = z.object({
  title: localised,
  oldPercent: z.number(),
  newPercent: z.number(),
  /** A month's saving for the municipality when one person leaves unemployment. */
  leavingOldCents: euroCents,
  leavingNewCents: euroCents,
  /** A month's saving when one person begins in a service and goes on receiving the subsidy. */
  serviceOldCents: euroCents,
  serviceNewCents: euroCents,
});
export type IncentiveClass = z.infer<typeof incentiveClass>;

export const incentive = z.object({
  finding: localised,
  /** A full day's benefit and the days of a month it is multiplied by. */
  dailyCents: euroCents,
  daysPerMonth: z.number(),
  classes: z.array(incentiveClass),
  /** Transfer money that follows one unemployed person, and after how many years it goes. */
  transfer: z.object({ yearCents: euroCents, lagYears: z.number().int() }),
});
export type Incentive = z.infer<typeof incentive>;

export const fundingModelsView = z.object({
  synthetic: z.boolean(),
  areaName: localised,
  finding: localised,
  period: modelPeriod,
  /** Periods to choose from. */
  periods: z.array(modelPeriod),
  /** False when there are no payments of the period: nothing below is then said. */
  hasPayments: z.boolean(),
  /** Oldest first. */
  models: z.array(modelTotal),
  /** Ids of the two models whose difference is said. */
  compared: z.object({ old: z.string(), new: z.string() }),
  differenceCents: euroCents,
  people: z.number().int().nullable(),
  paidCents: euroCents,
  /** From the old model to the new one by what causes it; adds up to the cent. */
  bridge: z.array(bridgeStep),
  months: z.array(z.object({ month: monthText, owedCents: z.array(euroCents) })),
  groupings: z.array(modelGroups),
  compensation: stateCompensation.nullable(),
  incentive,
  /** What a reader must know before using the figures. */
  notes: z.array(localised),
  /** The period reaches past the day from which the law of the general benefit is assumed. */
  restsOnGeneralBenefit: z.boolean(),
  provenance,
});
export type FundingModelsView = z.infer<typeof fundingModelsView>;

export const fundingModelsQuery = z.object({
  from: monthText.optional(),
  to: monthText.optional(),
});
export type FundingModelsQuery = z.infer<typeof fundingModelsQuery>;

export const getFundingModels: Endpoint<never, FundingModelsQuery, never, FundingModelsView> = {
  id: "fundingModels",
  summary: "What the same people cost under the rules of 2006, 2015 and 2025",
  query: fundingModelsQuery,
  view: fundingModelsView,
};

/** One answer to an open question of the law. */
export const assumptionAnswer = z.object({
  value: z.string(),
  text: localised,
  isDefault: z.boolean(),
  /** The year under this answer; null when it was not computed. */
  owedCents: euroCents.nullable(),
  /** Less the year under the default answers. */
  differenceCents: euroCents.nullable(),
});
export type AssumptionAnswer = z.infer<typeof assumptionAnswer>;

export const assumptionEffect = z.object({
  id: z.string(),
  title: localised,
  /** What is not settled, and why the default. */
  question: localised,
  affects: localised,
  /**
   * `tried`: every answer was computed; `single`: only one answer is known, so nothing can be tried; `elsewhere`: it
   * touches other figures than the benefit share.
   */
  kind: z.enum(["tried", "single", "elsewhere"]),
  answers: z.array(assumptionAnswer),
});
export type AssumptionEffect = z.infer<typeof assumptionEffect>;

export const assumptionEffectsView = z.object({
  synthetic: z.boolean(),
  areaName: localised,
  finding: localised,
  period: modelPeriod,
  hasPayments: z.boolean(),
  /** Part of the answers computed so far, 0–1, while the rest is under way; null when all are here. */
  progress: z.number().nullable(),
  /** The year under the default answers. */
  owedCents: euroCents,
  /** Of it: what rests on the assumption about the general benefit. */
  generalBenefitCents: euroCents,
  /** The greatest effect first; those that cannot be tried last. */
  effects: z.array(assumptionEffect),
  provenance,
});
export type AssumptionEffectsView = z.infer<typeof assumptionEffectsView>;

export const getAssumptionEffects: Endpoint<never, never, never, AssumptionEffectsView> = {
  id: "assumptionEffects",
  summary: "What each open question of the law is worth in euros a year",
  view: assumptionEffectsView,
};

/** One dated value of the law that the analysis rests on. */
export interface ReportedLaw {
  readonly title: Localised;
  /** First and last day in force, ISO; null while it lasts. */
  readonly from: string;
  readonly until: string | null;
  readonly value: Localised;
  /** Act and section. */
  readonly source: string;
  readonly confidence: Localised;
}

/** Everything the written analysis of the funding models says. */
export interface FundingModelsReport {
  readonly models: FundingModelsView;
  readonly effects: AssumptionEffectsView;
  readonly law: readonly ReportedLaw[];
  /** Day the figures are looked at, ISO. */
  readonly day: string;
}

export const fundingModelsFileQuery = fundingModelsQuery.extend({
  language: z.enum(["fi", "sv", "en"]).default("fi"),
});
export type FundingModelsFileQuery = z.infer<typeof fundingModelsFileQuery>;

export const getFundingModelsFile: Endpoint<never, FundingModelsFileQuery, never, string> = {
  id: "fundingModelsFile",
  summary: "The written cost-benefit analysis of the funding-model change, as PDF",
  query: fundingModelsFileQuery,
  view: z.string(),
  fileType: "application/pdf",
};
