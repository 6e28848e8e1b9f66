import { createHash } from "node:crypto";

import {
  deleteScenarioSimulation,
  getScenario,
  getScenarioAnswer,
  getScenarioComparison,
  getScenarioReadiness,
  getScenarioResults,
  getScenarios,
  getScenarioSimulation,
  postRestoreScenario,
  postScenario,
  postScenarioSimulation,
  postWithdrawScenario,
} from "@luotsi/contract";
import {
  compareScenarios,
  evaluateScenario,
  exportResults,
  listScenarioAs,
  readScenarioText,
  saveScenario,
  showScenario,
  showScenarios,
  type Workspace,
} from "@luotsi/usecases";

import { fileRoute, viewRoute, type Route } from "../route.ts";
import type { FlowLearning } from "../scenarios/flow-learning.ts";
import { simulationJobs } from "../scenarios/simulation-jobs.ts";

export interface ScenarioSurroundings {
  readonly workspace: Workspace;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
  readonly learning: FlowLearning;
  /** Draws of a simulation; as many as intervals need when left out. */
  readonly draws?: number;
}

/** Scenarios: saved ones, what they come to, and their simulation. */
export function scenarioRoutes(surroundings: ScenarioSurroundings): readonly Route[] {
  const { workspace } = surroundings;
  return [
    ...savedRoutes(workspace),
    ...answerRoutes(surroundings),
    ...simulationRoutes(surroundings),
  ];
}

function savedRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: getScenarios,
      audit: () => ({}),
      handle: async () => await showScenarios(workspace),
    }),
    viewRoute({
      endpoint: getScenario,
      audit: ({ params, query }) => ({ scenario: params.scenario, version: query.v }),
      handle: async ({ params, query }) =>
        await showScenario(workspace, { scenario: params.scenario, version: query.v }),
    }),
    viewRoute({
      endpoint: postScenario,
      audit: ({ body }) => ({ scenario: body.id, version: body.basedOnVersion }),
      handle: async ({ body }, { user }) => await saveScenario(workspace, body, user),
    }),
    viewRoute({
      endpoint: postWithdrawScenario,
      audit: ({ params }) => ({ scenario: params.scenario }),
      handle: async ({ params: { scenario } }, { user }) =>
        await listScenarioAs(workspace, { scenario, event: "withdrawn", by: user }),
    }),
    viewRoute({
      endpoint: postRestoreScenario,
      audit: ({ params }) => ({ scenario: params.scenario }),
      handle: async ({ params: { scenario } }, { user }) =>
        await listScenarioAs(workspace, { scenario, event: "restored", by: user }),
    }),
  ];
}

/** Answers are not kept in the memory of answers: every turn of a slider is a question of its own. */
function answerRoutes({ workspace, learning }: ScenarioSurroundings): readonly Route[] {
  return [
    viewRoute({
      endpoint: getScenarioReadiness,
      audit: () => ({}),
      handle: async () => await learning.readiness(),
    }),
    viewRoute({
      endpoint: getScenarioAnswer,
      audit: ({ query }) => ({ definition: markOf(query.definition) }),
      handle: async ({ query }, { language }) =>
        await evaluateScenario(workspace, query.definition, language),
    }),
    fileRoute({
      endpoint: getScenarioResults,
      audit: ({ query }) => ({ definition: markOf(query.definition) }),
      handle: async ({ query }, { language }) => ({
        ...(await exportResults(workspace, query.definition, language)),
        reach: { people: "nobody" },
      }),
    }),
    viewRoute({
      endpoint: getScenarioComparison,
      audit: ({ query }) => ({ scenarios: query.scenarios }),
      handle: async ({ query }) => await compareScenarios(workspace, query.scenarios),
    }),
  ];
}

function simulationRoutes(surroundings: ScenarioSurroundings): readonly Route[] {
  const jobs = simulationJobs(surroundings, (line) => void process.stderr.write(`${line}\n`));
  return [
    viewRoute({
      endpoint: getScenarioSimulation,
      audit: ({ query }) => ({ definition: markOf(query.definition) }),
      handle: async ({ query }, { language }) =>
        await jobs.find(readScenarioText(query.definition, language)),
    }),
    viewRoute({
      endpoint: postScenarioSimulation,
      audit: ({ body }) => ({ definition: markOf(JSON.stringify(body.definition)) }),
      handle: async ({ body }) => await jobs.start(body.definition),
    }),
    viewRoute({
      endpoint: deleteScenarioSimulation,
      audit: ({ params }) => ({ job: params.job }),
      handle: ({ params }) => jobs.cancel(params.job),
    }),
  ];
}

/** A mark that tells definitions apart in the log: their names are free text. */
function markOf(definition: string): string {
  return createHash("sha256").update(definition).digest("hex").slice(0, 12);
}
