import { parseMonth, type Month } from "@luotsi/base";
import type { ScenarioChange, ScenarioDefinition, ScenarioPeople } from "@luotsi/contract";
import type { FlowChange, LiabilityPlan, MonthSpan, SegmentFilter } from "@luotsi/engines";
import { defaultAssumptions, fundingModels, liabilityPlan, type FundingModelId } from "@luotsi/law";

import { isLawChange, reformPlan } from "./reform-plan.ts";

export interface ScenarioBasis {
  /** The law of the baseline. */
  readonly plan: LiabilityPlan;
  /** First month ahead. */
  readonly firstMonth: Month;
  /** How many months are ahead. */
  readonly horizon: number;
}

/** What the flow forecast is asked instead of the baseline. */
export interface ScenarioQuestion {
  readonly plan: LiabilityPlan;
  readonly changes: readonly FlowChange[];
}

/** A scenario as the engine takes it: changes of the law as another plan, the rest as changes of what is expected. */
export function scenarioQuestion(
  { changes }: Pick<ScenarioDefinition, "changes">,
  basis: ScenarioBasis,
): ScenarioQuestion {
  const reformed = reformPlan(
    { plan: basis.plan, modelPlan, firstMonth: basis.firstMonth },
    changes.filter(isLawChange).filter((change) => spanOf(change, basis) !== undefined),
  );
  return {
    plan: reformed,
    changes: changes.flatMap((change) => {
      const span = spanOf(change, basis);
      return span === undefined ? [] : flowChanges(change, span, basis);
    }),
  };
}

function modelPlan(model: string): LiabilityPlan {
  if (!isModel(model)) throw new TypeError(`${model} is a funding model`);
  return liabilityPlan(model, defaultAssumptions());
}

function isModel(model: string): model is FundingModelId {
  return Object.hasOwn(fundingModels, model);
}

/** The months ahead in which a change holds; undefined when it holds in none of them. */
export function spanOf(
  { from, until }: Pick<ScenarioChange, "from" | "until">,
  { firstMonth, horizon }: Pick<ScenarioBasis, "firstMonth" | "horizon">,
): MonthSpan | undefined {
  const begins = Math.max(0, (parseMonth(from) ?? firstMonth) - firstMonth);
  const ends = until === undefined ? undefined : (parseMonth(until) ?? firstMonth) - firstMonth;
  if (begins >= horizon || (ends !== undefined && ends <= begins)) return undefined;
  return ends === undefined ? { from: begins } : { from: begins, to: ends };
}

function flowChanges(
  change: ScenarioChange,
  span: MonthSpan,
  basis: ScenarioBasis,
): readonly FlowChange[] {
  switch (change.kind) {
    case "benefit-level":
      return [{ kind: "benefit-level", ...span, factor: levelFactor(change, basis) }];
    case "inflow":
      return [{ kind: "inflow", ...span, ...whoOf(change.who), factor: change.factor }];
    case "exit":
      return [
        {
          kind: "exit",
          ...span,
          ...whoOf(change.who),
          factor: change.factor,
          ...(change.cause === undefined ? {} : { cause: change.cause }),
        },
      ];
    case "service":
      return serviceChanges(change, span);
    case "funding-model":
    case "steps":
    case "step-shift":
    case "counter-rules":
      break;
  }
  return [];
}

function serviceChanges(
  change: Extract<ScenarioChange, { readonly kind: "service" }>,
  span: MonthSpan,
): readonly FlowChange[] {
  const who = whoOf(change.who);
  const kinds = [
    { kind: "service-start", factor: change.volumeFactor },
    { kind: "service-exit", factor: change.duringFactor, range: change.duringRange },
    { kind: "after-service", factor: change.afterFactor, range: change.afterRange },
  ] as const;
  return kinds
    .filter((each) => each.factor !== 1 || ("range" in each && each.range !== undefined))
    .map((each) => ({ ...each, ...span, ...who }));
}

/** An amount of euros a day is a factor on the full basic allowance of the month the change begins. */
function levelFactor(
  change: Extract<ScenarioChange, { readonly kind: "benefit-level" }>,
  basis: ScenarioBasis,
): number {
  if (change.dailyEur === undefined) return change.factor ?? 1;
  return (change.dailyEur * 100) / dailyCentsOf(basis.plan);
}

/** The full basic allowance of a day that is in force last. Unit: cents. */
export function dailyCentsOf({ basicAmounts }: LiabilityPlan): number {
  const amount = basicAmounts.at(-1);
  if (amount === undefined) throw new TypeError("the law has a basic allowance");
  return amount.dailyCents;
}

function whoOf(who: ScenarioPeople | undefined): { readonly who?: SegmentFilter } {
  if (who === undefined || Object.values(who).every((limit) => limit === undefined)) return {};
  const { municipality, ...others } = who;
  return {
    who: {
      ...others,
      ...(municipality === undefined ? {} : { municipality: Number(municipality) }),
    },
  };
}
