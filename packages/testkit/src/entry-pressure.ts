import { month, type Month } from "@luotsi/base";

const firstFitted = month("2023-11");
/** Fitted month by month so that the stock of unemployed jobseekers follows its path; see docs/methods/synthetic-area.md. */
const fitted: readonly number[] = [
  1.03, 3.282, 1.59, 2.125, 1.481, 0.869, 0.978, 3.646, 2.639, 0.3, 1.946, 2.02, 1.963, 4.969,
  2.718, 2.477, 1.61, 1.456, 1.073, 4.076, 3.218, 0.3, 2.787, 2.928, 1.977, 7.115, 3.74, 4.546,
  2.704, 2.007, 1.188, 6.224, 5.85, 0.3, 3.839, 4.25,
];

const seasonal: readonly number[] = [
  1.295, 0.896, 0.946, 0.946, 0.996, 1.444, 1.245, 0.896, 0.996, 0.996, 1.046, 1.494,
];

/** Multiplier of the rate of becoming unemployed. @param at month. @returns about 1. */
export function entryPressure(at: Month): number {
  return fitted[at - firstFitted] ?? seasonal[at % 12];
}
