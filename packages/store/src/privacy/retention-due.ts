import { formatDay, type Day } from "@luotsi/base";

import { oneRow, type Reader, type Writer } from "../postgres/access.ts";
import type { WholeReader } from "../postgres/whole-reader.ts";
import type { PersonInReach } from "./person-in-reach.ts";
import { asVault } from "../vault/as-vault.ts";
import { dropEmptyEnvelopes } from "../vault/keep-identities.ts";

/**
 * The last recorded event of every person: the end of a spell, service or subsidy, a payment, an invoice. An
 * open spell has no end, so its person is still a customer. Where nothing is recorded, the import counts.
 */
const lastEvents = `
  SELECT p.id, p.pseudonym, coalesce(max(e.day), max(e.imported)) AS last_day FROM person p
  LEFT JOIN (
    SELECT person, coalesce(period_end, 'infinity'::date) AS day, NULL::date AS imported
      FROM employment_code_spell WHERE superseded_by_batch IS NULL
    UNION ALL SELECT person, coalesce(period_end, 'infinity'::date), NULL FROM service_period
      WHERE superseded_by_batch IS NULL
    UNION ALL SELECT person, period_end, NULL FROM subsidy WHERE superseded_by_batch IS NULL
    UNION ALL SELECT person, paid_on, NULL FROM benefit_payment WHERE superseded_by_batch IS NULL
    UNION ALL SELECT person, coalesce(invoice_month, benefit_month), NULL FROM benefit_invoice
      WHERE superseded_by_batch IS NULL
    UNION ALL SELECT r.person, NULL, b.imported_at::date FROM person_record r
      JOIN import_batch b ON b.id = r.batch_id
  ) e ON e.person = p.id
  WHERE p.pseudonym NOT LIKE 'erased-%'
  GROUP BY p.id, p.pseudonym`;

/** People whose last recorded event is before a day, and who are not cut loose yet. */
export async function findPeopleDue(reader: WholeReader, before: Day): Promise<readonly string[]> {
  const found = await reader.rows<{ pseudonym: string }>(
    `SELECT pseudonym FROM (${lastEvents}) l WHERE l.last_day < $1 ORDER BY pseudonym`,
    [formatDay(before)],
  );
  return found.map(({ pseudonym }) => pseudonym);
}

/** The last recorded day of a person; `open` while a spell goes on, undefined when nothing is recorded. */
export async function lastEventOf(
  reader: Reader,
  { pseudonym }: PersonInReach,
): Promise<Day | "open" | undefined> {
  const [found] = await reader.rows<{ day: Day | null; open: boolean }>(
    `SELECT CASE WHEN last_day = 'infinity' THEN NULL ELSE last_day END AS day,
            coalesce(last_day = 'infinity', false) AS open
     FROM (${lastEvents}) l WHERE pseudonym = $1`,
    [pseudonym],
  );
  if (found === undefined) return undefined;
  return found.open ? "open" : (found.day ?? undefined);
}

/** Rejected rows with anything in their cells, of deliveries before a day. */
export async function countOldRejected(reader: WholeReader, before: Day): Promise<number> {
  const { rows } = await oneRow<{ rows: number }>(
    reader,
    `SELECT count(*) AS rows FROM quarantine_row q JOIN import_batch b ON b.id = q.batch_id
     WHERE b.imported_at < $1::date AND EXISTS (SELECT FROM unnest(q.cells) c WHERE c <> '')`,
    [formatDay(before)],
  );
  return rows;
}

export async function blankOldRejected(writer: Writer, before: Day): Promise<number> {
  return await writer.run(
    `UPDATE quarantine_row q SET cells = array_fill(''::text, ARRAY[cardinality(cells)])
     FROM import_batch b WHERE b.id = q.batch_id AND b.imported_at < $1::date
       AND EXISTS (SELECT FROM unnest(q.cells) c WHERE c <> '')`,
    [formatDay(before)],
  );
}

export async function countEarlierIdentity(reader: WholeReader, before: Day): Promise<number> {
  return await asVault(reader, async () => {
    const { rows } = await oneRow<{ rows: number }>(
      reader,
      "SELECT count(*) AS rows FROM vault.detail WHERE superseded_at < $1::date",
      [formatDay(before)],
    );
    return rows;
  });
}

export async function dropEarlierIdentity(writer: Writer, before: Day): Promise<number> {
  return await asVault(writer, async () => {
    const gone = await writer.run("DELETE FROM vault.detail WHERE superseded_at < $1::date", [
      formatDay(before),
    ]);
    await dropEmptyEnvelopes(writer);
    return gone;
  });
}
