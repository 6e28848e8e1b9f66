/**
 * Room for the columns of one computation after another: taken anew for each, from memory that stays. Large columns that are made and dropped
 * in quick succession keep the collector of garbage busy, and with it the other threads.
 */
export interface ColumnRoom {
  buffer: ArrayBuffer;
  /** Bytes taken, and bytes that had to be taken elsewhere. */
  taken: number;
  missed: number;
}

/** @returns room for nothing yet: it becomes as large as what was taken when it is emptied. */
export function columnRoom(): ColumnRoom {
  return { buffer: new ArrayBuffer(0), taken: 0, missed: 0 };
}

/**
 * Takes all columns back, which must not be used any more.
 *
 * Cost: the bytes that had been taken.
 */
export function emptyRoom(room: ColumnRoom): void {
  if (room.missed > 0) room.buffer = new ArrayBuffer(room.taken + room.missed);
  else new Uint8Array(room.buffer, 0, room.taken).fill(0);
  room.taken = 0;
  room.missed = 0;
}

/** @returns a column of zeros, until the room is emptied. @param count of its numbers. */
export function takeFloats(room: ColumnRoom, count: number): Float64Array {
  const at = takeBytes(room, 8 * count);
  return at === missed ? new Float64Array(count) : new Float64Array(room.buffer, at, count);
}

/** The same of whole numbers. */
export function takeInts(room: ColumnRoom, count: number): Int32Array {
  const at = takeBytes(room, 8 * Math.ceil(count / 2));
  return at === missed ? new Int32Array(count) : new Int32Array(room.buffer, at, count);
}

const missed = -1;

function takeBytes(room: ColumnRoom, bytes: number): number {
  const at = room.taken;
  if (at + bytes > room.buffer.byteLength) {
    room.missed += bytes;
    return missed;
  }
  room.taken += bytes;
  return at;
}
