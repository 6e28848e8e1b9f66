import { setTimeout as pause } from "node:timers/promises";

import type { ScenarioReadiness } from "@luotsi/contract";
import { flowReadiness, readyFlow, recordsVersion, type Workspace } from "@luotsi/usecases";

import { backgroundJobs, hasEnded } from "../jobs/background-jobs.ts";

/** Imports that follow each other closer than this are learnt from once. */
const breathMilliseconds = 2_000;

export interface FlowLearning {
  /** Can scenarios be asked about at once? What has not been learnt yet is learnt from now on. */
  readonly readiness: () => Promise<ScenarioReadiness>;
  /** Learns anew in the background once the records have stood still for a moment. */
  readonly afterChange: () => void;
}

/**
 * Learns the flow of the area's people ahead of questions: after each import, and when somebody opens the page before it has been learnt.
 * One learning at a time, once for each state of the records.
 */
export function flowLearning(
  workspace: Workspace,
  closing: AbortSignal,
  tell: (line: string) => void,
): FlowLearning {
  const jobs = backgroundJobs<undefined, undefined>(closing, tell);
  let latest: { readonly id: string; readonly version: string } | undefined;
  let changes = 0;

  function start(version: string): void {
    const { id } = jobs.start({
      start: undefined,
      work: async ({ signal }) => {
        await readyFlow(workspace, signal);
        return undefined;
      },
    });
    latest = { id, version };
  }

  async function learnWhenStill(): Promise<void> {
    changes += 1;
    const seen = changes;
    await pause(breathMilliseconds, undefined, { signal: closing, ref: false });
    if (seen === changes) start(await recordsVersion(workspace));
  }

  return {
    readiness: async () => {
      const found = await flowReadiness(workspace);
      if (found.state === "ready") return ready;
      const version = await recordsVersion(workspace);
      const known = latest?.version === version ? jobs.find(latest.id) : undefined;
      if (known === undefined) start(version);
      // Learning that has ended without being ready has failed, or there is too little to learn from: the question itself says which.
      else if (hasEnded(known)) return ready;
      return { state: "learning", stage: found.stage };
    },
    afterChange: () => {
      learnWhenStill().catch((error: unknown) => {
        if (!closing.aborted) tell(String(error));
      });
    },
  };
}

const ready: ScenarioReadiness = { state: "ready", stage: null };
