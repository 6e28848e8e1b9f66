import { AppError, formatMonth, monthOf, type Day } from "@luotsi/base";
import type { SourceId } from "@luotsi/contract";
import { DatabaseError } from "pg";

import type { Store } from "../open-store.ts";
import type { Writer } from "../postgres/access.ts";
import { bumpDataVersion } from "./data-version.ts";
import { sourceTable } from "./source-table.ts";
import { lockImports } from "./store-batch.ts";

const exclusionViolation = "23P01";

/**
 * Takes a delivery back: its rows go, what it corrected is current again, its record stays.
 *
 * @throws AppError NOT_FOUND; BATCH_IN_USE while a later batch confirmed or corrected its rows or fills the
 *   place of what would come back, or when a closed month rests on it; CONFLICTING_CHANGE when it is
 *   undone already.
 */
export async function undoBatch(store: Store, batch: number, by: string): Promise<void> {
  try {
    await store.write(async (writer) => {
      await lockImports(writer);
      await undo(writer, batch, by);
    });
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== exclusionViolation) throw error;
    const later = await store.reader.rows<{ id: number }>(
      `SELECT b.id FROM import_batch a JOIN import_batch b ON b.source = a.source AND b.id > a.id
       WHERE a.id = $1 AND b.status = 'done' ORDER BY b.id`,
      [batch],
    );
    throw inUse(batch, later);
  }
}

async function undo(writer: Writer, batch: number, by: string): Promise<void> {
  const [found] = await writer.rows<{ source: SourceId; status: string }>(
    "SELECT source, status FROM import_batch WHERE id = $1",
    [batch],
  );
  if (found === undefined) throw new AppError("NOT_FOUND", { what: `#${batch}` });
  if (found.status === "undone") {
    throw new AppError("CONFLICTING_CHANGE", { what: `#${batch}` });
  }
  const { table, source } = sourceTable(found.source);
  await refuseWhenClosed(writer, batch);
  await refuseWhenRestedOn(writer, batch);
  await writer.run(
    `DELETE FROM missing_in_source WHERE source = $1
       AND record_id IN (SELECT id FROM ${table} WHERE batch_id = $2)`,
    [source, batch],
  );
  await writer.run(`DELETE FROM ${table} WHERE batch_id = $1`, [batch]);
  await writer.run(
    `UPDATE ${table} SET superseded_by_batch = NULL WHERE superseded_by_batch = $1`,
    [batch],
  );
  await writer.run(
    `UPDATE import_batch SET status = 'undone', undone_at = now(), undone_by = $2 WHERE id = $1`,
    [batch, by],
  );
  await bumpDataVersion(writer);
}

async function refuseWhenClosed(writer: Writer, batch: number): Promise<void> {
  const closed = await writer.rows<{ month: Day }>(
    "SELECT month FROM month_close_batch WHERE batch_id = $1 ORDER BY month",
    [batch],
  );
  if (closed.length === 0) return;
  const reason = closed.map(({ month }) => formatMonth(monthOf(month))).join(", ");
  throw new AppError("BATCH_IN_USE", { batch, reason });
}

async function refuseWhenRestedOn(writer: Writer, batch: number): Promise<void> {
  const later = await writer.rows<{ id: number }>(
    `SELECT b.id FROM batch_rests_on r JOIN import_batch b ON b.id = r.batch_id
     WHERE r.earlier_batch = $1 AND b.status = 'done' ORDER BY b.id`,
    [batch],
  );
  if (later.length > 0) throw inUse(batch, later);
}

function inUse(batch: number, later: readonly { readonly id: number }[]): AppError {
  return new AppError("BATCH_IN_USE", {
    batch,
    reason: later.map(({ id }) => `#${id}`).join(", "),
  });
}
