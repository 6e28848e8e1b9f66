import { oneRow, type Reader, type Writer } from "../postgres/access.ts";

/** Counts the changes of the facts: a copy made at the same version is fresh. */
export async function dataVersion(reader: Reader): Promise<number> {
  const { version } = await oneRow<{ version: number }>(reader, "SELECT version FROM data_state");
  return version;
}

export async function bumpDataVersion(writer: Writer): Promise<void> {
  await writer.run("UPDATE data_state SET version = version + 1");
}
