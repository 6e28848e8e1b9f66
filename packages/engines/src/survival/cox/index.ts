export { predictCox, type CoxPrediction } from "./baseline-hazard.ts";
export { concordanceOf } from "./concordance.ts";
export type { CoxQuestion, CoxTies } from "./cox-question.ts";
export { fitCox, type CoxFit, type CoxStatus } from "./fit-cox.ts";
export { proportionality, type ProportionalityTest } from "./proportionality.ts";
export { robustCovariance } from "./robust-covariance.ts";
export { influenceModel, type InfluenceModel } from "./influence.ts";
