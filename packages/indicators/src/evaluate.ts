import { assert } from "@luotsi/base";

import { Mark, type IndicatorDefinition } from "./indicator.ts";
import { at } from "./jobseekers.ts";

export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** A figure, or why there is none. */
export type IndicatorValue =
  | { readonly kind: "value"; readonly value: number; readonly ratio: Ratio }
  | { readonly kind: "hidden"; readonly because: "too-few-people" }
  | { readonly kind: "undefined"; readonly because: "empty-denominator" | "no-labour-force" }
  | { readonly kind: "not_recorded"; readonly because: string };

/**
 * Counts marks in each cell of a breakdown.
 *
 * @param marks one `Mark` a person.
 * @param cellOf cell of each person, 0 up to `cells`; undefined puts everyone in one cell.
 * @param cells number of cells.
 * @returns numerator and denominator of each cell.
 * @throws BrokenPromise when a cell lies outside. Cost: O(people).
 */
export function countCells(
  marks: Uint8Array,
  cellOf: Int32Array | undefined,
  cells: number,
): readonly Ratio[] {
  const numerator = new Int32Array(cells);
  const denominator = new Int32Array(cells);
  for (let i = 0; i < marks.length; i++) {
    const mark = at(marks, i);
    if (mark === Mark.none) continue;
    const cell = cellOf === undefined ? 0 : at(cellOf, i);
    assert(cell >= 0 && cell < cells, "each person's cell is one of the breakdown's");
    denominator[cell] = at(denominator, cell) + 1;
    if (mark === Mark.numerator) numerator[cell] = at(numerator, cell) + 1;
  }
  return Array.from({ length: cells }, (_, i) => ({
    numerator: at(numerator, i),
    denominator: at(denominator, i),
  }));
}

/**
 * Turns counts of one breakdown into figures that may be shown.
 *
 * Hiding: a cell is hidden when its numerator, or what is left of its denominator, is from 1 up to
 * `hideBelow` − 1 (for a count: when the count is). Where the sum of the cells is known, a single hidden
 * cell could be subtracted back, so the smallest other cell is hidden with it.
 *
 * @param indicator what is measured.
 * @param cells counts; the denominator already replaced by the labour force where that is the rule.
 * @param totalIsShown true when the sum over the cells is shown somewhere.
 * @returns one figure a cell.
 *
 * Source: confidentiality of the employment statistics (cells under five are missing); complements by the
 * usual rule of secondary suppression.
 */
export function showCells(
  indicator: Pick<IndicatorDefinition, "unit" | "denominator" | "hideBelow">,
  cells: readonly Ratio[],
  totalIsShown: boolean,
): readonly IndicatorValue[] {
  const hidden = cells.map((cell) => isSmall(indicator, cell));
  if (totalIsShown && cells.length > 1 && hidden.filter(Boolean).length === 1) {
    const partner = smallestOther(cells, hidden);
    if (partner >= 0) hidden[partner] = true;
  }
  return cells.map((cell, i): IndicatorValue => {
    if (hidden[i] === true) return { kind: "hidden", because: "too-few-people" };
    if (indicator.unit === "count") return { kind: "value", value: cell.numerator, ratio: cell };
    if (cell.denominator === 0) return { kind: "undefined", because: "empty-denominator" };
    return { kind: "value", value: (100 * cell.numerator) / cell.denominator, ratio: cell };
  });
}

function isSmall(
  { unit, denominator, hideBelow }: Pick<IndicatorDefinition, "unit" | "denominator" | "hideBelow">,
  cell: Ratio,
): boolean {
  const small = (count: number): boolean => count > 0 && count < hideBelow;
  if (unit === "count" || denominator === "labour-force") return small(cell.numerator);
  return (
    small(cell.numerator) || small(cell.denominator) || small(cell.denominator - cell.numerator)
  );
}

function smallestOther(cells: readonly Ratio[], hidden: readonly boolean[]): number {
  let found = -1;
  for (const [i, cell] of cells.entries()) {
    if (hidden[i] === true || cell.denominator === 0) continue;
    if (found < 0 || cell.denominator < (cells[found]?.denominator ?? 0)) found = i;
  }
  return found;
}
