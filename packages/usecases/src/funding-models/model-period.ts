import {
  addMonths,
  AppError,
  formatMonth,
  month,
  monthNames,
  monthNumberOf,
  parseMonth,
  yearOf,
  type Localised,
  type Month,
} from "@luotsi/base";
import type { FundingModelsQuery, ModelPeriod } from "@luotsi/contract";

import { inEachLanguage, monthText } from "../wording/number-words.ts";
import type { MonthSpan } from "./model-facts.ts";

/** A year is looked at when nobody says otherwise. */
const usualMonths = 12;

/** The last twelve whole months, or those there are. */
export function latestYear(known: MonthSpan): MonthSpan {
  const first = addMonths(known.last, 1 - usualMonths);
  return { first: first < known.first ? known.first : first, last: known.last };
}

/**
 * The months asked for, of those that are known; undefined when none of them is.
 *
 * @throws AppError INVALID_REQUEST when the first is after the last.
 */
export function askedSpan(
  { from, to }: FundingModelsQuery,
  known: MonthSpan | undefined,
): MonthSpan | undefined {
  const [first, last] = [from, to].map((text) =>
    text === undefined ? undefined : parseMonth(text),
  );
  if (first !== undefined && last !== undefined && first > last) {
    throw new AppError("INVALID_REQUEST", { reason: `from ${from} > to ${to}` });
  }
  if (known === undefined) return undefined;
  const usual = latestYear(known);
  if (first === undefined && last === undefined) return usual;
  const end = last === undefined || last > known.last ? known.last : last;
  const begin = first === undefined ? addMonths(end, 1 - usualMonths) : first;
  const start = begin < known.first ? known.first : begin;
  return start > end ? undefined : { first: start, last: end };
}

/** Calendar years that are known, in part or whole, and the latest twelve months, newest first. */
export function periodsOf(known: MonthSpan | undefined): ModelPeriod[] {
  if (known === undefined) return [];
  const spans = [latestYear(known)];
  for (let year = yearOf(known.last); year >= yearOf(known.first); year--) {
    const january = month(`${year}-01`);
    const december = addMonths(january, 11);
    const span = {
      first: january < known.first ? known.first : january,
      last: december > known.last ? known.last : december,
    };
    const isLatest = span.first === spans[0]?.first && span.last === spans[0].last;
    if (!isLatest) spans.push(span);
  }
  return spans.map(periodOf);
}

/** A span with its name. */
export function periodOf({ first, last }: MonthSpan): ModelPeriod {
  return { from: formatMonth(first), to: formatMonth(last), title: spanText(first, last) };
}

/** `vuosi 2025`, `tammi–syyskuu 2026` or `marraskuu 2025 – lokakuu 2026`. */
function spanText(first: Month, last: Month): Localised {
  const year = yearOf(first);
  if (first === month(`${year}-01`) && last === addMonths(first, 11)) {
    return { fi: `vuosi ${year}`, sv: `år ${year}`, en: `year ${year}` };
  }
  if (first === last) return inEachLanguage((language) => monthText(first, language));
  if (year === yearOf(last)) {
    return inEachLanguage((language) => {
      const name = monthNames[language][monthNumberOf(first) - 1] ?? "";
      const begin = language === "fi" ? name.replace(/kuu$/, "") : name;
      return `${begin}–${monthText(last, language)}`;
    });
  }
  return inEachLanguage(
    (language) => `${monthText(first, language)} – ${monthText(last, language)}`,
  );
}
