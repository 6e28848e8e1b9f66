import { monthOf, type Day, type Month } from "@luotsi/base";

import type { Reader } from "../postgres/access.ts";

/** What keeps a batch from being undone; nothing does when both are empty. */
export interface RestingOn {
  /** Batches in force that confirmed or corrected its records. */
  readonly laterBatches: readonly number[];
  readonly closedMonths: readonly Month[];
}

export async function restingOn(reader: Reader, batch: number): Promise<RestingOn> {
  const later = await reader.rows<{ id: number }>(
    `SELECT b.id FROM batch_rests_on r JOIN import_batch b ON b.id = r.batch_id
     WHERE r.earlier_batch = $1 AND b.status = 'done' ORDER BY b.id`,
    [batch],
  );
  const closed = await reader.rows<{ month: Day }>(
    "SELECT month FROM month_close_batch WHERE batch_id = $1 ORDER BY month",
    [batch],
  );
  return {
    laterBatches: later.map(({ id }) => id),
    closedMonths: closed.map(({ month }) => monthOf(month)),
  };
}
