import {
  addMonths,
  formatMonth,
  monthRange,
  type Language,
  type Localised,
  type Month,
} from "@luotsi/base";
import type { CoverageMonth, LagProfile, SourceCoverage, SourceDefinition } from "@luotsi/contract";

import { percentText } from "../wording/number-words.ts";

/** Records in force of one calendar month of one source. */
export interface MonthCount {
  readonly month: Month;
  readonly rows: number;
  /** Different persons; undefined when the source is not about persons. */
  readonly persons: number | undefined;
}

export interface CoverageInput {
  readonly source: SourceDefinition;
  /** In month order, without months that have no rows. */
  readonly counts: readonly MonthCount[];
  readonly lag: LagProfile | undefined;
  /** Newest month that the area's own extracts have reached; a source behind it is late. */
  readonly newestMonth: Month | undefined;
}

/** A month is complete when at least this share of its records has come by the lag profile. */
const completeFromShare = 0.98;

/** Under half of the usual level looks like a pause in recording rather than a change in the world. */
const lowUnderLevel = 0.5;

/** Standard deviations of a Poisson count that are more than chance. */
const surprisingDeviations = 3;

const monthsOfUsualLevel = 6;
const fewestMonthsOfUsualLevel = 4;

/** What has arrived of one source month by month, and what looks like a gap. */
export function assessCoverage(input: CoverageInput): SourceCoverage {
  const first = input.counts[0]?.month;
  const last = input.counts.at(-1)?.month;
  if (first === undefined || last === undefined) return coverageOf(input, []);
  const own = input.source.origin === "own-format";
  const end =
    own && input.newestMonth !== undefined && input.newestMonth > last ? input.newestMonth : last;
  const byMonth = new Map(input.counts.map((count) => [count.month, count]));
  const months = monthRange(first, end).map((month) =>
    assessMonth(input, { month, last, byMonth }),
  );
  return coverageOf(input, months);
}

function coverageOf(input: CoverageInput, months: CoverageMonth[]): SourceCoverage {
  return { source: input.source.id, title: input.source.title, months, lag: input.lag ?? null };
}

interface MonthPlace {
  readonly month: Month;
  /** Newest month the source has. */
  readonly last: Month;
  readonly byMonth: ReadonlyMap<Month, MonthCount>;
}

function assessMonth(input: CoverageInput, place: MonthPlace): CoverageMonth {
  const { month, last, byMonth } = place;
  const count = byMonth.get(month);
  const expectedRows = usualRows(byMonth, month);
  const rows = count?.rows ?? 0;
  const level = expectedRows === undefined ? undefined : rows / expectedRows;
  const completeness = completenessOf(input, month, last);
  const verdict = verdictOf(input, place, { rows, expectedRows, completeness });
  return {
    month: formatMonth(month),
    rows,
    persons: count === undefined ? (hasPersons(input.source) ? 0 : null) : (count.persons ?? null),
    expectedRows: expectedRows ?? null,
    level: level ?? null,
    completeness: completeness ?? null,
    ...verdict,
  };
}

interface MonthFigures {
  readonly rows: number;
  readonly expectedRows: number | undefined;
  readonly completeness: number | undefined;
}

function verdictOf(
  input: CoverageInput,
  { month, last, byMonth }: MonthPlace,
  { rows, expectedRows, completeness }: MonthFigures,
): Pick<CoverageMonth, "state" | "reason"> {
  if (month > last) return { state: "none", reason: notDelivered };
  const expected = expectedRows === undefined ? undefined : expectedRows * (completeness ?? 1);
  const isSurprising = expected !== undefined && isFarUnder(rows, expected);
  if (rows === 0) {
    const isGap = input.source.monthField !== undefined || isSurprising;
    return isGap ? { state: "none", reason: noRows } : { state: "sparse", reason: null };
  }
  if (isProvisional(input, { month, last, completeness })) {
    return { state: "provisional", reason: provisionalReason(completeness) };
  }
  const yearBefore = byMonth.get(addMonths(month, -12))?.rows;
  const isUnderYearBefore = yearBefore === undefined || rows < lowUnderLevel * yearBefore;
  if (expected !== undefined && isSurprising && isUnderYearBefore) {
    return { state: "low", reason: lowReason(rows / expected) };
  }
  return { state: "complete", reason: null };
}

/** Under half of what is usual, and by more than chance alone would do in a count that small. */
function isFarUnder(rows: number, expected: number): boolean {
  const chance = surprisingDeviations * Math.sqrt(expected);
  return rows < lowUnderLevel * expected && expected - rows > chance;
}

function isProvisional(
  input: CoverageInput,
  {
    month,
    last,
    completeness,
  }: Pick<MonthPlace, "month" | "last"> & Pick<MonthFigures, "completeness">,
): boolean {
  if (completeness !== undefined) return completeness < completeFromShare;
  return input.source.origin === "own-format" && month === last;
}

/** Undefined where the lag has not been measured. */
function completenessOf(input: CoverageInput, month: Month, last: Month): number | undefined {
  if (input.lag === undefined || month > last) return undefined;
  return input.lag.arrivedShare[last - month] ?? 1;
}

function usualRows(byMonth: ReadonlyMap<Month, MonthCount>, month: Month): number | undefined {
  const before = Array.from(
    { length: monthsOfUsualLevel },
    (_, i) => byMonth.get(addMonths(month, -i - 1))?.rows,
  ).filter((rows) => rows !== undefined);
  return before.length < fewestMonthsOfUsualLevel ? undefined : median(before);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function hasPersons(source: SourceDefinition): boolean {
  return source.columns.some(({ kind }) => kind === "person");
}

const noRows: Localised = {
  fi: "Kuukaudelta ei ole yhtään riviä, vaikka sitä ennen ja sen jälkeen on. Se ei tarkoita, ettei mitään tapahtunut.",
  sv: "Månaden har inga rader fast månaderna före och efter har det. Det betyder inte att inget har hänt.",
  en: "The month has no rows although months before and after it do. It does not mean that nothing happened.",
};

const notDelivered: Localised = {
  fi: "Kuukautta ei ole vielä toimitettu, vaikka muista lähteistä se on.",
  sv: "Månaden har ännu inte levererats, fast andra källor har den.",
  en: "The month has not been delivered yet, although other sources have it.",
};

const lagUnknown: Localised = {
  fi: "Uusin kuukausi on ennakollinen: viivettä ei ole vielä voitu mitata.",
  sv: "Den nyaste månaden är preliminär: fördröjningen har ännu inte kunnat mätas.",
  en: "The newest month is provisional: the lag cannot be measured yet.",
};

function provisionalReason(completeness: number | undefined): Localised {
  if (completeness === undefined) return lagUnknown;
  const arrived = (language: Language): string => percentText(100 * completeness, language);
  return {
    fi: `Ennakollinen: viiveen perusteella riveistä on tullut noin ${arrived("fi")}.`,
    sv: `Preliminär: enligt fördröjningen har cirka ${arrived("sv")} av raderna kommit.`,
    en: `Provisional: by the lag profile about ${arrived("en")} of the rows have arrived.`,
  };
}

function lowReason(level: number): Localised {
  const ofUsual = (language: Language): string => percentText(100 * level, language);
  return {
    fi: `Rivejä on ${ofUsual("fi")} tavanomaisesta. Kirjaaminen on voinut olla tauolla.`,
    sv: `Antalet rader är ${ofUsual("sv")} av det vanliga. Registreringen kan ha varit avbruten.`,
    en: `Rows are ${ofUsual("en")} of the usual number. Recording may have paused.`,
  };
}
