export * from "./calibration/index.ts";
export * from "./cox/index.ts";
export * from "./discrete/index.ts";
export * from "./exit-forecast/index.ts";
export * from "./parametric/index.ts";
export { curveFigures, figuresEach, type AskedFigures } from "./curve-figures.ts";
export { grayTest } from "./gray-test.ts";
export { incidenceCurves, type IncidenceCurves } from "./incidence-curves.ts";
export { shareInterval, type IntervalScale } from "./interval-scale.ts";
export { logRank, type LogRank } from "./log-rank.ts";
export { curveQuantile, placeAt, restrictedMean, type CurveTime } from "./read-curve.ts";
export type { Spells } from "./spells.ts";
export {
  curvesOnScale,
  survivalCurves,
  type CurveVariance,
  type SurvivalCurves,
} from "./survival-curves.ts";
