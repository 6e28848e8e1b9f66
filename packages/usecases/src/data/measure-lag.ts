import type { Language, Localised, Month } from "@luotsi/base";
import type { LagProfile, SourceId } from "@luotsi/contract";

import { grouped } from "./grouped.ts";
import { inEachLanguage, percentText } from "../wording/number-words.ts";

/** New records of one calendar month in one delivery. */
export interface Arrival {
  /** Deliveries are in the order of their ids. */
  readonly batch: number;
  readonly month: Month;
  readonly records: number;
}

/** Months later than this are not followed: what is still missing then is a correction, not a lag. */
const longestLag = 12;

/** Fewer months than this measure nothing. */
const fewestMonths = 3;

/**
 * How late the records of a month arrive, measured from deliveries by the chain-ladder method
 * (Mack 1993): the growth from lag k to k + 1 is the ratio of sums over the months seen at both.
 *
 * Time is counted in deliveries' own months: a delivery stands at the newest month seen so far, so
 * that twelve monthly files imported on one day still show their lag. Months before the newest one
 * of the first delivery came as history and are left out, and a month without a delivery says nothing
 * about how much would have been there.
 *
 * @returns undefined while too few months have been followed from one delivery to the next.
 */
export function measureLag(source: SourceId, arrivals: readonly Arrival[]): LagProfile | undefined {
  const months = follow(arrivals);
  const growth: number[] = [];
  let monthsMeasured = 0;
  for (let lag = 0; lag < longestLag; lag++) {
    const both = months.filter((sums) => sums.has(lag) && sums.has(lag + 1));
    if (lag === 0) monthsMeasured = both.length;
    const before = total(both, lag);
    if (before === 0) break;
    growth.push(total(both, lag + 1) / before);
  }
  if (monthsMeasured < fewestMonths) return undefined;
  const arrivedShare = sharesOf(growth);
  return {
    source,
    arrivedShare,
    monthsMeasured,
    sentence: lagSentence(arrivedShare, monthsMeasured),
  };
}

/** Lag → records of a month that had come by then, at the lags when a delivery came. */
type SumsByLag = ReadonlyMap<number, number>;

function follow(arrivals: readonly Arrival[]): readonly SumsByLag[] {
  const ordered = arrivals.toSorted((a, b) => a.batch - b.batch);
  const recordsSoFar = new Map<Month, number>();
  const sums = new Map<Month, Map<number, number>>();
  let newestMonth = Number.NEGATIVE_INFINITY;
  let historyBefore: number | undefined;
  for (const delivery of grouped(ordered, ({ batch }) => batch).values()) {
    newestMonth = Math.max(newestMonth, ...delivery.map(({ month }) => month));
    historyBefore ??= newestMonth;
    for (const { month, records } of delivery) {
      if (month >= historyBefore) recordsSoFar.set(month, (recordsSoFar.get(month) ?? 0) + records);
    }
    for (const [month, records] of recordsSoFar) {
      const own = sums.get(month) ?? new Map<number, number>();
      own.set(newestMonth - month, records);
      sums.set(month, own);
    }
  }
  return [...sums.values()];
}

/** What growth from lag to lag means as shares of the whole; complete after the last growth seen. */
function sharesOf(growth: readonly number[]): number[] {
  const shares = [1];
  for (const factor of growth.toReversed()) shares.unshift((shares[0] ?? 1) / factor);
  return shares.slice(0, shares.findIndex((share) => share === 1) + 1);
}

function total(months: readonly SumsByLag[], lag: number): number {
  return months.reduce((sum, sums) => sum + (sums.get(lag) ?? 0), 0);
}

function lagSentence(arrivedShare: readonly number[], months: number): Localised {
  const later = arrivedShare.length - 1;
  return inEachLanguage((language) => {
    const first = percentText(100 * (arrivedShare[0] ?? 1), language);
    return (later === 0 ? atOnce : spread)[language](months, first, later);
  });
}

type LagWords = Readonly<
  Record<Language, (months: number, first: string, later: number) => string>
>;

const atOnce: LagWords = {
  fi: (months) => `Kuukauden rivit tulevat kerralla (mitattu ${months} kuukaudesta).`,
  sv: (months) => `Månadens rader kommer på en gång (mätt på ${months} månader).`,
  en: (months) => `A month's rows arrive at once (measured from ${months} months).`,
};

const spread: LagWords = {
  fi: (months, first, later) =>
    `Kuukauden riveistä ${first} tulee ensimmäisessä toimituksessa ja loput ${later} kuukauden kuluessa (mitattu ${months} kuukaudesta).`,
  sv: (months, first, later) =>
    `Av månadens rader kommer ${first} i den första leveransen och resten inom ${later} månader (mätt på ${months} månader).`,
  en: (months, first, later) =>
    `Of a month's rows ${first} arrive in the first delivery and the rest within ${later} months (measured from ${months} months).`,
};
