import type { SurvivalCurves } from "./survival-curves.ts";
import { firstAbove } from "./time-places.ts";

/** As R reads a curve: a share within this of the level stands at it. */
const levelTolerance = Math.sqrt(Number.EPSILON);

/** When a curve falls to a level, or that it never does while observed. */
export type CurveTime =
  | { readonly kind: "time"; readonly time: number }
  | { readonly kind: "never" };

/** A quantile of the time with its limits, each of which the data may not reach. */
export interface CurveQuantile {
  readonly estimate: CurveTime;
  readonly lower: CurveTime;
  readonly upper: CurveTime;
}

/**
 * The time by which a share has left, such as the median, with 95 % limits by where the curve's own limits fall
 * to the level.
 *
 * @param curves of the groups. @param group whose. @param share that has left, in (0, 1); 0.5 for the median.
 * @returns the first time at which the share in is at most 1 − share; where it stands exactly there for a while,
 *   the middle of that while. Cost: places of the group.
 * Source: Brookmeyer & Crowley (1982); R `quantile.survfit`.
 */
export function curveQuantile(curves: SurvivalCurves, group: number, share: number): CurveQuantile {
  const level = 1 - share;
  const limit = (values: Float64Array): CurveTime =>
    timeAtLevel(curves, values, { group, level, onlyKnown: 1 });
  return {
    estimate: timeAtLevel(curves, curves.survival, { group, level, onlyKnown: 0 }),
    lower: limit(curves.lower),
    upper: limit(curves.upper),
  };
}

function timeAtLevel(
  curves: SurvivalCurves,
  values: Float64Array,
  at: { readonly group: number; readonly level: number; readonly onlyKnown: 0 | 1 },
): CurveTime {
  const { start, time, known } = curves;
  const end = start[at.group + 1];
  for (let p = start[at.group]; p < end; p++) {
    if (known[p] < at.onlyKnown || values[p] >= at.level + levelTolerance) continue;
    if (Math.abs(values[p] - at.level) >= levelTolerance) return { kind: "time", time: time[p] };
    for (let q = p + 1; q < end; q++) {
      if (known[q] >= at.onlyKnown && values[q] < values[p]) {
        return { kind: "time", time: (time[p] + time[q]) / 2 };
      }
    }
    return { kind: "time", time: time[p] };
  }
  return { kind: "never" };
}

/**
 * The last place of a group at or before a time.
 *
 * @param curves with `start` and `time`. @param group whose. @param time to read at.
 * @returns −1 before the group's first time. Cost: log of the places.
 */
export function placeAt(
  curves: { readonly start: Int32Array; readonly time: Float64Array },
  group: number,
  time: number,
): number {
  const within = { from: curves.start[group], to: curves.start[group + 1] };
  const after = firstAbove(curves.time, time, within);
  return after === within.from ? -1 : after - 1;
}

/** The mean time within a horizon, or that the data end before it. */
export type RestrictedMean =
  | { readonly kind: "mean"; readonly mean: number; readonly standardError: number }
  | { readonly kind: "horizon_beyond_data"; readonly last: number };

/**
 * The mean time up to a horizon: the area under the curve.
 *
 * @param curves of the groups. @param group whose. @param horizon above 0.
 * @returns the mean and its Greenwood standard error, or `horizon_beyond_data` when somebody is still in at the
 *   last time and that is before the horizon. Exact integration of the steps. Cost: places of the group.
 * Source: Irwin (1949); R `survmean`.
 */
export function restrictedMean(
  curves: SurvivalCurves,
  group: number,
  horizon: number,
): RestrictedMean {
  const { start, time, survival, atRisk, exits } = curves;
  const end = start[group + 1];
  const last = end > start[group] ? time[end - 1] : 0;
  const left = end > start[group] ? survival[end - 1] : 1;
  if (last < horizon && left > 0) return { kind: "horizon_beyond_data", last };
  let area = 0;
  let variance = 0;
  let right = horizon;
  for (let p = end - 1; p >= start[group]; p--) {
    if (time[p] >= horizon) continue;
    area += survival[p] * (right - time[p]);
    right = time[p];
    const stay = atRisk[p] - exits[p];
    if (survival[p] > 0) variance += (area * area * exits[p]) / (atRisk[p] * stay);
  }
  return { kind: "mean", mean: area + Math.max(0, right), standardError: Math.sqrt(variance) };
}
