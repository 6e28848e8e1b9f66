export { abadieImbensError } from "./abadie-imbens.ts";
export { biasCorrectedOutcome } from "./bias-correction.ts";
export {
  cellCodes,
  cutInto,
  equalWidthCuts,
  quantileCuts,
  sturgesBands,
  type CellCodes,
} from "./cell-codes.ts";
export {
  cellClusterError,
  cellEffect,
  matchCells,
  type CellEffect,
  type CellSample,
} from "./match-cells.ts";
export {
  matchMahalanobis,
  type MahalanobisMatch,
  type MahalanobisQuestion,
} from "./match-mahalanobis.ts";
export { estimatedScoreError, type EstimatedScore } from "./estimated-score.ts";
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
export { orderByScore } from "./order-by-score.ts";
export { controlMeans, type MatchCounts, type MatchedSample } from "./matched-sample.ts";
export type { Spread } from "./whitened-rows.ts";
export { pairAndPersonError, pairEffect, type PairEffect } from "./pair-effect.ts";
