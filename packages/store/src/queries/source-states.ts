import { sources, type SourceId } from "@luotsi/contract";

import type { Reader } from "../postgres/access.ts";

/** What has been delivered of a source. */
export interface SourceState {
  readonly source: SourceId;
  /** Records in force. */
  readonly records: number;
  /** Deliveries that stand. */
  readonly batches: number;
  readonly lastBatch: number | null;
  /** Rejected rows that no corrected file has answered for. */
  readonly quarantined: number;
  /** Open records that the latest full delivery lacked. */
  readonly missing: number;
}

/** Records, deliveries and what waits, of every source. @param reasonHeading marks a corrected quarantine file. */
export async function readSourceStates(
  reader: Reader,
  reasonHeading: string,
): Promise<readonly SourceState[]> {
  const counts = Object.values(sources).map(
    ({ id, table }) =>
      `SELECT '${id}' AS source, count(*)::int AS records FROM ${table} WHERE superseded_by_batch IS NULL`,
  );
  return await reader.rows<SourceState>(
    `WITH counted AS (${counts.join(" UNION ALL ")})
     SELECT c.source, c.records,
            (SELECT count(*)::int FROM import_batch b
             WHERE b.source = c.source AND b.status = 'done') AS batches,
            (SELECT max(b.id) FROM import_batch b
             WHERE b.source = c.source AND b.status = 'done') AS "lastBatch",
            (SELECT coalesce(sum(b.rejected_count), 0)::int FROM import_batch b
             WHERE b.source = c.source AND b.id IN (${waitingBatches("$1")})) AS quarantined,
            (SELECT count(*)::int FROM missing_in_source m
             WHERE m.source = c.source AND m.batch_id = (
               SELECT max(b.id) FROM import_batch b
               WHERE b.source = c.source AND b.status = 'done' AND b.delivery = 'full')) AS missing
     FROM counted c`,
    [JSON.stringify([{ heading: reasonHeading, fate: "ignored" }])],
  );
}

/**
 * Standing batches whose rejected rows still wait. A file that has the column of reasons is a corrected
 * quarantine: it answers for the batch its name names, else for the newest one before it that waits.
 */
export function waitingBatches(reasonColumn: string): string {
  return `
    SELECT b.id FROM import_batch b
    WHERE b.status = 'done' AND b.rejected_count > 0 AND NOT EXISTS (
      SELECT FROM import_batch a
      WHERE a.source = b.source AND a.status = 'done' AND a.id > b.id
        AND a.detected -> 'columns' @> ${reasonColumn}::jsonb
        AND b.id = coalesce(
          substring(a.file_name FROM '^karanteeni-(\\d+)')::bigint,
          (SELECT max(p.id) FROM import_batch p
           WHERE p.source = a.source AND p.status = 'done' AND p.id < a.id AND p.rejected_count > 0)))`;
}
