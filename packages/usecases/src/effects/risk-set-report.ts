import type { BalanceRow, Overlap, PlaceboFinding } from "@luotsi/engines";

import { isHidden } from "../small-counts.ts";
import type { EffectRules, PreparedRows } from "./effect-question.ts";
import type { EffectWarning } from "./effect-warnings.ts";
import { normalCriticalValue, type MethodAnswer } from "./method-answer.ts";
import type { OutcomeCurve } from "./risk-set-outcomes.ts";

/** Shares that have left as asked within a month of the start, and what the start changed. */
export interface CurveMonth {
  readonly month: number;
  readonly treated: number;
  readonly waiting: number;
  readonly never: number;
  readonly againstWaiting: number;
  readonly standardError: number;
  readonly againstNever: number;
  readonly standardErrorNever: number;
  /** Starters that can be followed so long. */
  readonly followed: number;
}

/** The effect on those who start in some months of unemployment, at the end of the horizon. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly starters: number;
  readonly againstWaiting: number;
  readonly standardError: number;
  readonly againstNever: number;
  readonly standardErrorNever: number;
}

/** What was found over risk sets, by cells or by pairs. */
export interface FoundInRiskSets {
  readonly months: readonly CurveMonth[];
  readonly bands: readonly Band[];
  readonly starts: number;
  readonly compared: number;
  /** Different people compared with, and those who could have been. */
  readonly controls: number;
  readonly pool: number;
  readonly balance: readonly BalanceRow[];
  readonly overlap: Overlap;
  readonly placebos: readonly PlaceboFinding[];
  readonly outcomes: readonly OutcomeCurve[];
  readonly conventions: MethodAnswer["conventions"];
  readonly warnings: readonly EffectWarning[];
}

const usualBands = [
  { from: 1, to: 3 },
  { from: 4, to: 6 },
  { from: 7, to: 12 },
  { from: 13, to: 600 },
];

/** Months of unemployment told apart, within those asked about; none when they are one band. */
export function bandsOf({
  first,
  last,
}: EffectRules["startMonths"]): readonly Pick<Band, "from" | "to">[] {
  const bands = usualBands
    .map(({ from, to }) => ({ from: Math.max(from, first), to: Math.min(to, last) }))
    .filter(({ from, to }) => from <= to);
  return bands.length > 1 ? bands : [];
}

/** The answer over risk sets: at the end of the horizon, against waiting unless never was asked for first. */
export function riskSetReport(prepared: PreparedRows, found: FoundInRiskSets): MethodAnswer {
  const { rules } = prepared;
  const last = found.months.at(-1);
  const isNever = rules.comparison === "never";
  const [estimate, spread, control] = isNever
    ? [last?.againstNever, last?.standardErrorNever, last?.never]
    : [last?.againstWaiting, last?.standardError, last?.waiting];
  // Where everybody fares the same no draw differs, which is not certainty.
  const error = spread === 0 ? undefined : spread;
  return {
    estimand: isNever ? "att_against_never" : "att_against_waiting",
    estimate,
    standardErrors: error === undefined ? {} : { cluster: error },
    errorKind: error === undefined ? undefined : "cluster",
    criticalValue: normalCriticalValue,
    means: { treated: last?.treated ?? 0, control: control ?? 0 },
    weights: undefined,
    score: undefined,
    used: { treated: found.compared, control: found.controls },
    population: { treated: found.starts, control: found.pool },
    balance: found.balance,
    overlap: found.overlap,
    placebos: found.placebos,
    conventions: {
      timeZero: "month of the start",
      comparison: isNever
        ? "never: controls are followed until their own start"
        : "waiting: controls may start later",
      horizonMonths: rules.horizon,
      firstMonth: rules.startMonths.first,
      lastMonth: rules.startMonths.last,
      ...found.conventions,
    },
    warnings: found.warnings,
    details: {
      months: found.months.map((one) =>
        isHidden(one.followed, rules.smallCounts) ? hiddenMonth(one) : one,
      ),
      bands: found.bands,
      outcomes: found.outcomes,
    },
  };
}

function hiddenMonth({ month }: CurveMonth): Readonly<Record<string, number | null>> {
  return {
    month,
    treated: null,
    waiting: null,
    never: null,
    againstWaiting: null,
    standardError: null,
    againstNever: null,
    standardErrorNever: null,
    followed: null,
  };
}
