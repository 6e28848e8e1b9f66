import { join } from "node:path";

import { addMonths, AppError, assert, formatMonth, monthOf, parseMonth } from "@luotsi/base";
import type { WrittenArea } from "@luotsi/contract";
import { dataVersion, readSetting, refreshCopy, writeSetting } from "@luotsi/store";

import { nameArea } from "./area.ts";
import { importFile } from "./data/import-file.ts";
import { latestChecks } from "./data/latest-checks.ts";
import { closeMonth, showMonths } from "./finance/close-month.ts";
import { showNowcast } from "./nowcast/show-nowcast.ts";
import type { Workspace } from "./workspace.ts";

/** One thing done while an area's files are taken in. */
export type LoadingStep =
  | {
      readonly kind: "importing";
      readonly done: number;
      readonly of: number;
      readonly file: string;
    }
  | { readonly kind: "closing"; readonly month: string }
  | { readonly kind: "checking" };

export interface AreaToLoad {
  /** Where the area was written. */
  readonly folder: string;
  readonly area: WrittenArea;
  /** Who takes it in. */
  readonly importer: string;
  readonly onProgress: (step: LoadingStep) => void;
}

/** Months that stay open: late records still come for them. */
const openMonths = 3;
/** A month is closed once the deliveries of the two months after it have come: most late records are in. */
const arrivalMonths = 2;
const progressKey = "written-area-files-loaded";

/**
 * Takes in a written area, file by file in its own order, and closes its old months, as an area would
 * have over the months. May be stopped at any point and goes on from there; done before, it does nothing.
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
  for (const [i, { file, source, delivered }] of area.imports.entries()) {
    if (i < start) continue;
    request.onProgress({ kind: "importing", done: i, of: area.imports.length, file });
    await importFile(workspace, {
      file: { path: join(folder, file), name: file },
      source,
      importer,
      afterwards: "later",
    });
    const isLastOfDelivery = area.imports[i + 1]?.delivered !== delivered;
    if (isLastOfDelivery) await closeOldMonths(workspace, request, delivered);
    await store.write(async (writer) => {
      await writeSetting(writer, { key: progressKey, value: i + 1, changedBy: importer });
    });
  }
}

/**
 * Brings up to date what rests on the data, so that the first page need not wait for it; takes no
 * time when it is.
 */
export async function settleData(workspace: Workspace): Promise<void> {
  await refreshCopy(workspace.store);
  await latestChecks(workspace);
  await showNowcast(workspace);
}

/** Closes what a controller would have closed once the delivery had come. */
async function closeOldMonths(
  workspace: Workspace,
  { importer, onProgress }: AreaToLoad,
  delivered: string,
): Promise<void> {
  const oldest = formatMonth(addMonths(monthOf(workspace.clock()), -openMonths));
  const shown = parseMonth(delivered);
  const arrived = shown === undefined ? oldest : formatMonth(addMonths(shown, -arrivalMonths));
  const { months } = await showMonths(workspace);
  const closable = months.filter(
    ({ month, state, obstacles }) =>
      state === "open" && obstacles.length === 0 && month <= oldest && month <= arrived,
  );
  const last = closable.at(-1)?.month;
  const month = last === undefined ? undefined : parseMonth(last);
  if (last === undefined || month === undefined) return;
  onProgress({ kind: "closing", month: last });
  await closeMonth(workspace, { month, by: importer });
}

async function filesLoaded({ store }: Workspace): Promise<number> {
  const kept = (await readSetting(store.reader, progressKey)) ?? 0;
  assert(typeof kept === "number", "the number of files taken in is a number");
  return kept;
}
