/** A column of numbers that grows as rows are read. */
export interface GrowingColumn {
  readonly push: (value: number) => void;
  /** The values so far, without spare room. */
  readonly values: () => Float64Array;
}

/** @returns an empty column. */
export function growingColumn(): GrowingColumn {
  let room = new Float64Array(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === room.length) {
        const larger = new Float64Array(2 * room.length);
        larger.set(room);
        room = larger;
      }
      room[length] = value;
      length += 1;
    },
    values: () => room.slice(0, length),
  };
}
