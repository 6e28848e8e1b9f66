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
 * of the first delivery came as history and are left out.
 *
 * @returns undefined while too few months have been followed.
 */
export function measureLag(source: SourceId, arrivals: readonly Arrival[]): LagProfile | undefined {
  const followed = follow(arrivals);
  const cumulative = [...followed.recordsByLag.entries()].map(([month, byLag]) =>
    runningSums(byLag, Math.min(longestLag, followed.newestMonth - month)),
  );
  const seenTwice = cumulative.filter((sums) => sums.length > 1);
  if (seenTwice.length < fewestMonths) return undefined;
  const arrivedShare = sharesOf(seenTwice);
  return {
    source,
    arrivedShare,
    monthsMeasured: seenTwice.length,
    sentence: lagSentence(arrivedShare, seenTwice.length),
  };
}

interface Followed {
  readonly newestMonth: number;
  /** Month → lag → records. */
  readonly recordsByLag: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

function follow(arrivals: readonly Arrival[]): Followed {
  const ordered = arrivals.toSorted((a, b) => a.batch - b.batch);
  const recordsByLag = new Map<number, Map<number, number>>();
  let newestMonth = Number.NEGATIVE_INFINITY;
  let historyBefore: number | undefined;
  for (const delivery of groupByBatch(ordered)) {
    newestMonth = Math.max(newestMonth, ...delivery.map(({ month }) => month));
    historyBefore ??= newestMonth;
    for (const { month, records } of delivery) {
      if (month < historyBefore) continue;
      const byLag = recordsByLag.get(month) ?? new Map<number, number>();
      const lag = newestMonth - month;
      byLag.set(lag, (byLag.get(lag) ?? 0) + records);
      recordsByLag.set(month, byLag);
    }
  }
  return { newestMonth, recordsByLag };
}

function groupByBatch(ordered: readonly Arrival[]): readonly (readonly Arrival[])[] {
  return [...grouped(ordered, ({ batch }) => batch).values()];
}

function runningSums(byLag: ReadonlyMap<number, number>, lastLag: number): readonly number[] {
  const sums: number[] = [];
  let sum = 0;
  for (let lag = 0; lag <= lastLag; lag++) {
    sum += byLag.get(lag) ?? 0;
    sums.push(sum);
  }
  return sums;
}

function sharesOf(cumulative: readonly (readonly number[])[]): number[] {
  const lags = Math.max(...cumulative.map((sums) => sums.length));
  const shares = Array.from({ length: lags }, () => 1);
  for (let lag = lags - 2; lag >= 0; lag--) {
    const both = cumulative.filter((sums) => sums.length > lag + 1);
    const before = total(both, lag);
    const after = total(both, lag + 1);
    shares[lag] = after === 0 ? (shares[lag + 1] ?? 1) : ((shares[lag + 1] ?? 1) * before) / after;
  }
  const complete = shares.findIndex((share) => share === 1);
  return shares.slice(0, complete + 1);
}

function total(cumulative: readonly (readonly number[])[], lag: number): number {
  return cumulative.reduce((sum, sums) => sum + (sums[lag] ?? 0), 0);
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
