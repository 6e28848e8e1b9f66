import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";

import { AppError, assert } from "@luotsi/base";
import {
  openWorkspace,
  type AuditEvent,
  type AuditIds,
  type Reach,
  type Workspace,
} from "@luotsi/usecases";

import type { OptionValues } from "./command.ts";
import { workspacePlace } from "./workspace-options.ts";

/** What a command comes to the workspace for, as the audit log keeps it. */
export interface Errand {
  /** The words that call the command. */
  readonly command: string;
  readonly act: AuditEvent["act"];
  readonly ids?: AuditIds;
}

/** Tells the audit log whose data the command gave out; a command that exports must. */
export type TellReach = (reach: Reach) => void;

/**
 * Opens the workspace for a command, does its work and closes it. The one door of the command line to
 * stored data, so that the audit log knows of every command: a change before it is tried and after.
 */
export async function inWorkspace<Answer>(
  options: OptionValues,
  errand: Errand,
  work: (workspace: Workspace, tell: TellReach) => Promise<Answer>,
): Promise<Answer> {
  const workspace = await openWorkspace(workspacePlace(options, errand.command));
  try {
    return await audited(workspace, errand, work);
  } finally {
    await workspace.close();
  }
}

async function audited<Answer>(
  workspace: Workspace,
  errand: Errand,
  work: (workspace: Workspace, tell: TellReach) => Promise<Answer>,
): Promise<Answer> {
  const request = randomUUID();
  let reach: Reach | undefined;
  const write = async (outcome: AuditEvent["outcome"]): Promise<void> => {
    await workspace.audit({ ...eventOf(errand), request, reach, outcome });
  };
  if (errand.act === "change") await write("started");
  let answer: Answer;
  try {
    answer = await work(workspace, (told) => {
      reach = told;
    });
  } catch (error) {
    await write(error instanceof AppError ? error.code : "INTERNAL");
    throw error;
  }
  assert(errand.act !== "export" || reach !== undefined, "an export tells whose data it is");
  await write("done");
  return answer;
}

function eventOf({
  command,
  act,
  ids = {},
}: Errand): Omit<AuditEvent, "request" | "reach" | "outcome"> {
  return {
    at: Date.now(),
    user: `cli:${machineUser()}`,
    role: undefined,
    permission: "command",
    route: `cli:${command.replaceAll(" ", "-")}`,
    act,
    ids,
  };
}

/** The machine's user by name, or by number where it has no name. */
function machineUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? "unknown"}`;
  }
}
