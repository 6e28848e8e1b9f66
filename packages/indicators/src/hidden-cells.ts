import { assert } from "@luotsi/base";

import type { CountedTable, HidingResult, ShownMargins } from "./counted-table.ts";
import { hideTable } from "./hidden-table.ts";

/** How the cells of a breakdown lie beside each other. */
export interface CellLayout {
  /** Number of groups of each dimension, two dimensions at the most; cells are in row-major order. */
  readonly sizes: readonly number[];
  /**
   * By dimension, groups whose sum is shown as an indicator of its own: they are the last to be hidden to
   * cover another group.
   */
  readonly shownElsewhere: readonly ReadonlySet<number>[];
}

/** A breakdown without dimensions: everyone in one cell. */
export const everyone: CellLayout = { sizes: [], shownElsewhere: [] };

/** What is known of people besides how many are in each cell. */
export interface HiddenWith {
  /** What is hidden of the sums over each dimension; worked out from the counts when left out. */
  readonly margins?: ShownMargins | undefined;
  /**
   * Counts of each kind of people in each cell, which add up to the counts: kinds are told apart by other
   * figures, so only people of a kind can stand in for each other. One kind when left out.
   */
  readonly kinds?: readonly (readonly number[])[] | undefined;
  /** The most each cell can be, as other figures tell; no limit when left out. */
  readonly room?: readonly number[] | undefined;
  /** Cells that are hidden whatever they are, so that they cannot be told. */
  readonly forced?: Uint8Array | undefined;
}

/**
 * Which cells of a table of counts must not be shown, so that no count from 1 up to `hideBelow` − 1 can be
 * seen or worked out from the other cells, the sums over either dimension and the sum of all, which are
 * shown on other pages.
 *
 * Small counts are hidden. In one dimension the smallest other counts are hidden with them until at
 * least two are, which together are no small count either. In two dimensions a group whose sum is hidden shows
 * nothing, and further cells are hidden until every small count could as well be `hideBelow`: the hidden
 * counts can be moved so, with every shown number as it is. Where the sum of all is small, nothing shows.
 *
 * @param counts people in each cell.
 * @param layout of the cells.
 * @param hideBelow counts below this are small. Unit: people.
 * @param known what else decides.
 * @returns what is hidden, and what that does not help.
 * @throws BrokenPromise when the counts do not fill the layout, or it has more than two dimensions.
 *
 * Cost: O(small cells × cells) for each cell that is hidden with them. Source: secondary suppression by
 * hypercubes (Repsilber 1994) audited by flows (Cox 1995; Hundepool and others, Statistical Disclosure
 * Control, 2012, sections 4.4 and 4.5).
 */
export function hideCells(
  counts: readonly number[],
  layout: CellLayout,
  hideBelow: number,
  known: HiddenWith = {},
): HidingResult {
  const [rows = 1, columns = 1, third] = layout.sizes;
  assert(third === undefined, "a breakdown has two dimensions at the most");
  assert(counts.length === rows * columns, "there is one count for each cell");
  const [shownRows = nothing, shownColumns = nothing] = layout.shownElsewhere;
  if (layout.sizes.length < 2) {
    return { hidden: hideLine(counts, hideBelow, shownRows, known.forced), unprotected: [] };
  }
  const { kinds, room, forced } = known;
  const table: CountedTable = { rows, columns, counts, kinds, room, forced };
  if (isSmall(sumOf(counts), hideBelow)) {
    return { hidden: new Uint8Array(counts.length).fill(1), unprotected: [] };
  }
  const { rowSums, columnSums } = marginSums(counts, { rows, columns });
  const margins = known.margins ?? {
    rows: hideLine(rowSums, hideBelow, shownRows),
    columns: hideLine(columnSums, hideBelow, shownColumns),
  };
  return hideTable(table, margins, hideBelow);
}

/**
 * As `hideCells`, where nothing else is shown of the sums of lines than the table itself tells.
 *
 * @param counts people in each cell.
 * @param layout of the cells.
 * @param hideBelow counts below this are small. Unit: people.
 * @param known what else decides.
 * @returns one mark a cell, 1 where it is hidden.
 */
export function hiddenCells(
  counts: readonly number[],
  layout: CellLayout,
  hideBelow: number,
  known: HiddenWith = {},
): Uint8Array {
  return hideCells(counts, layout, hideBelow, known).hidden;
}

const nothing: ReadonlySet<number> = new Set();

/**
 * Sums of a table over each dimension.
 *
 * @param counts cells in row-major order.
 * @returns one sum a row and one a column. Cost: O(cells).
 */
export function marginSums(
  counts: readonly number[],
  { rows, columns }: { readonly rows: number; readonly columns: number },
): { readonly rowSums: readonly number[]; readonly columnSums: readonly number[] } {
  const at = (row: number, column: number): number => counts[row * columns + column] ?? 0;
  return {
    rowSums: places(rows).map((row) => sumOf(places(columns).map((column) => at(row, column)))),
    columnSums: places(columns).map((column) => sumOf(places(rows).map((row) => at(row, column)))),
  };
}

function places(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i);
}

/** One dimension, whose sum is shown unless it is small itself. */
function hideLine(
  counts: readonly number[],
  hideBelow: number,
  shownElsewhere: ReadonlySet<number>,
  forced?: Uint8Array,
): Uint8Array {
  const hidden = Uint8Array.from(counts, (count, i) =>
    isSmall(count, hideBelow) || forced?.[i] === 1 ? 1 : 0,
  );
  if (counts.length < 2) return hidden;
  if (isSmall(sumOf(counts), hideBelow)) return hidden.fill(1);
  const bySize = [...counts.keys()]
    .filter((i) => hidden[i] === 0 && (counts[i] ?? 0) > 0)
    .toSorted(
      (a, b) =>
        Number(shownElsewhere.has(a)) - Number(shownElsewhere.has(b)) ||
        (counts[a] ?? 0) - (counts[b] ?? 0),
    );
  for (const next of bySize) {
    if (isCovered(counts, hidden, hideBelow)) break;
    hidden[next] = 1;
  }
  return hidden;
}

/** What is hidden together is no small count, so the rest of the sum tells nothing. */
function isCovered(counts: readonly number[], hidden: Uint8Array, hideBelow: number): boolean {
  const those = counts.filter((count, i) => hidden[i] === 1 && count > 0);
  return those.length === 0 || (those.length > 1 && sumOf(those) >= hideBelow);
}

function isSmall(count: number, hideBelow: number): boolean {
  return count > 0 && count < hideBelow;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
