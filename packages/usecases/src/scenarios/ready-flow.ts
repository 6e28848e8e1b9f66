import { learnFlow } from "../liability-forecast/learn-flow.ts";
import type { Workspace } from "../workspace.ts";
import { learnCountingAhead } from "./counted-models.ts";
import { loadFlowBasis } from "./flow-basis.ts";

/**
 * Learns the flow of the area's people and makes its baseline before anybody asks, then what scenarios may have counted otherwise, so that no
 * question about a scenario waits for it. Where there is too little to learn from, nothing happens.
 *
 * @throws the signal's reason when it was cancelled.
 */
export async function readyFlow(workspace: Workspace, signal: AbortSignal): Promise<void> {
  const area = await learnFlow(workspace, { signal });
  signal.throwIfAborted();
  if (area === undefined) return;
  const loaded = await loadFlowBasis(workspace);
  signal.throwIfAborted();
  if (loaded.kind === "basis") await learnCountingAhead(workspace, loaded.basis, signal);
}
