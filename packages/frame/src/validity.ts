import { assert } from "@luotsi/base";

/**
 * Which entries of a column have a value: bit `i & 7` of byte `i >> 3` is 1 where entry `i` has one, as in
 * Arrow and DuckDB. Undefined when every entry has.
 */
export type Validity = Uint8Array | undefined;

/**
 * A validity in which no entry has a value yet.
 *
 * @param length number of entries, ≥ 0.
 * @returns ⌈length / 8⌉ bytes of zeros.
 */
export function absentValidity(length: number): Uint8Array {
  return new Uint8Array((length + 7) >> 3);
}

/**
 * Does the entry have a value?
 *
 * @param validity of the column.
 * @param index of the entry, 0 up to the column's length.
 * @returns the answer.
 */
export function isPresent(validity: Validity, index: number): boolean {
  return validity === undefined || (((validity[index >> 3] ?? 0) >> (index & 7)) & 1) === 1;
}

/**
 * Says that an entry has a value.
 *
 * @param validity changed in place.
 * @param index of the entry, 0 up to the column's length.
 */
export function markPresent(validity: Uint8Array, index: number): void {
  const byte = validity[index >> 3];
  assert(byte !== undefined, "an entry marked present is within its column");
  validity[index >> 3] = byte | (1 << (index & 7));
}

/**
 * How many entries have a value.
 *
 * @param validity of the column.
 * @param length number of entries.
 * @returns 0 up to `length`. Cost: O(length).
 */
export function countPresent(validity: Validity, length: number): number {
  if (validity === undefined) return length;
  let count = 0;
  for (let i = 0; i < length; i++) if (isPresent(validity, i)) count++;
  return count;
}

/** Whole numbers some of which may be missing. */
export interface OptionalIntegers {
  readonly values: Int32Array;
  readonly validity: Validity;
}

/** Numbers some of which may be missing; the values of missing entries mean nothing. */
export interface OptionalNumbers {
  readonly values: Int32Array | Float64Array;
  readonly validity: Validity;
}

/**
 * A column of whole numbers from values that may be undefined.
 *
 * @param values entries within ±2³¹, undefined where missing.
 * @returns a column of the same length; validity undefined when nothing is missing.
 */
export function optionalIntegers(values: readonly (number | undefined)[]): OptionalIntegers {
  const column = new Int32Array(values.length);
  const validity = fillPresent(values, column);
  return { values: column, validity };
}

/**
 * A column of numbers from values that may be undefined.
 *
 * @param values entries, undefined where missing.
 * @returns a column of the same length; validity undefined when nothing is missing.
 */
export function optionalNumbers(values: readonly (number | undefined)[]): OptionalNumbers {
  const column = new Float64Array(values.length);
  const validity = fillPresent(values, column);
  return { values: column, validity };
}

function fillPresent(
  values: readonly (number | undefined)[],
  column: Int32Array | Float64Array,
): Validity {
  const validity = absentValidity(values.length);
  let missing = 0;
  for (const [i, value] of values.entries()) {
    if (value === undefined) missing++;
    else {
      column[i] = value;
      markPresent(validity, i);
    }
  }
  return missing === 0 ? undefined : validity;
}
