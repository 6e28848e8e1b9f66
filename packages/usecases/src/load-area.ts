import { join } from "node:path";

import { AppError, assert } from "@luotsi/base";
import type { WrittenArea } from "@luotsi/contract";
import { dataVersion, readSetting, writeSetting } from "@luotsi/store";

import { nameArea } from "./area.ts";
import { importFile } from "./data/import-file.ts";
import type { Workspace } from "./workspace.ts";

/** One thing done while an area's files are taken in. */
export interface LoadingStep {
  readonly done: number;
  readonly of: number;
  readonly file: string;
}

export interface AreaToLoad {
  /** Where the area was written. */
  readonly folder: string;
  readonly area: WrittenArea;
  /** Who takes it in. */
  readonly importer: string;
  readonly onProgress: (step: LoadingStep) => void;
}

const progressKey = "written-area-files-loaded";

/**
 * Takes in a written area, file by file in its own order, as an area would have over the months. May
 * be stopped at any point and goes on from there; done before, it does nothing.
 *
 * @throws AppError WORKSPACE_NOT_EMPTY when the workspace holds an area's own data.
 */
export async function loadArea(workspace: Workspace, request: AreaToLoad): Promise<void> {
  const { store } = workspace;
  const { area, folder, importer } = request;
  const { synthetic } = await workspace.area();
  if (!synthetic && (await dataVersion(store.reader)) > 0) {
    throw new AppError("WORKSPACE_NOT_EMPTY", { workspace: workspace.folder });
  }
  if (!synthetic) await nameArea(store, area, importer);
  const start = await filesLoaded(workspace);
  for (const [i, { file, source }] of area.imports.entries()) {
    if (i < start) continue;
    request.onProgress({ done: i, of: area.imports.length, file });
    await importFile(workspace, {
      file: { path: join(folder, file), name: file },
      source,
      importer,
      afterwards: "later",
    });
    await store.write(async (writer) => {
      await writeSetting(writer, { key: progressKey, value: i + 1, changedBy: importer });
    });
  }
}

async function filesLoaded({ store }: Workspace): Promise<number> {
  const kept = (await readSetting(store.reader, progressKey)) ?? 0;
  assert(typeof kept === "number", "the number of files taken in is a number");
  return kept;
}
