import { createHash } from "node:crypto";

import {
  cents,
  firstDayOf,
  formatDay,
  monthOf,
  type Cents,
  type Day,
  type Month,
} from "@luotsi/base";

import type { Reader, Writer } from "../postgres/access.ts";

/** A month that has been closed, and by whom. */
export interface ClosedMonth {
  readonly month: Month;
  /** ISO 8601 in UTC. */
  readonly closedAt: string;
  readonly closedBy: string;
  /** Hash of the page that was frozen with it; undefined when only its figures were. */
  readonly sha256: string | undefined;
}

/** A figure as it stood when its month was closed: money or a number of something. */
export interface FrozenRow {
  readonly month: Month;
  readonly originMonth: Month;
  readonly measure: string;
  readonly key: string;
  readonly cents: Cents | undefined;
  readonly quantity: number | undefined;
}

export interface FrozenPage {
  readonly name: string;
  readonly json: string;
}

/** What closing a month freezes. */
export interface MonthClosing {
  readonly month: Month;
  readonly closedBy: string;
  readonly figures: readonly Omit<FrozenRow, "month">[];
  readonly pages: readonly FrozenPage[];
}

/** Closed months, oldest first. */
export async function listClosedMonths(reader: Reader): Promise<readonly ClosedMonth[]> {
  const rows = await reader.rows<{
    month: Day;
    closed_at: string;
    closed_by: string;
    sha256: string | null;
  }>(
    `SELECT c.month, c.closed_by, v.sha256,
            to_char(c.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS closed_at
     FROM month_close c LEFT JOIN frozen_view v ON v.month = c.month AND v.name = 'finance'
     ORDER BY c.month`,
  );
  return rows.map((row) => ({
    month: monthOf(row.month),
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    sha256: row.sha256 ?? undefined,
  }));
}

/** Every frozen figure whose measure begins so, oldest month first. */
export async function listFrozenRows(
  reader: Reader,
  measurePrefix = "",
): Promise<readonly FrozenRow[]> {
  const rows = await reader.rows<{
    month: Day;
    origin_month: Day;
    measure: string;
    key: string;
    amount_cents: number | null;
    quantity: number | null;
  }>(
    `SELECT month, origin_month, measure, key, amount_cents, quantity
     FROM frozen_figure WHERE starts_with(measure, $1)
     ORDER BY month, origin_month, measure, key`,
    [measurePrefix],
  );
  return rows.map((row) => ({
    month: monthOf(row.month),
    originMonth: monthOf(row.origin_month),
    measure: row.measure,
    key: row.key,
    cents: row.amount_cents === null ? undefined : cents(row.amount_cents),
    quantity: row.quantity ?? undefined,
  }));
}

/** A page of a closed month as it was frozen, byte for byte; undefined when there is none. */
export async function readFrozenPage(
  reader: Reader,
  month: Month,
  name: string,
): Promise<string | undefined> {
  const [row] = await reader.rows<{ json: string }>(
    "SELECT json FROM frozen_view WHERE month = $1 AND name = $2",
    [dateOf(month), name],
  );
  return row?.json;
}

/** Closes a month for good: its figures, its pages and the batches it rests on. */
export async function insertClosing(writer: Writer, closing: MonthClosing): Promise<void> {
  const month = dateOf(closing.month);
  await writer.run(
    `INSERT INTO month_close (month, closed_by, data_version)
     SELECT $1, $2, version FROM data_state`,
    [month, closing.closedBy],
  );
  await writer.run(
    `INSERT INTO month_close_batch (month, batch_id)
     SELECT $1, id FROM import_batch WHERE status = 'done'`,
    [month],
  );
  await writer.run(
    `INSERT INTO frozen_figure (month, origin_month, measure, key, amount_cents, quantity)
     SELECT $1, origin_month, measure, key, amount_cents, quantity
     FROM unnest($2::date[], $3::text[], $4::text[], $5::bigint[], $6::bigint[])
       AS figure (origin_month, measure, key, amount_cents, quantity)`,
    [
      month,
      closing.figures.map((figure) => dateOf(figure.originMonth)),
      closing.figures.map((figure) => figure.measure),
      closing.figures.map((figure) => figure.key),
      closing.figures.map((figure) => figure.cents ?? null),
      closing.figures.map((figure) => figure.quantity ?? null),
    ],
  );
  for (const { name, json } of closing.pages) {
    await writer.run(
      "INSERT INTO frozen_view (month, name, json, sha256) VALUES ($1, $2, $3, $4)",
      [month, name, json, createHash("sha256").update(json, "utf8").digest("hex")],
    );
  }
}

function dateOf(month: Month): string {
  return formatDay(firstDayOf(month));
}
