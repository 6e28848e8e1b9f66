import { monthOf, type Day, type Month } from "@luotsi/base";

import type { Reader } from "../postgres/access.ts";

/** Visits of one month, site, reason and age group; the age group is missing where it was not asked. */
export interface VisitCount {
  readonly month: Month;
  readonly site: string;
  readonly reason: string;
  readonly ageGroup: string | null;
  readonly visits: number;
}

/** Visits month by month, as they stand now. */
export async function readVisits(reader: Reader): Promise<readonly VisitCount[]> {
  const rows = await reader.rows<Omit<VisitCount, "month"> & { first: Day }>(
    `SELECT date_trunc('month', visited_on)::date AS first, site, reason, age_group AS "ageGroup",
            sum(visits) AS visits
     FROM ohjaamo_visit_count WHERE superseded_by_batch IS NULL
     GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
  );
  return rows.map(({ first, ...row }) => ({ ...row, month: monthOf(first) }));
}
