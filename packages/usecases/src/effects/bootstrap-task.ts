import { bootstrapWeighting, type Draws } from "@luotsi/engines";
import { fillPoissonWeights } from "@luotsi/numerics";

import { pickRowsOf } from "./canonical-rows.ts";
import {
  groupsOf,
  type EffectColumns,
  type EffectRules,
  type WordColumn,
} from "./effect-question.ts";
import { pointEstimate } from "./effect-methods.ts";
import { prepareRows } from "./prepare-rows.ts";

/** Some draws of a bootstrap; the columns stand on shared memory. */
export interface BootstrapTask {
  readonly columns: EffectColumns;
  readonly rules: EffectRules;
  readonly draws: Draws;
}

/** A draw's effect on the outcome, and on euros where they are asked for. */
type Drawn = readonly (number | undefined)[];

/**
 * Estimates of draws one after the other, for each the effect on the outcome and, where there are euros, that on them; a draw
 * without all of them is left out. What a worker thread runs.
 */
export function runTask(task: BootstrapTask): Float64Array {
  const { columns, rules } = task;
  const isWeighted = rules.method === "ipw" || rules.method === "difference";
  if (isWeighted && rules.trimming.kind === "none" && rules.ridge === 0) return weighted(task);
  const kept: number[] = [];
  const group = columns.cluster ?? columns.unit;
  const members = new Float64Array(group?.labels.length ?? columns.outcome.length);
  for (let d = 0; d < task.draws.count; d++) {
    fillPoissonWeights(members, { seed: task.draws.seed, number: task.draws.first + d });
    const found = estimatesOf(drawnColumns(columns, rules, { members, group }), rules);
    if (found.every((one) => one !== undefined && Number.isFinite(one))) {
      kept.push(...(found as readonly number[]));
    }
  }
  return Float64Array.from(kept);
}

/** Weights over the rows as they stand: quicker, and the same draws of the same people. */
function weighted({ columns, rules, draws }: BootstrapTask): Float64Array {
  const { rows } = prepareRows(columns, rules);
  const covariates = rules.method === "difference" ? [] : rows.covariates;
  const outcomes = columns.euros === undefined ? [rows.outcome] : [rows.outcome, columns.euros];
  const found = outcomes.map((outcome) =>
    bootstrapWeighting({ ...rows, covariates, outcome }, rules.estimand, draws),
  );
  const [first, second] = found.map((one) => (one instanceof Float64Array ? one : []));
  if (first === undefined) return new Float64Array(0);
  if (second === undefined) return Float64Array.from(first);
  return Float64Array.from({ length: first.length * 2 }, (_, k) =>
    k % 2 === 0 ? (first[k / 2] ?? 0) : (second[(k - 1) / 2] ?? 0),
  );
}

function estimatesOf(columns: EffectColumns, rules: EffectRules): Drawn {
  const first = pointEstimate(columns, rules);
  if (columns.euros === undefined || first === undefined) return [first];
  return [first, pointEstimate({ ...columns, outcome: columns.euros }, rules)];
}

/** The rows of everyone drawn, as often as they were drawn. */
function drawnColumns(
  columns: EffectColumns,
  rules: EffectRules,
  drawn: { readonly members: Float64Array; readonly group: WordColumn | undefined },
): EffectColumns {
  const { members, group } = drawn;
  const rows: number[] = [];
  const copies: number[] = [];
  for (let i = 0; i < columns.outcome.length; i++) {
    const times = members[groupsOf(group)?.group[i] ?? i] ?? 0;
    for (let copy = 0; copy < times; copy++) {
      rows.push(i);
      copies.push(copy);
    }
  }
  const picked = pickRowsOf(columns, Int32Array.from(rows));
  return { ...picked, unit: drawnUnit(columns, rules, { rows, copies }) };
}

/**
 * Who a drawn row is of. A panel has a unit for each copy, since each has a history of its own; folds of cross-fitting keep all copies of
 * a person together, so that nobody is judged by a model that has seen the same person.
 */
function drawnUnit(
  { unit }: EffectColumns,
  { method }: EffectRules,
  { rows, copies }: { readonly rows: readonly number[]; readonly copies: readonly number[] },
): WordColumn {
  const ids = rows.map((row, k) => {
    const id = unit === undefined ? row : (unit.codes[row] ?? 0);
    return method === "did" ? `${id} ${copies[k] ?? 0}` : String(id);
  });
  const labels = [...new Set(ids)];
  const place = new Map(labels.map((label, code) => [label, code]));
  return { labels, codes: Int32Array.from(ids, (id) => place.get(id) ?? 0) };
}
