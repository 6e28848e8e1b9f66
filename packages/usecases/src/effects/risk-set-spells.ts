import { AppError } from "@luotsi/base";
import type { MonthlySpells, SpellHistory } from "@luotsi/engines";

import type { EffectColumns, MonthHistory, NamedNumbers, PreparedRows } from "./effect-question.ts";
import { cellsOf, levelsOf, personHash } from "./prepare-rows.ts";

/** The spells of a question, and what is known of them month by month. */
export interface RiskSetSpells {
  readonly spells: MonthlySpells;
  /** Undefined where covariates are those of the spell's beginning, a row a spell. */
  readonly history: SpellHistory | undefined;
  /** What a score is made of: a number for each row of the history, or for each spell. */
  readonly covariates: readonly NamedNumbers[];
  /** Classes in which pairs agree, by spell, to be shown alike. */
  readonly classes: readonly NamedNumbers[];
}

/** Classes to be shown alike have at most so many levels; more only make cells. */
const shownLevels = 40;

/** Puts the rows into the form of the engines. Without numbers, classes are cells; with them, they are told to the score. */
export function riskSetSpells({ columns }: PreparedRows): RiskSetSpells {
  const { treatment, time, outcome, categories, exact, unit, cluster, history } = columns;
  const n = outcome.length;
  const hasScore =
    columns.covariates.length > 0 ||
    (history !== undefined && history.covariates.length + history.categories.length > 0);
  const own = hasScore ? ownCovariates(columns) : [];
  const engineHistory = hasScore ? historyOf(columns) : undefined;
  const classes = hasScore ? [] : categories;
  return {
    spells: {
      person: personHash(unit ?? cluster, n),
      cell: cellsOf([...classes, ...exact], n) ?? new Int32Array(n),
      startMonth: Int16Array.from(treatment),
      lastMonth: Int16Array.from(time ?? new Float64Array(n)),
      exit: Uint8Array.from(outcome),
    },
    history: engineHistory,
    covariates:
      engineHistory === undefined || history === undefined
        ? own
        : [...alongHistory(own, engineHistory), ...changing(history)],
    classes: classes
      .filter(({ labels }) => labels.length <= shownLevels)
      .flatMap((one) => levelsOf(one)),
  };
}

/** Covariates of the spell's beginning: numbers and levels of classes, by spell. */
function ownCovariates({ covariates, categories }: EffectColumns): readonly NamedNumbers[] {
  return [...covariates, ...categories.flatMap((one) => levelsOf(one))];
}

function changing({ covariates, categories }: MonthHistory): readonly NamedNumbers[] {
  return [...covariates, ...categories.flatMap((one) => levelsOf(one))];
}

/** Rows of the history by place of the spell instead of by its code; undefined without a history. */
export function historyOf({ history, spell, outcome }: EffectColumns): SpellHistory | undefined {
  if (history === undefined || spell === undefined) return undefined;
  const n = outcome.length;
  const placed = (by: Int32Array): Int32Array =>
    Int32Array.from({ length: n }, (_, i) => by[spell.codes[i] ?? 0] ?? 0);
  return { from: placed(history.from), to: placed(history.to), month: history.month };
}

/** What does not change stands on every row of its spell. */
function alongHistory(
  own: readonly NamedNumbers[],
  { from, to, month }: SpellHistory,
): readonly NamedNumbers[] {
  const spellOf = new Int32Array(month.length);
  for (let i = 0; i < from.length; i++) spellOf.fill(i, from[i], to[i]);
  return own.map(({ name, values }) => ({
    name,
    values: Float64Array.from(spellOf, (i) => values[i] ?? 0),
  }));
}

/** @throws AppError for rows that are no spells in months, by their place in the file. */
export function refuseMonths({ treatment, time, outcome }: EffectColumns): void {
  if (time === undefined) {
    throw new AppError("WRONG_USAGE", { reason: "--time", command: "effects estimate" });
  }
  for (let i = 0; i < outcome.length; i++) {
    const [start, seen, exit] = [treatment[i] ?? 0, time[i] ?? 0, outcome[i] ?? 0];
    const isWhole = [start, seen, exit].every((value) => Number.isInteger(value));
    const isWithin = start >= 0 && start <= seen && seen >= 1 && seen <= 600;
    if (isWhole && isWithin && exit >= 0 && exit <= 255) continue;
    throw new AppError("MONTHS_NOT_USABLE", { row: i + 1 });
  }
}
