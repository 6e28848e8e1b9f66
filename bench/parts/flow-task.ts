// What a worker thread of the flow benchmark does.
import { simulateFlow, type DrawRange, type FlowDraws, type FlowQuestion } from "@luotsi/engines";

export interface FlowDrawTask {
  readonly question: FlowQuestion;
  readonly draws: DrawRange;
}

/** Draws some futures. */
export function runTask({ question, draws }: FlowDrawTask): FlowDraws {
  return simulateFlow(question, draws);
}
