import { fileURLToPath } from "node:url";

import type { SourceId } from "@luotsi/contract";
import { readSetting, writeSetting } from "@luotsi/store";

import { importFile } from "./data/import-file.ts";
import type { LoadingStep } from "./load-area.ts";
import type { Workspace } from "./workspace.ts";

/** Open data shipped with Luotsi: keys of the municipalities and official series to compare with. */
const shipped: readonly { readonly file: string; readonly source: SourceId }[] = [
  { file: "kunnat_2025.csv", source: "municipalities" },
  { file: "tyollisyysalueet_2025.csv", source: "employment-areas" },
  { file: "statfin_12r5_lahti_paijathame_kokomaa.csv", source: "statfin-12r5" },
  { file: "statfin_12r5_hameenlinna.csv", source: "statfin-12r5" },
];

const loadedKey = "open-data-loaded";
const folder = new URL("../../../data/open/", import.meta.url);

/** Takes in the shipped open data, once. */
export async function loadOpenData(
  workspace: Workspace,
  request: {
    readonly importer: string;
    readonly onProgress: (step: LoadingStep) => void;
  },
): Promise<void> {
  const { store } = workspace;
  if ((await readSetting(store.reader, loadedKey)) === true) return;
  for (const [i, { file, source }] of shipped.entries()) {
    request.onProgress({ kind: "importing", done: i, of: shipped.length, file });
    await importFile(workspace, {
      file: { path: fileURLToPath(new URL(file, folder)), name: file },
      source,
      importer: request.importer,
      afterwards: "later",
    });
  }
  await store.write(async (writer) => {
    await writeSetting(writer, { key: loadedKey, value: true, changedBy: request.importer });
  });
}
