import { assert } from "@luotsi/base";
import { longestLiabilityForecast } from "@luotsi/contract";
import {
  fewestMonths,
  joinDraws,
  type FlowChange,
  type FlowCounters,
  type FlowQuestion,
  type LiabilityPlan,
} from "@luotsi/engines";

import { withMonthsOf, type CountedMonths } from "../scenarios/counted-models.ts";
import type { Workspace } from "../workspace.ts";
import { forecastResult, type ForecastMade, type ForecastResult } from "./forecast-result.ts";
import { findResult, keepResult, type KeptResult, type RunQuestion } from "./kept-runs.ts";
import {
  datedLaw,
  learnFlow,
  runFlowTasks,
  type LearntArea,
  type WorkWatch,
} from "./learn-flow.ts";

/** Draws behind the intervals. */
const drawCount = 1000;
/** Draws of one task: few enough to tell how far the work is. */
const drawsOfTask = 50;
/** Share of the work that learning is. */
const learningShare = 0.2;
const defaultSeed = 1;

/** Too few months are known to forecast from. */
export interface TooLittle {
  readonly kind: "too_little";
  readonly months: number;
  readonly needed: number;
}

const noMonths: TooLittle = { kind: "too_little", months: 0, needed: fewestMonths };

export const forecastQuestion: RunQuestion = {
  kind: "liability-forecast",
  horizon: longestLiabilityForecast,
  draws: drawCount,
  seed: defaultSeed,
};

/** The kept forecast of the records as they are; undefined when it has not been made. */
export async function findForecast(
  workspace: Workspace,
): Promise<KeptResult<ForecastResult | TooLittle> | undefined> {
  return await findResult<ForecastResult | TooLittle>(workspace, forecastQuestion);
}

/** Makes the forecast of the records as they are and keeps it, unless it is kept already. */
export async function makeForecast(
  workspace: Workspace,
  watch: WorkWatch = {},
): Promise<KeptResult<ForecastResult | TooLittle>> {
  const kept = await findForecast(workspace);
  if (kept !== undefined) return kept;
  const area = await learnFlow(workspace, learningWatch(watch));
  const result = area === undefined ? noMonths : await forecastOf(area, {}, watch);
  const toKeep = { result, allKnown: area?.allKnown ?? true };
  return await keepResult<ForecastResult | TooLittle>(workspace, forecastQuestion, toKeep);
}

/** What is asked instead of the law as it is and the people as they have been. */
export interface OtherAssumptions {
  readonly plan?: LiabilityPlan;
  readonly changes?: readonly FlowChange[];
  readonly counters?: FlowCounters | undefined;
  readonly seed?: number;
  /** Months whose people are counted otherwise, as another funding model did or with another exemption. */
  readonly counted?: readonly CountedMonths[];
}

/** Forecasts the liability under other assumptions; nothing is kept. */
export async function forecastOtherwise(
  workspace: Workspace,
  other: (area: LearntArea) => OtherAssumptions | Promise<OtherAssumptions>,
  watch: WorkWatch = {},
): Promise<ForecastResult | TooLittle> {
  const area = await learnFlow(workspace, learningWatch(watch));
  return area === undefined ? noMonths : await forecastOf(area, await other(area), watch);
}

async function forecastOf(
  { learnt, past }: LearntArea,
  { plan = datedLaw(), changes = [], counters, seed = defaultSeed, counted = [] }: OtherAssumptions,
  watch: WorkWatch,
): Promise<ForecastResult | TooLittle> {
  if (learnt.kind === "too_little") return learnt;
  const asked = { horizon: longestLiabilityForecast, plan, changes, counters };
  const shareOf = (at: number): WorkWatch => ({
    signal: watch.signal,
    onProgress: (share) => watch.onProgress?.((at + share) / (counted.length + 1)),
  });
  let flows = await flowsOf({ model: learnt.model, ...asked }, seed, shareOf(0));
  for (const [at, { model, months }] of counted.entries()) {
    const others = await flowsOf({ model, ...asked }, seed, shareOf(at + 1));
    flows = {
      expected: withMonthsOf(flows.expected, others.expected, months),
      draws: withMonthsOf(flows.draws, others.draws, months),
    };
  }
  return forecastResult({ learnt, past, ...flows });
}

type Flows = Pick<ForecastMade, "expected" | "draws">;

async function flowsOf(question: FlowQuestion, seed: number, watch: WorkWatch): Promise<Flows> {
  const parts = Array.from({ length: drawCount / drawsOfTask }, (_, i) => i * drawsOfTask);
  const [expected, ...drawn] = await runFlowTasks(
    [
      { kind: "expect", question },
      ...parts.map((first) => ({
        kind: "draw" as const,
        question,
        draws: { seed, first, count: drawsOfTask },
      })),
    ],
    {
      signal: watch.signal,
      onProgress: (share) => watch.onProgress?.(learningShare + (1 - learningShare) * share),
    },
  );
  assert(expected?.kind === "expected", "the expectation answers");
  const draws = drawn.map((answer) => {
    assert(answer.kind === "drawn", "draws answer");
    return answer.draws;
  });
  return { expected: expected.months, draws: joinDraws(draws) };
}

function learningWatch({ signal, onProgress }: WorkWatch): WorkWatch {
  return { signal, onProgress: (share) => onProgress?.(learningShare * share) };
}
