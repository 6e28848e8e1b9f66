import { assert } from "@luotsi/base";

/** Keys are whole numbers below this. */
export const keySpace = 2 ** 32;

/**
 * A count rounded at random to a multiple of a base on either side of it, up as often as it lies above the lower one: on average
 * nothing is added or lost. The key decides, so the same people are always rounded to the same.
 *
 * @param count a whole number from 0 up.
 * @param base multiples of what. Unit: people.
 * @param key of the people counted, 0 up to `keySpace`, as good as chance to whoever does not know the secret behind it.
 * @returns the lower or the upper multiple; a multiple is left as it is.
 * @throws BrokenPromise when the count or the key is out of its range.
 *
 * Source: unbiased random rounding (Fellegi, Controlled random rounding, 1975) with cell keys (Thompson, Broadfoot and
 * Elazar, Methodology for the automatic confidentialisation of statistical outputs from remote servers, 2013).
 */
export function roundedCount(count: number, base: number, key: number): number {
  assert(Number.isSafeInteger(count) && count >= 0, "people are counted in whole numbers");
  assert(Number.isInteger(key) && key >= 0 && key < keySpace, "a key is below the key space");
  const over = count % base;
  return count - over + (key * base < over * keySpace ? base : 0);
}

/**
 * Keys of the people in each cell: the sum of their own, so that it does not matter by what question they were found.
 *
 * @param recordKeys one key a person.
 * @param counted 1 for the people who are counted.
 * @param cellOf cell of each person, 0 up to `cells`; undefined puts everyone in one cell.
 * @param cells number of cells.
 * @returns one key a cell. Cost: O(people).
 */
export function cellKeys(
  recordKeys: Uint32Array,
  counted: Uint8Array,
  cellOf: Int32Array | undefined,
  cells: number,
): Uint32Array {
  assert(recordKeys.length === counted.length, "each person has a key");
  const keys = new Uint32Array(cells);
  for (let i = 0; i < counted.length; i++) {
    if (counted[i] !== 1) continue;
    const cell = cellOf?.[i] ?? 0;
    // An entry keeps the lowest 32 bits of what it is given.
    keys[cell] = (keys[cell] ?? 0) + (recordKeys[i] ?? 0);
  }
  return keys;
}

/** The key of two groups without anybody in common. @param one key. @param other key. @returns theirs together. */
export function addKeys(one: number, other: number): number {
  return (one + other) % keySpace;
}
