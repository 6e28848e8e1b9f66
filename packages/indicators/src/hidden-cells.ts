import { assert } from "@luotsi/base";

/** How the cells of a breakdown lie beside each other. */
export interface CellLayout {
  /** Number of groups of each dimension, two dimensions at the most; cells are in row-major order. */
  readonly sizes: readonly number[];
  /**
   * By dimension, groups whose sum is shown as an indicator of its own: they cannot cover another
   * group, unless nothing else can.
   */
  readonly shownElsewhere: readonly ReadonlySet<number>[];
}

/** A breakdown without dimensions: everyone in one cell. */
export const everyone: CellLayout = { sizes: [], shownElsewhere: [] };

/** Lines of a table that are shown by themselves elsewhere, and which of their cells are hidden there. */
export interface ShownMargins {
  /** One mark a row: 1 where the row's sum is hidden. */
  readonly rows: Uint8Array;
  /** One mark a column. */
  readonly columns: Uint8Array;
}

/**
 * Which cells of a table of counts must not be shown, so that no count from 1 up to `hideBelow` − 1 can be
 * seen or worked out from the other cells, the sums over either dimension and the sum of all, which are
 * shown on other pages.
 *
 * Small counts are hidden. In one dimension the smallest other counts are hidden with them until at
 * least two are, which together are no small count either. In two dimensions every hidden count becomes
 * a corner of a rectangle of hidden counts, of which any change of one can be made good by the others.
 *
 * @param counts people in each cell.
 * @param layout of the cells.
 * @param hideBelow counts below this are small. Unit: people.
 * @param margins what is hidden of the sums over each dimension; worked out from the counts when left out.
 * @returns one mark a cell, 1 where it is hidden.
 * @throws BrokenPromise when the counts do not fill the layout, or it has more than two dimensions.
 *
 * Cost: O(cells × hidden cells). Source: secondary suppression by hypercubes (Repsilber 1994; Hundepool and
 * others, Statistical Disclosure Control, 2012, section 4.4).
 */
export function hiddenCells(
  counts: readonly number[],
  layout: CellLayout,
  hideBelow: number,
  margins?: ShownMargins,
): Uint8Array {
  const [rows = 1, columns = 1, third] = layout.sizes;
  assert(third === undefined, "a breakdown has two dimensions at the most");
  assert(counts.length === rows * columns, "there is one count for each cell");
  const [shownRows = nothing, shownColumns = nothing] = layout.shownElsewhere;
  if (layout.sizes.length < 2) return hideLine(counts, hideBelow, shownRows);
  const table = tableOf(counts, rows, columns);
  const hiddenSums = margins ?? {
    rows: hideLine(table.rowSums, hideBelow, shownRows),
    columns: hideLine(table.columnSums, hideBelow, shownColumns),
  };
  return hideTable(table, hiddenSums, hideBelow);
}

const nothing: ReadonlySet<number> = new Set();

/** One dimension, whose sum is shown unless it is small itself. */
function hideLine(
  counts: readonly number[],
  hideBelow: number,
  shownElsewhere: ReadonlySet<number>,
): Uint8Array {
  const hidden = Uint8Array.from(counts, (count) => (isSmall(count, hideBelow) ? 1 : 0));
  if (counts.length < 2 || isSmall(sumOf(counts), hideBelow)) return hidden;
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
  const together = counts.reduce((sum, count, i) => sum + (hidden[i] === 1 ? count : 0), 0);
  return together === 0 || together >= hideBelow;
}

/** Cells with their sums: entry (`rows`, c) is a column's sum, (r, `columns`) a row's, the last of all. */
interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly rowSums: readonly number[];
  readonly columnSums: readonly number[];
  readonly value: (row: number, column: number) => number;
}

