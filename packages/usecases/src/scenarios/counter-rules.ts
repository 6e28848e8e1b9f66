import { assert } from "@luotsi/base";
import {
  scenarioAdjustedDays,
  type ScenarioAdjustedDays,
  type ScenarioChange,
} from "@luotsi/contract";
import { flowBenefits, type FlowCounters, type LiabilityPlan } from "@luotsi/engines";
import { defaultAssumptions, liabilityPlan } from "@luotsi/law";

import type { FlowBasis } from "./flow-basis.ts";
import { spanOf } from "./scenario-question.ts";

/** Years of exemption by group. */
export interface ExemptYears {
  readonly protection: number;
  readonly otherIntegration: number;
}

/** The counter rules of one month. */
export interface CounterRules {
  /** Undefined: as the law or the funding model has it. */
  readonly serviceDaysCount: boolean | undefined;
  readonly layoffDaysCount: boolean;
  readonly adjustedDays: ScenarioAdjustedDays;
  /** Undefined: as the law has it. */
  readonly exemptYears: ExemptYears | undefined;
  /** As the engine has it: 0 as learnt, −1 never, above 0 after so many months without benefit. */
  readonly restart: number;
}

const lawRules: CounterRules = {
  serviceDaysCount: undefined,
  layoffDaysCount: true,
  adjustedDays: "none",
  exemptYears: undefined,
  restart: 0,
};

type Span = Pick<FlowBasis, "firstMonth" | "horizon" | "plan">;

/**
 * The counter rules of each month ahead. Later changes work on what earlier ones made; a funding model brings its own
 * rules with it.
 */
export function rulesOfMonths(
  changes: readonly ScenarioChange[],
  basis: Span,
): readonly CounterRules[] {
  const months = Array.from({ length: basis.horizon }, () => lawRules);
  for (const change of changes) {
    const span = spanOf(change, basis);
    if (span === undefined) continue;
    for (let t = span.from; t < Math.min(span.to ?? basis.horizon, basis.horizon); t++) {
      months[t] = changedRules(months[t] ?? lawRules, change, basis.plan);
    }
  }
  return months;
}

function changedRules(
  before: CounterRules,
  change: ScenarioChange,
  { exemption }: LiabilityPlan,
): CounterRules {
  if (change.kind === "funding-model") return lawRules;
  if (change.kind !== "counter-rules") return before;
  const years = change.exemptYears;
  const isLaw =
    years?.protection === exemption?.years.protection &&
    years?.otherIntegration === exemption?.years.otherIntegration;
  return {
    serviceDaysCount: change.serviceDaysCount ?? before.serviceDaysCount,
    layoffDaysCount: change.layoffDaysCount ?? before.layoffDaysCount,
    adjustedDays: change.adjustedDays ?? before.adjustedDays,
    exemptYears: years === undefined ? before.exemptYears : isLaw ? undefined : years,
    restart: restartOf(change) ?? before.restart,
  };
}

function restartOf({
  restart,
  restartAfterMonths,
}: Extract<ScenarioChange, { readonly kind: "counter-rules" }>): number | undefined {
  switch (restart) {
    case undefined:
      return undefined;
    case "new_period":
      return 0;
    case "never":
      return -1;
    case "after_absence":
      break;
  }
  return restartAfterMonths;
}

/** Days of some grounds that do not count, and adjusted days that count in part: of which shares have to be measured. */
export type Counting = Pick<CounterRules, "layoffDaysCount" | "adjustedDays">;

export function countingKey({ layoffDaysCount, adjustedDays }: Counting): string {
  return `${layoffDaysCount ? "layoff" : "no layoff"}, ${adjustedDays}`;
}

/** Every way of counting that is not the law's. */
export const otherCountings: readonly Counting[] = [true, false]
  .flatMap((layoffDaysCount) =>
    scenarioAdjustedDays.map((adjustedDays) => ({ layoffDaysCount, adjustedDays })),
  )
  .filter((counting) => !isCountedAsLaw(counting));

/** Ways of counting in a scenario that are not the law's, each once. */
export function countingsNeeded(
  changes: readonly ScenarioChange[],
  basis: Span,
): readonly Counting[] {
  const needed = new Map<string, Counting>();
  for (const rules of rulesOfMonths(changes, basis)) {
    if (!isCountedAsLaw(rules)) needed.set(countingKey(rules), rules);
  }
  return [...needed.values()];
}

function isCountedAsLaw({ layoffDaysCount, adjustedDays }: Counting): boolean {
  return layoffDaysCount && adjustedDays === "none";
}

/** The law now with another way of counting: what the share of days that count is measured with. */
export function countingPlanOf({ layoffDaysCount, adjustedDays }: Counting): LiabilityPlan {
  return liabilityPlan("fi-2025", {
    ...defaultAssumptions(),
    layoff_advances_counter: layoffDaysCount ? "true" : "false",
    adjusted_day_conversion: adjustedDays,
  });
}

/**
 * How the flow is to count; undefined when as the law and the people learnt have it.
 *
 * @param basis with the shares of every counting of the scenario measured (`learnCounting`).
 */
export function flowCounters(
  changes: readonly ScenarioChange[],
  basis: Span & Pick<FlowBasis, "countedShares">,
): FlowCounters | undefined {
  const months = rulesOfMonths(changes, basis);
  const isPlain = months.every(
    (rules) => isCountedAsLaw(rules) && rules.serviceDaysCount === undefined && rules.restart === 0,
  );
  if (isPlain) return undefined;
  const { horizon } = basis;
  const counters = {
    outside: new Float64Array(flowBenefits.length * horizon).fill(1),
    inService: new Float64Array(flowBenefits.length * horizon).fill(1),
    services: Int8Array.from(months, ({ serviceDaysCount }) =>
      serviceDaysCount === undefined ? -1 : Number(serviceDaysCount),
    ),
    restart: Int16Array.from(months, ({ restart }) => restart),
  };
  for (const [t, rules] of months.entries()) {
    if (isCountedAsLaw(rules)) continue;
    const shares = basis.countedShares.get(countingKey(rules));
    assert(shares !== undefined, "the shares of a scenario's counting have been measured");
    for (let b = 0; b < flowBenefits.length; b++) {
      counters.outside[b * horizon + t] = shares[2 * b] ?? 1;
      counters.inService[b * horizon + t] = shares[2 * b + 1] ?? 1;
    }
  }
  return counters;
}
