import { exportsOf, type ModuleMemory } from "./simd/platform.ts";
import { bytesOfWay, pairsOfRow, rowModule } from "./simd/row-kernel.ts";

export { pairsOfRow };

/**
 * Rows of people class by class: of each class their number, and something each of them has, added up; side by side. Shares of them are
 * added to other rows along ways, many at once.
 */
export interface CarriedRows {
  /** Everything there is: another array after each `reserveRows`. */
  values: Float64Array;
  /** The same, to write addresses of ways. */
  addresses: Uint32Array;
  /** Numbers taken, and ways that wait to be gone. */
  taken: number;
  ways: number;
  /** Of the ways that are added: the share of the people who go, and what each of them has more when they arrive. */
  share: number;
  more: number;
  readonly platform: Platform | undefined;
}

interface Platform {
  readonly memory: ModuleMemory;
  readonly carry: (first: number, end: number) => void;
}

const pageNumbers = 8192;
const numbersOfWay = bytesOfWay / 8;
/** Ways are gone when there are so many: they lie in the first numbers of the memory, and are still near when they are read. */
const mostWays = 2048;
const firstTaken = mostWays * numbersOfWay;
const firstPages = Math.ceil(firstTaken / pageNumbers);

/**
 * Room for rows, none taken.
 *
 * @param how `plain` where the platform is not to be used. Sums are the same to the last bit: each product and sum is rounded by itself.
 * Cost: the module is made in a millisecond.
 */
export function carriedRows(how?: "plain"): CarriedRows {
  const platform =
    how === "plain" ? undefined : (exportsOf(rowModule(firstPages)) as Platform | undefined);
  const buffer = platform?.memory.buffer ?? new ArrayBuffer(8 * firstTaken);
  return {
    values: new Float64Array(buffer),
    addresses: new Uint32Array(buffer),
    taken: firstTaken,
    ways: 0,
    share: 0,
    more: 0,
    platform,
  };
}

/** Gives all room back. Cost: the numbers that had been taken. */
export function clearCarriedRows(rows: CarriedRows): void {
  rows.values.fill(0, firstTaken, rows.taken);
  rows.taken = firstTaken;
  rows.ways = 0;
}

/** Takes so many numbers, all 0. @returns position of the first. */
export function reserveRows(rows: CarriedRows, numbers: number): number {
  const first = rows.taken;
  rows.taken += numbers;
  if (rows.taken > rows.values.length) grow(rows);
  return first;
}

function grow(rows: CarriedRows): void {
  const { platform, values, taken } = rows;
  const room = Math.max(taken, 2 * values.length);
  if (platform === undefined) {
    rows.values = new Float64Array(room);
    rows.values.set(values);
  } else {
    platform.memory.grow(Math.ceil((room - values.length) / pageNumbers));
    rows.values = new Float64Array(platform.memory.buffer);
  }
  rows.addresses = new Uint32Array(rows.values.buffer);
}

/**
 * Adds a way: `share` of the people of a row come to another row, or to the same, each with `more` of what they have. Those they come from
 * stay; a share below 0 takes people away.
 *
 * @param from position of the row they come from. @param to that of the other.
 */
export function addWay(rows: CarriedRows, from: number, to: number): void {
  if (rows.ways === mostWays) carryRows(rows);
  const { values, addresses, ways, share } = rows;
  const at = ways * numbersOfWay;
  values[at] = share;
  values[at + 2] = share * rows.more;
  addresses[2 * at + 6] = 8 * from;
  addresses[2 * at + 7] = 8 * to;
  rows.ways = ways + 1;
}

/** Goes all ways that wait, in the order they were added. Cost: some 20 ns each. */
export function carryRows(rows: CarriedRows): void {
  const { platform, ways } = rows;
  if (ways === 0) return;
  rows.ways = 0;
  if (platform === undefined) carryPlainly(rows, ways);
  else platform.carry(0, ways * bytesOfWay);
}

function carryPlainly({ values, addresses }: CarriedRows, ways: number): void {
  for (let at = 0; at < ways * numbersOfWay; at += numbersOfWay) {
    const share = values[at];
    const more = values[at + 2];
    const from = addresses[2 * at + 6] / 8;
    const to = addresses[2 * at + 7] / 8;
    for (let k = 0; k < 2 * pairsOfRow; k += 2) {
      const people = values[from + k];
      values[to + k] += share * people;
      values[to + k + 1] += share * values[from + k + 1] + more * people;
    }
  }
}
