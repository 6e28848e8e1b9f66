import type { IndicatorCard, IndicatorPoint } from "@luotsi/contract";

import type { Format } from "../language/format.ts";

type Unit = Pick<IndicatorCard, "unit" | "decimals" | "hideBelow">;

/** What is read in the place of a figure. */
export interface PointWords {
  readonly format: Format;
  readonly none: Readonly<Record<Exclude<IndicatorPoint["kind"], "value">, string>>;
  /** Figures of groups are hidden for each other's sake too, so a hidden one need not be small. */
  readonly isGrouped: boolean;
}

/** A figure in its unit. */
export function valueText({ unit, decimals }: Unit, value: number, format: Format): string {
  return unit === "share" ? format.percent(value, { decimals }) : format.count(value);
}

/** A figure as it is read, or the word in its place. */
export function pointText(
  indicator: Unit,
  { kind, value }: IndicatorPoint,
  { format, none, isGrouped }: PointWords,
): string {
  if (value !== null) return valueText(indicator, value, format);
  if (kind === "value") return none.undefined;
  const isSmall = kind === "hidden" && !isGrouped && indicator.unit === "count";
  return isSmall ? format.fewerThan(indicator.hideBelow) : none[kind];
}

/** Under this share of what should have come, a figure is drawn as open. */
const completeFrom = 0.95;

/** Is the month open, or part of what it rests on missing? */
export function isOpen({ provisional, coverage }: IndicatorPoint): boolean {
  return provisional || (coverage !== null && coverage < completeFrom);
}
