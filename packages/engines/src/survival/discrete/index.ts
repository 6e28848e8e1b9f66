export { monthBands, type DurationBaseline } from "./duration-baseline.ts";
export { fitDiscrete, robustDiscreteCovariance, type DiscreteFit } from "./fit-discrete.ts";
export { predictExits, type ExitForecast } from "./predict-exits.ts";
