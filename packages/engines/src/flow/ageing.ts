import { cellCount, placeOfCell, type FlowCells } from "./flow-cells.ts";
import { ageGroups, type FlowSegments, type ReceiptMonths } from "./receipt-months.ts";

/** How people grow into the next age group. */
export interface FlowAgeing {
  /** Segment of the next age group with all else alike, by segment; the segment itself where there is none. */
  readonly next: Int32Array;
  /** Share of the receivers of an age group who come to the next one in a month, by position in `ageGroups`. */
  readonly monthly: Float64Array;
}

/** Years of age at which each age group begins, in the order of `ageGroups`. */
const beginsAt = [0, 25, 30, 55] as const;

/** Months between the moments at which people are moved; a move is of so many months at once. */
export const monthsBetweenMoves = 3;

/** Do people grow older before month t ahead is paid? */
export function growsOlder(t: number): boolean {
  return t > 0 && t % monthsBetweenMoves === 0;
}

/** Position in `ageGroups` of an age in whole years. */
export function ageGroupOf(years: number): number {
  return beginsAt.findLastIndex((from) => years >= from);
}

/**
 * Learns how many receivers come to the next age group: the share of those of the last twelve months whom a birthday takes there within
 * twelve months. The ages of those who begin and leave are taken to stay alike, so the share does.
 *
 * @param months checked. @returns shares and the segments that follow. Cost: O(rows).
 */
export function fitAgeing(months: ReceiptMonths): FlowAgeing {
  const { birthMonth, person, month, lastMonth } = months;
  const seen = new Float64Array(ageGroups.length);
  const turning = new Float64Array(ageGroups.length);
  for (let row = 0; row < person.length; row++) {
    const born = birthMonth[person[row]];
    if (born === 0 || month[row] <= lastMonth - 12) continue;
    const group = ageGroupOf(Math.floor((month[row] - born) / 12));
    seen[group] += 1;
    if (ageGroupOf(Math.floor((month[row] + 12 - born) / 12)) > group) turning[group] += 1;
  }
  return {
    next: nextSegments(months.segments),
    monthly: seen.map((count, group) => (count === 0 ? 0 : turning[group] / count / 12)),
  };
}

/** The segment of the next age group, all else alike. */
export function nextSegments({
  municipality,
  age,
  education,
  integration,
}: FlowSegments): Int32Array {
  return Int32Array.from(age, (own, segment) => {
    const found = age.findIndex(
      (other, at) =>
        other === own + 1 &&
        municipality[at] === municipality[segment] &&
        education[at] === education[segment] &&
        integration[at] === integration[segment],
    );
    return found < 0 ? segment : found;
  });
}

/** Share of the people of a segment who are moved on, and 0 where nobody is. */
export function sharesMoved({ next, monthly }: FlowAgeing, { age }: FlowSegments): Float64Array {
  return Float64Array.from(age, (group, segment) =>
    next[segment] === segment ? 0 : 1 - (1 - monthly[group]) ** monthsBetweenMoves,
  );
}

/** Moves people of all cells on to the next age group. @param shares by segment. Cost: the cells in use. */
export function growOlder(cells: FlowCells, next: Int32Array, shares: Float64Array): void {
  const ofSegment = cellCount(1);
  const ofOneGap = ofSegment * shares.length;
  const { count } = cells;
  for (let at = 0; at < count; at++) {
    const cell = cells.cellAt[at];
    const segment = ((cell % ofOneGap) / ofSegment) | 0;
    const share = shares[segment];
    if (share === 0) continue;
    const to = placeOfCell(cells, cell + (next[segment] - segment) * ofSegment);
    move(cells.open, at, to, share);
    move(cells.inService, at, to, share);
    move(cells.afterService, at, to, share);
    move(cells.counter, at, to, share);
    move(cells.used, at, to, share);
  }
}

function move(column: Float64Array, from: number, to: number, share: number): void {
  const part = share * column[from];
  column[from] -= part;
  column[to] += part;
}
