export * from "./cox/index.ts";
export * from "./discrete/index.ts";
export * from "./parametric/index.ts";
export { incidenceCurves, type IncidenceCurves } from "./incidence-curves.ts";
export type { IntervalScale } from "./interval-scale.ts";
export { logRank, type LogRank } from "./log-rank.ts";
export { curveQuantile, placeAt, restrictedMean, type CurveTime } from "./read-curve.ts";
export type { Spells } from "./spells.ts";
export { survivalCurves, type CurveVariance, type SurvivalCurves } from "./survival-curves.ts";
