import { month, type Month } from "@luotsi/base";

import { publishedMonths, seasonOfStock } from "./area-profile.ts";

/**
 * Levels of the stock without its season: through the two published months, a little lower before them, and after them a
 * path of our own, up 5.5 % in a year and then level.
 */
const january = seasonOfStock.value[0];
const first = publishedMonths["2024-01"].unemployed / january;
const second = publishedMonths["2025-01"].unemployed / january;
const levels: readonly (readonly [at: number, level: number])[] = [
  [month("2023-09"), 0.99 * first],
  [month("2024-01"), first],
  [month("2025-01"), second],
  [month("2025-11"), 1.055 * second],
  [month("2026-11"), 1.05 * second],
];

/**
 * The stock of unemployed jobseekers the inflow was fitted to, at full scale: each month's entry pressure was raised or
 * lowered by the month's miss until the simulated stock of seed 1 followed it.
 *
 * @param at month.
 * @returns people living in the area, at the month's last working day.
 */
export function unemployedPath(at: Month): number {
  const season = seasonOfStock.value[at % 12];
  for (let i = 1; i < levels.length; i++) {
    const [from, low] = levels[i - 1];
    const [to, high] = levels[i];
    if (at <= to) return season * (low + ((high - low) * Math.max(0, at - from)) / (to - from));
  }
  return season * levels[levels.length - 1][1];
}
