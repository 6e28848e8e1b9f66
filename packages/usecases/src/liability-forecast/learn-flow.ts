import { availableParallelism } from "node:os";

import { assert } from "@luotsi/base";
import { defaultAssumptions, liabilityPlan } from "@luotsi/law";
import type { LiabilityPlan } from "@luotsi/engines";

import { runInWorkers } from "../parallel/run-in-workers.ts";
import { recordsVersion } from "../records-version.ts";
import { remembering } from "../remember.ts";
import { enterStage } from "./flow-stage.ts";
import type { Workspace } from "../workspace.ts";
import type { FlowAnswer, FlowTask, LearntFlow, PastAccrual } from "./flow-tasks.ts";
import { lawNow, loadReceipts } from "./load-receipts.ts";
import type { KnownSources } from "./receipt-sources.ts";
import { shareSources } from "./share-sources.ts";

/** Follows long work and may end it. */
export interface WorkWatch {
  /** Told the share done, 0–1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Runs tasks of the flow forecast over worker threads, behind whoever is answered meanwhile; results in the order of the tasks. */
export async function runFlowTasks(
  tasks: readonly FlowTask[],
  { onProgress, signal }: WorkWatch,
): Promise<readonly FlowAnswer[]> {
  return await runInWorkers<FlowTask, FlowAnswer>({
    module: new URL("flow-tasks.ts", import.meta.url),
    tasks,
    threads: Math.max(fewestThreads, availableParallelism()),
    priority: "background",
    onDone: (done) => onProgress?.(done / tasks.length),
    signal,
  });
}

/** One would run in the thread that answers everybody. */
const fewestThreads = 2;

/** The law by date, as the figures of the months that have been are computed. */
export function datedLaw(): LiabilityPlan {
  return liabilityPlan("fi-dated", defaultAssumptions());
}

/** What is learnt of the area's people, and what has accrued under the law of each month. */
export interface LearntArea {
  readonly learnt: LearntFlow;
  readonly past: PastAccrual;
  /** On shared memory. */
  readonly known: KnownSources;
  /** No payment was left out because its payout is still to come. */
  readonly allKnown: boolean;
}

const remembered = remembering<LearntArea | undefined>();

/**
 * Learns the flow model of the area's people as they are known today, once for each state of the data; undefined while
 * there are no payments. Whoever asks while it is being learnt waits for the same answer.
 */
export async function learnFlow(
  workspace: Workspace,
  watch: WorkWatch = {},
): Promise<LearntArea | undefined> {
  const version = await recordsVersion(workspace);
  return await remembered.recall(workspace, version, async () => await learnNow(workspace, watch));
}

async function learnNow(workspace: Workspace, watch: WorkWatch): Promise<LearntArea | undefined> {
  enterStage(workspace, "records");
  const sources = await loadReceipts(workspace);
  if (sources === undefined) return undefined;
  const knownOn = workspace.clock() + 1;
  const known: KnownSources = { sources: shareSources(sources), knownOn };
  enterStage(workspace, "people");
  const [learnt, past] = await runFlowTasks(
    [
      { kind: "learn", ...known, lawNow: lawNow() },
      { kind: "past", ...known, plan: datedLaw() },
    ],
    watch,
  );
  assert(learnt?.kind === "learnt" || learnt?.kind === "too_little", "learning answers");
  assert(past?.kind === "past", "the past answers");
  const allKnown = sources.payments.paidOn.every((day) => day < knownOn);
  return { learnt, past, known, allKnown };
}
