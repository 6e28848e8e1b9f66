import { formatDay } from "@luotsi/base";
import { checksView, readShape, type ChecksView } from "@luotsi/contract";
import { dataVersion, readSetting, writeSetting } from "@luotsi/store";

import { lawVersion } from "../rules/law-version.ts";
import type { Workspace } from "../workspace.ts";
import { runChecks } from "./run-checks.ts";

const key = "latest-checks";

/** Those of one process who ask at the same time share one run. */
const running = new Map<string, Promise<ChecksView>>();

/**
 * What the sanity checks say of the data as it is now: the last run's findings while nothing they
 * rest on has changed, else those of a new run. Kept with the data, so a restart runs nothing anew.
 */
export async function latestChecks(workspace: Workspace): Promise<ChecksView> {
  const { store, clock, version } = workspace;
  const state = [await dataVersion(store.reader), formatDay(clock()), version, lawVersion].join(
    " ",
  );
  const kept = keptChecks(await readSetting(store.reader, key), state);
  if (kept !== undefined) return kept;
  const name = `${store.workspace}\n${state}`;
  const run = running.get(name) ?? runAndKeep(workspace, state);
  running.set(name, run);
  try {
    return await run;
  } finally {
    running.delete(name);
  }
}

/** Findings of another state, or in the shape of an earlier version, are as good as none. */
function keptChecks(kept: unknown, state: string): ChecksView | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  if (!("state" in kept) || kept.state !== state || !("checks" in kept)) return undefined;
  const reading = readShape(checksView, kept.checks, "en");
  return reading.kind === "fits" ? reading.value : undefined;
}

async function runAndKeep(workspace: Workspace, state: string): Promise<ChecksView> {
  const checks = await runChecks(workspace);
  await workspace.store.write(async (writer) => {
    await writeSetting(writer, { key, value: { state, checks }, changedBy: "luotsi" });
  });
  return checks;
}
