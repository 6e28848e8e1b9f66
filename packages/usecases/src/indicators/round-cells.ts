import type { Month } from "@luotsi/base";
import { roundedCount, type IndicatorDefinition, type Ratio } from "@luotsi/indicators";

import type { RatioKeys } from "./count-month.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";

/** Counts as they are shown: those who are counted and the rest are rounded, and the denominator is their sum. */
export function roundCells(
  { rounding }: Pick<IndicatorFacts, "rounding">,
  cells: readonly Ratio[],
  keys: readonly RatioKeys[] | undefined,
): readonly Ratio[] {
  if (rounding === undefined || keys === undefined) return cells;
  return cells.map(({ numerator: count, denominator }, i) => {
    const { counted = 0, rest = 0 } = keys[i] ?? {};
    const numerator = roundedCount(count, rounding.base, counted);
    const others = roundedCount(denominator - count, rounding.base, rest);
    return { numerator, denominator: numerator + others };
  });
}

/** Keys of a frozen figure, whose people are not known any more: the same figure is always rounded to the same. */
export function frozenKeys(
  { rounding }: Pick<IndicatorFacts, "rounding">,
  { id }: Pick<IndicatorDefinition, "id">,
  month: Month,
): readonly RatioKeys[] | undefined {
  if (rounding === undefined) return undefined;
  const keyOf = (part: string): number => rounding.keyOf(`frozen ${id} ${month} ${part}`);
  return [{ counted: keyOf("counted"), rest: keyOf("rest") }];
}
