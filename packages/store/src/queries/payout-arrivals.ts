import { formatDay, monthOf, type Day, type Month } from "@luotsi/base";

import type { WholeReader } from "../postgres/whole-reader.ts";

/** Benefit payments of one month of payout that one standing delivery brought for the first time. */
export interface PayoutArrival {
  readonly batch: number;
  readonly month: Month;
  readonly records: number;
}

/** When each payout month's payments first arrived. */
export async function readPayoutArrivals(reader: WholeReader): Promise<readonly PayoutArrival[]> {
  const rows = await reader.rows<{ batch: number; month: Day; records: number }>(
    `SELECT batch_id AS batch, date_trunc('month', paid_on::timestamp)::date AS month,
            count(*)::int AS records
     FROM benefit_payment WHERE corrects_batch IS NULL GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows.map(({ batch, month, records }) => ({ batch, month: monthOf(month), records }));
}

/** First and last day of payout known, up to a day; undefined when nothing has been paid out by then. */
export async function readPayoutSpan(
  reader: WholeReader,
  upTo: Day,
): Promise<{ readonly first: Day; readonly last: Day } | undefined> {
  const [span] = await reader.rows<{ first: Day | null; last: Day | null }>(
    `SELECT min(paid_on) AS first, max(paid_on) AS last FROM benefit_payment
     WHERE superseded_by_batch IS NULL AND paid_on <= $1`,
    [formatDay(upTo)],
  );
  if (span === undefined || span.first === null || span.last === null) return undefined;
  return { first: span.first, last: span.last };
}
