import { assert } from "@luotsi/base";
import { addParts, flowParts, type FlowMonths, type FlowQuestion } from "@luotsi/engines";

import { stayingWorkers } from "../parallel/staying-workers.ts";
import type { FlowAnswer, FlowTask } from "./flow-tasks.ts";

/** As many as there are parts of the people. */
const threads = 2;
const module = new URL("flow-tasks.ts", import.meta.url);
const workers = stayingWorkers<FlowTask, FlowAnswer>(module, threads);

/**
 * The expected flow, computed in threads that stay warm for it: somebody moves a slider and waits, and others are answered meanwhile.
 * The same bytes as `expectFlow` here. Cost: half to two thirds of that, and a few milliseconds for the model to go there.
 */
export async function expectInWorkers(question: FlowQuestion): Promise<FlowMonths> {
  const parts = flowParts(question.model).map(async (follows) => {
    const answer = await runInStayingWorker({ kind: "expect", question, follows });
    assert(answer.kind === "expected", "an expectation answers");
    return answer.months;
  });
  return addParts(await Promise.all(parts));
}

/** Runs a short task of the flow forecast in one of those threads. */
export async function runInStayingWorker(task: FlowTask): Promise<FlowAnswer> {
  return await workers.run(task);
}
