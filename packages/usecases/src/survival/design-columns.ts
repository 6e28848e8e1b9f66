import { AppError } from "@luotsi/base";

import type { WordColumn } from "./spell-rows.ts";

/** A class with more levels is an identifier, not a covariate. */
const mostLevels = 200;

/** Covariates as a person names them. */
export interface Covariates {
  readonly numbers: readonly { readonly name: string; readonly values: Float64Array }[];
  readonly classes: readonly { readonly name: string; readonly words: WordColumn }[];
}

/** Covariates as a model takes them. */
export interface DesignColumns {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  /** Which covariate each column is of. */
  readonly term: Int32Array;
  readonly terms: readonly string[];
}

/**
 * Numbers as they are; for each class a column of 0 and 1 for every level but the first, which the others are compared with.
 *
 * @throws AppError TOO_MANY_LEVELS.
 */
export function designColumns({ numbers, classes }: Covariates): DesignColumns {
  const names: string[] = [];
  const columns: Float64Array[] = [];
  const term: number[] = [];
  for (const { name, values } of numbers) {
    term.push(names.length);
    names.push(name);
    columns.push(values);
  }
  for (const [k, { name, words }] of classes.entries()) {
    const levels = words.labels.length;
    if (levels > mostLevels) {
      throw new AppError("TOO_MANY_LEVELS", { column: name, levels, most: mostLevels });
    }
    for (const [level, label] of words.labels.entries()) {
      if (level === 0) continue;
      term.push(numbers.length + k);
      names.push(`${name}=${label}`);
      columns.push(Float64Array.from(words.codes, (code) => Number(code === level)));
    }
  }
  return {
    names,
    columns,
    term: Int32Array.from(term),
    terms: [...numbers.map(({ name }) => name), ...classes.map(({ name }) => name)],
  };
}
