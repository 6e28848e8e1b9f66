export {
  deviationOfDraws,
  drawRiskSetEffects,
  type DrawnEffects,
  type RiskSetDraws,
} from "./risk-set-draws.ts";
export { riskSetCurves, type RiskSetCurves, type RiskSetQuestion } from "./risk-set-effects.ts";
export {
  spellsInMonths,
  type SpellDays,
  type MonthlySpells,
  type SpellsInMonths,
} from "./spells.ts";
