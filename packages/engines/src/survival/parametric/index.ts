export {
  fitParametric,
  robustParametricCovariance,
  type ParametricFit,
  type ParametricStatus,
} from "./fit-parametric.ts";
export { hazardForm } from "./hazard-form.ts";
export type { TimeDistribution } from "./time-law.ts";
