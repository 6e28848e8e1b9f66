import { AppError } from "@luotsi/base";

import {
  groupsOf,
  type EffectColumns,
  type EffectRules,
  type NamedNumbers,
  type PreparedRows,
  type WordColumn,
} from "./effect-question.ts";

/** Classes of a covariate told apart at most: each is a column of the design. */
const mostLevels = 200;

/**
 * Puts columns into the form of the engines: treatment as 0 and 1, classes as a column for each level but the first.
 *
 * @throws AppError TOO_MANY_LEVELS for a class that should be a number or be joined.
 */
export function prepareRows(columns: EffectColumns, rules: EffectRules): PreparedRows {
  const covariates = [...columns.covariates, ...columns.categories.flatMap((one) => levelsOf(one))];
  return {
    rows: {
      treated: Uint8Array.from(columns.treatment, (value) => (value === 0 ? 0 : 1)),
      // Over risk sets the outcome asked about is one of several exits.
      outcome:
        rules.method === "riskset"
          ? columns.outcome.map((exit) => Number(exit === 1))
          : columns.outcome,
      covariates: covariates.map(({ values }) => values),
      cluster: groupsOf(columns.cluster),
    },
    names: covariates.map(({ name }) => name),
    columns,
    rules,
  };
}

/** A column of 0 and 1 for each level but the first. @throws AppError TOO_MANY_LEVELS. */
export function levelsOf(column: WordColumn & { readonly name: string }): readonly NamedNumbers[] {
  refuseManyLevels([column]);
  const { name, codes, labels } = column;
  return labels.slice(1).map((label, k) => ({
    name: `${name}=${label}`,
    values: Float64Array.from(codes, (code) => (code === k + 1 ? 1 : 0)),
  }));
}

/** Asked before any work is done. @throws AppError TOO_MANY_LEVELS for a class that should be a number or be joined. */
export function refuseManyLevels(classes: EffectColumns["categories"]): void {
  for (const { name, labels } of classes) {
    if (labels.length <= mostLevels) continue;
    const levels = labels.length;
    throw new AppError("TOO_MANY_LEVELS", { column: name, levels, most: mostLevels });
  }
}

/** One code for each combination of classes that occurs, in the order in which they first occur. */
export function cellsOf(words: readonly WordColumn[], rows: number): Int32Array | undefined {
  if (words.length === 0) return undefined;
  const seen = new Map<string, number>();
  return Int32Array.from({ length: rows }, (_, i) => {
    const key = words.map(({ codes }) => codes[i]).join(" ");
    const code = seen.get(key) ?? seen.size;
    seen.set(key, code);
    return code;
  });
}

/** A number for each person that depends on the word alone, not on the order of rows. */
export function personHash(words: WordColumn | undefined, rows: number): Int32Array {
  if (words === undefined) return Int32Array.from({ length: rows }, (_, i) => i);
  const ofLabel = Int32Array.from(words.labels, (label) => hashOf(label));
  return Int32Array.from(words.codes, (code) => ofLabel[code] ?? 0);
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash | 0;
}
