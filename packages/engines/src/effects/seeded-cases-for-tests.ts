import { categoryFromUniform, normalQuantile, uniform } from "@luotsi/numerics";

import type { EffectRows } from "./estimators/index.ts";
import type { PanelRows } from "./estimators/panel.ts";

/**
 * Cases with a known truth, drawn by the counter-based generator: repetition r of case c uses the seed 1000 c + r, and each variable the
 * stream of its place. `tools/golden/effect-cases.ts` writes them out for R.
 */

const logistic = (v: number): number => 1 / (1 + Math.exp(-v));

function column(n: number, of: (i: number) => number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => of(i));
}

function normal(seed: number, stream: number, n: number): Float64Array {
  return column(n, (i) => normalQuantile(uniform(seed, stream, i)));
}

function happens(seed: number, stream: number, n: number): (share: number) => Float64Array {
  return (share) => column(n, (i) => (uniform(seed, stream, i) < share ? 1 : 0));
}

/**
 * Selection on covariates and a constant effect; the outcome has a square and a product that main effects miss.
 *
 * @param seed 1000 · 1 + r with effect 20, 1000 · 2 + r with effect 0. @param effect added to the treated.
 */
export function constantEffectCase(seed: number, effect: number, n = 2000): EffectRows {
  const z1 = normal(seed, 1, n);
  const z2 = normal(seed, 2, n);
  const b1 = happens(seed, 3, n)(0.4);
  const b2 = happens(seed, 4, n)(0.2);
  const noise = normal(seed, 6, n);
  const treated = Uint8Array.from({ length: n }, (_, i) => {
    const odds = -1.5 + 0.5 * z1[i] - 0.4 * z2[i] + 0.6 * b1[i] - 0.5 * b2[i];
    return uniform(seed, 5, i) < logistic(odds) ? 1 : 0;
  });
  const outcome = column(
    n,
    (i) =>
      120 +
      15 * z1[i] -
      10 * z2[i] +
      20 * b1[i] -
      25 * b2[i] +
      8 * z1[i] ** 2 +
      6 * z1[i] * z2[i] +
      effect * treated[i] +
      40 * noise[i],
  );
  return { treated, outcome, covariates: [z1, z2, b1, b2], cluster: undefined };
}

export interface CellCase extends EffectRows {
  /** 1 for the long-term unemployed. */
  readonly longTerm: Float64Array;
}

const shares = {
  age: [0.2, 0.5, 0.8, 1],
  education: [0.3, 0.8, 1],
  sex: [0.55, 1],
  long: [0.65, 1],
} as const;

/** Effects that differ over 48 cells, an outcome of 0 and 1. Covariates are columns for each level but the first. */
export function cellEffectCase(seed: number, n = 4000): CellCase {
  const draw = (stream: number, cumulative: readonly number[]): Float64Array =>
    column(n, (i) => categoryFromUniform(uniform(seed, stream, i), cumulative));
  const a = draw(1, shares.age);
  const e = draw(2, shares.education);
  const s = draw(3, shares.sex);
  const l = draw(4, shares.long);
  const treated = Uint8Array.from({ length: n }, (_, i) => {
    const old = a[i] === 3 ? l[i] : 0;
    const odds =
      -1.2 + 0.25 * (a[i] - 1.5) - 0.3 * (e[i] - 1) + 0.2 * s[i] + 0.7 * l[i] - 0.35 * old;
    return uniform(seed, 5, i) < logistic(odds) ? 1 : 0;
  });
  const outcome = column(n, (i) => {
    const base = logistic(-0.2 - 0.35 * (a[i] - 1) + 0.4 * (e[i] - 1) - 0.1 * s[i] - 0.9 * l[i]);
    const effect =
      0.04 + 0.05 * l[i] + (e[i] === 0 ? 0.03 : 0) - (a[i] === 3 ? 0.06 : 0) - 0.02 * s[i];
    return uniform(seed, 6, i) < base + effect * treated[i] ? 1 : 0;
  });
  const levels = [
    ...[1, 2, 3].map((level) => a.map((value) => (value === level ? 1 : 0))),
    ...[1, 2].map((level) => e.map((value) => (value === level ? 1 : 0))),
  ];
  return { treated, outcome, covariates: [...levels, s, l], cluster: undefined, longTerm: l };
}

/** 150 units over 10 periods; thirds start in 4, in 7 and never; the effect grows in the first cohort. */
export function staggeredCase(seed: number): PanelRows {
  const units = 150;
  const periods = 10;
  const n = units * periods;
  const level = normal(seed, 1, units);
  const shock = normal(seed, 2, n);
  const unit = Int32Array.from({ length: n }, (_, i) => Math.floor(i / periods));
  const time = column(n, (i) => (i % periods) + 1);
  const treatment = column(n, (i) => [4, 7, 0][unit[i] % 3]);
  const outcome = new Float64Array(n);
  let error = 0;
  for (let i = 0; i < n; i++) {
    const t = time[i];
    error = t === 1 ? shock[i] : 0.5 * error + Math.sqrt(0.75) * shock[i];
    const start = treatment[i];
    const since = start > 0 && t >= start ? t - start : undefined;
    const effect = since === undefined ? 0 : start === 4 ? since + 1 : 2;
    outcome[i] =
      2 * level[unit[i]] + [1, -1, 0][unit[i] % 3] + 0.3 * t + 0.05 * t * t + error + effect;
  }
  return { unit, units, time, outcome, treatment };
}

export interface CostCase {
  readonly treated: Uint8Array;
  readonly days: Float64Array;
  readonly euros: Float64Array;
}

/** Randomised: 20 days and 1200 euros more for the treated, 60 euros a day. */
export function costCase(seed: number, n = 1000): CostCase {
  const treated = Uint8Array.from({ length: n }, (_, i) => (uniform(seed, 1, i) < 0.5 ? 1 : 0));
  const q = normal(seed, 2, n);
  const first = normal(seed, 3, n);
  const second = normal(seed, 4, n);
  return {
    treated,
    days: column(n, (i) => 100 + 20 * treated[i] + 60 * (0.6 * q[i] + 0.8 * first[i])),
    euros: column(
      n,
      (i) =>
        3000 +
        1200 * treated[i] +
        1500 * (Math.exp(0.5 * (-0.5 * q[i] + Math.sqrt(0.75) * second[i]) - 0.125) - 1),
    ),
  };
}
