import { assert } from "@luotsi/base";
import type { FlowMonths, FlowQuestion } from "@luotsi/engines";

import { stayingWorker } from "../parallel/staying-worker.ts";
import type { FlowAnswer, FlowTask } from "./flow-tasks.ts";

const worker = stayingWorker<FlowTask, FlowAnswer>(new URL("flow-tasks.ts", import.meta.url));

/**
 * The expected flow, computed in a thread that stays warm for it: somebody moves a slider and waits, and others are answered meanwhile.
 * The same numbers as `expectFlow` here. Cost: that, and a millisecond or two for the model to go there.
 */
export async function expectInWorker(question: FlowQuestion): Promise<FlowMonths> {
  const answer = await runInStayingWorker({ kind: "expect", question });
  assert(answer.kind === "expected", "an expectation answers");
  return answer.months;
}

/** Runs a short task of the flow forecast in that thread, after those asked before it. */
export async function runInStayingWorker(task: FlowTask): Promise<FlowAnswer> {
  return await worker.run(task);
}
