import { flowBenefits } from "./receipt-months.ts";
import { durationBand } from "./flow-run.ts";

/**
 * Durations people are kept apart by: months 0–11 one by one, then bands of which a share moves on each month. Entry: months in the
 * band; the last one is never left.
 */
const monthsInLevel = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 6, 12, Infinity] as const;
export const durationLevels = monthsInLevel.length;

/** First month of each level. */
const firstOfLevel = monthsInLevel.map((_, level) =>
  monthsInLevel.slice(0, level).reduce<number>((sum, months) => sum + months, 0),
);

/** Share of a level's people who move on to the next level in a month. */
export const movesOn = Float64Array.from(monthsInLevel, (months) => 1 / months);

/** Band of the rates a level belongs to. */
export const bandOfLevel = Uint8Array.from(firstOfLevel, (month) => durationBand(month));

/** Level of months of unbroken receipt. */
export function levelOfDuration(months: number): number {
  let level = durationLevels - 1;
  while (level > 0 && months < firstOfLevel[level]) level--;
  return level;
}

/**
 * Width of a bin of the counter. Narrower than a month's paid days, so that every month carries a group out of its bin and no
 * group is held back by those who come after it.
 */
const binWidth = 20;
export const counterBins = 53;

/** Bin of a counter, or of months of exemption for those who are exempt. */
export function binOf(counter: number): number {
  const bin = (counter / binWidth) | 0;
  return bin < counterBins ? bin : counterBins - 1;
}

/** Number of cells of so many segments. */
export function cellCount(segments: number): number {
  return segments * flowBenefits.length * durationLevels * counterBins;
}

/**
 * People by cell: `((segment · benefits + benefit) · levels + level) · bins + bin`. Only cells in `list` hold anybody. Counters are
 * added up, so that a cell keeps its mean; for the exempt the months of exemption left take their place.
 */
export interface FlowCells {
  readonly open: Float64Array;
  readonly inService: Float64Array;
  readonly afterService: Float64Array;
  readonly counter: Float64Array;
  readonly listed: Uint8Array;
  readonly list: Int32Array;
  count: number;
}

/** @returns cells without people. */
export function emptyCells(cells: number): FlowCells {
  return {
    open: new Float64Array(cells),
    inService: new Float64Array(cells),
    afterService: new Float64Array(cells),
    counter: new Float64Array(cells),
    listed: new Uint8Array(cells),
    list: new Int32Array(cells),
    count: 0,
  };
}

/** Makes a cell one that holds people. */
export function listCell(cells: FlowCells, cell: number): void {
  if (cells.listed[cell] === 1) return;
  cells.listed[cell] = 1;
  cells.list[cells.count] = cell;
  cells.count += 1;
}

/** Empties the cells. Cost: the cells in use. */
export function clearCells(cells: FlowCells): void {
  for (let k = 0; k < cells.count; k++) {
    const cell = cells.list[k];
    cells.open[cell] = 0;
    cells.inService[cell] = 0;
    cells.afterService[cell] = 0;
    cells.counter[cell] = 0;
    cells.listed[cell] = 0;
  }
  cells.count = 0;
}
