import { createHash } from "node:crypto";

import { assert } from "@luotsi/base";
import {
  readShape,
  scenarioAnswer,
  type ScenarioAnswer,
  type ScenarioDefinition,
} from "@luotsi/contract";
import { joinDraws, type FlowDraws, type FlowQuestion } from "@luotsi/engines";
import { findRunOfQuestion, insertRun, type KeptRun } from "@luotsi/store";

import type { FlowAnswer, FlowTask } from "../liability-forecast/flow-tasks.ts";
import { runFlowTasks } from "../liability-forecast/learn-flow.ts";
import { lawVersion } from "../rules/law-version.ts";
import type { Workspace } from "../workspace.ts";
import { assembleAnswer } from "./assemble-answer.ts";
import {
  countedModel,
  countedNeeded,
  countedOfMonths,
  learnCounting,
  withMonthsOf,
} from "./counted-models.ts";
import { flowCounters } from "./counter-rules.ts";
import { expectedFlows, sidesOf } from "./evaluate-scenario.ts";
import { expectAhead } from "./expected-months.ts";
import { needFlowBasis, type FlowBasis } from "./flow-basis.ts";
import { scenarioProvenance } from "./scenario-provenance.ts";
import { scenarioQuestion } from "./scenario-question.ts";
import { widenedAnswer } from "./widen-answer.ts";

const runKind = "scenario-simulation";
/** Form of a kept answer: one of another form is made anew. */
const form = 2;
/** Enough for the limits of a 95 % interval to stand still to a few percent of its width. */
const drawCount = 1000;
const drawsInTask = 25;
/** The same for everybody: the same question has the same answer. */
const seed = 20_261_122;

