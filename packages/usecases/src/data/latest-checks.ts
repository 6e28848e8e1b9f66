import { formatDay } from "@luotsi/base";
import { checksView, readShape, type ChecksView } from "@luotsi/contract";
import {
  dataVersion,
  listNights,
  readChecksVersion,
  readSetting,
  writeSetting,
} from "@luotsi/store";

import { lawVersion } from "../rules/law-version.ts";
import type { Workspace } from "../workspace.ts";
import { checkCatalogue } from "./check-catalogue.ts";
import { runChecks, type ChecksToRun } from "./run-checks.ts";

const key = "latest-checks";
const shownNights = 14;

/** Without the nights, which change while the data does not. */
type Findings = Omit<ChecksView, "nights">;
const findings = checksView.omit({ nights: true });

/** Those of one process who ask at the same time share one look, and one run where there has to be one. */
const running = new Map<string, Promise<Findings>>();

/**
 * What the sanity checks say of the data as it is now: the last run's findings while nothing they
 * rest on has changed, else those of a new run. Kept with the data, so a restart runs nothing anew.
 */
export async function latestChecks(workspace: Workspace): Promise<ChecksView> {
  return {
    ...(await latestFindings(workspace)),
    nights: [...(await listNights(workspace.store.reader, shownNights))],
  };
}

/** Changes whenever checks have run or a night of them has ended, while the data stands. */
export async function checksVersion({ store }: Workspace): Promise<string> {
  return await readChecksVersion(store.reader, key);
}

/** What the findings rest on; what is looked for may change within a version while it is being made. */
async function stateOf({ store, clock, version }: Workspace): Promise<string> {
  const checks = Object.keys(checkCatalogue).join(",");
  return [await dataVersion(store.reader), formatDay(clock()), version, lawVersion, checks].join(
    " ",
  );
}

async function latestFindings(workspace: Workspace): Promise<Findings> {
  const state = await stateOf(workspace);
  const name = `${workspace.store.workspace}\n${state}`;
  const run = running.get(name) ?? keptOrNew(workspace, state);
  running.set(name, run);
  try {
    return await run;
  } finally {
    running.delete(name);
  }
}

async function keptOrNew(workspace: Workspace, state: string): Promise<Findings> {
  const kept = keptChecks(await readSetting(workspace.store.reader, key), state);
  return kept ?? (await runAndKeep(workspace, state, "new"));
}

/** Findings of another state, or in the shape of an earlier version, are as good as none. */
function keptChecks(kept: unknown, state: string): Findings | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  if (!("state" in kept) || kept.state !== state || !("checks" in kept)) return undefined;
  const reading = readShape(findings, kept.checks, "en");
  return reading.kind === "fits" ? reading.value : undefined;
}

/** Runs all checks now and keeps what they found for whoever asks until the data changes. */
export async function checkAndKeep(
  workspace: Workspace,
  chain: ChecksToRun["chain"],
): Promise<Findings> {
  return await runAndKeep(workspace, await stateOf(workspace), chain);
}

async function runAndKeep(
  workspace: Workspace,
  state: string,
  chain: ChecksToRun["chain"],
): Promise<Findings> {
  const checks = await runChecks(workspace, { chain });
  await workspace.store.write(async (writer) => {
    await writeSetting(writer, { key, value: { state, checks }, changedBy: "luotsi" });
  });
  return checks;
}
