import { learnFlow } from "../liability-forecast/learn-flow.ts";
import type { Workspace } from "../workspace.ts";
import { loadFlowBasis } from "./flow-basis.ts";

/**
 * Learns the flow of the area's people and makes its baseline before anybody asks, so that the first question about a scenario does not
 * wait for it. Where there is too little to learn from, nothing happens.
 *
 * @throws the signal's reason when it was cancelled.
 */
export async function readyFlow(workspace: Workspace, signal: AbortSignal): Promise<void> {
  const area = await learnFlow(workspace, { signal });
  signal.throwIfAborted();
  if (area !== undefined) await loadFlowBasis(workspace);
}
