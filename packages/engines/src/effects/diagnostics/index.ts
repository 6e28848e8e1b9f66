export {
  balanceTable,
  type BalanceQuestion,
  type BalanceRow,
  type BalanceState,
  type NamedColumn,
} from "./balance.ts";
export {
  detectableEffect,
  treatedNeeded,
  usualPower,
  type StudyPlan,
  type StudySize,
} from "./detectable-effect.ts";
export { eValue, eValueOfInterval, type EffectMeasure } from "./e-value.ts";
export { overlapOf, type Overlap, type OverlapQuestion } from "./overlap.ts";
export { permutedTreatment } from "./permuted-treatment.ts";
export {
  holm,
  judgePlacebos,
  placeboLevel,
  type PlaceboEstimate,
  type PlaceboFinding,
} from "./placebo.ts";
export {
  largestSoundGamma,
  mcnemarBound,
  signedRankBound,
  signedRanks,
  type Direction,
  type GammaFound,
  type SignedRanks,
} from "./rosenbaum-bounds.ts";
export type { Gap } from "./widest-gaps.ts";
