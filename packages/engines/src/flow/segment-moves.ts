import { carryRows } from "@luotsi/numerics";

import { moveRow } from "./counter-classes.ts";
import {
  binAmong,
  cellCount,
  cellOf,
  counterBins,
  durationLevels,
  levelOfFew,
  placeOfCell,
  type Bins,
  type FlowCells,
} from "./flow-cells.ts";
import {
  ageGroups,
  integrationGroups,
  type FlowSegments,
  type ReceiptMonths,
} from "./receipt-months.ts";

/** One way in which receivers come to another segment: with a birthday, or when an integration status ends. */
export interface SegmentMove {
  /** Segment that a segment's people come to, all else alike; the segment itself where there is none. */
  readonly next: Int32Array;
  /** Share of the receivers of each segment who come there in a month. */
  readonly monthly: Float64Array;
}

/** Years of age at which each age group begins, in the order of `ageGroups`. */
const beginsAt = [0, 25, 30, 55] as const;

/** Months between the moments at which people are moved; a move is of so many months at once. */
export const monthsBetweenMoves = 3;

/** Months over which the shares are learnt, and within which a receiver comes to another segment or does not. */
const learntOver = 12;

/** Are people moved before month t ahead is paid? */
export function isMoveMonth(t: number): boolean {
  return t > 0 && t % monthsBetweenMoves === 0;
}

/** Position in `ageGroups` of an age in whole years. */
export function ageGroupOf(years: number): number {
  return beginsAt.findLastIndex((from) => years >= from);
}

/**
 * Learns how many receivers come to the next age group and how many integration statuses end: the share of those of the last twelve
 * months to whom it happens within twelve months. The ages and arrivals of those who begin and leave are taken to stay alike, so the
 * shares do.
 *
 * @param months checked. @returns ageing, then the end of the status. Cost: O(rows).
 */
export function fitMoves(months: ReceiptMonths): readonly SegmentMove[] {
  return [ageingOf(months), endOfStatusOf(months)];
}

function ageingOf(months: ReceiptMonths): SegmentMove {
  const { birthMonth, person, month, lastMonth, segments } = months;
  const seen = new Float64Array(ageGroups.length);
  const turning = new Float64Array(ageGroups.length);
  for (let row = 0; row < person.length; row++) {
    const born = birthMonth[person[row]];
    if (born === 0 || month[row] <= lastMonth - learntOver) continue;
    const group = ageGroupOf(Math.floor((month[row] - born) / 12));
    seen[group] += 1;
    if (ageGroupOf(Math.floor((month[row] + learntOver - born) / 12)) > group) turning[group] += 1;
  }
  return {
    next: nextAge(segments),
    monthly: Float64Array.from(segments.age, (group) => monthlyShare(turning[group], seen[group])),
  };
}

const integrating = integrationGroups.indexOf("integration");
const settled = integrationGroups.indexOf("none");

function endOfStatusOf(months: ReceiptMonths): SegmentMove {
  const { integrationUntil, person, month, segment, lastMonth, segments } = months;
  let seen = 0;
  let ending = 0;
  for (let row = 0; row < person.length; row++) {
    if (month[row] <= lastMonth - learntOver) continue;
    if (segments.integration[segment[row]] !== integrating) continue;
    const until = integrationUntil[person[row]];
    seen += 1;
    if (until > 0 && until <= month[row] + learntOver) ending += 1;
  }
  const share = monthlyShare(ending, seen);
  return {
    next: segmentsWithoutStatus(segments),
    monthly: Float64Array.from(segments.integration, (own) => (own === integrating ? share : 0)),
  };
}

function monthlyShare(moving: number, seen: number): number {
  return seen === 0 ? 0 : moving / seen / learntOver;
}

/** The segment of the next age group, all else alike. */
export function nextAge(segments: FlowSegments): Int32Array {
  return matching(segments, (s) => ({
    age: segments.age[s] + 1,
    integration: segments.integration[s],
  }));
}

function segmentsWithoutStatus(segments: FlowSegments): Int32Array {
  return matching(segments, (s) => ({ age: segments.age[s], integration: settled }));
}

/** For each segment the one of the same municipality and education with what is looked for; itself where there is none. */
function matching(
  { municipality, age, education, integration }: FlowSegments,
  soughtBy: (segment: number) => { readonly age: number; readonly integration: number },
): Int32Array {
  return Int32Array.from(age, (_, segment) => {
    const sought = soughtBy(segment);
    const found = age.findIndex(
      (other, at) =>
        other === sought.age &&
        integration[at] === sought.integration &&
        municipality[at] === municipality[segment] &&
        education[at] === education[segment],
    );
    return found < 0 ? segment : found;
  });
}

/** Share of the people of each segment who are moved at once, and 0 where nobody is. */
export function sharesMoved({ next, monthly }: SegmentMove): Float64Array {
  return monthly.map((share, segment) =>
    next[segment] === segment ? 0 : 1 - (1 - share) ** monthsBetweenMoves,
  );
}

/** Of how many people a group is of very few, and the bins of the month. */
interface Few {
  readonly people: number;
  readonly bins: Bins;
}

/** Moves people of all cells on to another segment. @param move where to, and shares, by segment. Cost: the cells in use. */
export function movePeople(
  cells: FlowCells,
  { next, shares }: { readonly next: Int32Array; readonly shares: Float64Array },
  few: Few,
): void {
  const ofSegment = cellCount(1);
  const { count } = cells;
  for (let at = 0; at < count; at++) {
    const cell = cells.cellAt[at];
    const segment = (cell / ofSegment) | 0;
    const share = shares[segment];
    if (share === 0) continue;
    const into = cell + (next[segment] - segment) * ofSegment;
    const people = cells.open[at] + cells.inService[at] + cells.afterService[at];
    if (people === 0) continue;
    const isNew = cells.placeOf[into] === 0;
    const isFew = isNew && share * people < few.people;
    const to = placeOfCell(
      cells,
      isFew ? cellOfFew(into, cells.used[at] / people, few.bins) : into,
    );
    move(cells.open, at, to, share);
    move(cells.inService, at, to, share);
    move(cells.afterService, at, to, share);
    move(cells.counter, at, to, share);
    move(cells.used, at, to, share);
    if (cells.rows === undefined) continue;
    cells.rows.memory.share = share;
    moveRow(cells.rows, at, to);
  }
  if (cells.rows !== undefined) carryRows(cells.rows.memory);
}

/** Cell that very few people of a cell are put together in. @param kept as in `binAmong`. */
function cellOfFew(cell: number, kept: number, bins: Bins): number {
  const levels = (cell / counterBins) | 0;
  const kind = (levels / durationLevels) | 0;
  return cellOf(kind, levelOfFew[levels - kind * durationLevels], binAmong(bins, kind, kept, true));
}

function move(column: Float64Array, from: number, to: number, share: number): void {
  const part = share * column[from];
  column[from] -= part;
  column[to] += part;
}
