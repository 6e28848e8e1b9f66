import type { Month } from "@luotsi/base";
import type { IndicatorDimension } from "@luotsi/contract";
import {
  countCells,
  hiddenCells,
  hiddenOf,
  indicators,
  type IndicatorDefinition,
  type Ratio,
  type ShownMargins,
} from "@luotsi/indicators";

import { breakdownOf, dimensionOf, type Breakdown, type Dimension } from "./breakdown.ts";
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
  return wanted.map((indicator) => {
    const marks = facts.marks(indicator, month);
    const cells = countCells(marks, cellOf, breakdown.cells.length);
    const margins = marginsOf(facts, month, indicator, breakdown.dimensions);
    const hidden =
      margins === undefined || margins.kind === "both"
        ? hiddenOf(indicator, cells, breakdown.layout, margins)
        : joined(hiddenOf(indicator, cells, breakdown.layout), margins.rows);
    return { cells, hidden };
  });
}

type Margins = (ShownMargins & { readonly kind: "both" }) | { kind: "one"; rows: Uint8Array };

/**
 * What an indicator that is a group of another's breakdown hides because the other does: youth unemployment
 * by sex is a row of the unemployed by age and sex, and both hide the same cells of it.
 */
function marginsOf(
  facts: IndicatorFacts,
  month: Month,
  indicator: IndicatorDefinition,
  dimensions: readonly Dimension[],
): Margins | undefined {
  const { sameAs } = indicator;
  const whole = indicators.find(({ id }) => id === sameAs?.indicator);
  const [first, second] = dimensions;
  if (sameAs === undefined || whole === undefined || first === undefined) return undefined;
  if (dimensions.some(({ id }) => id === sameAs.dimension)) return undefined;
  const part = dimensionOf(sameAs.dimension as IndicatorDimension, facts);
  const row = part.groups.findIndex(({ code }) => code === sameAs.group);
  const marks = facts.marks(whole, month);
  const hiddenBy = (dimension: Dimension): Uint8Array => {
    const { cells, cellOf, layout } = breakdownOf([part, dimension]);
    const counts = countCells(marks, cellOf(facts.snapshot(month)), cells.length);
    const people = counts.map(({ numerator }) => numerator);
    const width = dimension.groups.length;
    return hiddenCells(people, layout, whole.hideBelow).slice(row * width, (row + 1) * width);
  };
  return second === undefined
    ? { kind: "one", rows: hiddenBy(first) }
    : { kind: "both", rows: hiddenBy(first), columns: hiddenBy(second) };
}

function joined(some: Uint8Array, others: Uint8Array): Uint8Array {
  return some.map((mark, i) => mark | (others[i] ?? 0));
}
