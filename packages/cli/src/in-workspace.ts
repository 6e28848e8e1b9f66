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
import { wrongUsage } from "./wrong-usage.ts";

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
  const workspace = await openWorkspace(workspacePlace(options));
  try {
    return await audited(workspace, commandEvent(options, errand), work);
  } finally {
    await workspace.close();
  }
}

/** A command as the audit log keeps it, before it is known how it went and whose data it was. */
export type CommandEvent = Omit<AuditEvent, "reach" | "outcome">;

async function audited<Answer>(
  workspace: Workspace,
  event: CommandEvent,
  work: (workspace: Workspace, tell: TellReach) => Promise<Answer>,
): Promise<Answer> {
  let reach: Reach | undefined;
  const write = async (outcome: AuditEvent["outcome"]): Promise<void> => {
    await workspace.audit({ ...event, reach, outcome });
  };
  if (event.act === "change") await write("started");
  let answer: Answer;
  try {
    answer = await work(workspace, (told) => {
      reach = told;
    });
  } catch (error) {
    await write(error instanceof AppError ? error.code : "INTERNAL");
    throw error;
  }
  assert(event.act !== "export" || reach !== undefined, "an export tells whose data it is");
  await write("done");
  return answer;
}

/** A purpose nobody gave: whoever has the machine has the command line. */
const purposeUnlessGiven = "command-line";

/** The event of a command: `--purpose`, else the command's own purpose, else that it came from the command line. */
export function commandEvent(
  options: OptionValues,
  { command, act, ids = {} }: Errand,
): CommandEvent {
  const { purpose: own, ...others } = ids;
  return {
    at: Date.now(),
    request: randomUUID(),
    user: `cli:${machineUser()}`,
    role: undefined,
    purpose: givenPurpose(options) ?? (own === undefined ? purposeUnlessGiven : String(own)),
    permission: "command",
    route: `cli:${command.replaceAll(" ", "-")}`,
    act,
    ids: others,
  };
}

/** A code and never free text: the log holds nothing that could say who somebody is. */
function givenPurpose(options: OptionValues): string | undefined {
  const { purpose } = options;
  if (purpose === undefined) return undefined;
  if (typeof purpose === "string" && /^[a-z][a-z0-9-]{1,39}$/.test(purpose)) return purpose;
  throw wrongUsage("--purpose: a-z, 0-9, - (2–40)");
}

/** The machine's user by name, or by number where it has no name. */
function machineUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? "unknown"}`;
  }
}
