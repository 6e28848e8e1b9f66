import type { DuckDBVector } from "@duckdb/node-api";
import { assert } from "@luotsi/base";
import {
  absentValidity,
  checkFrame,
  countPresent,
  createDictionary,
  markPresent,
  type Column,
  type ColumnKind,
  type ColumnSchema,
  type ColumnValues,
  type Dictionary,
  type Validity,
} from "@luotsi/frame";

import type { Columnar } from "../duckdb/open-columnar.ts";

/** A column of a frame: numbers, or texts numbered by a dictionary in the order they first come. */
export type FrameColumnSchema =
  | ColumnSchema
  | { readonly name: string; readonly kind: "text"; readonly nullable: boolean };

interface ValuesOfKind {
  readonly uint8: Uint8Array;
  readonly uint16: Uint16Array;
  readonly int16: Int16Array;
  readonly int32: Int32Array;
  readonly float64: Float64Array;
}

export interface NumberColumn<Kind extends ColumnKind> {
  readonly name: string;
  readonly values: ValuesOfKind[Kind];
  readonly validity: Validity;
}

export interface TextColumn {
  readonly name: string;
  /** Number of each entry's text in the dictionary. */
  readonly values: Int32Array;
  readonly validity: Validity;
  readonly texts: Dictionary["texts"];
}

/** Columns of one length, typed by their schema; entry `i` of each describes row `i`. */
export interface Frame<Schema extends readonly FrameColumnSchema[]> {
  readonly rows: number;
  readonly columns: {
    readonly [Wanted in Schema[number] as Wanted["name"]]: Wanted["kind"] extends ColumnKind
      ? NumberColumn<Wanted["kind"]>
      : TextColumn;
  };
}

/**
 * Reads a question's answer as typed arrays, checked by name, type and missing entries.
 *
 * @param sql a SELECT whose columns have the schema's names; whole numbers and money must fit their kind.
 * @throws BrokenPromise when the answer does not fit the schema. Cost: about 20 ns a cell.
 */
export async function loadFrame<const Schema extends readonly FrameColumnSchema[]>(
  columnar: Columnar,
  sql: string,
  schema: Schema,
): Promise<Frame<Schema>> {
  const wanted = schema.map(
    ({ name, kind }) => `CAST("${name}" AS ${typeOfKind[kind]}) AS "${name}"`,
  );
  const result = await columnar.connection.stream(`SELECT ${wanted.join(", ")} FROM (${sql})`);
  const growing = schema.map((column) => growingColumn(column));
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    for (const [i, column] of growing.entries()) {
      column.append(chunk.getColumnVector(i), chunk.rowCount);
    }
  }
  const columns = growing.map((column) => column.finish());
  const rows = checkFrame(
    columns.map(({ name, values, validity }) => ({ name, values, validity })),
    schema.map(({ name, kind, nullable }) => ({
      name,
      kind: kind === "text" ? "int32" : kind,
      nullable,
    })),
  );
  const byName = Object.fromEntries(columns.map((column) => [column.name, column]));
  return { rows, columns: byName } as unknown as Frame<Schema>;
}

const typeOfKind: Readonly<Record<FrameColumnSchema["kind"], string>> = {
  uint8: "UTINYINT",
  uint16: "USMALLINT",
  int16: "SMALLINT",
  int32: "INTEGER",
  float64: "DOUBLE",
  text: "VARCHAR",
};

const arrayOfKind = {
  uint8: Uint8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  int32: Int32Array,
  float64: Float64Array,
  text: Int32Array,
} as const;

interface GrowingColumn {
  readonly append: (vector: DuckDBVector, count: number) => void;
  readonly finish: () => Column & { readonly texts?: Dictionary["texts"] };
}

const firstCapacity = 4_096;

function growingColumn({ name, kind }: FrameColumnSchema): GrowingColumn {
  const dictionary = kind === "text" ? createDictionary() : undefined;
  const present = growingValidity();
  let values: ColumnValues = new arrayOfKind[kind](firstCapacity);
  let used = 0;
  return {
    append: (vector, count) => {
      if (used + count > values.length) values = grown(values, used + count);
      present.append(vector, count);
      if (dictionary === undefined) values.set(itemsOf(vector).subarray(0, count), used);
      else fillCodes(values, used, { vector, count, dictionary });
      used += count;
    },
    finish: () => ({
      name,
      values: values.slice(0, used),
      validity: present.finish(),
      ...(dictionary === undefined ? {} : { texts: dictionary.texts }),
    }),
  };
}

function grown<Values extends ColumnValues>(values: Values, needed: number): Values {
  const make = values.constructor as new (length: number) => Values;
  const larger = new make(Math.max(needed, values.length * 2));
  larger.set(values);
  return larger;
}

/** What the package keeps behind private names; copying cell by cell through its door is slow. */
interface VectorMemory {
  readonly items: ColumnValues;
  readonly validity: { readonly data: BigUint64Array | null };
}

function itemsOf(vector: DuckDBVector): ColumnValues {
  const { items } = vector as unknown as VectorMemory;
  assert(ArrayBuffer.isView(items), "the vector keeps its numbers in a typed array");
  return items;
}

interface GrowingValidity {
  readonly append: (vector: DuckDBVector, count: number) => void;
  readonly finish: () => Validity;
}

const allPresent = 0xff;

/** Gathers which entries have a value; keeps nothing while all have. */
function growingValidity(): GrowingValidity {
  let bits: Uint8Array | undefined;
  let used = 0;
  return {
    append: (vector, count) => {
      const { data } = (vector as unknown as VectorMemory).validity;
      if (data !== null && bits === undefined) {
        bits = absentValidity(Math.max(firstCapacity, (used + count) * 2));
        bits.fill(allPresent, 0, used >> 3);
        for (let i = used & ~7; i < used; i++) markPresent(bits, i);
      }
      if (bits !== undefined) {
        const needed = (used + count + 7) >> 3;
        if (needed > bits.length) bits = grown(bits, needed);
        appendBits(bits, used, { data, count });
      }
      used += count;
    },
    finish: () => {
      const own = bits?.slice(0, (used + 7) >> 3);
      return countPresent(own, used) === used ? undefined : own;
    },
  };
}

interface ChunkValidity {
  readonly data: BigUint64Array | null;
  readonly count: number;
}

function appendBits(bits: Uint8Array, used: number, { data, count }: ChunkValidity): void {
  const bytes = data === null ? undefined : new Uint8Array(data.buffer, data.byteOffset);
  for (let i = 0; i < count; i++) {
    const isPresent = bytes === undefined || (((bytes[i >> 3] ?? 0) >> (i & 7)) & 1) === 1;
    if (isPresent) markPresent(bits, used + i);
  }
}

interface TextStretch {
  readonly vector: DuckDBVector;
  readonly count: number;
  readonly dictionary: Dictionary;
}

function fillCodes(values: ColumnValues, from: number, stretch: TextStretch): void {
  for (let i = 0; i < stretch.count; i++) {
    const text = stretch.vector.getItem(i);
    values[from + i] = typeof text === "string" ? stretch.dictionary.codeOf(text) : 0;
  }
}
