import type { BackTest } from "./back-test.ts";
import { fromWorkingScale, type WorkingScale } from "./working-scale.ts";

/** How well the engine would have forecast this series; undefined where it could not be tried. */
export interface BackTestScore {
  /** Number of earlier origins tried. */
  readonly origins: number;
  /** Mean absolute error over the in-sample mean absolute seasonal naive error. */
  readonly mase: number | undefined;
  /** Mean of 200·|y − f| / (|y| + |f|), percent. */
  readonly smape: number | undefined;
  /** Share of values inside the intervals that were drawn at each origin from earlier errors only. */
  readonly coverage50: number | undefined;
  readonly coverage80: number | undefined;
  readonly coverage95: number | undefined;
  /** sMAPE of the seasonal naive forecast of the same values; undefined before one whole season. */
  readonly seasonalNaiveSmape: number | undefined;
}

/** The score of a series for which no earlier origin was tried. */
export const notScored: BackTestScore = {
  origins: 0,
  mase: undefined,
  smape: undefined,
  coverage50: undefined,
  coverage80: undefined,
  coverage95: undefined,
  seasonalNaiveSmape: undefined,
};

/**
 * Scores a back-test on the series' own scale.
 *
 * @param own the modelled series on its own scale; missing entries are not read.
 * @param observed 1 where the value was observed.
 * @param ran the back-test, the working scale it ran on and the season.
 * @returns the score. Cost: origins · horizon.
 */
export function scoreBackTest(
  own: Float64Array,
  observed: Uint8Array,
  ran: { readonly test: BackTest; readonly scale: WorkingScale; readonly season: number },
): BackTestScore {
  const { test, scale, season } = ran;
  let count = 0;
  let absolute = 0;
  let relative = 0;
  let naiveCount = 0;
  let naiveRelative = 0;
  test.forecasts.forEach((forecast, k) => {
    const naive = test.seasonalNaive[k];
    for (let i = 0; i < forecast.length; i++) {
      const t = test.origins[k] + i;
      if (observed[t] === 0) continue;
      const value = fromWorkingScale(forecast[i], scale);
      count += 1;
      absolute += Math.abs(own[t] - value);
      relative += symmetricError(own[t], value);
      if (naive === undefined) continue;
      naiveCount += 1;
      naiveRelative += symmetricError(own[t], fromWorkingScale(naive[i], scale));
    }
  });
  const unit = naiveUnit(own, observed, season);
  const [coverage50, coverage80, coverage95] = test.covered.map((inside) =>
    count === 0 ? undefined : inside / count,
  );
  return {
    origins: test.origins.length,
    mase: count === 0 || unit === undefined ? undefined : absolute / count / unit,
    smape: count === 0 ? undefined : relative / count,
    coverage50,
    coverage80,
    coverage95,
    seasonalNaiveSmape: naiveCount === 0 ? undefined : naiveRelative / naiveCount,
  };
}

/** @returns 200·|y − f| / (|y| + |f|), 0 when both are 0. @param actual y. @param forecast f. */
export function symmetricError(actual: number, forecast: number): number {
  const size = Math.abs(actual) + Math.abs(forecast);
  return size === 0 ? 0 : (200 * Math.abs(actual - forecast)) / size;
}

/** Mean absolute change over one season (over one period in shorter series); undefined when 0. */
function naiveUnit(own: Float64Array, observed: Uint8Array, season: number): number | undefined {
  const lag = own.length > season ? season : 1;
  let sum = 0;
  let count = 0;
  for (let t = lag; t < own.length; t++) {
    if (observed[t] === 0 || observed[t - lag] === 0) continue;
    sum += Math.abs(own[t] - own[t - lag]);
    count += 1;
  }
  return sum === 0 ? undefined : sum / count;
}
