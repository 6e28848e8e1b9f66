import { isLast, tabulateExits, type ExitTable } from "./exit-table.ts";
import { shareInterval, type IntervalScale } from "./interval-scale.ts";
import { jackknifeVariances } from "./jackknife.ts";
import { joinCloseTimes } from "./join-close-times.ts";
import { causesOf, checkSpells, groupsOf, type Spells } from "./spells.ts";

/**
 * How a standard error is made: `greenwood` for independent rows that count as whole people, `jackknife` also
 * for other weights and for clusters, `none` when only the curve is wanted.
 */
export type CurveVariance = "greenwood" | "jackknife" | "none";

export interface CurveChoice {
  readonly variance: CurveVariance;
  readonly scale: IntervalScale;
}

/** Survival curves of the groups, one after another: group g is at start[g] … start[g + 1] − 1. */
export interface SurvivalCurves {
  readonly start: Int32Array;
  /** Distinct times at which somebody leaves or observation ends, ascending within a group. */
  readonly time: Float64Array;
  /** Weight at risk just before the time. */
  readonly atRisk: Float64Array;
  /** Weight exiting at the time. */
  readonly exits: Float64Array;
  /** Share still in after the time. */
  readonly survival: Float64Array;
  /** 1 where the standard error and the limits are known: not once everybody has left. */
  readonly known: Uint8Array;
  readonly standardError: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * The Kaplan–Meier estimate of each group: the share still unemployed, or whatever the exit is from. Every cause
 * counts as an exit; for the share that left for one cause use `incidenceCurves`, never 1 − this.
 *
 * @param spells n rows.
 * @param choice of variance and interval.
 * @returns the curves; empty for no rows.
 * @throws BrokenPromise when spells are not as promised.
 * Cost: linear for whole-number times, n log n otherwise. Source: Kaplan & Meier (1958), Greenwood (1926).
 */
export function survivalCurves(spells: Spells, choice: CurveChoice): SurvivalCurves {
  checkSpells(spells);
  const joined = joinCloseTimes(spells);
  const table = tabulateExits(joined, groupsOf(joined), causesOf(joined));
  const survival = productLimit(table);
  const places = table.times.length;
  const known = new Uint8Array(places);
  const standardError = new Float64Array(places);
  if (choice.variance === "greenwood") greenwood(table, survival, standardError);
  if (choice.variance === "jackknife") {
    const one = pooled(joined);
    const { survival: variances } = jackknifeVariances(tabulateExits(one, groupsOf(one), 1), one);
    for (let p = 0; p < places; p++) standardError[p] = Math.sqrt(variances[p]);
  }
  for (let p = 0; p < places && choice.variance !== "none"; p++) {
    if (survival[p] !== 0) known[p] = 1;
  }
  const { start, times: time, atRisk, anyExit: exits } = table;
  const curves = { start, time, atRisk, exits, survival, known, standardError };
  return curvesOnScale(curves, choice.scale);
}

/**
 * The same curves with limits on another scale.
 *
 * @param curves with their errors. @param scale of the limits.
 * @returns curves that share all other columns. Cost: places.
 */
export function curvesOnScale(
  curves: Omit<SurvivalCurves, "lower" | "upper">,
  scale: IntervalScale,
): SurvivalCurves {
  const { survival, standardError, known } = curves;
  const lower = new Float64Array(survival.length);
  const upper = new Float64Array(survival.length);
  for (let p = 0; p < survival.length; p++) {
    if (known[p] === 0) continue;
    [lower[p], upper[p]] = shareInterval(survival[p], standardError[p], scale);
  }
  return { ...curves, lower, upper };
}

/** Every cause is one. */
function pooled(spells: Spells): Spells {
  const cause = new Uint8Array(spells.cause.length);
  for (let i = 0; i < cause.length; i++) cause[i] = spells.cause[i] === 0 ? 0 : 1;
  return { ...spells, cause };
}

/**
 * The product of the shares that stay.
 *
 * @param table of exits. @returns S at each place, exactly 0 from where everybody has left. Cost: places.
 */
export function productLimit(table: ExitTable): Float64Array {
  const { start, anyExit, atRisk } = table;
  const survival = new Float64Array(anyExit.length);
  for (let g = 0; g + 1 < start.length; g++) {
    let share = 1;
    for (let p = start[g]; p < start[g + 1]; p++) {
      if (anyExit[p] > 0) {
        share = isLast(anyExit[p], atRisk[p]) ? 0 : share * (1 - anyExit[p] / atRisk[p]);
      }
      survival[p] = share;
    }
  }
  return survival;
}

function greenwood(table: ExitTable, survival: Float64Array, into: Float64Array): void {
  const { start, anyExit, atRisk } = table;
  for (let g = 0; g + 1 < start.length; g++) {
    let sum = 0;
    for (let p = start[g]; p < start[g + 1]; p++) {
      if (survival[p] === 0) continue;
      if (anyExit[p] > 0) sum += anyExit[p] / (atRisk[p] * (atRisk[p] - anyExit[p]));
      into[p] = survival[p] * Math.sqrt(sum);
    }
  }
}
