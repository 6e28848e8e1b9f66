import { assert } from "@luotsi/base";
import type { ScenarioChange, ScenarioModel } from "@luotsi/contract";
import type { FlowModel, LiabilityPlan } from "@luotsi/engines";
import { defaultAssumptions, liabilityPlan } from "@luotsi/law";

import { runInStayingWorker } from "../liability-forecast/expect-in-workers.ts";
import type { FlowTask } from "../liability-forecast/flow-tasks.ts";
import { learnFlow, runFlowTasks, type LearntArea } from "../liability-forecast/learn-flow.ts";
import { lawNow } from "../liability-forecast/load-receipts.ts";
import type { Workspace } from "../workspace.ts";
import {
  countingKey,
  countingPlanOf,
  countingsNeeded,
  otherCountings,
  rulesOfMonths,
  type Counting,
  type ExemptYears,
} from "./counter-rules.ts";
import type { FlowBasis } from "./flow-basis.ts";
import { spanOf } from "./scenario-question.ts";

type Span = Pick<FlowBasis, "firstMonth" | "horizon" | "plan">;

/** The same people counted otherwise than the law now does; `key` names it. */
type CountedAs =
  | { readonly kind: "model"; readonly key: string; readonly model: ScenarioModel }
  | { readonly kind: "exempt"; readonly key: string; readonly years: ExemptYears };

/**
 * Of each month ahead, how people are counted: with the counters of a funding model a scenario puts in force, or with
 * another exemption of newly arrived persons; undefined where as the law does. An earlier funding model has no exemption.
 */
export function countedOfMonths(
  changes: readonly ScenarioChange[],
  basis: Span,
): readonly (CountedAs | undefined)[] {
  const months = rulesOfMonths(changes, basis).map(({ exemptYears }) =>
    exemptYears === undefined ? undefined : exemptAs(exemptYears),
  );
  const counted: (CountedAs | undefined)[] = [...months];
  const models = Array.from({ length: basis.horizon }, (): ScenarioModel | undefined => undefined);
  for (const change of changes) {
    const span = change.kind === "funding-model" ? spanOf(change, basis) : undefined;
    if (change.kind !== "funding-model" || span === undefined) continue;
    // The model of 2025 counts as the law does now.
    const model = change.model === "fi-2025" ? undefined : change.model;
    models.fill(model, span.from, span.to ?? basis.horizon);
  }
  for (const [t, model] of models.entries()) {
    if (model !== undefined) counted[t] = { kind: "model", key: model, model };
  }
  return counted;
}

function exemptAs(years: ExemptYears): CountedAs {
  return { kind: "exempt", key: `exempt ${years.protection}/${years.otherIntegration}`, years };
}

/** Ways of counting people that a scenario needs, each once. */
export function countedNeeded(
  changes: readonly ScenarioChange[],
  basis: Span,
): readonly CountedAs[] {
  const named = countedOfMonths(changes, basis).filter((counted) => counted !== undefined);
  return [...new Map(named.map((counted) => [counted.key, counted])).values()];
}

/**
 * Learns what a scenario counts otherwise, once for each: the people anew with the counters of an earlier funding model
 * (what an earlier law counted is not what the law counts now), the same people with another exemption, and what share of
 * days other rules of counting count. What somebody else has begun to learn is waited for.
 */
export async function learnCounting(
  workspace: Workspace,
  basis: FlowBasis,
  changes: readonly ScenarioChange[],
): Promise<void> {
  await learnAll(workspace, basis, {
    models: countedNeeded(changes, basis),
    countings: countingsNeeded(changes, basis),
  });
}

/**
 * Learns whatever a scenario could ask to be counted otherwise, but for other exemptions, of which there are many and which are quick.
 *
 * @throws the signal's reason between two things to learn, or while an earlier model is learnt.
 */
export async function learnCountingAhead(
  workspace: Workspace,
  basis: FlowBasis,
  signal: AbortSignal,
): Promise<void> {
  await learnAll(workspace, basis, { models: [], countings: otherCountings, signal });
  for (const model of earlierModels) {
    signal.throwIfAborted();
    await learnAll(workspace, basis, {
      models: [{ kind: "model", key: model, model }],
      countings: [],
      signal,
    });
  }
}

const earlierModels: readonly ScenarioModel[] = ["fi-2006", "fi-2015"];

interface ToLearn {
  readonly models: readonly CountedAs[];
  readonly countings: readonly Counting[];
  /** Ends what is begun here. */
  readonly signal?: AbortSignal;
}

/** What is being learnt, by key. */
const underWay = new WeakMap<FlowBasis, Map<string, Promise<void>>>();

