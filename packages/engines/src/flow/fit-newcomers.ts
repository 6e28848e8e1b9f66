import { bandOf, longestAbsence, startBins } from "./bands.ts";
import { fitFactorRates, levelEffects, type FactorRates } from "./factor-rates.ts";
import type { FlowNewcomers, FlowPeople } from "./flow-model.ts";
import { fitMonthlyShocks } from "./monthly-shocks.ts";
import { completeEnough, exempt, flowBenefits, type ReceiptMonths } from "./receipt-months.ts";
import { weightOf } from "./tally-months.ts";

/** Entries of months known less than this are not counted. */
const knownEnough = 0.95;
/** Absence is told from a first beginning after a year of history. */
const settling = longestAbsence + 1;

/** Rows in which a person begins, and whether as a newcomer. */
interface Entry {
  readonly row: number;
  readonly newcomer: boolean;
}

/**
 * Learns how many people begin, by month of the year, and who they are.
 *
 * @param months checked.
 * @returns the newcomers. The season is learnt from everybody who begins, the level from newcomers.
 */
export function fitNewcomers(months: ReceiptMonths): FlowNewcomers {
  const entries = entriesOf(months);
  const seasonRates = seasonRatesOf(months, entries);
  const season = seasonOf(seasonRates, seasonRates.coefficients);
  const observed = countNewcomers(months, entries);
  const { level, levelDeviation } = levelOf(months, observed, season);
  const expected = observed.map((_, m) => level * season[(months.firstMonth + m) % 12]);
  return {
    level,
    levelDeviation,
    season,
    seasonRates,
    shocks: fitMonthlyShocks(observed, expected),
    people: whoBegins(months),
  };
}

/** What one person is like; of weight 0 or more. */
export interface PersonRow {
  readonly segment: number;
  readonly benefit: number;
  readonly counter: number;
  readonly exemptMonths: number;
  readonly weight: number;
}

/** Places of the rows of the same segment, benefit, counter and months of exemption, bin by bin in the order they first come. */
export function binsOf(rows: readonly PersonRow[]): readonly (readonly number[])[] {
  const bins = new Map<number, number[]>();
  for (const [at, { segment, benefit, counter, exemptMonths, weight }] of rows.entries()) {
    if (weight === 0) continue;
    const bin = bandOf(startBins, counter);
    const key =
      ((segment * flowBenefits.length + benefit) * startBins.length + bin) * 64 +
      (exemptMonths >> 2);
    const found = bins.get(key);
    if (found === undefined) bins.set(key, [at]);
    else found.push(at);
  }
  return [...bins.values()];
}

/**
 * Gathers people into bins of the same segment, benefit, counter and months of exemption.
 *
 * @param rows what each person is like. @returns one entry for each bin with anybody in it, with its mean counter.
 */
export function binPeople(rows: readonly PersonRow[]): FlowPeople {
  const kept = binsOf(rows).map((members) => {
    const sums = { weight: 0, counter: 0, months: 0, at: members[0] };
    for (const at of members) {
      const { weight, counter, exemptMonths } = rows[at];
      sums.weight += weight;
      sums.counter += weight * counter;
      sums.months += weight * exemptMonths;
    }
    return sums;
  });
  return {
    segment: Int32Array.from(kept, ({ at }) => rows[at].segment),
    benefit: Uint8Array.from(kept, ({ at }) => rows[at].benefit),
    counter: Float64Array.from(kept, ({ counter, weight }) => counter / weight),
    exemptMonths: Uint8Array.from(kept, ({ months, weight }) => Math.round(months / weight)),
    weight: Float64Array.from(kept, ({ weight }) => weight),
  };
}

/** Months of exemption left to a person at the beginning of a month, that month included. */
export function exemptLeft(months: ReceiptMonths, person: number, month: number): number {
  return Math.min(255, Math.max(0, months.exemptUntil[person] - month));
}

/** The season under coefficients or a draw of them: multipliers with mean 1. */
export function seasonOf(rates: FactorRates, coefficients: Float64Array): Float64Array {
  const effects = levelEffects(rates, coefficients, 0);
  const mean = effects.reduce((total, value) => total + value, 0) / 12;
  return effects.map((value) => value / mean);
}

