import { createHash } from "node:crypto";

import { firstDayOf, formatDay, type Problem } from "@luotsi/base";
import type { ReadingStep } from "@luotsi/contract";

import type { Store } from "../open-store.ts";
import { oneRow, type Reader, type Writer } from "../postgres/access.ts";
import { keepStagedIdentities } from "../vault/keep-identities.ts";
import type { BatchMeta, BatchOptions, BatchOutcome } from "./batch-outcome.ts";
import { bumpDataVersion } from "./data-version.ts";
import { applyStaged, holds, markMissing, quarantineStaged, settle } from "./settle.ts";
import { sourceTable } from "./source-table.ts";
import { stage } from "./staging.ts";

/** Imports and undoings go one at a time; any constant does. */
const importLockKey = 7_105_839;

export async function lockImports(writer: Writer): Promise<void> {
  await writer.run("SELECT pg_advisory_xact_lock($1)", [importLockKey]);
}

/**
 * Stores a delivery: all of its good rows, or nothing at all.
 *
 * Rows are streamed into a temporary table, so memory stays the same for any file; then they are set
 * against each other and against what is known, in one transaction that is acknowledged by returning.
 * Cost: about 20 µs a row.
 */
export async function storeBatch(
  store: Store,
  meta: BatchMeta,
  steps: AsyncIterable<ReadingStep>,
  options: BatchOptions = {},
): Promise<BatchOutcome> {
  return await store.write(async (writer) => {
    await lockImports(writer);
    await writer.run("SET LOCAL work_mem = '128MB'");
    await writer.run("SET LOCAL default_statistics_target = 20");
    const earlier = await sameDelivery(writer, meta);
    if (earlier !== undefined) return earlier;
    await writer.run("SAVEPOINT nothing_stored");
    const outcome = await storeRows(writer, meta, steps, options);
    if (options.dryRun !== true) return outcome;
    await writer.run("ROLLBACK TO SAVEPOINT nothing_stored");
    return { ...outcome, batch: null };
  });
}

async function storeRows(
  writer: Writer,
  meta: BatchMeta,
  steps: AsyncIterable<ReadingStep>,
  options: BatchOptions,
): Promise<BatchOutcome> {
  const table = sourceTable(meta.source);
  const delivery = meta.delivery ?? table.definition.delivery;
  const batch = await insertBatch(writer, meta, delivery);
  const staged = await stage(writer, { table, batch }, steps, options);
  const rows = staged.accepted + staged.rejected;
  options.onProgress?.({ share: 1, rows });
  await settle(writer, table, delivery === "full" ? { batch } : undefined);
  const rejected = staged.rejected + (await quarantineStaged(writer, table, batch));
  const { corrections, unchanged } = await applyStaged(writer, table, {
    batch,
    rows: staged.accepted,
  });
  if (options.vault !== undefined) {
    await keepStagedIdentities(writer, holds, { by: meta.importer, ground: "import", batch });
  }
  const missing = delivery === "full" ? await markMissing(writer, table, batch) : 0;
  const counts = { rows, accepted: rows - rejected, unchanged, corrections, rejected, missing };
  await recordCounts(writer, batch, counts);
  await bumpDataVersion(writer, meta.source);
  return { batch, ...counts, problems: await firstProblems(writer, batch) };
}

type Counts = Omit<BatchOutcome, "batch" | "alreadyImported" | "problems">;

async function sameDelivery(reader: Reader, meta: BatchMeta): Promise<BatchOutcome | undefined> {
  const [found] = await reader.rows<Counts & { id: number }>(
    `SELECT id, row_count AS rows, accepted_count AS accepted, unchanged_count AS unchanged,
            correction_count AS corrections, rejected_count AS rejected, missing_count AS missing
     FROM import_batch
     WHERE source = $1 AND sha256 = $2 AND reading_key = $3 AND status = 'done'`,
    [meta.source, meta.sha256, readingKey(meta)],
  );
  if (found === undefined) return undefined;
  const { id, ...counts } = found;
  const problems = await firstProblems(reader, id);
  return { batch: id, alreadyImported: id, ...counts, problems };
}

/** The same bytes read another way are other data: another mapping, sheet or municipality. */
function readingKey({ detected, mapping, delivery }: BatchMeta): string {
  const { encoding, delimiter, decimal, sheet, constants, columns } = detected;
  const ordered = Object.entries(constants).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const read = columns.map(({ heading, column }) => [heading, column]);
  const way = [
    mapping?.id,
    mapping?.version,
    delivery,
    encoding,
    delimiter,
    decimal,
    sheet,
    ordered,
    read,
  ];
  return createHash("sha256").update(JSON.stringify(way)).digest("hex").slice(0, 16);
}

async function insertBatch(
  writer: Writer,
  meta: BatchMeta,
  delivery: "full" | "incremental",
): Promise<number> {
  const { completeUntil, mapping } = meta;
  const { id } = await oneRow<{ id: number }>(
    writer,
    `INSERT INTO import_batch (source, file_name, sha256, bytes, reading_key, importer, detected,
       delivery, mapping_id, mapping_version, complete_until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
    [
      meta.source,
      meta.fileName,
      meta.sha256,
      meta.bytes,
      readingKey(meta),
      meta.importer,
      JSON.stringify(meta.detected),
      delivery,
      mapping?.id ?? null,
      mapping?.version ?? null,
      completeUntil === undefined ? null : formatDay(firstDayOf(completeUntil)),
    ],
  );
  return id;
}

async function recordCounts(writer: Writer, batch: number, counts: Counts): Promise<void> {
  await writer.run(
    `UPDATE import_batch SET row_count = $2, accepted_count = $3, unchanged_count = $4,
       correction_count = $5, rejected_count = $6, missing_count = $7 WHERE id = $1`,
    [
      batch,
      counts.rows,
      counts.accepted,
      counts.unchanged,
      counts.corrections,
      counts.rejected,
      counts.missing,
    ],
  );
}

async function firstProblems(reader: Reader, batch: number): Promise<readonly Problem[]> {
  const found = await reader.rows<{ problem: Problem }>(
    `SELECT problem FROM quarantine_row q, jsonb_array_elements(q.problems) AS problem
     WHERE q.batch_id = $1 ORDER BY q.line, q.id LIMIT 1000`,
    [batch],
  );
  return found.map(({ problem: { line, column, code, message } }) => ({
    line,
    column: column ?? undefined,
    code,
    message,
  }));
}
