import type { Day } from "@luotsi/base";
import type { ChecksView } from "@luotsi/contract";
import { beginNight, finishNight } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { checkAndKeep } from "./latest-checks.ts";

/**
 * Runs every sanity check once a night, the whole audit log included. Of several servers on one database the first to come
 * runs them; what was found is what the page of checks then shows.
 *
 * @returns the findings, or undefined when another server has this night.
 */
export async function runNightlyChecks(
  workspace: Workspace,
  night: Day,
): Promise<Omit<ChecksView, "nights"> | undefined> {
  const { store } = workspace;
  const isOurs = await store.write(async (writer) => await beginNight(writer, night));
  if (!isOurs) return undefined;
  const found = await checkAndKeep(workspace, "all");
  const countOf = (level: string): number =>
    found.checks.filter((check) => check.level === level).length;
  await store.write(async (writer) => {
    await finishNight(writer, { night, errors: countOf("error"), warnings: countOf("warning") });
  });
  return found;
}
