import { learnFlow } from "../liability-forecast/learn-flow.ts";
import type { Workspace } from "../workspace.ts";
import { learnCounting, learnCountingAhead } from "./counted-models.ts";
import { expectAhead } from "./expected-months.ts";
import { loadFlowBasis } from "./flow-basis.ts";
import { presets } from "./presets.ts";
import { sidesOf } from "./evaluate-scenario.ts";

/**
 * Learns the flow of the area's people and makes its baseline before anybody asks, then what scenarios may have counted otherwise, so that no
 * question about a scenario waits for it, and what the examples to begin from come to. Where there is too little to learn from, nothing happens.
 *
 * @throws the signal's reason when it was cancelled.
 */
export async function readyFlow(workspace: Workspace, signal: AbortSignal): Promise<void> {
  const area = await learnFlow(workspace, { signal });
  signal.throwIfAborted();
  if (area === undefined) return;
  const loaded = await loadFlowBasis(workspace);
  signal.throwIfAborted();
  if (loaded.kind !== "basis") return;
  const { basis } = loaded;
  await learnCountingAhead(workspace, basis, signal);
  for (const { definition } of presets(basis.firstMonth)) {
    signal.throwIfAborted();
    await learnCounting(workspace, basis, definition.changes);
    await expectAhead(sidesOf(definition), basis);
  }
}
