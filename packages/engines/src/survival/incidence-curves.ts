import { tabulateExits, type ExitTable } from "./exit-table.ts";
import { shareInterval, type IntervalScale } from "./interval-scale.ts";
import { jackknifeVariances } from "./jackknife.ts";
import { joinCloseTimes } from "./join-close-times.ts";
import { causesOf, checkSpells, groupsOf, type Spells } from "./spells.ts";
import { productLimit } from "./survival-curves.ts";

/** `jackknife` allows weights and clusters, `aalen` is the product form for independent whole people. */
export type IncidenceVariance = "jackknife" | "aalen" | "none";

export interface IncidenceChoice {
  readonly variance: IncidenceVariance;
  readonly scale: IntervalScale;
  /** Number of causes; left out, the largest code that occurs. */
  readonly causes?: number;
}

/** The share out for each cause, and the share still in; places as in `SurvivalCurves`. */
export interface IncidenceCurves {
  readonly causes: number;
  readonly start: Int32Array;
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  /** Weight exiting, for any cause. */
  readonly exits: Float64Array;
  /** The share still in. */
  readonly survival: Float64Array;
  readonly survivalError: Float64Array;
  /** The share out for cause c at place p is incidence[(c − 1) · places + p]; so are the next three. */
  readonly incidence: Float64Array;
  readonly incidenceError: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * The Aalen–Johansen estimate with competing exits: the share that has left for each cause, where leaving for one
 * ends the chance of leaving for another.
 *
 * @param spells n rows.
 * @param choice of variance and interval.
 * @returns the curves; at every time the shares and the share still in add up to 1.
 * @throws BrokenPromise when spells are not as promised or a cause is above the number of causes.
 * Cost: linear in rows × causes for whole-number times. Source: Aalen & Johansen (1978); variance `aalen`: Andersen
 * et al. (1993), IV.4.1.3, multinomial increments.
 */
export function incidenceCurves(spells: Spells, choice: IncidenceChoice): IncidenceCurves {
  checkSpells(spells);
  const causes = Math.max(causesOf(spells), choice.causes ?? 1);
  const joined = joinCloseTimes(spells);
  const table = tabulateExits(joined, groupsOf(joined), causes);
  const survival = productLimit(table);
  const incidence = shareOut(table, survival);
  const survivalError = new Float64Array(survival.length);
  const incidenceError = new Float64Array(incidence.length);
  if (choice.variance === "jackknife") {
    const variances = jackknifeVariances(table, joined);
    for (let p = 0; p < survival.length; p++) survivalError[p] = Math.sqrt(variances.survival[p]);
    for (let k = 0; k < incidence.length; k++) {
      incidenceError[k] = Math.sqrt(variances.incidence[k]);
    }
  }
  if (choice.variance === "aalen") {
    productErrors(table, { survival, incidence, survivalError, incidenceError });
  }
  const lower = new Float64Array(incidence.length);
  const upper = new Float64Array(incidence.length);
  for (let k = 0; k < incidence.length && choice.variance !== "none"; k++) {
    [lower[k], upper[k]] = shareInterval(incidence[k], incidenceError[k], choice.scale);
  }
  const { start, times: time, atRisk, anyExit: exits } = table;
  const errors = { survivalError, incidenceError, lower, upper };
  return { causes, start, time, atRisk, exits, survival, incidence, ...errors };
}

function shareOut(table: ExitTable, survival: Float64Array): Float64Array {
  const { causes, exits, atRisk, times } = table;
  const places = times.length;
  const incidence = new Float64Array(causes * places);
  const isFirst = firstPlaces(table);
  for (let c = 0; c < causes; c++) {
    let sum = 0;
    for (let p = 0; p < places; p++) {
      if (isFirst[p] === 1) sum = 0;
      const before = isFirst[p] === 1 ? 1 : survival[p - 1];
      const leaving = exits[c * places + p];
      if (leaving > 0) sum += (before * leaving) / atRisk[p];
      incidence[c * places + p] = sum;
    }
  }
  return incidence;
}

/** 1 where a group's places begin. */
function firstPlaces({ start, times }: ExitTable): Uint8Array {
  const isFirst = new Uint8Array(times.length);
  for (let g = 0; g + 1 < start.length; g++) if (start[g] < start[g + 1]) isFirst[start[g]] = 1;
  return isFirst;
}

interface CurveErrors {
  readonly survival: Float64Array;
  readonly incidence: Float64Array;
  readonly survivalError: Float64Array;
  readonly incidenceError: Float64Array;
}

/**
 * Σ (F(t) − F(s))² d / (r (r − d)) + Σ S(s−)² d_k (r − d_k) / r³ − 2 Σ (F(t) − F(s)) S(s−) d_k / r², with F(t)
 * drawn out of the sums, so that one pass is enough.
 */
function productErrors(table: ExitTable, curves: CurveErrors): void {
  const { causes, exits, anyExit, atRisk, times } = table;
  const places = times.length;
  const isFirst = firstPlaces(table);
  for (let c = 0; c < causes; c++) {
    let sums = { ...noSums };
    for (let p = 0; p < places; p++) {
      if (isFirst[p] === 1) sums = { ...noSums };
      const out = curves.incidence[c * places + p];
      addGreenwood(sums, curves.survival[p] > 0 ? anyExit[p] : 0, { risk: atRisk[p], out });
      addOwn(sums, exits[c * places + p], {
        risk: atRisk[p],
        out,
        before: isFirst[p] === 1 ? 1 : curves.survival[p - 1],
        after: curves.survival[p],
      });
      const later = out * out * sums.g0 - 2 * out * sums.g1 + sums.g2;
      const variance = later + sums.own - 2 * (out * sums.cross0 - sums.cross1);
      curves.incidenceError[c * places + p] = Math.sqrt(Math.max(0, variance));
      curves.survivalError[p] = curves.survival[p] * Math.sqrt(sums.g0);
    }
  }
}

const noSums = { g0: 0, g1: 0, g2: 0, own: 0, cross0: 0, cross1: 0 };

/** Once everybody has left, nothing later depends on how many did. */
function addGreenwood(
  sums: typeof noSums,
  any: number,
  { risk, out }: { readonly risk: number; readonly out: number },
): void {
  if (any === 0) return;
  const term = any / (risk * (risk - any));
  sums.g0 += term;
  sums.g1 += term * out;
  sums.g2 += term * out * out;
}

function addOwn(
  sums: typeof noSums,
  leaving: number,
  at: {
    readonly risk: number;
    readonly out: number;
    readonly before: number;
    readonly after: number;
  },
): void {
  const { risk, out, before, after } = at;
  if (leaving === 0 || before === 0) return;
  sums.own += (before * before * leaving * (risk - leaving)) / risk ** 3;
  const cross = after > 0 ? (before * leaving) / (risk * risk) : 0;
  sums.cross0 += cross;
  sums.cross1 += cross * out;
}
