import { createHash } from "node:crypto";

import {
  sources,
  type CellValue,
  type ReadingStep,
  type RejectedRow,
  type SourceId,
} from "@luotsi/contract";

import type { BatchMeta, BatchOptions, BatchOutcome } from "./import/batch-outcome.ts";
import { storeBatch } from "./import/store-batch.ts";
import type { Store } from "./open-store.ts";

/** A record by the names of its fields; what is left out is empty. */
export type TestRecord = Readonly<Record<string, CellValue>>;

export interface TestDelivery {
  readonly source: SourceId;
  readonly records: readonly TestRecord[];
  readonly rejected?: readonly RejectedRow[];
  readonly meta?: Partial<BatchMeta>;
  readonly options?: BatchOptions;
}

/** Stores records as if they had been read from a file; the first stands on line 2. */
export async function deliver(store: Store, delivery: TestDelivery): Promise<BatchOutcome> {
  const { source, records, rejected = [], meta, options } = delivery;
  const text = JSON.stringify([records, rejected]);
  return await storeBatch(
    store,
    {
      source,
      fileName: `${source}.csv`,
      sha256: createHash("sha256").update(text).digest("hex"),
      bytes: text.length,
      importer: "test",
      detected: {
        format: "csv",
        encoding: "utf-8",
        delimiter: ";",
        decimal: ",",
        headerLine: 1,
        columns: [],
        constants: {},
      },
      ...meta,
    },
    inSteps(source, records, rejected),
    options,
  );
}

async function* inSteps(
  source: SourceId,
  records: readonly TestRecord[],
  rejected: readonly RejectedRow[],
): AsyncGenerator<ReadingStep> {
  const { columns } = sources[source];
  const rows = records.map((record) => columns.map(({ field }) => record[field] ?? null));
  const half = Math.ceil(rows.length / 2);
  for (const [from, end] of [
    [0, half],
    [half, rows.length],
  ] as const) {
    await Promise.resolve();
    yield {
      accepted: {
        records: rows.slice(from, end),
        lines: Array.from({ length: end - from }, (_, i) => from + i + 2),
      },
      rejected: from === 0 ? rejected : [],
      progress: rows.length === 0 ? 1 : end / rows.length,
    };
  }
}
