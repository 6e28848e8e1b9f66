import { assert } from "@luotsi/base";

import { countPresent, type Validity } from "./validity.ts";

export type ColumnKind = "uint8" | "uint16" | "int16" | "int32" | "float64";

export interface ColumnSchema {
  readonly name: string;
  readonly kind: ColumnKind;
  /** May entries be missing? */
  readonly nullable: boolean;
}

export type ColumnValues = Uint8Array | Uint16Array | Int16Array | Int32Array | Float64Array;

export interface Column {
  readonly name: string;
  readonly values: ColumnValues;
  readonly validity: Validity;
}

/**
 * Checks a frame at the one door where it comes in, so that loops behind the door may be plain.
 *
 * @param columns in any order; every one of the same length.
 * @param schema the columns expected, by name.
 * @returns the number of rows.
 * @throws BrokenPromise naming the column that is missing, unexpected, of another type or length, or has
 *   a missing entry where none may be. Cost: O(rows) for columns with a validity, else O(columns).
 */
export function checkFrame(columns: readonly Column[], schema: readonly ColumnSchema[]): number {
  const byName = new Map(columns.map((column) => [column.name, column]));
  assert(byName.size === columns.length, "the columns of a frame have different names");
  const known = new Set(schema.map(({ name }) => name));
  for (const { name } of columns) assert(known.has(name), `${name} is a column of the frame`);
  const rows = columns[0]?.values.length ?? 0;
  for (const expected of schema) {
    const column = byName.get(expected.name);
    assert(column !== undefined, `the frame has the column ${expected.name}`);
    checkColumn(column, expected, rows);
  }
  return rows;
}

function checkColumn(column: Column, expected: ColumnSchema, rows: number): void {
  const { name, values, validity } = column;
  assert(kindOf(values) === expected.kind, `${name} holds ${expected.kind}`);
  assert(values.length === rows, `${name} has one entry per row`);
  assert(
    validity === undefined || validity.length * 8 >= rows,
    `${name} has a validity bit per row`,
  );
  assert(
    expected.nullable || countPresent(validity, rows) === rows,
    `${name} has a value in every row`,
  );
}

function kindOf(values: ColumnValues): ColumnKind {
  if (values instanceof Uint8Array) return "uint8";
  if (values instanceof Uint16Array) return "uint16";
  if (values instanceof Int16Array) return "int16";
  return values instanceof Int32Array ? "int32" : "float64";
}
