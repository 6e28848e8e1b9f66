import { addMonths, AppError, parseMonth, type Month } from "@luotsi/base";
import {
  indicatorDimensions,
  type IndicatorDimension,
  type IndicatorValuesQuery,
} from "@luotsi/contract";
import { indicators, type IndicatorDefinition } from "@luotsi/indicators";

import type { IndicatorFacts } from "./indicator-facts.ts";

/** Months shown when nobody says: two years and the month they began from. */
const usualMonths = 25;
const mostDimensions = 2;

/** The indicators with these ids, in the order asked; all when none is. @throws AppError NOT_FOUND */
export function wantedIndicators(ids: string | undefined): readonly IndicatorDefinition[] {
  const wanted = listed(ids);
  if (wanted.length === 0) return indicators;
  return wanted.map((id) => {
    const found = indicators.find((indicator) => indicator.id === id);
    if (found === undefined) throw new AppError("NOT_FOUND", { what: id });
    return found;
  });
}

/** By what the figures are broken down. @throws AppError NOT_FOUND, INVALID_REQUEST */
export function wantedDimensions(by: string | undefined): readonly IndicatorDimension[] {
  const wanted = listed(by).map((text) => {
    const found = indicatorDimensions.find((dimension) => dimension === text);
    if (found === undefined) throw new AppError("NOT_FOUND", { what: text });
    return found;
  });
  if (wanted.length > mostDimensions) {
    throw new AppError("INVALID_REQUEST", { reason: `by: ${wanted.length} > ${mostDimensions}` });
  }
  return wanted;
}

/** What is written with commas between, each once. */
function listed(text: string | undefined): readonly string[] {
  const parts = (text ?? "").split(",").map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ""))];
}

export interface MonthSpan {
  readonly first: Month;
  readonly last: Month;
}

/**
 * The months asked for, of those that are known; undefined when none of them is.
 *
 * @throws AppError INVALID_REQUEST when the first is after the last.
 */
export function wantedMonths(
  { from, to }: IndicatorValuesQuery,
  known: IndicatorFacts["known"],
): MonthSpan | undefined {
  const [first, last] = [from, to].map((text) =>
    text === undefined ? undefined : parseMonth(text),
  );
  if (first !== undefined && last !== undefined && first > last) {
    throw new AppError("INVALID_REQUEST", { reason: `from ${from} > to ${to}` });
  }
  if (known === undefined) return undefined;
  const end = last === undefined || last > known.last ? known.last : last;
  const start = first ?? addMonths(end, 1 - usualMonths);
  const begin = start < known.first ? known.first : start;
  return begin > end ? undefined : { first: begin, last: end };
}
