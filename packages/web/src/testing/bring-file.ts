import { writeFileSync } from "node:fs";
import { join } from "node:path";

import type { SourceId } from "@luotsi/contract";
import { importFile, type Workspace } from "@luotsi/usecases";

/** Imports a text as a file of a source. */
export async function bringFile(
  workspace: Workspace,
  source: SourceId,
  text: string,
): Promise<void> {
  const file = { path: join(workspace.folder, `${source}.csv`), name: `${source}.csv` };
  writeFileSync(file.path, text);
  await importFile(workspace, { file, source, importer: "test" });
}