export interface SimulationControl {
  /** Share done, 0–1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
  readonly draws?: number | undefined;
}

/**
 * Simulates a scenario and the baseline with the same chances, so that the interval of their difference is about the
 * change alone, and keeps the run.
 *
 * @throws AppError HISTORY_TOO_SHORT; the signal's reason when it was cancelled.
 */
export async function simulateScenario(
  workspace: Workspace,
  definition: ScenarioDefinition,
  control: SimulationControl,
): Promise<ScenarioAnswer> {
  const basis = await needFlowBasis(workspace);
  await learnCounting(workspace, basis, definition.changes);
  const draws = control.draws ?? drawCount;
  const simulated = { draws, seed };
  const sides = await drawSides(definition, basis, { ...control, draws });
  await expectAhead(sidesOf(definition), basis);
  const flows = expectedFlows(definition, basis);
  const answer = assembleAnswer(
    {
      baseline: { ...flows.baseline, draws: sides.baseline },
      scenario: { ...flows.scenario, draws: sides.scenario },
      services: flows.services && {
        without: { ...flows.services.without, draws: sides.services[0] },
        steps: flows.services.steps.map((step, k) => ({
          ...step,
          without: { ...step.without, draws: sides.services[k] },
          with: { ...step.with, draws: sides.services[k + 1] },
        })),
      },
    },
    {
      definition,
      firstMonth: basis.firstMonth,
      municipalities: basis.municipalities,
      receivers: basis.receivers,
      names: basis.names,
      simulated: null,
      provenance: scenarioProvenance(definition, basis, {
        version: workspace.version,
        simulated,
      }),
    },
  );
  const run = await workspace.store.write(
    async (writer) =>
      await insertRun(writer, {
        kind: runKind,
        parameters: { question: questionOf(definition, basis), changes: definition.changes, draws },
        batches: basis.batches.map(({ id }) => id),
        codeVersion: workspace.version,
        lawVersion,
        seed,
        result: JSON.stringify(answer),
      }),
  );
  return await widenedAnswer(workspace, {
    ...answer,
    simulated: { run, ...simulated, widening: null },
  });
}

/** The kept simulation of the same changes on the same data; undefined when there is none. */
export async function findSimulation(
  workspace: Workspace,
  definition: ScenarioDefinition,
): Promise<ScenarioAnswer | undefined> {
  const basis = await needFlowBasis(workspace);
  const run = await findRunOfQuestion(workspace.store.reader, {
    kind: runKind,
    question: questionOf(definition, basis),
    codeVersion: workspace.version,
    lawVersion,
  });
  return run === undefined
    ? undefined
    : await widenedAnswer(workspace, answerOfRun(run, definition));
}

/** Identifies a question: the changes and the data, not what the scenario is called. */
export async function simulationQuestion(
  workspace: Workspace,
  definition: ScenarioDefinition,
): Promise<string> {
  return questionOf(definition, await needFlowBasis(workspace));
}

function questionOf({ changes }: ScenarioDefinition, { version, horizon }: FlowBasis): string {
  const text = JSON.stringify([form, changes, version, horizon, drawCount, seed]);
  return createHash("sha256").update(text).digest("hex");
}

function answerOfRun(run: KeptRun, definition: ScenarioDefinition): ScenarioAnswer {
  const reading = readShape(scenarioAnswer, JSON.parse(run.result), "en");
  assert(reading.kind === "fits", "a kept simulation has the shape of an answer");
  const { draws } = run.parameters as { readonly draws: number };
  return {
    ...reading.value,
    definition,
    simulated: { run: run.id, draws, seed: run.seed ?? seed, widening: null },
  };
}

interface Sides {
  readonly baseline: FlowDraws;
  readonly scenario: FlowDraws;
  /** The scenario with none, one, … and all of its service changes. */
  readonly services: readonly FlowDraws[];
}

/** Draws of the baseline, the same for every scenario on the same data. */
const baselineDraws = new WeakMap<FlowBasis, FlowDraws>();

/** A side that asks the same as another is drawn once. */
async function drawSides(
  { changes }: ScenarioDefinition,
  basis: FlowBasis,
  { onProgress, signal, draws }: SimulationControl & { readonly draws: number },
): Promise<Sides> {
  const others = changes.filter(({ kind }) => kind !== "service");
  const services = changes.filter(({ kind }) => kind === "service");
  const steps = [others, ...services.map((_, k) => [...others, ...services.slice(0, k + 1)])];
  const asked = [[], ...steps].map((each) => ({ key: JSON.stringify(each), changes: each }));
  const known = baselineDraws.get(basis);
  const drawn = new Map<string, FlowDraws>();
  if (known?.count === draws) drawn.set(JSON.stringify([]), known);
  const missing = new Map(
    asked.filter(({ key }) => !drawn.has(key)).map((each) => [each.key, each.changes]),
  );
  const parts = [...missing].flatMap(([key, asks]) =>
    [undefined, ...countedNeeded(asks, basis).map((counted) => counted.key)].map((people) => ({
      key,
      asks,
      people,
    })),
  );
  const pieces = parts.flatMap((part) => {
    const question = questionFor(part.asks, basis, part.people);
    return blocksOf(draws).map((block) => ({
      part,
      task: { kind: "draw", question, draws: { seed, ...block } } satisfies FlowTask,
    }));
  });
  const answers = await runFlowTasks(
    pieces.map(({ task }) => task),
    { onProgress, signal },
  );
  for (const part of parts) {
    const made = joinDraws(
      answers.flatMap((answer, i) => (pieces[i]?.part === part ? drawsOf(answer) : [])),
    );
    const ofMonths = countedOfMonths(part.asks, basis);
    const before = drawn.get(part.key);
    drawn.set(
      part.key,
      before === undefined
        ? made
        : withMonthsOf(
            before,
            made,
            ofMonths.map((counted) => counted?.key === part.people),
          ),
    );
  }
  const [baseline, ...stepDraws] = asked.map(({ key }) => {
    const side = drawn.get(key);
    assert(side !== undefined, "every side was drawn");
    return side;
  });
  const scenario = stepDraws.at(-1);
  assert(baseline !== undefined && scenario !== undefined, "there are two sides");
  baselineDraws.set(basis, baseline);
  return { baseline, scenario, services: stepDraws };
}

/** Asked of the people as the law counts now, or as counted otherwise. */
function questionFor(
  changes: ScenarioDefinition["changes"],
  basis: FlowBasis,
  people: string | undefined,
): FlowQuestion {
  const model = people === undefined ? basis.model : countedModel(basis, people);
  const counters = flowCounters(changes, basis);
  return { model, horizon: basis.horizon, counters, ...scenarioQuestion({ changes }, basis) };
}

function blocksOf(draws: number): readonly { readonly first: number; readonly count: number }[] {
  return Array.from({ length: Math.ceil(draws / drawsInTask) }, (_, block) => ({
    first: block * drawsInTask,
    count: Math.min(drawsInTask, draws - block * drawsInTask),
  }));
}

function drawsOf(answer: FlowAnswer): readonly FlowDraws[] {
  return answer.kind === "drawn" ? [answer.draws] : [];
}
