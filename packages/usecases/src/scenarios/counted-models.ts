import { assert } from "@luotsi/base";
import type { ScenarioChange, ScenarioModel } from "@luotsi/contract";
import type { FlowModel, LiabilityPlan } from "@luotsi/engines";
import { defaultAssumptions, liabilityPlan } from "@luotsi/law";

import { learnFlow, runFlowTasks } from "../liability-forecast/learn-flow.ts";
import type { Workspace } from "../workspace.ts";
import type { FlowBasis } from "./flow-basis.ts";
import { spanOf } from "./scenario-question.ts";

/** Of each month ahead, the funding model a scenario puts in force; undefined where the law's own counters hold. */
export function modelOfMonths(
  changes: readonly ScenarioChange[],
  basis: Pick<FlowBasis, "firstMonth" | "horizon">,
): readonly (ScenarioModel | undefined)[] {
  const months = Array.from({ length: basis.horizon }, (): ScenarioModel | undefined => undefined);
  for (const change of changes) {
    const span = change.kind === "funding-model" ? spanOf(change, basis) : undefined;
    if (change.kind !== "funding-model" || span === undefined) continue;
    // The model of 2025 counts as the law does now.
    const model = change.model === "fi-2025" ? undefined : change.model;
    months.fill(model, span.from, span.to ?? basis.horizon);
  }
  return months;
}

/** Funding models whose own counters a scenario needs. */
export function modelsNeeded(
  changes: readonly ScenarioChange[],
  basis: Pick<FlowBasis, "firstMonth" | "horizon">,
): readonly ScenarioModel[] {
  const named = modelOfMonths(changes, basis).filter((model) => model !== undefined);
  return [...new Set(named)];
}

/**
 * Learns the people anew with the counters of the funding models a scenario names, once for each: what an earlier law
 * counted is not what the law counts now.
 */
export async function learnModels(
  workspace: Workspace,
  basis: FlowBasis,
  changes: readonly ScenarioChange[],
): Promise<void> {
  const missing = modelsNeeded(changes, basis).filter((model) => !basis.models.has(model));
  if (missing.length === 0) return;
  const area = await learnFlow(workspace);
  assert(area !== undefined, "what a basis was learnt from is still there");
  const learnt = await runFlowTasks(
    missing.map((model) => ({
      kind: "learn" as const,
      ...area.known,
      lawNow: countingPlan(model),
    })),
    {},
  );
  for (const [at, model] of missing.entries()) {
    const answer = learnt[at];
    assert(answer?.kind === "learnt", "people who could be learnt once can be learnt again");
    basis.models.set(model, answer.model);
  }
}

/** People as another funding model counts them, and for each month ahead whether it is in force. */
export interface CountedMonths {
  readonly model: FlowModel;
  readonly months: readonly boolean[];
}

/** The other funding models a scenario puts in force; `learnModels` has learnt them. */
export function countedMonths(
  changes: readonly ScenarioChange[],
  basis: FlowBasis,
): readonly CountedMonths[] {
  const inForce = modelOfMonths(changes, basis);
  return modelsNeeded(changes, basis).map((needed) => ({
    model: countedModel(basis, needed),
    months: inForce.map((model) => model === needed),
  }));
}

/** The model of people with the counters of a funding model. */
export function countedModel(basis: FlowBasis, model: ScenarioModel): FlowModel {
  const found = basis.models.get(model);
  assert(found !== undefined, `the people were learnt with the counters of ${model}`);
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
