import { carryRows, takeFloats, takeInts, type ColumnRoom } from "@luotsi/numerics";

import { clearRows, growRows, rowsIn, type CounterRows } from "./counter-classes.ts";
import type { ExpectMemory } from "./expect-memory.ts";
import { exempt, flowBenefits } from "./receipt-months.ts";
import { counterBand, counterBands, durationBand } from "./bands.ts";

/**
 * Durations people are kept apart by: the first months one by one, then bands of which a share moves on each month. Entry: months in
 * the band; the last one is never left.
 */
export const monthsInLevel = [1, 1, 1, 1, 2, 2, 4, 6, 18, Infinity] as const;
export const durationLevels = monthsInLevel.length;

/** First month of each level. */
export const firstOfLevel = monthsInLevel.map((_, level) =>
  monthsInLevel.slice(0, level).reduce<number>((sum, months) => sum + months, 0),
);

/** Share of a level's people who move on to the next level in a month. */
export const movesOn = Float64Array.from(monthsInLevel, (months) => 1 / months);

/** Bands of the rates of a level's months: their mean is the level's rate. */
export const bandsOfLevel: readonly (readonly number[])[] = monthsInLevel.map((months, level) =>
  Array.from({ length: months === Infinity ? 1 : months }, (_, k) => {
    return durationBand(firstOfLevel[level] + k);
  }),
);

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
/** Bins of the law's days; past them as many again (see `FlowGround.lastBinApart`), and a bin for each band of days used of a very few people. */
const binsOfLaw = 53;
const fewBins = 2 * binsOfLaw;
export const counterBins = fewBins + 2 * counterBands.length;

/** Bin of months of exemption left; a bin keeps its mean. @param width of a bin, 1 or more. Unit: months. */
export function binOfExemption(months: number, width: number): number {
  const bin = width * Math.round(months / width);
  return bin < 0 ? 0 : bin < counterBins ? bin : counterBins - 1;
}

/** Width of a bin of months of exemption left of very few people. */
const exemptionOfFew = 12;

/**
 * Level in which very few people of each level are kept: that of the third month for the first three, then the fifth of the first year, and
 * the time between a year and a half and three years. The first month has its own, which nobody stays in.
 */
export const levelOfFew = Uint8Array.from(firstOfLevel, (first) => {
  if (first === 0) return 0;
  return levelOfDuration(first < 3 ? 2 : first < 12 ? 4 : 18);
});

/** Bins in use in a month: the last one, and the days used from which on very few people are told apart anew. */
export interface Bins {
  readonly last: number;
  readonly most: number;
}

/**
 * Bin of people of a cell.
 *
 * @param bins in use. @param kind as in `cellOf`. @param kept days used of each of them; of the exempt, months of exemption left.
 * @param isFew are they very few?
 */
export function binAmong(bins: Bins, kind: number, kept: number, isFew: boolean): number {
  if (kind % flowBenefits.length === exempt)
    return binOfExemption(kept, isFew ? exemptionOfFew : 1);
  // Bins begin at whole days.
  const used = kept | 0;
  return isFew ? binOfFew(used, bins.most) : binOf(used, bins.last);
}

/**
 * Bin of a counter.
 *
 * @param counter paid days. @param last bin that is told apart: past the last step of the law all days are alike.
 */
export function binOf(counter: number, last: number): number {
  const bin = (counter / binWidth) | 0;
  return bin < last ? bin : last;
}

/**
 * Bin of a very few people: they are told apart by the band of days used in which people leave alike, and keep their mean.
 *
 * @param most days used from which on those are told apart by the same bands whose counter started again past it.
 */
export function binOfFew(used: number, most: number): number {
  if (used < most) return fewBins + counterBand(used);
  return fewBins + counterBands.length + counterBand(used - most);
}

/** The last bin worth telling apart. @param limit paid days of the last step of the law. */
export function lastBinOf(limit: number): number {
  return Math.min(binsOfLaw - 1, Math.ceil(limit / binWidth));
}

/** Days used past which all are alike. @param lastBin of the counter. */
export function mostUsed(lastBin: number): number {
  return (lastBin + 1) * binWidth;
}

/** Number of cells of so many segments. */
export function cellCount(segments: number): number {
  return segments * flowBenefits.length * durationLevels * counterBins;
}

/** A cell. @param kind segment · benefits + benefit. */
export function cellOf(kind: number, level: number, bin: number): number {
  return (kind * durationLevels + level) * counterBins + bin;
}

/**
 * People by cell: `((segment · benefits + benefit) · levels + level) · bins + bin`, the bin of the days used. Only cells that hold
 * anybody have a place in the columns. Counters are added up, so that a cell keeps its mean, and so are days used; for the exempt the
 * months of exemption left take their place.
 */
export interface FlowCells {
  /** Place of each cell in the columns and one more, 0 for none: untouched memory costs nothing. */
  readonly placeOf: Int32Array;
  cellAt: Int32Array;
  open: Float64Array;
  inService: Float64Array;
  afterService: Float64Array;
  /** Of the exempt only, in months in which counters are told apart. */
  counter: Float64Array;
  used: Float64Array;
  /** Counters of each place told apart, in months in which they may differ within a cell; undefined where they never do. */
  readonly rows: CounterRows | undefined;
  /** Where the columns are. */
  readonly room: ColumnRoom;
  count: number;
}

const firstCapacity = 4096;

/** @returns cells without people. @param cells of them. @param memory to take from. */
export function emptyCells(cells: number, { room, counters }: ExpectMemory): FlowCells {
  const column = (): Float64Array => takeFloats(room, firstCapacity);
  return {
    placeOf: takeInts(room, cells),
    cellAt: takeInts(room, firstCapacity),
    open: column(),
    inService: column(),
    afterService: column(),
    counter: column(),
    used: column(),
    rows: rowsIn(counters, firstCapacity),
    room,
    count: 0,
  };
}

/** Place of a cell in the columns, made when it has none. */
export function placeOfCell(cells: FlowCells, cell: number): number {
  const known = cells.placeOf[cell] - 1;
  if (known >= 0) return known;
  if (cells.count === cells.cellAt.length) grow(cells);
  const place = cells.count;
  cells.count += 1;
  cells.placeOf[cell] = cells.count;
  cells.cellAt[place] = cell;
  cells.open[place] = 0;
  cells.inService[place] = 0;
  cells.afterService[place] = 0;
  cells.counter[place] = 0;
  cells.used[place] = 0;
  return place;
}

/** Empties the cells. Cost: the cells in use. */
export function clearCells(cells: FlowCells): void {
  const { placeOf, cellAt } = cells;
  for (let place = 0; place < cells.count; place++) placeOf[cellAt[place]] = 0;
  if (cells.rows !== undefined) clearRows(cells.rows, cells.count);
  cells.count = 0;
}

function grow(cells: FlowCells): void {
  const capacity = cells.cellAt.length * 2;
  const longer = (column: Float64Array): Float64Array => {
    const made = takeFloats(cells.room, capacity);
    made.set(column);
    return made;
  };
  const cellAt = takeInts(cells.room, capacity);
  cellAt.set(cells.cellAt);
  cells.cellAt = cellAt;
  cells.open = longer(cells.open);
  cells.inService = longer(cells.inService);
  cells.afterService = longer(cells.afterService);
  cells.counter = longer(cells.counter);
  cells.used = longer(cells.used);
  if (cells.rows === undefined) return;
  carryRows(cells.rows.memory);
  growRows(cells.rows);
}
