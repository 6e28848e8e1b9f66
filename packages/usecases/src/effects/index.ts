export type { SmallCounts } from "../small-counts.ts";
export { bootstrapEffect, type BootstrapChoice } from "./bootstrap-effect.ts";
export { costReport, type CostReport } from "./cost-report.ts";
export { estimateEffect } from "./estimate-effect.ts";
export type { DroppedRows, EffectReport, WrittenBalance } from "./effect-report.ts";
export {
  effectMethods,
  usualEffectRules,
  type EffectColumns,
  type EffectMethod,
  type EffectRules,
  type NamedNumbers,
  type WordColumn,
} from "./effect-question.ts";
export { prepareRows } from "./prepare-rows.ts";
export { propensityReport, type PropensityReport } from "./propensity-report.ts";
export { planStudy, type StudyQuestion, type StudyReport } from "./study-plan.ts";
