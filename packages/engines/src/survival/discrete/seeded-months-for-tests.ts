import { normalQuantile, uniform } from "@luotsi/numerics";

const draw = (seed: number, stream: number, n: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => uniform(seed, stream, i));
const normal = (seed: number, stream: number, n: number): Float64Array =>
  draw(seed, stream, n).map(normalQuantile);

/** Constant, two covariates and the slope of duration of case 7. */
export const monthlyTruth = [-2, 0.4, -0.6, -0.05] as const;

export interface MonthlySpells {
  readonly months: Int32Array;
  readonly event: Uint8Array;
  readonly columns: readonly Float64Array[];
}

/** Case 7: monthly exits with a logistic hazard that falls with duration. */
export function monthlySpells(repetition: number): MonthlySpells {
  const n = 1500;
  const seed = 8000 + repetition;
  const x1 = normal(seed, 1, n);
  const x2 = draw(seed, 2, n).map((u) => Number(u < 0.4));
  const months = Int32Array.from(draw(seed, 3, n), (u) => 6 + Math.floor(u * 25));
  const event = new Uint8Array(n);
  const [constant, b1, b2, slope] = monthlyTruth;
  for (let t = 1; t <= 30; t++) {
    const u = draw(seed, 100 + t, n);
    for (let i = 0; i < n; i++) {
      if (event[i] === 1 || months[i] < t) continue;
      const linear = constant + slope * (t - 1) + b1 * x1[i] + b2 * x2[i];
      if (u[i] >= 1 / (1 + Math.exp(-linear))) continue;
      months[i] = t;
      event[i] = 1;
    }
  }
  return { months, event, columns: [x1, x2] };
}
