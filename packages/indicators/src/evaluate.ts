import { assert } from "@luotsi/base";

import type { HidingResult, ShownMargins } from "./counted-table.ts";
import { areAlike } from "./disclosure-rules.ts";
import { hideCells, type CellLayout } from "./hidden-cells.ts";
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
  assert(cellOf === undefined || cellOf.length === marks.length, "each person has a cell");
  const numerator = new Int32Array(cells);
  const denominator = new Int32Array(cells);
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i];
    if (mark === Mark.none) continue;
    const cell = cellOf === undefined ? 0 : at(cellOf, i);
    denominator[cell] = at(denominator, cell) + 1;
    if (mark === Mark.numerator) numerator[cell] = at(numerator, cell) + 1;
  }
  return Array.from({ length: cells }, (_, i) => ({
    numerator: at(numerator, i),
    denominator: at(denominator, i),
  }));
}

/** What of an indicator decides which cells are hidden. */
export type HidingRule = Pick<IndicatorDefinition, "unit" | "denominator" | "hideBelow" | "alike">;

/** What is hidden of an indicator for other reasons than its own counts. */
export interface HiddenElsewhere {
  /** Cells of the table itself, such as those hidden of the people it is a part of. */
  readonly cells?: readonly Uint8Array[] | undefined;
  /** Groups of each dimension, hidden when shown by themselves. */
  readonly margins?: ShownMargins | undefined;
  /** Counts of each kind of the people, as in `hideCells`. */
  readonly kinds?: readonly (readonly number[])[] | undefined;
  /** Cells that are hidden whatever they are, so that they cannot be told from the table. */
  readonly forced?: Uint8Array | undefined;
}

/**
 * Which cells of an indicator's breakdown are hidden.
 *
 * Besides the people counted, those of the denominator who are not counted are protected, and the denominator: of 30
 * unemployed people 28 of whom have been so for long, two have not. Nor is it told that all 30 have, where that should not be
 * known of anybody. Every part is hidden as if it were
 * shown by itself, so that indicators of the same people never give each other's hidden cells away.
 *
 * @param rule limit of the indicator.
 * @param cells counts of the same people, before the labour force takes the denominator's place.
 * @param layout of the cells.
 * @param elsewhere what is hidden for other reasons.
 * @returns what is hidden, and the small counts that it does not protect. Cost: as `hideCells`, three times.
 */
export function hideRatios(
  { hideBelow, alike }: HidingRule,
  cells: readonly Ratio[],
  layout: CellLayout,
  elsewhere: HiddenElsewhere = {},
): HidingResult {
  const counted = cells.map((cell) => cell.numerator);
  const rest = cells.map((cell) => cell.denominator - cell.numerator);
  const all = cells.map((cell) => cell.denominator);
  const { margins, kinds, forced } = elsewhere;
  const hasRest = rest.some((count) => count > 0);
  const telling = cells.map(({ numerator, denominator }, i) =>
    forced?.[i] === 1 || (alike === "hidden" && areAlike(numerator, denominator)) ? 1 : 0,
  );
  const results = [
    hideCells(counted, layout, hideBelow, {
      margins,
      kinds,
      forced: Uint8Array.from(telling),
      ...(hasRest ? { room: all } : {}),
    }),
    ...(hasRest
      ? [
          hideCells(rest, layout, hideBelow, { margins, forced, room: all }),
          hideCells(all, layout, hideBelow, { margins, forced }),
        ]
      : []),
  ];
  return {
    hidden: [...results.map(({ hidden }) => hidden), ...(elsewhere.cells ?? [])].reduce(
      (marks, more) => marks.map((mark, i) => mark | at(more, i)),
    ),
    unprotected: [...new Set(results.flatMap(({ unprotected }) => unprotected))],
  };
}

/**
 * As `hideRatios`, where only the marks are asked.
 *
 * @param rule limit of the indicator.
 * @param cells counts of the same people.
 * @param layout of the cells.
 * @param elsewhere what is hidden for other reasons.
 * @returns one mark a cell, 1 where it is hidden.
 */
export function hiddenOf(
  rule: HidingRule,
  cells: readonly Ratio[],
  layout: CellLayout,
  elsewhere: HiddenElsewhere = {},
): Uint8Array {
  return hideRatios(rule, cells, layout, elsewhere).hidden;
}

/**
 * Turns counts into figures that may be shown.
 *
 * @param rule unit, denominator and limit of the indicator.
 * @param cells counts; the denominator already replaced by the labour force where that is the rule.
 * @param hidden one mark a cell, of `hiddenOf`.
 * @returns one figure a cell.
 * @throws BrokenPromise when there is not one mark for each cell.
 *
 * Source: confidentiality of the employment statistics (cells under five are missing).
 */
export function showCells(
  { unit }: HidingRule,
  cells: readonly Ratio[],
  hidden: Uint8Array,
): readonly IndicatorValue[] {
  assert(cells.length === hidden.length, "there is one mark for each cell");
  return cells.map((cell, i): IndicatorValue => {
    if (hidden[i] === 1) return { kind: "hidden", because: "too-few-people" };
    if (unit === "count") return { kind: "value", value: cell.numerator, ratio: cell };
    if (cell.denominator === 0) return { kind: "undefined", because: "empty-denominator" };
    return { kind: "value", value: (100 * cell.numerator) / cell.denominator, ratio: cell };
  });
}
