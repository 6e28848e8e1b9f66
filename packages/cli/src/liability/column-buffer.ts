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
  let length = 0;
  const missing: number[] = [];
  return {
    push: (value) => {
      if (length === column.length) {
        const larger = create(column.length * 2);
        larger.set(column);
        column = larger;
      }
      if (value === null) missing.push(length);
      else column[length] = value;
      length++;
    },
    values: () => column.slice(0, length) as Values,
    validity: () => {
      if (missing.length === 0) return undefined;
      const validity = absentValidity(length);
      const absent = new Set(missing);
      for (let i = 0; i < length; i++) if (!absent.has(i)) markPresent(validity, i);
      return validity;
    },
  };
}
