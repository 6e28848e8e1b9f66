export { pairCurves, type PairCurves, type PairCurvesQuestion } from "./pair-curves.ts";
export {
  effectOnOutcome,
  effectWithin,
  matchRiskSets,
  placeboBefore,
  type RiskSetMatchQuestion,
  type RiskSetPairEffect,
  type RiskSetPairs,
} from "./match-risk-sets.ts";
export {
  deviationOfDraws,
  drawRiskSetEffects,
  type DrawnEffects,
  type RiskSetDraws,
} from "./risk-set-draws.ts";
export { riskSetCurves, type RiskSetCurves, type RiskSetQuestion } from "./risk-set-effects.ts";
export { atRiskRows, historyRow, type AtRiskRows, type SpellHistory } from "./spell-history.ts";
export {
  spellsInMonths,
  type MonthlySpells,
  type SpellDays,
  type SpellsInMonths,
} from "./spells.ts";
export { startScore, type StartModelQuestion, type StartScore } from "./start-score.ts";
