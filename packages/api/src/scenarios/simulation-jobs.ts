import type { ScenarioAnswer, ScenarioDefinition, ScenarioSimulation } from "@luotsi/contract";
import { AppError } from "@luotsi/base";
import {
  findSimulation,
  simulateScenario,
  simulationQuestion,
  type Workspace,
} from "@luotsi/usecases";

import {
  backgroundJobs,
  hasEnded,
  refusalWords,
  type BackgroundJob,
} from "../jobs/background-jobs.ts";

export interface SimulationSurroundings {
  readonly workspace: Workspace;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
  /** As many as intervals need when left out. */
  readonly draws?: number | undefined;
}

export interface SimulationJobs {
  /** How the simulation of a definition stands: kept, under way, ended otherwise, or not asked for. */
  readonly find: (definition: ScenarioDefinition) => Promise<ScenarioSimulation>;
  /** Starts one, unless the same is kept or under way. */
  readonly start: (definition: ScenarioDefinition) => Promise<ScenarioSimulation>;
  /** @throws AppError NOT_FOUND */
  readonly cancel: (job: string) => ScenarioSimulation;
}

type Simulation = BackgroundJob<number, ScenarioAnswer>;

/**
 * Simulations of this process, one at a time. The same question is worked on once, whoever asks, and found by what
 * is asked, so that a page can be left and found again.
 */
export function simulationJobs(
  { workspace, closing, draws }: SimulationSurroundings,
  tell: (line: string) => void,
): SimulationJobs {
  const jobs = backgroundJobs<number, ScenarioAnswer>(closing, tell);
  const jobOfQuestion = new Map<string, string>();

  function jobOf(question: string): Simulation | undefined {
    const id = jobOfQuestion.get(question);
    if (id === undefined) return undefined;
    try {
      return jobs.find(id);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "NOT_FOUND")) throw error;
      jobOfQuestion.delete(question);
      return undefined;
    }
  }

  return {
    find: async (definition) => {
      const kept = await findSimulation(workspace, definition);
      if (kept !== undefined) return done(kept);
      const job = jobOf(await simulationQuestion(workspace, definition));
      return job === undefined ? nothing : view(job);
    },
    start: async (definition) => {
      const kept = await findSimulation(workspace, definition);
      if (kept !== undefined) return done(kept);
      const question = await simulationQuestion(workspace, definition);
      const before = jobOf(question);
      if (before !== undefined && !hasEnded(before)) return view(before);
      const job = jobs.start({
        start: 0,
        work: async ({ report, signal }) =>
          await simulateScenario(workspace, definition, { onProgress: report, signal, draws }),
      });
      jobOfQuestion.set(question, job.id);
      return view(job);
    },
    cancel: (job) => view(jobs.cancel(job)),
  };
}

const nothing: ScenarioSimulation = {
  state: "none",
  job: null,
  progress: 0,
  answer: null,
  refusal: null,
};

function done(answer: ScenarioAnswer): ScenarioSimulation {
  return { state: "done", job: null, progress: 1, answer, refusal: null };
}

function view({ id, state, progress, outcome, refusal }: Simulation): ScenarioSimulation {
  return {
    state,
    job: state === "waiting" || state === "running" ? id : null,
    progress: state === "done" ? 1 : progress,
    answer: outcome ?? null,
    refusal: refusal === undefined ? null : refusalWords(refusal),
  };
}
