import type { CountedTable } from "./counted-table.ts";

/**
 * By how much a cell could be larger with every sum of a line as it is, when only hidden cells may be otherwise:
 * the largest flow from its row to its column, in which people of one kind stand in for people of that kind.
 *
 * @param table counts.
 * @param marks one mark a cell, 1 where it is hidden.
 * @param cell whose growth is asked.
 * @param enough as soon as the cell itself could be so many, no more is looked for.
 * @returns people more. Cost: O(cells × (rows + columns)) for each step of the flow.
 *
 * Source: Cox, Network models for complementary cell suppression (1995), of a table with known margins.
 */
export function mostGrowth(
  table: CountedTable,
  marks: Uint8Array,
  cell: number,
  enough: number,
): number {
  const { counts, room } = table;
  const limit = Math.min(enough, room?.[cell] ?? Infinity) - (counts[cell] ?? 0);
  return flowThrough({ table, marks, cell, direction: 1 }, limit);
}

/**
 * By how much a cell could be smaller, in the same way.
 *
 * @param table counts.
 * @param marks one mark a cell, 1 where it is hidden.
 * @param cell whose shrinking is asked.
 * @param enough no more than so many people are looked for.
 * @returns people less. Cost: as `mostGrowth`.
 */
export function mostShrinking(
  table: CountedTable,
  marks: Uint8Array,
  cell: number,
  enough: number,
): number {
  const limit = Math.min(enough, table.counts[cell] ?? 0);
  return flowThrough({ table, marks, cell, direction: -1 }, limit);
}

interface Flow {
  readonly table: CountedTable;
  readonly marks: Uint8Array;
  readonly cell: number;
  /** 1 when the cell grows, −1 when it shrinks. */
  readonly direction: 1 | -1;
}

function flowThrough(flow: Flow, limit: number): number {
  const { counts, kinds = [counts] } = flow.table;
  const moved = new Int32Array(counts.length);
  let grown = 0;
  for (const kind of kinds) {
    const movedOfKind = new Int32Array(counts.length);
    const most = flow.direction === 1 ? limit : Math.min(limit, grown + (kind[flow.cell] ?? 0));
    while (grown < most) {
      const path = findPath({ ...flow, kind, moved, movedOfKind });
      if (path === undefined) break;
      for (const { at, change } of path) {
        moved[at] = (moved[at] ?? 0) + change;
        movedOfKind[at] = (movedOfKind[at] ?? 0) + change;
      }
      grown += 1;
    }
  }
  return grown;
}

interface Search extends Flow {
  readonly kind: readonly number[];
  readonly moved: Int32Array;
  readonly movedOfKind: Int32Array;
}

interface Step {
  readonly at: number;
  readonly change: 1 | -1;
}

/**
 * One person less in a cell of the row, one more in that cell's column, and so on until the cell's own column has one
 * less; the other way round when the cell shrinks.
 */
function findPath(search: Search): readonly Step[] | undefined {
  const { rows, columns } = search.table;
  const [row, column] = [Math.floor(search.cell / columns), search.cell % columns];
  const { direction } = search;
  const [first, second] = direction === 1 ? [canLose, canGain] : [canGain, canLose];
  const opposite = direction === 1 ? -1 : 1;
  const cameToRow = new Map<number, Step | undefined>([[row, undefined]]);
  const cameToColumn = new Map<number, Step>();
  const waiting = [row];
  for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
    for (let c = 0; c < columns; c++) {
      const less = from * columns + c;
      if (cameToColumn.has(c) || !first(search, less)) continue;
      cameToColumn.set(c, { at: less, change: opposite });
      if (c === column) return pathTo(c, columns, cameToRow, cameToColumn);
      const reached = Array.from({ length: rows }, (_, r) => r).filter(
        (r) => !cameToRow.has(r) && second(search, r * columns + c),
      );
      for (const r of reached) cameToRow.set(r, { at: r * columns + c, change: direction });
      waiting.push(...reached);
    }
  }
  return undefined;
}

function canLose({ marks, cell, kind, movedOfKind }: Search, at: number): boolean {
  return at !== cell && marks[at] === 1 && (kind[at] ?? 0) + (movedOfKind[at] ?? 0) > 0;
}

function canGain({ table, marks, cell, moved }: Search, at: number): boolean {
  const now = (table.counts[at] ?? 0) + (moved[at] ?? 0);
  return at !== cell && marks[at] === 1 && now < (table.room?.[at] ?? Infinity);
}

function pathTo(
  column: number,
  columns: number,
  cameToRow: ReadonlyMap<number, Step | undefined>,
  cameToColumn: ReadonlyMap<number, Step>,
): readonly Step[] {
  const path: Step[] = [];
  for (let c = column; ;) {
    const less = cameToColumn.get(c);
    if (less === undefined) return path;
    path.push(less);
    const more = cameToRow.get(Math.floor(less.at / columns));
    if (more === undefined) return path;
    path.push(more);
    c = more.at % columns;
  }
}
