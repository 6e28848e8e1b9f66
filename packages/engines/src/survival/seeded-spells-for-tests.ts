import { chiSquareUpperTail, normalQuantile, uniform } from "@luotsi/numerics";

import type { Spells } from "./spells.ts";

/** Repetitions of a case. */
export const repetitions = 200;

const draw = (seed: number, stream: number, n: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => uniform(seed, stream, i));
const normal = (seed: number, stream: number, n: number): Float64Array =>
  draw(seed, stream, n).map(normalQuantile);

/** Hazards a day of job, education, service and other, before and after day 180, in two groups. */
export const exitHazards = [
  [
    [0.002, 0.0004, 0.0006, 0.0003],
    [0.001, 0.0003, 0.0008, 0.0004],
  ],
  [
    [0.0026, 0.0004, 0.0003, 0.0003],
    [0.0013, 0.0003, 0.0004, 0.0004],
  ],
] as const;

const total = (hazards: readonly number[]): number =>
  hazards.reduce((sum, value) => sum + value, 0);

/** Case 5: competing exits of two groups, hazards that change at day 180, whole days, censoring at random. */
export function competingExits(repetition: number): Spells & { readonly group: Int32Array } {
  const n = 2000;
  const seed = 6000 + repetition;
  const [g, e, u, c] = [1, 2, 3, 4].map((stream) => draw(seed, stream, n));
  const group = Int32Array.from(g, (value) => Number(value < 0.5));
  const time = new Float64Array(n);
  const cause = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const hazards = exitHazards[group[i]];
    const [early, late] = hazards.map(total);
    const passed = -Math.log(e[i]);
    const exit = passed < 180 * early ? passed / early : 180 + (passed - 180 * early) / late;
    const causes = hazards[exit >= 180 ? 1 : 0];
    let share = 0;
    let which = 0;
    while (which < 3 && u[i] >= (share += causes[which] / total(causes))) which += 1;
    const end = 60 + Math.floor(c[i] * 840);
    const day = Math.ceil(exit);
    time[i] = Math.min(day, end);
    cause[i] = day <= end ? which + 1 : 0;
  }
  return { time, cause, group };
}

/** The true share out for a cause by a day, in closed form. */
export function trueShareOut(group: 0 | 1, cause: number, day: number): number {
  const [early, late] = exitHazards[group];
  const [a, b] = [total(early), total(late)];
  const first = (early[cause] / a) * (1 - Math.exp(-a * Math.min(day, 180)));
  if (day <= 180) return first;
  return first + (late[cause] / b) * Math.exp(-a * 180) * (1 - Math.exp(-b * (day - 180)));
}

/** True log hazard ratios of case 6. */
export const repeatedTruth = [0.5, -0.35, 0.25, 0.4, -0.2] as const;

export interface RepeatedSpells {
  readonly stop: Float64Array;
  readonly event: Uint8Array;
  readonly columns: readonly Float64Array[];
  readonly person: Int32Array;
}

/** Case 6: 400 persons with three spells each that resemble each other, whole days. */
export function repeatedSpells(repetition: number): RepeatedSpells {
  const persons = 400;
  const n = 3 * persons;
  const seed = 7000 + repetition;
  const covariates = [
    ...[1, 2, 3].map((stream) => normal(seed, stream, persons)),
    draw(seed, 4, persons).map((u) => Number(u < 0.5)),
    draw(seed, 5, persons).map((u) => Number(u < 0.3)),
  ];
  const own = normal(seed, 6, persons);
  const spell = normal(seed, 7, n);
  const end = draw(seed, 8, n);
  const person = Int32Array.from({ length: n }, (_, i) => Math.floor(i / 3));
  const stop = new Float64Array(n);
  const event = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const linear = repeatedTruth.reduce((sum, b, j) => sum + b * covariates[j][person[i]], 0);
    const z = Math.SQRT1_2 * own[person[i]] + Math.SQRT1_2 * spell[i];
    const time = 250 * (-logNormalCdf(z) * Math.exp(-linear)) ** (1 / 1.2);
    const day = Math.max(1, Math.ceil(time));
    const last = 30 + Math.floor(end[i] * 700);
    stop[i] = Math.min(day, last);
    event[i] = Number(day <= last);
  }
  return {
    stop,
    event,
    columns: covariates.map((x) => Float64Array.from(person, (k) => x[k])),
    person,
  };
}

/** ln Φ(z) by the upper tail of chi-squared with one degree of freedom. */
function logNormalCdf(z: number): number {
  const half = chiSquareUpperTail(z * z, 1) / 2;
  return z <= 0 ? Math.log(half) : Math.log1p(-half);
}

/** Mean, standard deviation and share of intervals that hold the truth. */
export function summary(
  estimates: readonly number[],
  errors: readonly number[],
  truth: number,
): { readonly bias: number; readonly deviation: number; readonly coverage: number } {
  const n = estimates.length;
  const mean = estimates.reduce((sum, value) => sum + value, 0) / n;
  const square = estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const held = estimates.filter((value, i) => Math.abs(value - truth) <= 1.959964 * errors[i]);
  return { bias: mean - truth, deviation: Math.sqrt(square / (n - 1)), coverage: held.length / n };
}
