import { sourceTables } from "../import/source-table.ts";
import type { Reader } from "../postgres/access.ts";
import type { WholeReader } from "../postgres/whole-reader.ts";

/** A table whose rows are about one person each, and the column that says whose they are. */
export interface PersonalTable {
  readonly table: string;
  readonly column: string;
  /** Does a batch of an import stand beside each row? */
  readonly hasBatch: boolean;
}

/**
 * Tables without rows about single customers, each with the reason. A new table is either tied to `person` by
 * a foreign key, and then found by itself, or it is named here or in `tablesByPseudonym`; a test holds this.
 */
export const impersonalTables: Readonly<Record<string, string>> = {
  "public.migration": "versions of the schema",
  "public.setting": "settings of the area",
  "public.data_state": "a counter",
  "public.source_change": "counters",
  "public.mapping_profile": "headings and codes of files",
  "public.import_batch": "deliveries as a whole",
  "public.batch_rests_on": "numbers of deliveries",
  "public.missing_in_source": "numbers of rows; goes with the rows it names",
  "public.month_close": "months",
  "public.month_close_batch": "months and deliveries",
  "public.frozen_figure": "sums",
  "public.frozen_view": "pages of sums",
  "public.run": "results over many people",
  "public.nightly_check": "how many checks found something, night by night",
  "public.run_batch": "numbers of runs and deliveries",
  "public.scenario": "numbers of scenarios",
  "public.scenario_version": "definitions of scenarios",
  "public.scenario_listing": "events of scenarios",
  "public.audit_head": "the newest link of the chain",
  "public.sign_in_session": "workers who are signed in; goes when they leave",
  "public.sign_in_attempt": "sign-ins under way",
  "public.used_logout_token": "hashes of messages",
  "public.break_glass_code": "hashes of emergency codes",
  "vault.key_encryption_key": "names of keys",
  "vault.index_key": "a wrapped key",
};

/** Tables that name people by pseudonym and are read each in its own way. */
export const tablesByPseudonym: readonly string[] = [
  "public.person",
  "public.quarantine_row",
  "public.audit_event",
  "vault.envelope",
  "vault.detail",
];

/** Tables of sources without a column of persons. */
export function impersonalSourceTables(): readonly string[] {
  return sourceTables()
    .filter(({ person }) => person === undefined)
    .map(({ table }) => `public.${table}`);
}

/** Every table with rows about single people, as the schema of this very database says. */
export async function personalTables(reader: Reader): Promise<readonly PersonalTable[]> {
  return await reader.rows<PersonalTable>(
    `SELECT c.conrelid::regclass::text AS table, a.attname AS column,
            EXISTS (SELECT FROM pg_attribute b WHERE b.attrelid = c.conrelid
              AND b.attname = 'batch_id' AND NOT b.attisdropped) AS "hasBatch"
     FROM pg_constraint c JOIN pg_attribute a
       ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass
     ORDER BY 1, 2`,
  );
}

/** How many rows each table with people has; rejected rows and the audit log too. */
export async function countPersonalRows(
  reader: WholeReader,
): Promise<readonly { readonly table: string; readonly rows: number }[]> {
  const names = new Set(["person", ...(await personalTables(reader)).map(({ table }) => table)]);
  const counted: { readonly table: string; readonly rows: number }[] = [];
  for (const table of [...names, "quarantine_row", "audit_event"]) {
    const [found] = await reader.rows<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`);
    counted.push({ table, rows: found?.rows ?? 0 });
  }
  return counted;
}
