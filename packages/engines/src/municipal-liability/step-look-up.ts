import type { PieceRules } from "./pieces.ts";
import { liabilityGrounds } from "./plan.ts";
import { percentAfter } from "./share-table.ts";

const grounds = liabilityGrounds.length;

/** Percents by number of paid days, for all rules and grounds in one array. */
export interface StepLookUp {
  /** Entry `(rule * grounds + ground) * width + days`: percent of the first day after so many days, or `unclearStep`. */
  readonly percents: Uint8Array;
  readonly width: number;
}

/** Stands for a percent that takes a closer look. */
export const unclearStep = 255;

/** Tabulates the steps of a plan's rules. @param rules of the plan. @returns the look-up. Cost: O(rules × days). */
export function stepLookUp({ tables, free, byPeriod }: PieceRules): StepLookUp {
  const width = Math.max(1, ...tables.map((table) => table.cap));
  const percents = new Uint8Array(free.length * width);
  for (let at = 0; at < free.length; at++) {
    if (free[at] === 1) continue;
    const rule = Math.floor(at / grounds);
    for (let days = 0; days < width; days++) {
      percents[at * width + days] =
        byPeriod[rule] === 1 ? unclearStep : percentAfter(tables[rule], days);
    }
  }
  return { percents, width };
}

/**
 * The one percent of the days between two counters.
 *
 * @param look table of the rules.
 * @param at rule × grounds + ground.
 * @param counterBefore in days.
 * @param counterAfter in days; below the one before in a recovery.
 * @returns the percent; `unclearStep` when the counters are not whole, are outside the table, or a step lies between.
 */
export function stepBetween(
  { percents, width }: StepLookUp,
  at: number,
  counterBefore: number,
  counterAfter: number,
): number {
  const before = counterBefore | 0;
  const after = counterAfter | 0;
  if (before !== counterBefore || after !== counterAfter) return unclearStep;
  const low = before < after ? before : after;
  const last = before < after ? after - 1 : before > after ? before - 1 : before;
  if (low < 0 || last >= width) return unclearStep;
  const percent = percents[at * width + low];
  return percent === percents[at * width + last] ? percent : unclearStep;
}
