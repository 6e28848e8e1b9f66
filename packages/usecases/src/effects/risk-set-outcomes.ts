import { historyRow, type SpellHistory } from "@luotsi/engines";

import { shownUnlessFew } from "../small-counts.ts";
import type { PreparedRows } from "./effect-question.ts";
import { historyOf } from "./risk-set-spells.ts";

/** An effect on an outcome of the months after the start, as it is told. */
export interface OutcomeMonth {
  readonly month: number;
  readonly treated: number | null;
  readonly waiting: number | null;
  readonly againstWaiting: number | null;
  readonly standardError: number | null;
  /** Starters known for so long. */
  readonly starters: number | null;
}

export interface OutcomeCurve {
  readonly name: string;
  /** How things stand in the month, or what the months up to it brought together. */
  readonly kind: "state" | "sum";
  readonly months: readonly OutcomeMonth[];
}

/** People at risk or in pairs, a row each. */
export interface RowsInTime {
  readonly spell: Int32Array;
  readonly month: ArrayLike<number>;
}

/** The outcome of rows that are known for so long. */
export interface KnownOutcome {
  readonly outcome: Float64Array;
  readonly isKnown: Uint8Array;
}

/** A difference of known outcomes, by whatever way people are compared; undefined where nobody is. */
export type CompareKnown = (known: KnownOutcome) =>
  | {
      readonly estimate: number;
      readonly means: { readonly treated: number; readonly control: number };
      readonly standardError: number | undefined;
      readonly starters: number;
    }
  | undefined;

/** Effects on what the history tells of the months after the start: states in month k, and sums over months 1 to k. */
export function outcomeCurves(
  prepared: PreparedRows,
  rows: RowsInTime,
  compare: CompareKnown,
): readonly OutcomeCurve[] {
  const { columns, rules } = prepared;
  const { history: told } = columns;
  const history = historyOf(columns);
  if (told === undefined || history === undefined) return [];
  const known = knownMonths(history, columns.known);
  const curve = (kind: OutcomeCurve["kind"], name: string, values: Float64Array): OutcomeCurve => ({
    name,
    kind,
    months: Array.from({ length: rules.horizon }, (_, k) => {
      const outcome = kind === "state" ? stateIn : sumOver;
      const isKnown = Uint8Array.from(rows.spell, (i, row) =>
        Number((known[i] ?? 0) >= (rows.month[row] ?? 0) + k),
      );
      const of = { rows, history, values, months: k + 1 };
      return monthOf(k + 1, compare(outcome(of, isKnown)), rules.smallCounts);
    }),
  });
  return [
    ...told.states.map(({ name, values }) => curve("state", name, values)),
    ...told.sums.map(({ name, values }) => curve("sum", name, values)),
  ];
}

function monthOf(
  month: number,
  found: ReturnType<CompareKnown>,
  how: PreparedRows["rules"]["smallCounts"],
): OutcomeMonth {
  const none = { month, treated: null, waiting: null, againstWaiting: null, standardError: null };
  if (found === undefined) return { ...none, starters: 0 };
  const { estimate, means, standardError, starters } = found;
  const told = {
    month,
    treated: means.treated,
    waiting: means.control,
    againstWaiting: estimate,
    standardError: standardError ?? null,
    starters,
  };
  return shownUnlessFew(told, starters, how) ?? { ...none, starters: null };
}

/** Months known of each spell: as the file says, else up to the last month of its history. */
function knownMonths(
  { from, to, month }: SpellHistory,
  known: Float64Array | undefined,
): Float64Array {
  return Float64Array.from(from, (first, i) => {
    const last = (to[i] ?? 0) > first ? (month[(to[i] ?? 1) - 1] ?? 0) : 0;
    return known === undefined ? last : (known[i] ?? 0);
  });
}

interface After {
  readonly rows: RowsInTime;
  readonly history: SpellHistory;
  readonly values: Float64Array;
  /** Months after time zero, the month of the start being the first. */
  readonly months: number;
}

function stateIn({ rows, history, values, months }: After, isKnown: Uint8Array): KnownOutcome {
  const outcome = new Float64Array(isKnown.length);
  rows.spell.forEach((i, row) => {
    const at = historyRow(history, i, (rows.month[row] ?? 0) + months - 1);
    if (at < 0) isKnown[row] = 0;
    else outcome[row] = values[at] ?? 0;
  });
  return { outcome, isKnown };
}

function sumOver({ rows, history, values, months }: After, isKnown: Uint8Array): KnownOutcome {
  const outcome = new Float64Array(isKnown.length);
  rows.spell.forEach((i, row) => {
    const first = rows.month[row] ?? 0;
    for (let at = history.from[i] ?? 0; at < (history.to[i] ?? 0); at++) {
      const month = history.month[at] ?? 0;
      if (month >= first && month < first + months) {
        outcome[row] = (outcome[row] ?? 0) + (values[at] ?? 0);
      }
    }
  });
  return { outcome, isKnown };
}
