import { orderByScore } from "@luotsi/engines";
import { mix } from "@luotsi/numerics";

import type { EffectColumns, EffectRules, NamedNumbers, WordColumn } from "./effect-question.ts";

/**
 * The rows in an order that their content alone decides, so that no figure, fold or draw depends on how a file happens to be
 * sorted. Left alone where the rules ask for the file's own order, as for comparison with other tools.
 *
 * Rows are ordered by 53 bits of a hash of all their values; rows that agree in all are the same row to every method.
 */
export function inCanonicalOrder(columns: EffectColumns, rules: EffectRules): EffectColumns {
  if (keepsFileOrder(rules)) return columns;
  const key = contentKeys(columns);
  const places = new Int32Array(key.length);
  for (let row = 0; row < places.length; row++) places[row] = row;
  return pickRowsOf(columns, orderByScore(places, key));
}

/** Does the method look at the place of a row in its file? */
export function keepsFileOrder({ ties, foldBy, method }: EffectRules): boolean {
  const isMatching = method === "psm" || method === "mahalanobis";
  return (isMatching && ties !== "seeded") || foldBy === "row";
}

/** Columns of some rows, in the order asked for; a row may come several times. */
export function pickRowsOf(columns: EffectColumns, rows: Int32Array): EffectColumns {
  return withColumns(columns, {
    numbers: (values) => pickInto(new Float64Array(rows.length), values, rows),
    codes: (codes) => pickInto(new Int32Array(rows.length), codes, rows),
  });
}

/** A plain loop: a million rows are picked in a blink, which mapping one array to another does not do. */
function pickInto<Column extends Float64Array | Int32Array>(
  target: Column,
  values: Column,
  rows: Int32Array,
): Column {
  for (let k = 0; k < rows.length; k++) target[k] = values[rows[k] ?? 0] ?? 0;
  return target;
}

/** The same question with every column turned into another of its kind. */
export function withColumns(
  columns: EffectColumns,
  turn: {
    readonly numbers: (values: Float64Array) => Float64Array;
    readonly codes: (codes: Int32Array) => Int32Array;
  },
): EffectColumns {
  const { numbers } = turn;
  const named = (one: NamedNumbers): NamedNumbers => ({ ...one, values: numbers(one.values) });
  const words = <Word extends WordColumn>(one: Word): Word => ({
    ...one,
    codes: turn.codes(one.codes),
  });
  const { unit, time, cluster, running, placebos, euros, known, spell } = columns;
  return {
    ...columns,
    treatment: numbers(columns.treatment),
    outcome: numbers(columns.outcome),
    ...(euros === undefined ? {} : { euros: numbers(euros) }),
    covariates: columns.covariates.map((one) => named(one)),
    categories: columns.categories.map((one) => words(one)),
    exact: columns.exact.map((one) => words(one)),
    instruments: columns.instruments.map((one) => named(one)),
    ...(placebos === undefined ? {} : { placebos: placebos.map((one) => named(one)) }),
    unit: unit === undefined ? undefined : words(unit),
    time: time === undefined ? undefined : numbers(time),
    cluster: cluster === undefined ? undefined : words(cluster),
    running: running === undefined ? undefined : numbers(running),
    ...(known === undefined ? {} : { known: numbers(known) }),
    ...(spell === undefined ? {} : { spell: words(spell) }),
  };
}

function contentKeys(columns: EffectColumns): Float64Array {
  const n = columns.outcome.length;
  const [high, low] = [new Int32Array(n), new Int32Array(n)];
  const add = (values: Float64Array | Int32Array | undefined): void => {
    if (values !== undefined) hashInto(high, low, values);
  };
  add(columns.treatment);
  add(columns.outcome);
  add(columns.euros);
  for (const { values } of columns.covariates) add(values);
  for (const { values } of columns.instruments) add(values);
  for (const { values } of columns.placebos ?? []) add(values);
  for (const { codes } of [...columns.categories, ...columns.exact]) add(codes);
  add(columns.unit?.codes);
  add(columns.time);
  add(columns.cluster?.codes);
  add(columns.running);
  add(columns.spell?.codes);
  const key = new Float64Array(n);
  for (let i = 0; i < n; i++) key[i] = ((high[i] ?? 0) >>> 0) * 2_097_152 + ((low[i] ?? 0) >>> 11);
  return key;
}

function hashInto(high: Int32Array, low: Int32Array, values: Float64Array | Int32Array): void {
  const copy = new Float64Array(values.length);
  // 0 and −0 are one value, so a row has one hash.
  for (let i = 0; i < copy.length; i++) copy[i] = (values[i] ?? 0) + 0;
  const bits = new Int32Array(copy.buffer);
  for (let i = 0; i < high.length; i++) {
    const first = bits[2 * i] ?? 0;
    const second = bits[2 * i + 1] ?? 0;
    high[i] = mix(mix((high[i] ?? 0) + first) ^ second);
    low[i] = mix(mix((low[i] ?? 0) ^ 0x5bd1e995 ^ second) + first);
  }
}
