import { existsSync } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

import { addMonths, month, monthOf } from "@luotsi/base";
import { readShape, writtenArea, type WrittenArea } from "@luotsi/contract";
import { writeArea } from "@luotsi/testkit";
import {
  hasVault,
  loadArea,
  loadOpenData,
  makeVaultKey,
  settleData,
  type LoadingStep,
  type Workspace,
} from "@luotsi/usecases";

export interface DemoSize {
  readonly people: number;
  readonly seed: number;
}

export type DemoProgress =
  | { readonly kind: "writing"; readonly done: number; readonly of: number }
  | LoadingStep;

export type Say = (progress: DemoProgress) => void;

/** Payments from late 2023 on: the ledger and the budget reach back to the start of that year anyway. */
const firstMonth = month("2023-11");
const importer = "demo";

/**
 * Makes the workspace hold the synthetic area: written, then taken in as it would have come over the
 * months. Stopped half-way it goes on from there; done before, it takes no time.
 */
export async function prepareDemo(workspace: Workspace, size: DemoSize, say: Say): Promise<void> {
  const folder = join(workspace.folder, "demo-area");
  if (!(await hasVault(workspace.store))) await makeVaultKey(workspace);
  if (!existsSync(join(folder, "area.json"))) await writeDemo(workspace, { folder, size }, say);
  await loadArea(workspace, {
    folder,
    area: await readDemo(folder),
    importer,
    onProgress: say,
  });
  await loadOpenData(workspace, { importer, onProgress: say });
  say({ kind: "checking" });
  await settleData(workspace);
}

interface DemoToWrite {
  readonly folder: string;
  readonly size: DemoSize;
}

/** The folder appears under its name only when it is whole. */
async function writeDemo(
  workspace: Workspace,
  { folder, size }: DemoToWrite,
  say: Say,
): Promise<void> {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  say({ kind: "writing", done: 0, of: size.people });
  const lastMonth = addMonths(monthOf(workspace.clock()), -1);
  writeArea({
    ...size,
    identities: "invented",
    from: firstMonth,
    months: lastMonth - firstMonth + 1,
    out: draft,
    onProgress: (done) => say({ kind: "writing", done, of: size.people }),
  });
  await rename(draft, folder);
}

async function readDemo(folder: string): Promise<WrittenArea> {
  const marker: unknown = JSON.parse(await readFile(join(folder, "area.json"), "utf8"));
  const reading = readShape(writtenArea, marker, "en");
  if (reading.kind === "does-not-fit") throw new Error(`${folder} is not a written area`);
  return reading.value;
}