async function learnAll(
  workspace: Workspace,
  basis: FlowBasis,
  { models, countings, signal }: ToLearn,
): Promise<void> {
  const begun = underWay.get(basis) ?? new Map<string, Promise<void>>();
  underWay.set(basis, begun);
  const begin = (keys: readonly string[], learn: (area: LearntArea) => Promise<void>): void => {
    const done = withArea(workspace, learn).finally(() => keys.map((key) => begun.delete(key)));
    for (const key of keys) begun.set(key, done);
  };
  for (const counted of models) {
    if (basis.models.has(counted.key) || begun.has(counted.key)) continue;
    begin([counted.key], async (area) => {
      basis.models.set(counted.key, await modelOf(counted, area, { model: basis.model, signal }));
    });
  }
  const missing = countings.filter((counting) => {
    const key = countingKey(counting);
    return !basis.countedShares.has(key) && !begun.has(key);
  });
  if (missing.length > 0) {
    begin(missing.map(countingKey), async (area) => {
      const shares = await sharesOf(missing, area, signal);
      for (const [at, counting] of missing.entries()) {
        basis.countedShares.set(countingKey(counting), shares[at] ?? new Float64Array());
      }
    });
  }
  const wanted = [...models.map(({ key }) => key), ...countings.map(countingKey)];
  await Promise.all(wanted.map(async (key) => await begun.get(key)));
}

async function withArea(
  workspace: Workspace,
  learn: (area: LearntArea) => Promise<void>,
): Promise<void> {
  const area = await learnFlow(workspace);
  assert(area !== undefined, "what a basis was learnt from is still there");
  await learn(area);
}

async function modelOf(
  counted: CountedAs,
  { known, learnt }: LearntArea,
  { model, signal }: { readonly model: FlowModel; readonly signal: AbortSignal | undefined },
): Promise<FlowModel> {
  if (counted.kind === "exempt") {
    const law = lawNow();
    assert(learnt.kind === "learnt" && law.exemption !== undefined, "an exemption can be changed");
    const other = { ...law, exemption: { ...law.exemption, years: counted.years } };
    const { months } = learnt.known;
    const answer = await runInStayingWorker({ kind: "recount", ...known, model, months, other });
    assert(answer.kind === "recounted", "people who were learnt can be recounted");
    return answer.model;
  }
  const plan = countingPlan(counted.model);
  const [answer] = await runFlowTasks([{ kind: "learn", ...known, lawNow: plan }], { signal });
  assert(answer?.kind === "learnt", "people who could be learnt once can be learnt again");
  return answer.model;
}

async function sharesOf(
  countings: readonly Counting[],
  { known }: LearntArea,
  signal: AbortSignal | undefined,
): Promise<readonly Float64Array[]> {
  const others = countings.map(countingPlanOf);
  const task: FlowTask = { kind: "shares", ...known, lawNow: lawNow(), others };
  // Ahead of anybody's question it leaves the threads alone in which questions are answered.
  const [answer] =
    signal === undefined
      ? [await runInStayingWorker(task)]
      : await runFlowTasks([task], { signal });
  assert(answer?.kind === "shares", "payments that were learnt from can be measured");
  return answer.shares;
}

/** People counted otherwise, and for each month ahead whether they are. */
export interface CountedMonths {
  readonly model: FlowModel;
  readonly months: readonly boolean[];
}

/** The other ways of counting people of a scenario; `learnCounting` has learnt them. */
export function countedMonths(
  changes: readonly ScenarioChange[],
  basis: FlowBasis,
): readonly CountedMonths[] {
  const ofMonths = countedOfMonths(changes, basis);
  return countedNeeded(changes, basis).map(({ key }) => ({
    model: countedModel(basis, key),
    months: ofMonths.map((counted) => counted?.key === key),
  }));
}

/** The model of people counted otherwise. */
export function countedModel(basis: FlowBasis, key: string): FlowModel {
  const found = basis.models.get(key);
  assert(found !== undefined, `the people were counted as ${key}`);
  return found;
}

/** A funding model for counting. The flow leaves days in services out itself, so their amounts stay in the average of a day. */
function countingPlan(model: ScenarioModel): LiabilityPlan {
  const plan: LiabilityPlan = liabilityPlan(model, defaultAssumptions());
  return {
    ...plan,
    rules: plan.rules.map((rule) => ({
      ...rule,
      freeGrounds: rule.freeGrounds.filter((ground) => ground !== "service"),
    })),
  };
}

/**
 * Sums of one computation with some months of another. Every column is blocks of months one after another.
 *
 * @param sums columns by name. @param other the same columns. @param isOther for each month ahead.
 */
export function withMonthsOf<Sums extends object>(
  sums: Sums,
  other: Sums,
  isOther: readonly boolean[],
): Sums {
  const others = new Map<string, unknown>(Object.entries(other));
  return Object.fromEntries(
    Object.entries(sums).map(([name, column]: [string, unknown]) => {
      const from = others.get(name);
      if (!(column instanceof Float64Array) || !(from instanceof Float64Array))
        return [name, column];
      const months = isOther.length;
      return [
        name,
        column.map((value, i) => (isOther[i % months] === true ? (from[i] ?? 0) : value)),
      ];
    }),
  ) as Sums;
}
