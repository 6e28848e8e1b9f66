import type { CountedTable, HidingResult, ShownMargins } from "./counted-table.ts";
import { mostGrowth, mostShrinking } from "./table-flow.ts";

/**
 * Hides cells of a table until no small count can be told from the shown ones and from the sums of lines.
 *
 * Lines whose own sum is hidden are hidden whole, so that a hidden group tells nothing in any table and each
 * table can be judged by itself; together they are one line, whose sum is known. Every small count, of a cell or of those
 * lines together, becomes part of hidden rectangles through which it could grow to `hideBelow` with every line's sum as
 * it is.
 *
 * @param table counts; sums of lines and of all are not small where they are shown.
 * @param margins lines whose sum is hidden.
 * @param hideBelow counts below this are small.
 * @returns what is hidden, and the small counts that cannot grow so far. Cost: as `hideCells`.
 */
export function hideTable(
  table: CountedTable,
  margins: ShownMargins,
  hideBelow: number,
): HidingResult {
  const { columns, counts } = table;
  const lines = { rows: mergedLines(margins.rows), columns: mergedLines(margins.columns) };
  const merged = mergedTable(table, lines);
  const isHiddenWhole = (row: number, column: number): boolean =>
    lines.rows.hiddenAt === row || lines.columns.hiddenAt === column;
  const { marks, unprotected } = protectSmall(merged, isHiddenWhole, hideBelow);
  const placed = (cell: number): number =>
    (lines.rows.placeOf[Math.floor(cell / columns)] ?? 0) * merged.columns +
    (lines.columns.placeOf[cell % columns] ?? 0);
  const open = new Set(unprotected);
  return {
    hidden: Uint8Array.from(counts, (_, cell) => marks[placed(cell)] ?? 0),
    unprotected: [...counts.keys()].filter((cell) => open.has(placed(cell))),
  };
}

/** Lines of a table when those whose sum is hidden are one: their sum together is known. */
interface MergedLines {
  readonly length: number;
  /** Place of each line among the merged. */
  readonly placeOf: readonly number[];
  /** Place of the hidden ones; undefined when there are none. */
  readonly hiddenAt: number | undefined;
}

function mergedLines(hidden: Uint8Array): MergedLines {
  const shown = [...hidden.keys()].filter((line) => hidden[line] === 0);
  const hiddenAt = shown.length < hidden.length ? shown.length : undefined;
  return {
    length: shown.length + (hiddenAt === undefined ? 0 : 1),
    placeOf: [...hidden.keys()].map((line) =>
      hidden[line] === 1 ? shown.length : shown.indexOf(line),
    ),
    hiddenAt,
  };
}

function mergedTable(
  { columns, counts, kinds, room, forced }: CountedTable,
  lines: { readonly rows: MergedLines; readonly columns: MergedLines },
): CountedTable {
  const width = lines.columns.length;
  const merge = (values: readonly number[]): readonly number[] => {
    const sums = Array.from({ length: lines.rows.length * width }, () => 0);
    for (const [cell, value] of values.entries()) {
      const row = lines.rows.placeOf[Math.floor(cell / columns)] ?? 0;
      const at = row * width + (lines.columns.placeOf[cell % columns] ?? 0);
      sums[at] = (sums[at] ?? 0) + value;
    }
    return sums;
  };
  return {
    rows: lines.rows.length,
    columns: width,
    counts: merge(counts),
    kinds: kinds?.map(merge),
    room: room === undefined ? undefined : merge(room),
    forced: forced === undefined ? undefined : Uint8Array.from(merge([...forced]), Math.sign),
  };
}

