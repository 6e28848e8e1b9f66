import type { Month } from "@luotsi/base";
import {
  cellKeys,
  countCells,
  Mark,
  type IndicatorDefinition,
  type Ratio,
} from "@luotsi/indicators";

import type { Breakdown } from "./breakdown.ts";
import { hiddenInMonth } from "./hide-month.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";

/** Keys by which the counts of a cell are rounded: of those who are counted, and of the rest. */
export interface RatioKeys {
  readonly counted: number;
  readonly rest: number;
}

/** Counts of one indicator in each cell of a breakdown, and which cells must not be shown. */
export interface CountedCells {
  readonly cells: readonly Ratio[];
  /** One mark a cell, 1 where it is hidden. */
  readonly hidden: Uint8Array;
  /** One entry a cell; undefined where counts are not rounded. */
  readonly keys: readonly RatioKeys[] | undefined;
}

/** Counts of every wanted indicator in each cell, of people who live in the area on the counting day. */
export function countMonth(
  facts: IndicatorFacts,
  month: Month,
  wanted: readonly IndicatorDefinition[],
  breakdown: Breakdown,
): readonly CountedCells[] {
  const cellOf = breakdown.cellOf(facts.snapshot(month));
  const size = breakdown.cells.length;
  return wanted.map((indicator) => {
    const marks = facts.marks(indicator, month);
    return {
      cells: countCells(marks, cellOf, size),
      hidden: hiddenInMonth(facts, month, indicator, breakdown.dimensions),
      keys: keysOf(facts, marks, cellOf, size),
    };
  });
}

function keysOf(
  { rounding }: Pick<IndicatorFacts, "rounding">,
  marks: Uint8Array,
  cellOf: Int32Array | undefined,
  size: number,
): readonly RatioKeys[] | undefined {
  if (rounding === undefined) return undefined;
  const keysWith = (mark: number): Uint32Array => {
    const counted = marks.map((own) => Number(own === mark));
    return cellKeys(rounding.recordKeys, counted, cellOf, size);
  };
  const rest = keysWith(Mark.denominator);
  return Array.from(keysWith(Mark.numerator), (counted, i) => ({ counted, rest: rest[i] ?? 0 }));
}
