import { assert } from "@luotsi/base";
import { normalQuantile } from "@luotsi/numerics";

/** How a season acts on the level: added to it, or as a factor of it. */
export type SeasonKind = "additive" | "multiplicative";

/** One figure for each place in the season; place 0 is that of the series' first value. */
export interface SeasonalFigure {
  readonly kind: SeasonKind;
  /** `season` numbers; sum 0 when additive, mean 1 when multiplicative. */
  readonly figure: Float64Array;
}

/**
 * The test whether a season is there: the autocorrelation at the seasonal lag against its 90 %
 * limit, Bartlett's formula over the shorter lags.
 *
 * @param values the series, finite, no gaps.
 * @param season periods in a season, 1 when there is none.
 * @returns true when the series is longer than two seasons, varies, and the lag is significant.
 * Source: Assimakopoulos and Nikolopoulos (2000); as in R forecast `thetaf`.
 */
export function isSeasonal(values: Float64Array, season: number): boolean {
  const n = values.length;
  if (season < 2 || n <= 2 * season) return false;
  let mean = 0;
  for (const value of values) mean += value / n;
  let whole = 0;
  for (const value of values) whole += (value - mean) ** 2;
  if (!(whole > 1e-20 * n * (mean * mean + 1e-280))) return false;
  let squares = 0;
  let last = 0;
  for (let lag = 1; lag <= season; lag++) {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (values[t] - mean) * (values[t - lag] - mean);
    last = sum / whole;
    if (lag < season) squares += last * last;
  }
  return Math.abs(last) / Math.sqrt((1 + 2 * squares) / n) > normalQuantile(0.95);
}

/**
 * The classical decomposition's seasonal figure: deviation from the centred moving average over
 * one season, averaged for each place in the season and normalised.
 *
 * @param values the series, at least two seasons, finite; above 0 when multiplicative.
 * @param season periods in a season, 2 or more.
 * @param kind additive or multiplicative.
 * @returns the figure. Cost: n · season. Source: as R `decompose`.
 * @throws BrokenPromise when there are fewer than two seasons.
 */
export function seasonalFigure(
  values: Float64Array,
  season: number,
  kind: SeasonKind,
): SeasonalFigure {
  const n = values.length;
  assert(season >= 2 && n >= 2 * season, "a decomposition needs two seasons");
  const half = Math.floor(season / 2);
  const edge = season % 2 === 0 ? 0.5 : 1;
  const sums = new Float64Array(season);
  const counts = new Int32Array(season);
  for (let t = half; t < n - half; t++) {
    let trend = edge * (values[t - half] + values[t + half]);
    for (let k = 1 - half; k < half; k++) trend += values[t + k];
    trend /= season;
    sums[t % season] += kind === "additive" ? values[t] - trend : values[t] / trend;
    counts[t % season] += 1;
  }
  const figure = sums.map((sum, i) => sum / counts[i]);
  let mean = 0;
  for (const value of figure) mean += value / season;
  return {
    kind,
    figure: figure.map((value) => (kind === "additive" ? value - mean : value / mean)),
  };
}

/**
 * The additive figure drawn towards no season by how uncertain it is (James–Stein): a factor
 * 1 − (season − 3)·v / Σ figure², never below 0, where v is the sampling variance of one place's mean.
 *
 * @param values the series, finite, any length.
 * @param season periods in a season, 1 when there is none.
 * @returns the figure; zeros when the series is shorter than two seasons and a period.
 * Source: Miller and Williams (2003), Int. J. Forecasting 19: 669–684.
 */
export function shrunkenSeasonalFigure(values: Float64Array, season: number): SeasonalFigure {
  const n = values.length;
  const none: SeasonalFigure = { kind: "additive", figure: new Float64Array(Math.max(1, season)) };
  if (season < 4 || n < 2 * season + 1) return none;
  const { figure } = seasonalFigure(values, season, "additive");
  const half = Math.floor(season / 2);
  const edge = season % 2 === 0 ? 0.5 : 1;
  let noise = 0;
  for (let t = half; t < n - half; t++) {
    let trend = edge * (values[t - half] + values[t + half]);
    for (let k = 1 - half; k < half; k++) trend += values[t + k];
    noise += (values[t] - trend / season - figure[t % season]) ** 2;
  }
  const count = n - 2 * half;
  const variance = noise / Math.max(1, count - season + 1) / (count / season);
  let signal = 0;
  for (const value of figure) signal += value * value;
  if (signal === 0) return none;
  const kept = Math.max(0, 1 - ((season - 3) * variance) / signal);
  return { kind: "additive", figure: figure.map((value) => value * kept) };
}

/** Takes the season out. @param values the series. @param seasonal its figure. @returns a new array. */
export function seasonallyAdjusted(values: Float64Array, seasonal: SeasonalFigure): Float64Array {
  const { kind, figure } = seasonal;
  return values.map((value, t) =>
    kind === "additive" ? value - figure[t % figure.length] : value / figure[t % figure.length],
  );
}

/**
 * Puts the season back on a forecast, in place.
 *
 * @param forecast of the adjusted series; element i belongs to period `origin + i`.
 * @param seasonal the figure taken out.
 * @param origin length of the history.
 */
export function addSeason(forecast: Float64Array, seasonal: SeasonalFigure, origin: number): void {
  const { kind, figure } = seasonal;
  for (let i = 0; i < forecast.length; i++) {
    const value = figure[(origin + i) % figure.length];
    forecast[i] = kind === "additive" ? forecast[i] + value : forecast[i] * value;
  }
}
