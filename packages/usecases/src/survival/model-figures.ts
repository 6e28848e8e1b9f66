import { normalQuantile, normalTwoSided } from "@luotsi/numerics";

import { isHidden, peopleAmong, type SmallCounts } from "../small-counts.ts";
import type { DesignColumns } from "./design-columns.ts";

/** What became of a model's column: as the engine says, or not told because it tells one to four people apart. */
export type ColumnStatus = "estimated" | "collinear" | "constant" | "infinite" | "hidden";

/** A coefficient with what a reader asks of it; null when the column could not be estimated, or may not be told. */
export interface CoefficientFigures {
  readonly coefficient: number | null;
  readonly standardError: number | null;
  /** When rows repeat persons, or weights are given: z, p and the interval are by it then. */
  readonly robustStandardError?: number | null;
  /** exp of the coefficient, and of its limits. */
  readonly ratio: number | null;
  readonly ratioInterval95: readonly [number | null, number | null];
  readonly z: number | null;
  readonly p: number | null;
}

const z95 = normalQuantile(0.975);

/** The figures of one column. @param robust its robust error, where there is one. */
export function coefficientFigures(column: {
  readonly status: ColumnStatus;
  readonly b: number;
  readonly error: number;
  readonly robust: number | undefined;
}): CoefficientFigures {
  const { status, b, error, robust } = column;
  const isKnown = status === "estimated" && error > 0;
  const used = robust ?? error;
  const z = isKnown && used > 0 ? b / used : null;
  return {
    coefficient: isKnown ? b : null,
    standardError: isKnown ? error : null,
    ...(robust === undefined ? {} : { robustStandardError: isKnown ? robust : null }),
    ratio: isKnown ? finite(Math.exp(b)) : null,
    ratioInterval95: isKnown
      ? [finite(Math.exp(b - z95 * used)), finite(Math.exp(b + z95 * used))]
      : [null, null],
    z,
    p: z === null ? null : normalTwoSided(z),
  };
}

/** The number, or null where it has grown beyond numbers. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The root of the diagonal of a square matrix. */
export function errorAt(
  { columns, values }: { readonly columns: number; readonly values: Float64Array },
  j: number,
): number {
  return Math.sqrt(values[j + j * columns] ?? 0);
}

/** That something tells of one to four people: said when it is shown, and when it is not. */
export type SmallCountWarning = "small_counts_hidden" | "small_counts_shown";

/** The warning, when anything is of so few. */
export function smallCountWarning(
  isAnyFew: boolean,
  how: SmallCounts,
): readonly SmallCountWarning[] {
  if (!isAnyFew) return [];
  return [how === "hide" ? "small_counts_hidden" : "small_counts_shown"];
}

/** What of a model may be told. */
export interface TellableModel {
  /** False when there are one to four people: then nothing is. */
  readonly isAny: boolean;
  /** Of each column: false when it parts one to four people from the rest. */
  readonly columns: readonly boolean[];
  readonly warnings: readonly SmallCountWarning[];
}

/** Judges a model's columns by how many people they tell apart. */
export function tellableModel(
  { columns }: DesignColumns,
  rows: { readonly n: number; readonly person: Int32Array | undefined; readonly how: SmallCounts },
): TellableModel {
  const { n, person, how } = rows;
  const isFewWhere = (isCounted: (row: number) => boolean): boolean =>
    isHidden(peopleAmong(n, person, isCounted), "hide");
  const isFew = isFewWhere(() => true);
  const areFew = columns.map(
    (column) =>
      isFew ||
      (isClass(column) && [0, 1].some((value) => isFewWhere((row) => column[row] === value))),
  );
  return {
    isAny: how === "show" || !isFew,
    columns: areFew.map((few) => how === "show" || !few),
    warnings: smallCountWarning(isFew || areFew.includes(true), how),
  };
}

function isClass(column: Float64Array): boolean {
  return column.every((value) => value === 0 || value === 1);
}
