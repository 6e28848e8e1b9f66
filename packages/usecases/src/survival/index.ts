export {
  curveReport,
  type CurvePoint,
  type CurveQuestion,
  type CurveReport,
  type CurveWarning,
  type GroupCurve,
} from "./curve-report.ts";
export { exitsOf, type EventCoding, type Exits, type WordColumn } from "./spell-rows.ts";
export {
  coxReport,
  type CoxBaseline,
  type CoxCoefficient,
  type CoxModelQuestion,
  type CoxReport,
  type CoxWarning,
} from "./cox-report.ts";
export { designColumns, type Covariates, type DesignColumns } from "./design-columns.ts";
export {
  parametricReport,
  type ParametricCoefficient,
  type ParametricReport,
  type ParametricWarning,
} from "./parametric-report.ts";
export {
  monthlyReport,
  type CauseModel,
  type MonthlyReport,
  type MonthlyWarning,
} from "./monthly-report.ts";
export {
  exitPrediction,
  type PredictedGroup,
  type PredictedShare,
  type PredictionReport,
  type PredictionWarning,
} from "./exit-prediction.ts";
export { type CheckAt, type HeldOutCheck } from "./held-out-check.ts";
export type { SmallCounts } from "../small-counts.ts";
export {
  bootstrapCurves,
  type CurveBootstrap,
  type DrawnFigure,
  type DrawnFigures,
} from "./bootstrap-curves.ts";
