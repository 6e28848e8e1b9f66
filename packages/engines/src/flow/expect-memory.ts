import {
  carriedRows,
  clearCarriedRows,
  columnRoom,
  emptyRoom,
  type CarriedRows,
  type ColumnRoom,
} from "@luotsi/numerics";

/** What the columns and rows of an expectation are in. */
export interface ExpectMemory {
  readonly room: ColumnRoom;
  /** Of the counters that are told apart; undefined where they never are. */
  readonly counters: CarriedRows | undefined;
}

const room = columnRoom();
let counters: CarriedRows | undefined;

/**
 * The memory of this thread for one question at a time, empty. It stays, as large as a question has made it.
 *
 * @param apartFrom month from which counters are told apart, Infinity where they never are.
 */
export function expectMemory(apartFrom: number): ExpectMemory {
  emptyRoom(room);
  if (apartFrom === Infinity) return { room, counters: undefined };
  counters ??= carriedRows();
  clearCarriedRows(counters);
  return { room, counters };
}
