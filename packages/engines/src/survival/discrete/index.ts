export { monthBands, type DurationBaseline } from "./duration-baseline.ts";
export {
  fitDiscrete,
  robustDiscreteCovariance,
  type DiscreteFit,
  type DiscreteStatus,
} from "./fit-discrete.ts";
export { predictExits, type ExitForecast } from "./predict-exits.ts";