function tableOf(counts: readonly number[], rows: number, columns: number): Table {
  const at = (row: number, column: number): number => counts[row * columns + column] ?? 0;
  const rowSums = Array.from({ length: rows }, (_, r) =>
    sumOf(Array.from({ length: columns }, (__, c) => at(r, c))),
  );
  const columnSums = Array.from({ length: columns }, (_, c) =>
    sumOf(Array.from({ length: rows }, (__, r) => at(r, c))),
  );
  const total = sumOf(rowSums);
  return {
    rows,
    columns,
    rowSums,
    columnSums,
    value: (row, column) => {
      if (row < rows) return column < columns ? at(row, column) : (rowSums[row] ?? 0);
      return column < columns ? (columnSums[column] ?? 0) : total;
    },
  };
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Marks over a table and its sums. */
interface Marks {
  readonly has: (row: number, column: number) => boolean;
  readonly set: (row: number, column: number) => void;
}

function marksOver({ rows, columns }: Table): Marks {
  const marks = new Uint8Array((rows + 1) * (columns + 1));
  return {
    has: (row, column) => marks[row * (columns + 1) + column] === 1,
    set: (row, column) => {
      marks[row * (columns + 1) + column] = 1;
    },
  };
}

function hideTable(table: Table, margins: ShownMargins, hideBelow: number): Uint8Array {
  const { rows, columns, value } = table;
  const marks = marksOver(table);
  const toCover: Cell[] = [];
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      if (!startsHidden(table, margins, { row, column }, hideBelow)) continue;
      marks.set(row, column);
      if (value(row, column) > 0) toCover.push({ row, column });
    }
  }
  for (let next = toCover.shift(); next !== undefined; next = toCover.shift()) {
    coverByRectangle(table, marks, next);
    if (toCover.length === 0) toCover.push(...fillLines(table, marks, hideBelow));
  }
  return Uint8Array.from({ length: rows * columns }, (_, i) =>
    marks.has(Math.floor(i / columns), i % columns) ? 1 : 0,
  );
}

function startsHidden(
  { rows, columns, value }: Table,
  margins: ShownMargins,
  { row, column }: Cell,
  hideBelow: number,
): boolean {
  if (row < rows && column === columns) return margins.rows[row] === 1;
  if (row === rows && column < columns) return margins.columns[column] === 1;
  return isSmall(value(row, column), hideBelow);
}

/** Hides the rectangle that costs the fewest people among those that leave the cell uncertain. */
function coverByRectangle(table: Table, marks: Marks, { row, column }: Cell): void {
  let best: readonly Cell[] | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (let otherRow = 0; otherRow <= table.rows; otherRow++) {
    if (otherRow === row) continue;
    for (let otherColumn = 0; otherColumn <= table.columns; otherColumn++) {
      if (otherColumn === column) continue;
      const corners = [
        { row, column: otherColumn },
        { row: otherRow, column },
        { row: otherRow, column: otherColumn },
      ] as const;
      const cost = costOf(table, marks, corners);
      if (cost >= lowest) continue;
      lowest = cost;
      best = corners;
    }
  }
  for (const corner of best ?? []) marks.set(corner.row, corner.column);
}

/** Above any number of people: taken only when nothing better is left. */
const emptyCornerCost = 1e9;
const certainCost = 1e12;

/** @param corners two beside the cell and the one across. A sum that is shown elsewhere cannot be hidden. */
function costOf(
  table: Table,
  marks: Marks,
  [beside, below, across]: readonly [Cell, Cell, Cell],
): number {
  let cost = 0;
  for (const corner of [beside, below, across]) {
    if (marks.has(corner.row, corner.column)) continue;
    if (corner.row === table.rows || corner.column === table.columns) {
      return Number.POSITIVE_INFINITY;
    }
    const people = table.value(corner.row, corner.column);
    cost += people === 0 ? emptyCornerCost : people;
  }
  const value = (corner: Cell): number => table.value(corner.row, corner.column);
  const canGrow = value(beside) > 0 && value(below) > 0;
  const canShrink = value(across) > 0;
  return canGrow || canShrink ? cost : cost + certainCost;
}

/** Hides a further cell in each line whose hidden cells are a small count together. @returns those cells. */
function fillLines(table: Table, marks: Marks, hideBelow: number): readonly Cell[] {
  const { rows, columns } = table;
  const rowLines = Array.from({ length: rows }, (_, row) => ({
    isSumShown: !marks.has(row, columns),
    cells: Array.from({ length: columns }, (__, column) => ({ row, column })),
  }));
  const columnLines = Array.from({ length: columns }, (_, column) => ({
    isSumShown: !marks.has(rows, column),
    cells: Array.from({ length: rows }, (__, row) => ({ row, column })),
  }));
  const added: Cell[] = [];
  for (const { isSumShown, cells } of [...rowLines, ...columnLines]) {
    const people = (cell: Cell): number => table.value(cell.row, cell.column);
    const hidden = cells.filter(({ row, column }) => marks.has(row, column));
    const together = sumOf(hidden.map(people));
    if (!isSumShown || !isSmall(together, hideBelow)) continue;
    const [smallest] = cells
      .filter((cell) => !marks.has(cell.row, cell.column) && people(cell) > 0)
      .toSorted((a, b) => people(a) - people(b));
    if (smallest === undefined) continue;
    marks.set(smallest.row, smallest.column);
    added.push(smallest);
  }
  return added;
}

function isSmall(count: number, hideBelow: number): boolean {
  return count > 0 && count < hideBelow;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
