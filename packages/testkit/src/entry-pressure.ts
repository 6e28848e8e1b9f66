import { month, type Month } from "@luotsi/base";

const firstFitted = month("2023-11");
/** Fitted month by month so that the stock of unemployed jobseekers follows its path; see docs/methods/synthetic-area.md. */
const fitted: readonly number[] = [
  1.07, 3.389, 1.394, 1.853, 1.415, 0.857, 0.759, 3.664, 2.778, 0.3, 1.834, 1.807, 1.482, 4.899,
  2.779, 2.626, 1.507, 0.921, 0.979, 4.244, 4.25, 0.3, 3.144, 3.523, 1.814, 7.832, 3.825, 4.251,
  3.011, 2.023, 1.445, 6.532, 6.667, 0.3, 3.849, 4.166,
];

const seasonal: readonly number[] = [
  1.305, 0.904, 0.954, 0.954, 1.004, 1.456, 1.255, 0.904, 1.004, 1.004, 1.054, 1.506,
];

/** Multiplier of the rate of becoming unemployed. @param at month. @returns about 1. */
export function entryPressure(at: Month): number {
  return fitted[at - firstFitted] ?? seasonal[at % 12];
}
