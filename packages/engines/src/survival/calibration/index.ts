export { calibrate, type Calibration, type CalibrationOutcome } from "./calibration.ts";
export type { LogisticLine } from "./logistic-line.ts";
export { orderConcordance } from "./order-concordance.ts";
