/**
 * Sums by key that do not depend on the order of addition or on how the addends are grouped: whole parts are summed
 * exactly (up to 2⁵³), and so are fractions, each kept to half a unit of 2⁻⁵², in whole units that carry into the whole part.
 */
export interface ExactSum {
  /** Length: number of keys. */
  readonly whole: Float64Array;
  /** Whole units of 2⁻⁵², 0 up to 2⁵². */
  readonly fraction: Float64Array;
  /** 1 where anything was added. */
  readonly touched: Uint8Array;
}

const unitsInOne = 2 ** 52;

/** Empty sums. @param keyCount number of keys. @returns them. */
export function createSum(keyCount: number): ExactSum {
  return {
    whole: new Float64Array(keyCount),
    fraction: new Float64Array(keyCount),
    touched: new Uint8Array(keyCount),
  };
}

/** Adds a value under a key. @param sum changed. @param key below the number of keys. @param value any. */
export function addTo(sum: ExactSum, key: number, value: number): void {
  const floor = Math.floor(value);
  sum.whole[key] += floor;
  sum.touched[key] = 1;
  if (value !== floor) addUnits(sum, key, Math.round((value - floor) * unitsInOne));
}

/**
 * Adds values under their keys.
 *
 * @param sum changed.
 * @param keys each below the number of keys.
 * @param values one for each key.
 * @param count how many of them to add. Cost: O(count).
 */
export function addMany(
  sum: ExactSum,
  keys: Int32Array,
  values: Float64Array,
  count: number,
): void {
  const { whole, touched } = sum;
  for (let i = 0; i < count; i++) {
    const key = keys[i];
    const value = values[i];
    const floor = Math.floor(value);
    whole[key] += floor;
    touched[key] = 1;
    if (value !== floor) addUnits(sum, key, Math.round((value - floor) * unitsInOne));
  }
}

/**
 * Adds all sums of one to another.
 *
 * @param sum changed.
 * @param other with no more keys.
 * @param at the key of `sum` that the other's first key is; 0 without it.
 */
export function addSums(sum: ExactSum, other: ExactSum, at = 0): void {
  for (let key = 0; key < other.whole.length; key++) {
    if (other.touched[key] === 0) continue;
    sum.whole[at + key] += other.whole[key];
    sum.touched[at + key] = 1;
    addUnits(sum, at + key, other.fraction[key]);
  }
}

/** Two numbers of units below 2⁵² have an exact sum, so no unit is ever lost. */
function addUnits({ whole, fraction }: ExactSum, key: number, units: number): void {
  const all = fraction[key] + units;
  const carry = all >= unitsInOne;
  fraction[key] = carry ? all - unitsInOne : all;
  if (carry) whole[key] += 1;
}

/** The sum under a key. @param sum any. @param key below the number of keys. @returns it, rounded once. */
export function sumOf(sum: ExactSum, key: number): number {
  return sum.whole[key] + sum.fraction[key] / unitsInOne;
}

/** The sum under all keys. @param sum any. @returns it, rounded once. */
export function sumOfAll(sum: ExactSum): number {
  const all = createSum(1);
  for (let key = 0; key < sum.whole.length; key++) {
    all.whole[0] += sum.whole[key];
    addUnits(all, 0, sum.fraction[key]);
  }
  return sumOf(all, 0);
}

/** The keys anything was added under. @param sum any. @returns them, ascending. */
export function keysOf({ touched }: ExactSum): readonly number[] {
  const keys: number[] = [];
  for (let key = 0; key < touched.length; key++) if (touched[key] === 1) keys.push(key);
  return keys;
}
