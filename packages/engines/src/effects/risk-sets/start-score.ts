import { logisticRegression, uniform } from "@luotsi/numerics";

import { historyRow, type SpellHistory } from "./spell-history.ts";
import type { MonthlySpells } from "./spells.ts";

export interface StartModelQuestion {
  readonly spells: MonthlySpells;
  /** Covariates, finite: one number for each row of the history, or for each spell where there is no history. */
  readonly columns: readonly Float64Array[];
  /** What was known from which month on; undefined where covariates are those of the spell's beginning. */
  readonly history?: SpellHistory | undefined;
  /** Months of the spell in which starts are looked at, both included. */
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** Draws months without a start when there are more than `mostMonths`. Whole number 0…2³²−1. */
  readonly seed: number;
}

/** Person-months the model is fitted to at most; all starts are always among them. */
export const mostMonths = 2_000_000;

/** How inclined each spell is to start, the months being equal. */
export type StartScore =
  | {
      readonly kind: "score";
      /** Log odds but for a constant of the month; as long as the columns, or n without any. */
      readonly score: Float64Array;
      /** The constant of each month asked about; −Infinity in a month without starts. */
      readonly levels: Float64Array;
      /** Coefficient of each covariate; 0 where earlier ones explain it. */
      readonly coefficients: Float64Array;
      readonly personMonths: number;
      readonly starts: number;
    }
  | {
      readonly kind: "no_score";
      readonly reason: "no_starts" | "separated" | "not_converged";
      /** The covariate that separates, where one does. */
      readonly column?: number;
    };

/**
 * The chance of starting a service in a month of unemployment: one logistic hazard model over all months, with a level for each month.
 *
 * @param question spells, covariates, months. @returns the score, or why there is none. Months without a start are drawn when there
 * are more than two million: that moves the constant only, which no match looks at. @throws BrokenPromise when lengths differ.
 * Cost: about six passes over (person-months · columns²). Source: Prentice and Gloeckler (1978); case-control sampling: Prentice and Pyke (1979).
 */
export function startScore(question: StartModelQuestion): StartScore {
  const { spells, columns, firstMonth, lastMonth } = question;
  const months = lastMonth - firstMonth + 1;
  const { spell, month, known, starts, personMonths, share } = personMonthsOf(question);
  if (starts === 0) return { kind: "no_score", reason: "no_starts" };
  const outcome = Uint8Array.from(spell, (i, row) => (spells.startMonth[i] === month[row] ? 1 : 0));
  const design = columns.map((column) => picked(column, known));
  for (let m = 1; m < months; m++) design.push(isMonth(month, firstMonth + m));
  const fit = logisticRegression({ columns: design, outcome });
  if (fit.kind === "one_class") return { kind: "no_score", reason: "no_starts" };
  // A month without a start tells itself apart; what counts is a covariate that does.
  if (fit.kind === "separated" && fit.column < columns.length) {
    return { kind: "no_score", reason: "separated", column: fit.column };
  }
  if (fit.kind !== "fitted") return { kind: "no_score", reason: "not_converged" };
  const coefficients = fit.coefficients.slice(1, columns.length + 1);
  const score = new Float64Array(columns[0]?.length ?? spells.person.length);
  columns.forEach((column, j) => {
    for (let i = 0; i < score.length; i++) score[i] += coefficients[j] * column[i];
  });
  // Months left out by lot make starts look likelier by the share that was kept.
  const constant = fit.coefficients[0] + Math.log(share);
  const isSeen = new Uint8Array(months);
  for (const value of month) isSeen[value - firstMonth] = 1;
  const levels = Float64Array.from(isSeen, (seen, m) =>
    seen === 0 ? -Infinity : constant + (m === 0 ? 0 : fit.coefficients[columns.length + m]),
  );
  return { kind: "score", score, levels, coefficients, personMonths, starts };
}

function picked(column: Float64Array, rows: Int32Array): Float64Array {
  const target = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) target[k] = column[rows[k]];
  return target;
}

function isMonth(months: Int16Array, wanted: number): Float64Array {
  const target = new Float64Array(months.length);
  for (let k = 0; k < months.length; k++) target[k] = months[k] === wanted ? 1 : 0;
  return target;
}

interface PersonMonths {
  readonly spell: Int32Array;
  readonly month: Int16Array;
  /** Row of the columns that holds. */
  readonly known: Int32Array;
  /** Months without a start that were kept. */
  readonly share: number;
  readonly starts: number;
  /** Before any were left out. */
  readonly personMonths: number;
}

/** Months in which a spell could start the service; only those in which somebody does. */
function personMonthsOf(question: StartModelQuestion): PersonMonths {
  const { spells, firstMonth, lastMonth } = question;
  const startsIn = new Int32Array(lastMonth + 1);
  let starts = 0;
  for (const start of spells.startMonth) {
    if (start < firstMonth || start > lastMonth) continue;
    startsIn[start]++;
    starts++;
  }
  let personMonths = 0;
  const endOf = (i: number): number =>
    Math.min(
      lastMonth,
      spells.lastMonth[i],
      spells.startMonth[i] > 0 ? spells.startMonth[i] : Infinity,
    );
  for (let i = 0; i < spells.person.length; i++) {
    for (let m = firstMonth; m <= endOf(i); m++) {
      personMonths += Number(startsIn[m] > 0 && historyRow(question.history, i, m) >= 0);
    }
  }
  const share = Math.min(1, Math.max(0, mostMonths - starts) / Math.max(1, personMonths - starts));
  const spell: number[] = [];
  const month: number[] = [];
  const known: number[] = [];
  for (let i = 0; i < spells.person.length; i++) {
    for (let m = firstMonth; m <= endOf(i); m++) {
      if (startsIn[m] === 0) continue;
      const row = historyRow(question.history, i, m);
      if (row < 0) continue;
      const isStart = spells.startMonth[i] === m;
      if (!isStart && share < 1 && uniform(question.seed, m, i) >= share) continue;
      spell.push(i);
      month.push(m);
      known.push(row);
    }
  }
  return {
    spell: Int32Array.from(spell),
    month: Int16Array.from(month),
    known: Int32Array.from(known),
    starts,
    personMonths,
    share,
  };
}
