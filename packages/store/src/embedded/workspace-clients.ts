import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { isSameProcessAlive, ownIdentity, type ProcessIdentity } from "./process-identity.ts";

/** One open store of a workspace: the file that says so. */
export interface ClientMark {
  readonly folder: string;
  readonly file: string;
}

let marksMade = 0;

export function markClient(workspace: string): ClientMark {
  const folder = join(workspace, "clients");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  marksMade += 1;
  const file = `${process.pid}-${marksMade}.json`;
  writeFileSync(join(folder, file), JSON.stringify(ownIdentity()), { mode: 0o600 });
  return { folder, file };
}

export function unmarkClient(mark: ClientMark): void {
  rmSync(join(mark.folder, mark.file), { force: true });
}

/** Is the server still used by anybody, of any living process? Marks of dead processes go away. */
export function hasClients(mark: ClientMark): boolean {
  let used = false;
  for (const file of readdirSync(mark.folder)) {
    const path = join(mark.folder, file);
    const identity = readIdentity(path);
    if (identity !== undefined && isSameProcessAlive(identity)) used = true;
    else rmSync(path, { force: true });
  }
  return used;
}

function readIdentity(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as ProcessIdentity;
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (isGone || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
