import { randomUUID } from "node:crypto";

import { oneRow, type Reader, type Writer } from "../postgres/access.ts";
import { asVault } from "../vault/as-vault.ts";
import { dropEmptyEnvelopes } from "../vault/keep-identities.ts";
import type { PersonInReach } from "./person-in-reach.ts";
import { personalTables } from "./personal-tables.ts";

/** What an erasure did. */
export interface Erasure {
  readonly identityValues: number;
  readonly delinked: readonly { readonly table: string; readonly rows: number }[];
  readonly rejectedRows: number;
  readonly notes: number;
}

/** What an erasure would empty beside the vault. */
export async function countErasable(
  reader: Reader,
  { pseudonym }: PersonInReach,
): Promise<Pick<Erasure, "notes" | "rejectedRows">> {
  return await oneRow(
    reader,
    `SELECT (SELECT count(*) FROM quarantine_row WHERE $1 = ANY (cells)) AS "rejectedRows",
       (SELECT count(*) FROM invoice_case_mark WHERE note <> ''
          AND person = (SELECT id FROM person WHERE pseudonym = $1)) AS notes`,
    [pseudonym],
  );
}

/**
 * Erases what says who a person is, and cuts the person's rows loose: the vault's values and their data keys
 * go, rejected rows and notes are emptied, and the pseudonym is replaced by a drawn one that no key leads to.
 * The rows themselves stay, so every sum, closed month and published count is what it was.
 */
export async function erasePerson(writer: Writer, pseudonym: string): Promise<Erasure> {
  const identityValues = await eraseIdentity(writer, pseudonym);
  const rejectedRows = await writer.run(
    `UPDATE quarantine_row SET cells = array_fill(''::text, ARRAY[cardinality(cells)])
     WHERE $1 = ANY (cells)`,
    [pseudonym],
  );
  const delinked: { readonly table: string; readonly rows: number }[] = [];
  for (const { table, column } of await personalTables(writer)) {
    const { rows } = await oneRow<{ rows: number }>(
      writer,
      `SELECT count(*) AS rows FROM ${table}
       WHERE ${column} = (SELECT id FROM person WHERE pseudonym = $1)`,
      [pseudonym],
    );
    if (rows > 0) delinked.push({ table, rows });
  }
  const notes = await eraseNotes(writer, pseudonym);
  await writer.run("UPDATE person SET pseudonym = $2 WHERE pseudonym = $1", [
    pseudonym,
    `erased-${randomUUID()}`,
  ]);
  await writer.run("UPDATE data_state SET version = version + 1");
  return { identityValues, delinked, rejectedRows, notes };
}

async function eraseIdentity(writer: Writer, pseudonym: string): Promise<number> {
  return await asVault(writer, async () => {
    const gone = await writer.run("DELETE FROM vault.detail WHERE pseudonym = $1", [pseudonym]);
    await dropEmptyEnvelopes(writer);
    return gone;
  });
}

/** The notes of invoice cases never change otherwise; the schema lets them be emptied here and only here. */
async function eraseNotes(writer: Writer, pseudonym: string): Promise<number> {
  await writer.run("SET LOCAL luotsi.erasing = 'on'");
  const emptied = await writer.run(
    `UPDATE invoice_case_mark SET note = ''
     WHERE note <> '' AND person = (SELECT id FROM person WHERE pseudonym = $1)`,
    [pseudonym],
  );
  await writer.run("SET LOCAL luotsi.erasing = 'off'");
  return emptied;
}
