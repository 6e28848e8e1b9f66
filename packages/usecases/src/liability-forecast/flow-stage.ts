import { memoryOf } from "../remember.ts";
import { recordsVersion } from "../records-version.ts";
import type { Workspace } from "../workspace.ts";

/** What is being done before scenarios can be asked about: reading the records, learning from the people, the baseline. */
export const flowStages = ["records", "people", "baseline"] as const;
export type FlowStage = (typeof flowStages)[number];

const underWay = new WeakMap<object, FlowStage>();
const learntVersion = new WeakMap<object, string>();

/** Says what is being done now. */
export function enterStage(workspace: Workspace, stage: FlowStage): void {
  underWay.set(memoryOf(workspace), stage);
}

/** Says that the flow of a state of the records can be asked about. */
export function endStages(workspace: Workspace, version: string): void {
  underWay.delete(memoryOf(workspace));
  learntVersion.set(memoryOf(workspace), version);
}

/** Can scenarios be asked about at once, and if not, what is being done. Computes nothing. */
export type FlowReadiness =
  | { readonly state: "ready" }
  | { readonly state: "learning"; readonly stage: FlowStage };

export async function flowReadiness(workspace: Workspace): Promise<FlowReadiness> {
  const memory = memoryOf(workspace);
  if (learntVersion.get(memory) === (await recordsVersion(workspace))) return { state: "ready" };
  return { state: "learning", stage: underWay.get(memory) ?? "records" };
}
