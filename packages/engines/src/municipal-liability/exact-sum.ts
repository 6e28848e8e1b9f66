/**
 * Sums by key that do not depend on the order of addition: whole parts are summed exactly (up to 2⁵³) and fractions apart,
 * so that ten million rows lose no hundredth.
 */
export interface ExactSum {
  /** Length: number of keys. */
  readonly whole: Float64Array;
  readonly fraction: Float64Array;
  /** 1 where anything was added. */
  readonly touched: Uint8Array;
}

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
  sum.fraction[key] += value - floor;
  sum.touched[key] = 1;
}

/** The sum under a key. @param sum any. @param key below the number of keys. @returns it. */
export function sumOf(sum: ExactSum, key: number): number {
  return sum.whole[key] + sum.fraction[key];
}

/** The keys anything was added under. @param sum any. @returns them, ascending. */
export function keysOf({ touched }: ExactSum): readonly number[] {
  const keys: number[] = [];
  for (let key = 0; key < touched.length; key++) if (touched[key] === 1) keys.push(key);
  return keys;
}
