import { monthOf, type Day, type Month } from "@luotsi/base";

import type { Reader } from "../postgres/access.ts";

/** Benefit payments of one month of payout that one standing delivery brought for the first time. */
export interface PayoutArrival {
  readonly batch: number;
  readonly month: Month;
  readonly records: number;
}

/** When each payout month's payments first arrived. */
export async function readPayoutArrivals(reader: Reader): Promise<readonly PayoutArrival[]> {
  const rows = await reader.rows<{ batch: number; month: Day; records: number }>(
    `SELECT batch_id AS batch, date_trunc('month', paid_on::timestamp)::date AS month,
            count(*)::int AS records
     FROM benefit_payment WHERE corrects_batch IS NULL GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows.map(({ batch, month, records }) => ({ batch, month: monthOf(month), records }));
}
