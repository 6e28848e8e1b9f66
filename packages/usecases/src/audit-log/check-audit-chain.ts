import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";

import { followAuditChain, type AuditChainState, type AuditLink } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

/** Links seen so far, one a line, in the workspace's folder: out of reach of who only has the database. */
const fileName = "audit-links.txt";

/**
 * Follows the audit log's chain and, when it is whole, writes its newest link down beside the database, so that
 * a log made anew from some event on shows the next time.
 *
 * @param extent `new`: from the newest link that was written down; `all`: from the beginning.
 */
export async function checkAuditChain(
  { folder, store }: Pick<Workspace, "folder" | "store">,
  extent: "all" | "new",
): Promise<AuditChainState> {
  const path = join(folder, fileName);
  const known = await readLinks(path);
  const newest = known.at(-1);
  const state = await store.read(
    async (reader) => await followAuditChain(reader, known, extent === "new" ? newest : undefined),
  );
  if (state.kind === "whole" && state.head.events > (newest?.events ?? 0)) {
    await appendFile(path, `${state.head.events} ${state.head.hash}\n`, { mode: 0o600 });
  }
  return state;
}

async function readLinks(path: string): Promise<readonly AuditLink[]> {
  const text = await readFile(path, "utf8").catch(noneYet);
  return [...text.matchAll(/^(\d+) ([0-9a-f]{64})$/gm)].map(([, events, hash = ""]) => ({
    events: Number(events),
    hash,
  }));
}

function noneYet(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
  throw error;
}
