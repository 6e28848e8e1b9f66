export { monthBands, type DurationBaseline } from "./duration-baseline.ts";
export {
  fitDiscrete,
  robustDiscreteCovariance,
  type DiscreteFit,
  type DiscreteStatus,
} from "./fit-discrete.ts";
export { forecastErrors } from "./forecast-errors.ts";
export { predictExits, type ExitForecast } from "./predict-exits.ts";
export type { MonthLink } from "./month-law.ts";
