export {
  curveReport,
  type CurvePoint,
  type CurveQuestion,
  type CurveReport,
  type CurveWarning,
  type GroupCurve,
} from "./curve-report.ts";
export { exitsOf, type EventCoding, type Exits, type WordColumn } from "./spell-rows.ts";
