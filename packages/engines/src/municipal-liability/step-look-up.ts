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
