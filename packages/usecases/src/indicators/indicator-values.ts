import { formatMonth, type Localised, type Month } from "@luotsi/base";
import type { IndicatorDimension, IndicatorPoint } from "@luotsi/contract";
import {
  everyone,
  hiddenOf,
  showCells,
  type IndicatorDefinition,
  type IndicatorValue,
  type Ratio,
} from "@luotsi/indicators";

import type { Breakdown } from "./breakdown.ts";
import type { CountedCells } from "./count-month.ts";
import { frozenKey, type FrozenIndicator } from "./frozen-indicators.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import { reasons } from "./indicator-words.ts";
import { frozenKeys, roundCells } from "./round-cells.ts";
import { labourForceUpTo } from "./statfin-figures.ts";

/** What is asked of the facts. */
export interface Asked {
  readonly facts: IndicatorFacts;
  readonly by: readonly IndicatorDimension[];
  readonly breakdown: Breakdown;
}

export interface MonthCounts {
  readonly month: Month;
  readonly counted: CountedCells;
}

/** The points of every cell in a month. */
export function pointsOf(
  indicator: IndicatorDefinition,
  { month, counted }: MonthCounts,
  asked: Asked,
): readonly IndicatorPoint[] {
  const frozen = frozenOf(indicator, month, asked);
  const base = {
    month: formatMonth(month),
    provisional: frozen === undefined && !agreesWithFrozen(indicator, { month, counted }, asked),
    coverage: coverageOf(indicator, month, asked, frozen),
  };
  return valuesOf(indicator, { month, counted }, asked, frozen).map((value) =>
    value.kind === "value"
      ? { ...base, kind: "value", value: value.value, because: null }
      : { ...base, kind: value.kind, value: null, because: becauseOf(value) },
  );
}

/** Does the figure count service periods? */
export function restsOnServices({ restsOn }: Pick<IndicatorDefinition, "restsOn">): boolean {
  return restsOn.includes("service-periods");
}

/** The month's frozen figure; undefined in an open month, and for groups. */
function frozenOf(
  { id }: IndicatorDefinition,
  month: Month,
  { by, facts }: Asked,
): FrozenIndicator | undefined {
  if (by.length > 0 || !facts.closed.has(month)) return undefined;
  return facts.frozen.get(frozenKey(id, month));
}

/**
 * Only figures of everyone are frozen; those of groups follow the latest data. While they add up to the
 * frozen figure no later correction has changed them.
 */
function agreesWithFrozen(
  { id }: IndicatorDefinition,
  { month, counted }: MonthCounts,
  { facts }: Asked,
): boolean {
  const frozen = facts.closed.has(month) ? facts.frozen.get(frozenKey(id, month)) : undefined;
  const sum = (of: (cell: Ratio) => number): number =>
    counted.cells.reduce((total, cell) => total + of(cell), 0);
  return (
    frozen !== undefined &&
    sum((cell) => cell.numerator) === frozen.ratio.numerator &&
    sum((cell) => cell.denominator) === frozen.ratio.denominator
  );
}

function valuesOf(
  indicator: IndicatorDefinition,
  { month, counted }: MonthCounts,
  asked: Asked,
  frozen: FrozenIndicator | undefined,
): readonly IndicatorValue[] {
  const { facts } = asked;
  const isGap = frozen?.isGap ?? (restsOnServices(indicator) && facts.serviceGaps.has(month));
  if (isGap) {
    return counted.cells.map(() => ({ kind: "not_recorded", because: "recording-gap" }));
  }
  const cells =
    frozen === undefined
      ? roundCells(facts, counted.cells, counted.keys)
      : roundCells(facts, [frozen.ratio], frozenKeys(facts, indicator, month));
  const hidden =
    frozen === undefined
      ? counted.hidden
      : hiddenOf(indicator, [frozen.ratio], everyone, { cells: [counted.hidden] });
  if (indicator.denominator !== "labour-force") return showCells(indicator, cells, hidden);
  const forces = asked.breakdown.cells.map(
    (cell) => frozen?.labourForce ?? labourForceOf(cell, month, facts),
  );
  const shares = cells.map(({ numerator }, i) => ({ numerator, denominator: forces[i] ?? 0 }));
  return showCells(indicator, shares, hidden).map((value, i) =>
    forces[i] === undefined ? { kind: "undefined", because: "no-labour-force" } : value,
  );
}

/** The labour force is known by municipality only. */
function labourForceOf(
  cell: Breakdown["cells"][number],
  month: Month,
  { municipalities, statfin }: IndicatorFacts,
): number | undefined {
  if (cell.some(({ dimension }) => dimension !== "municipality")) return undefined;
  const codes =
    cell.length === 0
      ? municipalities.map(({ code }) => code)
      : cell.map(({ group }) => group.code);
  return labourForceUpTo(statfin, codes, month)?.people;
}

/**
 * How much of the month has come: for services, how many of those who are in one have a recorded period;
 * for the rest, what the measured lag says of a month that old.
 */
function coverageOf(
  indicator: IndicatorDefinition,
  month: Month,
  { facts }: Asked,
  frozen: FrozenIndicator | undefined,
): number | null {
  if (restsOnServices(indicator)) {
    const { expected, recorded } = frozen?.recording ?? facts.recording(month);
    return expected === 0 ? null : recorded / expected;
  }
  if (frozen !== undefined) return 1;
  const shares = facts.lag?.arrivedShare ?? [];
  const age = (facts.known?.last ?? month) - month;
  return shares[Math.min(age, shares.length - 1)] ?? null;
}

function becauseOf(value: Exclude<IndicatorValue, { kind: "value" }>): Localised {
  if (value.kind === "hidden") return reasons.tooFew;
  if (value.kind === "not_recorded") return reasons.recordingGap;
  return value.because === "no-labour-force" ? reasons.noLabourForce : reasons.nobody;
}
