import { addMonths, formatMonth, type Month } from "@luotsi/base";
import type { IndicatorCard, IndicatorPoint, IndicatorResult, Provenance } from "@luotsi/contract";
import type { IndicatorDefinition } from "@luotsi/indicators";

import { roundingAssumptions } from "../disclosure/rounding.ts";
import { compareWithOfficial } from "./compare-official.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import { pointsOf, restsOnServices, type Asked, type MonthCounts } from "./indicator-values.ts";
import {
  assumptions,
  completeFrom,
  groupFinding,
  indicatorFinding,
  labourForceAssumption,
  reasons,
  recordingGapReason,
  uncertaintyOf,
} from "./indicator-words.ts";
import { labourForceUpTo, type LabourForce } from "./statfin-figures.ts";

/** What everybody may know of an indicator. */
export function cardOf(indicator: IndicatorDefinition): IndicatorCard {
  const {
    mark: _mark,
    sameAs: _sameAs,
    denominator: _denominator,
    alike: _alike,
    ...card
  } = indicator;
  return { ...card, restsOn: [...card.restsOn] };
}

/** One indicator over the months asked for. */
export function resultOf(
  indicator: IndicatorDefinition,
  months: readonly MonthCounts[],
  asked: Asked,
): IndicatorResult {
  const { breakdown, by, facts } = asked;
  const shown = months.map((each) => pointsOf(indicator, each, asked));
  const series = breakdown.cells.flatMap((cell, c) => {
    if (by.length > 0 && isShownEmpty(indicator, months, c)) return [];
    const group = cell.flatMap(({ dimension, group: { code, title } }) =>
      dimension === "reach" ? [] : [{ dimension, code, title }],
    );
    return [{ group, points: shown.flatMap((points) => points[c] ?? []) }];
  });
  const whole = by.length === 0 ? (series[0]?.points ?? []) : undefined;
  const breaks = breaksOf(indicator, months, asked);
  return {
    indicator: cardOf(indicator),
    finding:
      whole === undefined ? groupFinding(indicator, series) : indicatorFinding(indicator, whole),
    trust: trustOf(shown.at(-1)?.[0]),
    series,
    breaks,
    comparison: whole === undefined ? null : compareWithOfficial(indicator, whole, facts),
    provenance: provenanceOf(indicator, months, asked, breaks),
  };
}

/** Is it shown of every month that nobody is in a cell? A hidden one is not left out: that would tell that it is empty. */
function isShownEmpty(
  { unit }: IndicatorDefinition,
  months: readonly MonthCounts[],
  cell: number,
): boolean {
  return months.every(({ counted }) => {
    const { numerator = 0, denominator = 0 } = counted.cells[cell] ?? {};
    return counted.hidden[cell] !== 1 && (unit === "count" ? numerator : denominator) === 0;
  });
}

function trustOf(last: IndicatorPoint | undefined): IndicatorResult["trust"] {
  if (last?.kind === "not_recorded") return "gated";
  return last === undefined || last.provisional ? "provisional" : "frozen";
}

/** Where recording paused, and where it went on while periods were still missing. */
function breaksOf(
  indicator: IndicatorDefinition,
  months: readonly MonthCounts[],
  { facts }: Asked,
): IndicatorResult["breaks"] {
  if (!restsOnServices(indicator)) return [];
  const isGap = (month: Month): boolean => facts.serviceGaps.has(month);
  return months.flatMap(({ month }, m) => {
    const before = addMonths(month, -1);
    if (isGap(month)) {
      const isFirst = m === 0 || !isGap(before);
      const reason = recordingGapReason(edgeOfGap(month, -1, isGap), edgeOfGap(month, 1, isGap));
      return isFirst ? [{ month: formatMonth(month), reason }] : [];
    }
    const { expected, recorded } = facts.recording(month);
    const isShort = expected > 0 && recorded < completeFrom * expected;
    return isGap(before) && isShort
      ? [{ month: formatMonth(month), reason: reasons.afterGap }]
      : [];
  });
}

function edgeOfGap(month: Month, step: 1 | -1, isGap: (month: Month) => boolean): Month {
  let edge = month;
  while (isGap(addMonths(edge, step))) edge = addMonths(edge, step);
  return edge;
}

function provenanceOf(
  indicator: IndicatorDefinition,
  months: readonly MonthCounts[],
  asked: Asked,
  breaks: IndicatorResult["breaks"],
): Provenance {
  const { facts, by } = asked;
  const last = months.at(-1)?.month;
  const base = {
    definition: indicator.definition,
    batches: facts.batches.filter(({ source }) => indicator.restsOn.includes(source)),
    breaks: [...breaks],
    run: { ...facts.run },
  };
  if (last === undefined) return { ...base, coverage: null, assumptions: [], uncertainty: null };
  const coverage = pointsOfLast(indicator, months, asked)?.coverage ?? null;
  const force = labourForceAt(indicator, last, facts);
  return {
    ...base,
    coverage,
    assumptions: [
      ...(force === undefined ? [] : [labourForceAssumption(force)]),
      ...roundingAssumptions(facts.rounding),
      ...(facts.isAreaKnown ? [] : [assumptions.areaNotSaid]),
      ...(hasUnknownHome(facts, last) ? [assumptions.homeUnknown] : []),
      ...(by.length > 0 && months.some(({ month }) => facts.closed.has(month))
        ? [assumptions.groupsNotFrozen]
        : []),
    ],
    uncertainty: uncertaintyOf({
      servicesRecorded: restsOnServices(indicator) ? (coverage ?? undefined) : undefined,
      labourForceAge: force === undefined ? undefined : last - force.month,
    }),
  };
}

function pointsOfLast(
  indicator: IndicatorDefinition,
  months: readonly MonthCounts[],
  asked: Asked,
): IndicatorPoint | undefined {
  const last = months.at(-1);
  return last === undefined ? undefined : pointsOf(indicator, last, asked)[0];
}

function labourForceAt(
  { denominator }: IndicatorDefinition,
  month: Month,
  { municipalities, statfin }: IndicatorFacts,
): LabourForce | undefined {
  if (denominator !== "labour-force") return undefined;
  const codes = municipalities.map(({ code }) => code);
  return labourForceUpTo(statfin, codes, month);
}

function hasUnknownHome({ homesOn, snapshot, isAreaKnown }: IndicatorFacts, month: Month): boolean {
  const { unemployed } = snapshot(month);
  return isAreaKnown && homesOn(month).some((home, i) => home === 0 && unemployed[i] === 1);
}
