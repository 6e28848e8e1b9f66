import {
  cents,
  firstDayOf,
  formatDay,
  monthOf,
  type Cents,
  type Day,
  type Month,
} from "@luotsi/base";

import type { Reader } from "../postgres/access.ts";

/** One posting in force, with the batch it came in. */
export interface StoredPosting {
  readonly month: Month;
  readonly account: string;
  readonly costCentre: string;
  readonly service: string;
  readonly entry: string | null;
  readonly cents: Cents;
  readonly batch: number;
}

/** The postings of one month, largest first. */
export async function readLedgerPostings(
  reader: Reader,
  month: Month,
): Promise<readonly StoredPosting[]> {
  const rows = await reader.rows<{
    month: Day;
    account: string;
    cost_centre: string;
    service: string;
    entry: string | null;
    amount_cents: number;
    batch_id: number;
  }>(
    `SELECT month, account, cost_centre, service, entry, amount_cents, batch_id FROM ledger_entry
     WHERE superseded_by_batch IS NULL AND month = $1
     ORDER BY abs(amount_cents) DESC, service, account, cost_centre, entry`,
    [formatDay(firstDayOf(month))],
  );
  return rows.map((row) => ({
    month: monthOf(row.month),
    account: row.account,
    costCentre: row.cost_centre,
    service: row.service,
    entry: row.entry,
    cents: cents(row.amount_cents),
    batch: row.batch_id,
  }));
}
