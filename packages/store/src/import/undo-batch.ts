import { AppError, formatMonth } from "@luotsi/base";
import type { SourceId } from "@luotsi/contract";
import { DatabaseError } from "pg";

import type { Store } from "../open-store.ts";
import type { Writer } from "../postgres/access.ts";
import { restingOn } from "../queries/resting-on.ts";
import { undoIdentities } from "../vault/keep-identities.ts";
import { bumpDataVersion } from "./data-version.ts";
import { sourceTable } from "./source-table.ts";
import { lockImports } from "./store-batch.ts";

export interface UndoneBatch {
  readonly source: SourceId;
  /** Records that left. */
  readonly removed: number;
  /** Earlier values that are current again. */
  readonly restored: number;
}

const exclusionViolation = "23P01";

/**
 * Takes a delivery back: its rows go, what it corrected is current again, its record stays.
 *
 * @throws AppError NOT_FOUND; BATCH_IN_USE while a later batch confirmed or corrected its rows or fills the
 *   place of what would come back, or when a closed month rests on it; CONFLICTING_CHANGE when it is
 *   undone already.
 */
export async function undoBatch(store: Store, batch: number, by: string): Promise<UndoneBatch> {
  try {
    return await store.write(async (writer) => {
      await lockImports(writer);
      return await undo(writer, batch, by);
    });
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== exclusionViolation) throw error;
    const later = await store.reader.rows<{ id: number }>(
      `SELECT b.id FROM import_batch a JOIN import_batch b ON b.source = a.source AND b.id > a.id
       WHERE a.id = $1 AND b.status = 'done' ORDER BY b.id`,
      [batch],
    );
    throw inUse(
      batch,
      later.map(({ id }) => id),
    );
  }
}

async function undo(writer: Writer, batch: number, by: string): Promise<UndoneBatch> {
  const [found] = await writer.rows<{ source: SourceId; status: string }>(
    "SELECT source, status FROM import_batch WHERE id = $1",
    [batch],
  );
  if (found === undefined) throw new AppError("NOT_FOUND", { what: `#${batch}` });
  if (found.status === "undone") {
    throw new AppError("CONFLICTING_CHANGE", { what: `#${batch}` });
  }
  const { table, source } = sourceTable(found.source);
  const { closedMonths, laterBatches } = await restingOn(writer, batch);
  if (closedMonths.length > 0) {
    const reason = closedMonths.map((month) => formatMonth(month)).join(", ");
    throw new AppError("BATCH_IN_USE", { batch, reason });
  }
  if (laterBatches.length > 0) throw inUse(batch, laterBatches);
  await writer.run(
    `DELETE FROM missing_in_source WHERE source = $1
       AND record_id IN (SELECT id FROM ${table} WHERE batch_id = $2)`,
    [source, batch],
  );
  const removed = await writer.run(`DELETE FROM ${table} WHERE batch_id = $1`, [batch]);
  const restored = await writer.run(
    `UPDATE ${table} SET superseded_by_batch = NULL WHERE superseded_by_batch = $1`,
    [batch],
  );
  await undoIdentities(writer, batch);
  await writer.run(
    `UPDATE import_batch SET status = 'undone', undone_at = now(), undone_by = $2 WHERE id = $1`,
    [batch, by],
  );
  await bumpDataVersion(writer, source);
  return { source, removed, restored };
}

function inUse(batch: number, later: readonly number[]): AppError {
  return new AppError("BATCH_IN_USE", { batch, reason: later.map((id) => `#${id}`).join(", ") });
}
