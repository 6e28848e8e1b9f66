import { assert } from "@luotsi/base";

/** A column's entry; a place outside the column is a broken promise. */
export function cell(column: ArrayLike<number>, index: number): number {
  const value = column[index];
  if (value === undefined) assert(false, "an index is within its column");
  return value;
}
