import { formatDay, type Day } from "@luotsi/base";

import { oneRow, type Reader, type Writer } from "../postgres/access.ts";

/** One night's run of the checks. */
export interface NightlyCheck {
  /** The day it belongs to, ISO 8601. */
  readonly night: string;
  /** Null while it runs, and when the server that ran it went away. */
  readonly finishedAt: string | null;
  /** Checks with findings that make figures wrong, or may make them wrong. */
  readonly errors: number | null;
  readonly warnings: number | null;
}

/**
 * Takes a night's run for whoever asks first. One that was begun and not finished within two hours is given to the next.
 *
 * @returns false when another has it, or it is done.
 */
export async function beginNight(writer: Writer, night: Day): Promise<boolean> {
  const rows = await writer.run(
    `INSERT INTO nightly_check (night, began_at) VALUES ($1, clock_timestamp())
     ON CONFLICT (night) DO UPDATE SET began_at = excluded.began_at
     WHERE nightly_check.finished_at IS NULL
       AND nightly_check.began_at < clock_timestamp() - interval '2 hours'`,
    [formatDay(night)],
  );
  return rows > 0;
}

/** Writes down what a night's run found. */
export async function finishNight(
  writer: Writer,
  found: { readonly night: Day; readonly errors: number; readonly warnings: number },
): Promise<void> {
  await writer.run(
    `UPDATE nightly_check SET finished_at = clock_timestamp(), error_count = $2, warning_count = $3
     WHERE night = $1`,
    [formatDay(found.night), found.errors, found.warnings],
  );
}

/** The latest nights, newest first. */
export async function listNights(reader: Reader, limit: number): Promise<readonly NightlyCheck[]> {
  return await reader.rows<NightlyCheck>(
    `SELECT night::text AS night, finished_at AS "finishedAt", error_count AS errors,
            warning_count AS warnings
     FROM nightly_check ORDER BY night DESC LIMIT $1`,
    [limit],
  );
}

/** A text that changes whenever findings are kept under a key or a night has ended. */
export async function readChecksVersion(reader: Reader, key: string): Promise<string> {
  const { version } = await oneRow<{ version: string }>(
    reader,
    `SELECT concat_ws(' ',
       (SELECT changed_at FROM setting WHERE key = $1),
       (SELECT max(finished_at) FROM nightly_check)) AS version`,
    [key],
  );
  return version;
}
