import type { Reader, Writer } from "../postgres/access.ts";

/** The value kept under a key, as JSON gives it; undefined when there is none. */
export async function readSetting(reader: Reader, key: string): Promise<unknown> {
  const [row] = await reader.rows<{ value: string }>(
    "SELECT value::text AS value FROM setting WHERE key = $1",
    [key],
  );
  return row === undefined ? undefined : JSON.parse(row.value);
}

export interface SettingChange {
  readonly key: string;
  /** Anything JSON can carry. */
  readonly value: unknown;
  readonly changedBy: string;
}

/** Keeps a value under a key; the one before is gone. */
export async function writeSetting(writer: Writer, change: SettingChange): Promise<void> {
  await writer.run(
    `INSERT INTO setting (key, value, changed_by) VALUES ($1, $2::jsonb, $3)
     ON CONFLICT (key) DO UPDATE
     SET value = excluded.value, changed_by = excluded.changed_by, changed_at = clock_timestamp()`,
    [change.key, JSON.stringify(change.value), change.changedBy],
  );
}
