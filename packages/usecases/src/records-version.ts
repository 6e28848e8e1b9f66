import { dataVersion } from "@luotsi/store";

import type { Workspace } from "./workspace.ts";

/** A text that changes with the records, the day they are looked at and the area's own municipalities. */
export async function recordsVersion(workspace: Workspace): Promise<string> {
  const { municipalities } = await workspace.area();
  const data = await dataVersion(workspace.store.reader);
  return [data, workspace.clock(), ...municipalities].join(" ");
}
