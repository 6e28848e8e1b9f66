import { month, type Month } from "@luotsi/base";

const firstFitted = month("2023-11");
/** Fitted month by month so that the stock of unemployed jobseekers follows its path; see docs/methods/synthetic-area.md. */
const fitted: readonly number[] = [
  1.305, 3.474, 1.406, 2.237, 1.299, 0.896, 0.959, 4.018, 2.943, 0.3, 2.211, 2.167, 1.831, 5.566,
  2.692, 2.413, 1.388, 0.933, 0.952, 4.154, 4.092, 0.3, 2.917, 3.394, 1.804, 8.093, 4.731, 4.721,
  2.814, 1.824, 1.474, 7.032, 6.527, 0.3, 3.603, 4.117,
];

const seasonal: readonly number[] = [
  1.371, 0.95, 1.002, 1.002, 1.055, 1.53, 1.319, 0.95, 1.055, 1.055, 1.108, 1.583,
];

/**
 * Multiplier of the rate of becoming unemployed.
 *
 * @param at month; before the fitted months a seasonal pattern, after them the last fitted year again.
 * @returns about 1–8.
 */
export function entryPressure(at: Month): number {
  const k = at - firstFitted;
  if (k < 0) return seasonal[at % 12];
  const last = fitted.length;
  return fitted[k < last ? k : last - 12 + ((k - last) % 12)];
}
