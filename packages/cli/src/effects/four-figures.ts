/** Decimals that show four figures of the largest value. */
export function digitsFor(values: readonly number[]): number {
  const largest = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  if (largest === 0) return 0;
  return Math.min(8, Math.max(0, 3 - Math.floor(Math.log10(largest))));
}
