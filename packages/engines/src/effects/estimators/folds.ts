import { mix } from "@luotsi/numerics";

/**
 * Splits persons into folds, the rows of a person together.
 *
 * @param person of each row, a whole number (a hash of the id, so that the split does not depend on the order of rows).
 * @param split how many folds and the seed.
 * @returns the fold of each row, 0…count−1.
 */
export function foldsByPerson(
  person: Int32Array,
  split: { readonly count: number; readonly seed: number },
): Int32Array {
  return person.map((id) => (mix(mix(id ^ 0x2545f491) + split.seed) >>> 0) % split.count);
}

/** Folds by the place of the row, row mod count: the way of comparison with other tools. @param rows n. @param count folds. */
export function foldsByRow(rows: number, count: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, i) => i % count);
}
