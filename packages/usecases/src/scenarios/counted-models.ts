import { assert } from "@luotsi/base";
import type { ScenarioChange, ScenarioModel } from "@luotsi/contract";
import type { FlowModel, LiabilityPlan } from "@luotsi/engines";
import { defaultAssumptions, liabilityPlan } from "@luotsi/law";

import type { FlowTask } from "../liability-forecast/flow-tasks.ts";
import { learnFlow, runFlowTasks, type LearntArea } from "../liability-forecast/learn-flow.ts";
import { lawNow } from "../liability-forecast/load-receipts.ts";
import type { Workspace } from "../workspace.ts";
import {
  countingKey,
  countingPlanOf,
  countingsNeeded,
  rulesOfMonths,
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
 * days other rules of counting count.
 */
export async function learnCounting(
  workspace: Workspace,
  basis: FlowBasis,
  changes: readonly ScenarioChange[],
): Promise<void> {
  const models = countedNeeded(changes, basis).filter(({ key }) => !basis.models.has(key));
  const countings = countingsNeeded(changes, basis).filter(
    (counting) => !basis.countedShares.has(countingKey(counting)),
  );
  if (models.length + countings.length === 0) return;
  const area = await learnFlow(workspace);
  assert(area !== undefined, "what a basis was learnt from is still there");
  const answers = await runFlowTasks(
    [
      ...models.map((counted) => taskOf(counted, area, basis.model)),
      ...countings.map((counting): FlowTask => {
        const other = countingPlanOf(counting);
        return { kind: "shares", ...area.known, lawNow: lawNow(), other };
      }),
    ],
    {},
  );
  for (const [at, { key }] of models.entries()) {
    const answer = answers[at];
    assert(
      answer?.kind === "learnt" || answer?.kind === "recounted",
      "people who could be learnt once can be learnt again",
    );
    basis.models.set(key, answer.model);
  }
  for (const [at, counting] of countings.entries()) {
    const answer = answers[models.length + at];
    assert(answer?.kind === "shares", "payments that were learnt from can be measured");
    basis.countedShares.set(countingKey(counting), answer.shares);
  }
}

function taskOf(counted: CountedAs, { known }: LearntArea, model: FlowModel): FlowTask {
  if (counted.kind === "model") {
    return { kind: "learn", ...known, lawNow: countingPlan(counted.model) };
  }
  const law = lawNow();
  assert(law.exemption !== undefined, "the law now has an exemption");
  const other = { ...law, exemption: { ...law.exemption, years: counted.years } };
  return { kind: "recount", ...known, model, lawNow: law, other };
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