function entriesOf({ person, month, firstMonth }: ReceiptMonths): readonly Entry[] {
  const entries: Entry[] = [];
  for (let row = 0; row < person.length; row++) {
    const known = row > 0 && person[row - 1] === person[row];
    const away = known ? month[row] - month[row - 1] - 1 : Infinity;
    if (away === 0 || month[row] === firstMonth) continue;
    const settled = month[row] - firstMonth >= settling;
    entries.push({ row, newcomer: settled && away > longestAbsence });
  }
  return entries;
}

function seasonRatesOf(months: ReceiptMonths, entries: readonly Entry[]): FactorRates {
  const { firstMonth, lastMonth, completeness } = months;
  const span = lastMonth - firstMonth + 1;
  const counts = new Float64Array(span);
  for (const { row } of entries) counts[months.month[row] - firstMonth] += 1;
  const exposure = completeness.map((share, m) => Number(m > 0 && share >= knownEnough));
  for (let m = 0; m < span; m++) if (exposure[m] === 0) counts[m] = 0;
  const years = Math.ceil(span / 12);
  return fitFactorRates(
    {
      levels: [12, years],
      codes: [
        Uint8Array.from(counts, (_, m) => (firstMonth + m) % 12),
        Uint8Array.from(counts, (_, m) => Math.floor(m / 12)),
      ],
      exposure,
    },
    counts,
    [0.5, 0.3],
  );
}

/** Newcomers by month, corrected for records still to come; −1 where the month teaches nothing. */
function countNewcomers(months: ReceiptMonths, entries: readonly Entry[]): Float64Array {
  const { firstMonth, completeness } = months;
  const counts = completeness.map((share, m) => (m >= settling && share >= knownEnough ? 0 : -1));
  for (const { row, newcomer } of entries) {
    const m = months.month[row] - firstMonth;
    if (newcomer && counts[m] >= 0) counts[m] += 1;
  }
  // Records missing in a month and not in the next begin a month late, so most of the loss makes itself good.
  return counts.map((count, m) =>
    count < 0 ? count : count / (1 + completeness[m] - completeness[m - 1]),
  );
}

function levelOf(
  months: ReceiptMonths,
  observed: Float64Array,
  season: Float64Array,
): Pick<FlowNewcomers, "level" | "levelDeviation"> {
  let count = 0;
  let variance = 0;
  let exposure = 0;
  for (let m = 0; m < observed.length; m++) {
    if (observed[m] < 0) continue;
    const weight = weightOf(months, months.firstMonth + m);
    count += weight * observed[m];
    variance += weight ** 2 * observed[m];
    exposure += weight * season[(months.firstMonth + m) % 12];
  }
  return count === 0
    ? { level: 0, levelDeviation: 0 }
    : { level: count / exposure, levelDeviation: Math.sqrt(variance) / count };
}

/** Rows in which somebody begins who shows what newcomers are like. */
export function rowsOfNewcomers(months: ReceiptMonths): readonly number[] {
  const entries = entriesOf(months);
  const { firstMonth, month, completeness } = months;
  const known = entries.filter(
    ({ row, newcomer }) => newcomer && completeness[month[row] - firstMonth] >= completeEnough,
  );
  return (known.length > 0 ? known : entries).map(({ row }) => row);
}

/** What the person who begins in a row is like. */
export function newcomerOf(months: ReceiptMonths, row: number): PersonRow {
  const { person, month, benefit, counterAfter, paidDays, segment } = months;
  return {
    segment: segment[row],
    benefit: benefit[row],
    counter: Math.max(0, counterAfter[row] - paidDays[row]),
    exemptMonths: benefit[row] === exempt ? exemptLeft(months, person[row], month[row]) : 0,
    weight: weightOf(months, month[row]),
  };
}

function whoBegins(months: ReceiptMonths): FlowPeople {
  const people = binPeople(rowsOfNewcomers(months).map((row) => newcomerOf(months, row)));
  const total = people.weight.reduce((all, weight) => all + weight, 0);
  return { ...people, weight: people.weight.map((weight) => weight / total) };
}
