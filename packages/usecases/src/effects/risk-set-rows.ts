import {
  balanceTable,
  cellClusterError,
  cellCodes,
  cellEffect,
  matchCells,
  overlapOf,
  type AtRiskRows,
  type BalanceRow,
  type Overlap,
  type PlaceboEstimate,
} from "@luotsi/engines";

import type { NamedNumbers } from "./effect-question.ts";
import type { RiskSetSpells } from "./risk-set-spells.ts";

/** People at risk with the weights of the comparison. */
export interface WeighedRows {
  readonly at: AtRiskRows;
  readonly weights: Float64Array;
}

/** Cell and month of each row as one code. */
export function cellsByMonth({ spells }: RiskSetSpells, at: AtRiskRows): Int32Array {
  if (at.spell.length === 0) return new Int32Array(0);
  const cell = at.spell.map((i) => spells.cell[i] ?? 0);
  return cellCodes([cell, Int32Array.from(at.month)]).cell;
}

/** Whoever shares cell and month, weighed to the starters. */
export function weighedByCell(of: RiskSetSpells, at: AtRiskRows): WeighedRows {
  return { at, weights: matchCells(at.treated, cellsByMonth(of, at)).weights };
}

/**
 * How alike starters and those compared with them were in the month of the start, everyone at risk before, the weighed after: what a
 * score was made of as it was known then, classes, and the month itself.
 */
export function balanceAtStart(
  of: RiskSetSpells,
  { at, weights }: WeighedRows,
): readonly BalanceRow[] {
  const { treated } = at;
  const columns = [
    ...of.covariates.map(({ name, values }) => ({
      name,
      values: Float64Array.from(at.known, (row) => values[row] ?? 0),
    })),
    ...of.classes.map(({ name, values }) => ({
      name,
      values: Float64Array.from(at.spell, (i) => values[i] ?? 0),
    })),
    { name: "month", values: Float64Array.from(at.month) },
  ];
  return columns.flatMap((column) =>
    balanceTable({ treated, columns: [column], estimand: "att", weights }),
  );
}

/**
 * Common support by score, or starters without anyone in their cell where there is none; effective sizes count people, not their months.
 */
export function overlapAtStart(
  { spells }: RiskSetSpells,
  { at, weights }: WeighedRows,
  score: Float64Array | undefined,
): Overlap {
  const { treated } = at;
  const scores =
    score === undefined
      ? new Float64Array(treated.length)
      : Float64Array.from(at.known, (row) => score[row] ?? 0);
  const found = overlapOf({ treated, score: scores, weights });
  const people = [new Map<number, number>(), new Map<number, number>()];
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] ?? 0;
    const own = people[treated[row] ?? 0];
    const person = spells.person[at.spell[row] ?? 0] ?? 0;
    if (weight > 0) own?.set(person, (own.get(person) ?? 0) + weight);
  }
  const [controls, starters] = people.map((own) => sizeOf([...own.values()]));
  const left = weights.reduce((sum, w, row) => sum + Number(w === 0 && treated[row] === 1), 0);
  return {
    ...found,
    treatedOutsideSupport: score === undefined ? left : found.treatedOutsideSupport,
    effectiveSampleSize: { treated: starters?.size ?? 0, control: controls?.size ?? 0 },
    greatestControlShare: controls?.greatest ?? 0,
  };
}

function sizeOf(weights: readonly number[]): { readonly size: number; readonly greatest: number } {
  const sum = weights.reduce((all, one) => all + one, 0);
  const squares = weights.reduce((all, one) => all + one * one, 0);
  if (squares === 0) return { size: 0, greatest: 0 };
  const greatest = weights.reduce((most, one) => Math.max(most, one), 0);
  return { size: (sum * sum) / squares, greatest: greatest / sum };
}

/** Different people among those at risk who did not start, all of them or those with weight. */
export function controlPeople(
  { spells }: RiskSetSpells,
  at: AtRiskRows,
  weights?: Float64Array,
): number {
  const people = new Set<number>();
  at.spell.forEach((i, row) => {
    if (at.treated[row] === 0 && weights?.[row] !== 0) people.add(spells.person[i] ?? 0);
  });
  return people.size;
}

/** A difference by cell and month, its error by person; undefined where nobody is compared. */
export function cellDifference(
  of: RiskSetSpells,
  at: AtRiskRows,
  outcome: Float64Array,
): CellDifference | undefined {
  const cell = cellsByMonth(of, at);
  const found = cellEffect(at.treated, cell, outcome);
  if (found.kind !== "effect") return undefined;
  const groups = personGroups(of, at);
  const clustered = cellClusterError(at.treated, cell, { outcome, groups });
  const errors = [clustered, found.standardError].flatMap((one) => one ?? []);
  return {
    estimate: found.estimate,
    means: found.means,
    standardError: errors.length === 0 ? undefined : Math.max(...errors),
  };
}

export interface CellDifference {
  readonly estimate: number;
  readonly means: { readonly treated: number; readonly control: number };
  readonly standardError: number | undefined;
}

function personGroups(
  { spells }: RiskSetSpells,
  { spell }: AtRiskRows,
): { readonly group: Int32Array; readonly count: number } {
  const place = new Map<number, number>();
  const group = spell.map((i) => {
    const person = spells.person[i] ?? 0;
    const found = place.get(person) ?? place.size;
    place.set(person, found);
    return found;
  });
  return { group, count: place.size };
}

/** Differences in what was known before the spell, by cell and month. */
export function placebosByCell(
  of: RiskSetSpells,
  at: AtRiskRows,
  placebos: readonly NamedNumbers[],
): readonly PlaceboEstimate[] {
  return placebos.flatMap(({ name, values }) => {
    const outcome = Float64Array.from(at.spell, (i) => values[i] ?? 0);
    const found = cellDifference(of, at, outcome);
    if (found?.standardError === undefined) return [];
    return [{ name, estimate: found.estimate, standardError: found.standardError }];
  });
}