/** Hides cells until every small count could be `hideBelow`, of cells and of lines hidden whole. */
function protectSmall(
  table: CountedTable,
  isHiddenWhole: (row: number, column: number) => boolean,
  hideBelow: number,
): { readonly marks: Uint8Array; readonly unprotected: readonly number[] } {
  const { columns, counts } = table;
  const isWhole = (cell: number): boolean =>
    isHiddenWhole(Math.floor(cell / columns), cell % columns);
  const isSecret = (cell: number): boolean =>
    isSmall(counts[cell] ?? 0, hideBelow) || (table.forced?.[cell] === 1 && !isWhole(cell));
  const small = [...counts.keys()].filter(isSecret);
  const marks = Uint8Array.from(counts, (_, cell) => (isSecret(cell) || isWhole(cell) ? 1 : 0));
  for (const cell of small) {
    const wanted = Math.min(hideBelow, table.room?.[cell] ?? hideBelow);
    growTo(table, marks, cell, wanted);
    if (isCertain(table, marks, cell)) coverByRectangle(table, marks, cell, shrinking);
    if (isCertain(table, marks, cell)) coverByRectangle(table, marks, cell, growing);
  }
  return { marks, unprotected: small.filter((cell) => isCertain(table, marks, cell)) };
}

/** Hides rectangles until the cell could be so large, or another does not help. */
function growTo(table: CountedTable, marks: Uint8Array, cell: number, wanted: number): void {
  const missing = wanted - (table.counts[cell] ?? 0);
  let grown = mostGrowth(table, marks, cell, wanted);
  while (grown < missing && coverByRectangle(table, marks, cell, growing)) {
    const now = mostGrowth(table, marks, cell, wanted);
    if (now === grown) return;
    grown = now;
  }
}

/** Is there no other table that looks the same? */
function isCertain(table: CountedTable, marks: Uint8Array, cell: number): boolean {
  const one = 1 + (table.counts[cell] ?? 0);
  return mostGrowth(table, marks, cell, one) === 0 && mostShrinking(table, marks, cell, 1) === 0;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function placeOf(cell: number, columns: number): Place {
  return { row: Math.floor(cell / columns), column: cell % columns };
}

/** Two corners beside a cell and the one across. */
type Corners = readonly [number, number, number];

/** Could a person more stand in the cell, when the other corners of a rectangle give way? */
function growing({ counts, kinds = [counts], room }: CountedTable, corners: Corners): boolean {
  const [beside, below, across] = corners;
  const hasRoom = (counts[across] ?? 0) < (room?.[across] ?? Infinity);
  return hasRoom && kinds.some((kind) => (kind[beside] ?? 0) > 0 && (kind[below] ?? 0) > 0);
}

/** Could a person less? */
function shrinking({ counts, room }: CountedTable, [beside, below, across]: Corners): boolean {
  const hasRoom = (cell: number): boolean => (counts[cell] ?? 0) < (room?.[cell] ?? Infinity);
  return hasRoom(beside) && hasRoom(below) && (counts[across] ?? 0) > 0;
}

/**
 * Hides the rectangle that costs the fewest people among those that help.
 *
 * @returns false when every one that helps is hidden already.
 */
function coverByRectangle(
  table: CountedTable,
  marks: Uint8Array,
  cell: number,
  helps: (table: CountedTable, corners: Corners) => boolean,
): boolean {
  const { rows, columns } = table;
  const { row, column } = placeOf(cell, columns);
  let best: readonly number[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (let otherRow = 0; otherRow < rows; otherRow++) {
    for (let otherColumn = 0; otherColumn < columns; otherColumn++) {
      if (otherRow === row || otherColumn === column) continue;
      const corners = [
        row * columns + otherColumn,
        otherRow * columns + column,
        otherRow * columns + otherColumn,
      ] as const;
      const cost = costOf(table, marks, corners);
      if (cost === 0 || cost >= lowest || !helps(table, corners)) continue;
      lowest = cost;
      best = corners;
    }
  }
  for (const corner of best) marks[corner] = 1;
  return best.length > 0;
}

/** Above any number of people: taken only when nothing better is left. */
const emptyCornerCost = 1e9;

/** People that are newly hidden. @returns 0 when all corners are hidden already. */
function costOf({ counts }: CountedTable, marks: Uint8Array, corners: Corners): number {
  let cost = 0;
  for (const corner of corners) {
    if (marks[corner] === 1) continue;
    const people = counts[corner] ?? 0;
    cost += people === 0 ? emptyCornerCost : people;
  }
  return cost;
}

function isSmall(count: number, hideBelow: number): boolean {
  return count > 0 && count < hideBelow;
}
