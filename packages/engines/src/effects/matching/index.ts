export { abadieImbensError } from "./abadie-imbens.ts";
export { biasCorrectedOutcome } from "./bias-correction.ts";
export { matchNearest } from "./match-nearest.ts";
export {
  usualMatchRules,
  type Caliper,
  type MatchOrder,
  type MatchRules,
  type MatchUnits,
  type Reuse,
  type TieRule,
} from "./match-question.ts";
export { controlMeans, type MatchCounts, type MatchedSample } from "./matched-sample.ts";
export { pairAndPersonError, pairEffect, type PairEffect } from "./pair-effect.ts";
