import { addWay, carryRows, takeFloats, takeInts, type ColumnRoom } from "@luotsi/numerics";

import { addCounted, type ChargedSums, type CountedDays, type MonthCharge } from "./charge.ts";
import {
  classes,
  clearRows,
  entryOf,
  growRows,
  rowsIn,
  type CounterRows,
} from "./counter-classes.ts";
import type { ExpectMemory } from "./expect-memory.ts";
import { counterBins } from "./flow-cells.ts";
import type { FlowGround } from "./flow-run.ts";
import { flowBenefits } from "./receipt-months.ts";

/**
 * Charged days of a month where people of a cell have several counters. They are gathered from the cells of a segment, benefit and bin
 * of days used before they are charged: the counter and its step do not look at the duration.
 */
export interface CountedRows {
  /** Place of each `(segment · benefits + benefit) · bins + bin` and one more, 0 for none. */
  readonly placeOf: Int32Array;
  gatheredAt: Int32Array;
  /** Days, and days times those by which the counter of each goes on. */
  days: Float64Array;
  moves: Float64Array;
  count: number;
  /** Two rows of each place: days by counter, and the amounts the share is of. */
  readonly rows: CounterRows;
  /** Where the columns are. */
  readonly room: ColumnRoom;
}

const firstRoom = 1024;

/** @returns no days, undefined where counters are not told apart. @param memory to take from. */
export function noCountedRows(
  segments: number,
  { room, counters }: ExpectMemory,
): CountedRows | undefined {
  const rows = rowsIn(counters, 2 * firstRoom);
  if (rows === undefined) return undefined;
  return {
    placeOf: takeInts(room, segments * flowBenefits.length * counterBins),
    gatheredAt: takeInts(room, firstRoom),
    days: takeFloats(room, firstRoom),
    moves: takeFloats(room, firstRoom),
    count: 0,
    rows,
    room,
  };
}

/** Gathers the charged days of a cell's people. @param cell theirs. @param from entry of their counters. */
export function gatherDays(
  counted: CountedRows,
  { segment, benefit, charged, people, days, pace, dayBase }: MonthCharge,
  cell: number,
  from: number,
): void {
  const bin = cell % counterBins;
  const at = placeFor(counted, (segment * flowBenefits.length + benefit) * counterBins + bin);
  const { rows } = counted;
  const ofAll = charged * days;
  const share = ofAll / people;
  counted.days[at] += ofAll;
  counted.moves[at] += ofAll * pace * days;
  const { memory } = rows;
  memory.more = 0;
  memory.share = share;
  addWay(memory, from, entryOf(rows, 2 * at));
  memory.share = share * dayBase;
  addWay(memory, from, entryOf(rows, 2 * at + 1));
}

function placeFor(counted: CountedRows, gathered: number): number {
  const known = counted.placeOf[gathered] - 1;
  if (known >= 0) return known;
  if (counted.count === counted.days.length) grow(counted);
  const place = counted.count;
  counted.count += 1;
  counted.placeOf[gathered] = counted.count;
  counted.gatheredAt[place] = gathered;
  counted.days[place] = 0;
  counted.moves[place] = 0;
  return place;
}

function grow(counted: CountedRows): void {
  const { gatheredAt, days, moves, rows, room } = counted;
  counted.gatheredAt = takeInts(room, 2 * gatheredAt.length);
  counted.gatheredAt.set(gatheredAt);
  counted.days = takeFloats(room, 2 * days.length);
  counted.days.set(days);
  counted.moves = takeFloats(room, 2 * moves.length);
  counted.moves.set(moves);
  carryRows(rows.memory);
  growRows(rows);
}

/** Charges the days gathered in a month, none of which is left. @param ground law. @param days written over. @param sums changed. */
export function chargeGathered(
  ground: FlowGround,
  counted: CountedRows,
  days: CountedDays,
  sums: ChargedSums,
): void {
  const { placeOf, gatheredAt, rows } = counted;
  const { memory } = rows;
  carryRows(memory);
  for (let place = 0; place < counted.count; place++) {
    const kind = (gatheredAt[place] / counterBins) | 0;
    placeOf[gatheredAt[place]] = 0;
    if (counted.days[place] === 0) continue;
    days.segment = (kind / flowBenefits.length) | 0;
    days.benefit = kind - days.segment * flowBenefits.length;
    days.moves = counted.moves[place] / counted.days[place];
    const ofDays = entryOf(rows, 2 * place);
    const ofBase = entryOf(rows, 2 * place + 1);
    for (let k = 0; k < 2 * classes; k += 2) {
      days.days = memory.values[ofDays + k];
      if (days.days === 0) continue;
      days.counter = memory.values[ofDays + k + 1] / days.days;
      days.base = memory.values[ofBase + k];
      addCounted(ground, days, sums);
    }
  }
  clearRows(rows, 2 * counted.count);
  counted.count = 0;
}
