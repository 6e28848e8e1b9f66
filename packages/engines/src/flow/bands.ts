/** Lowest months of unbroken receipt of each band of duration. */
export const durationBands = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 24, 36] as const;

/** Lowest counter of each band in which people leave at a rate of their own. Unit: paid days. */
export const counterBands = [0, 100, 200, 300, 400, 700] as const;

/** Lowest counter of each bin in which people who begin are gathered; their mean is kept. Unit: paid days. */
export const startBins = [
  0, 25, 50, 75, 100, 150, 200, 250, 300, 350, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200, 1400,
] as const;

/** Lowest months of unbroken receipt of each stage in which the rate of leaving differs by benefit. */
export const durationStages = [0, 1, 3, 6, 12, 24] as const;

/** Lowest whole months of absence of each band in which coming back differs by cause. */
export const absenceBands = [0, 4, 7] as const;

/** Longest absence, in whole months, after which a person comes back as a returner; later ones are newcomers. */
export const longestAbsence = 11;

/** Months after a service in which leaving has a rate of its own. */
export const monthsAfterService = 12;

/**
 * The band a value falls in.
 *
 * @param lowest values of the bands, ascending, the first 0. @param value below 0 counts as 0.
 * @returns position of the band.
 */
export function bandOf(lowest: readonly number[], value: number): number {
  let band = lowest.length - 1;
  while (band > 0 && value < lowest[band]) band--;
  return band;
}

/** The bands of 0, 1, …, most as a table. @param lowest as in `bandOf`. @param most largest value of the table. */
function bandTable(lowest: readonly number[], most: number): Uint8Array {
  return Uint8Array.from({ length: most + 1 }, (_, value) => bandOf(lowest, value));
}

/** Where the paid days of a counter and the months of a duration fall; looked up, not searched. */
const largestCounter = 4095;
const counterBandOf = bandTable(counterBands, largestCounter);
const durationBandOf = bandTable(durationBands, 255);
const startBinOf = bandTable(startBins, largestCounter);

/** Band of a counter of paid days. */
export function counterBand(counter: number): number {
  return counterBandOf[counter < largestCounter ? counter | 0 : largestCounter];
}

/** Band of months of unbroken receipt. */
export function durationBand(months: number): number {
  return durationBandOf[months < 255 ? months : 255];
}

/** Bin of a counter in which people who begin are gathered. */
export function startBin(counter: number): number {
  return startBinOf[counter < largestCounter ? counter | 0 : largestCounter];
}
