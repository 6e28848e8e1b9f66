import { absentValidity, markPresent, type Validity } from "@luotsi/frame";

/** A column that grows as rows are read. */
export interface ColumnBuffer<Values> {
  /** Adds a value; null is missing. */
  readonly push: (value: number | null) => void;
  /** The values so far; the column is not to grow after that. */
  readonly values: () => Values;
  /** Which values are there; undefined when none is missing. */
  readonly validity: () => Validity;
}

type Growing = Int32Array | Float64Array | Uint8Array;

/** A growing column of whole numbers within ±2³¹. */
export function integerBuffer(): ColumnBuffer<Int32Array<ArrayBuffer>> {
  return growing((length) => new Int32Array(length));
}

/** A growing column of numbers. */
export function numberBuffer(): ColumnBuffer<Float64Array<ArrayBuffer>> {
  return growing((length) => new Float64Array(length));
}

/** A growing column of codes 0–255. */
export function codeBuffer(): ColumnBuffer<Uint8Array<ArrayBuffer>> {
  return growing((length) => new Uint8Array(length));
}

function growing<Values extends Growing>(create: (length: number) => Values): ColumnBuffer<Values> {
  let column = create(1024);
  let present = absentValidity(column.length);
  let length = 0;
  let missing = 0;
  return {
    push: (value) => {
      if (length === column.length) {
        const larger = create(column.length * 2);
        larger.set(column);
        column = larger;
        const more = absentValidity(column.length);
        more.set(present);
        present = more;
      }
      if (value === null) missing++;
      else {
        column[length] = value;
        markPresent(present, length);
      }
      length++;
    },
    values: () => column.slice(0, length) as Values,
    validity: () => (missing === 0 ? undefined : present),
  };
}
