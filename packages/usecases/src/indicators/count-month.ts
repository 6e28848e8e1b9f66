import type { Month } from "@luotsi/base";
import { countCells, type IndicatorDefinition, type Ratio } from "@luotsi/indicators";

import type { Breakdown } from "./breakdown.ts";
import { hiddenInMonth } from "./hide-month.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";

/** Counts of one indicator in each cell of a breakdown, and which cells must not be shown. */
export interface CountedCells {
  readonly cells: readonly Ratio[];
  /** One mark a cell, 1 where it is hidden. */
  readonly hidden: Uint8Array;
}

/** Counts of every wanted indicator in each cell, of people who live in the area on the counting day. */
export function countMonth(
  facts: IndicatorFacts,
  month: Month,
  wanted: readonly IndicatorDefinition[],
  breakdown: Breakdown,
): readonly CountedCells[] {
  const cellOf = breakdown.cellOf(facts.snapshot(month));
  return wanted.map((indicator) => ({
    cells: countCells(facts.marks(indicator, month), cellOf, breakdown.cells.length),
    hidden: hiddenInMonth(facts, month, indicator, breakdown.dimensions),
  }));
}
