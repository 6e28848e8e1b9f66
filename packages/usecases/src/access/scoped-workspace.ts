import { wholeArea } from "@luotsi/contract";
import { scopedReader, type Asker, type ScopedReader } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

/** A workspace in somebody's hands: questions on people are answered about those the asker may see. */
export interface ScopedWorkspace extends Workspace {
  readonly people: ScopedReader;
}

/** The workspace for somebody who asks. */
export function workspaceFor(workspace: Workspace, asker: Asker): ScopedWorkspace {
  return { ...workspace, people: scopedReader(workspace.store.reader, asker) };
}

/** The workspace for sums over the whole area, and for commands of whoever has the machine. */
export function wholeAreaWorkspace(workspace: Workspace, purpose: string): ScopedWorkspace {
  return workspaceFor(workspace, { user: "-", role: "-", purpose, scope: wholeArea });
}
