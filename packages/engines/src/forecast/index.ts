export { candidateIds, seasonalNaiveForecast, type CandidateId } from "./candidates.ts";
export {
  fewestObserved,
  forecastSeries,
  type ForecastPoints,
  type ForecastWarning,
  type KnownAmounts,
  type SeriesForecast,
  type SeriesForecastFound,
  type SeriesQuestion,
} from "./forecast-series.ts";
export { symmetricError, type BackTestScore } from "./score.ts";
export { sumForecast, type SumForecast } from "./sum-forecast.ts";
export type { WorkingScale } from "./working-scale.ts";
