/** Sums by key that do not depend on the order of addition, as long as the parts are mostly whole numbers. */
export interface ExactSum {
  /** Adds a value under a key from 0 up to the number of keys. */
  readonly add: (key: number, value: number) => void;
  readonly total: (key: number) => number;
  /** The keys anything was added under, ascending. */
  readonly keys: () => readonly number[];
}

/**
 * Sums by key: whole parts are summed exactly (up to 2⁵³) and fractions apart, so that ten million rows lose no hundredth.
 *
 * @param keyCount number of keys.
 * @returns empty sums. Cost of an addition: O(1).
 */
export function createSum(keyCount: number): ExactSum {
  const whole = new Float64Array(keyCount);
  const fraction = new Float64Array(keyCount);
  const touched = new Uint8Array(keyCount);
  return {
    add: (key, value) => {
      const floor = Math.floor(value);
      whole[key] += floor;
      fraction[key] += value - floor;
      touched[key] = 1;
    },
    total: (key) => whole[key] + fraction[key],
    keys: () => {
      const keys: number[] = [];
      for (let key = 0; key < keyCount; key++) if (touched[key] === 1) keys.push(key);
      return keys;
    },
  };
}
