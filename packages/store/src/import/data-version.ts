import type { SourceId } from "@luotsi/contract";

import { oneRow, type Reader, type Writer } from "../postgres/access.ts";

/** Counts the changes of the facts: a copy made at the same version is fresh. */
export async function dataVersion(reader: Reader): Promise<number> {
  const { version } = await oneRow<{ version: number }>(reader, "SELECT version FROM data_state");
  return version;
}

/** The version at which each source's records last changed; a source that is not there never did. */
export async function sourceVersions(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.rows<{ source: string; version: number }>(
    "SELECT source, version FROM source_change",
  );
  return new Map(rows.map(({ source, version }) => [source, version]));
}

export async function bumpDataVersion(writer: Writer, source: SourceId): Promise<void> {
  await writer.run(
    `WITH next AS (UPDATE data_state SET version = version + 1 RETURNING version)
     INSERT INTO source_change (source, version) SELECT $1, version FROM next
     ON CONFLICT (source) DO UPDATE SET version = excluded.version`,
    [source],
  );
}
