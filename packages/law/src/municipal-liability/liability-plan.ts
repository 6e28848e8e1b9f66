import { day, type Day } from "@luotsi/base";

import { basicAllowanceDailyCents } from "../benefits/basic-allowance.ts";
import { earningsRelatedSteps, type AllowanceStep } from "../benefits/conditions.ts";
import { inForce, type LegalParameter } from "../parameter.ts";
import type { AssumptionChoice } from "./assumptions.ts";
import { daysCountedFrom, integrationExemptionYears, paymentPeriodDays } from "./counting.ts";
import { fundingModels, type FundingModel, type FundingModelId } from "./funding-models.ts";
import { benefits, type Benefit, type FundingRule, type Ground } from "./funding-rule.ts";
import { fundFinancedGrounds, fundingRules } from "./funding-rules.ts";
import {
  basicAllowanceShare,
  earningsRelatedShare,
  generalBenefitShare,
  integrationExemptionShare,
  labourMarketSubsidyShare,
} from "./funding-shares.ts";

/** When a rule applies to a benefit; `end` undefined when it is open. */
export interface LiabilityPlanSpell {
  readonly benefit: Benefit;
  readonly start: Day;
  readonly end: Day | undefined;
  readonly rule: string;
}

/**
 * The law of the municipal share as data for the engine `municipal-liability`, for one funding model and one answer to
 * every open question. The engine declares what it needs; this has the same shape, and the compiler compares them where
 * the two meet.
 */
export interface LiabilityLawPlan {
  readonly model: FundingModelId;
  readonly rules: readonly FundingRule[];
  readonly timetable: readonly LiabilityPlanSpell[];
  readonly basicAmounts: readonly {
    readonly start: Day;
    readonly end: Day | undefined;
    readonly dailyCents: number;
  }[];
  readonly countFrom: Day;
  readonly serviceDaysCountFrom: Day | undefined;
  readonly uncountedGrounds: readonly {
    readonly benefit: Benefit;
    readonly grounds: readonly Ground[];
  }[];
  readonly exemption:
    | {
        readonly rule: string;
        readonly start: Day;
        readonly years: { readonly protection: number; readonly otherIntegration: number };
      }
    | undefined;
  readonly steppedAllowance:
    | { readonly start: Day; readonly steps: readonly AllowanceStep[] }
    | undefined;
  readonly paymentPeriodDays: number;
  readonly assumptions: {
    readonly adjustedDayConversion: AssumptionChoice["adjusted_day_conversion"];
    readonly precedingDays: AssumptionChoice["preceding_days"];
    readonly residenceDate: AssumptionChoice["residence_date"];
    readonly regimeDate: AssumptionChoice["regime_date"];
    readonly subsidyRestart: AssumptionChoice["lms_reset"];
    readonly rounding: AssumptionChoice["rounding"];
  };
}

/** The reform from which all unemployment-benefit days count. */
const reform = day("2025-01-01");
/** An undated model applies from here on: before any payment in a register. */
const always = day("1900-01-01");

const shares: Readonly<Record<Benefit, LegalParameter<FundingRule>>> = {
  labour_market_subsidy: labourMarketSubsidyShare,
  basic_allowance: basicAllowanceShare,
  earnings_related_allowance: earningsRelatedShare,
  general_benefit: generalBenefitShare,
};

/**
 * The plan of a funding model.
 *
 * @param model id of the model.
 * @param choice an answer to every open question.
 * @returns the plan. With `general_benefit_shares=refuse` the general benefit has no law in it.
 */
export function liabilityPlan(model: FundingModelId, choice: AssumptionChoice): LiabilityLawPlan {
  const { exempts }: FundingModel = fundingModels[model];
  return {
    model,
    rules: Object.values(fundingRules),
    timetable: timetableOf(model, choice),
    basicAmounts: basicAmounts(),
    countFrom: inForce(daysCountedFrom, reform).value,
    serviceDaysCountFrom: choice.opening_includes_services === "true" ? undefined : reform,
    uncountedGrounds:
      choice.layoff_advances_counter === "true"
        ? []
        : [{ benefit: "earnings_related_allowance", grounds: fundFinancedGrounds }],
    exemption: exempts
      ? {
          rule: inForce(integrationExemptionShare, reform).value.id,
          start: model === "fi-dated" ? reform : always,
          years: inForce(integrationExemptionYears, reform).value,
        }
      : undefined,
    steppedAllowance: choice.stepped_allowance_basis === "6_3_a" ? steppedAllowance() : undefined,
    paymentPeriodDays: inForce(paymentPeriodDays, reform).value,
    assumptions: {
      adjustedDayConversion: choice.adjusted_day_conversion,
      precedingDays: choice.preceding_days,
      residenceDate: choice.residence_date,
      regimeDate: choice.regime_date,
      subsidyRestart: choice.lms_reset,
      rounding: choice.rounding,
    },
  };
}

/** The steps of the earnings-related allowance, for maximum periods that begin under them. */
function steppedAllowance(): LiabilityLawPlan["steppedAllowance"] {
  const [first] = earningsRelatedSteps.history;
  return first === undefined ? undefined : { start: first.from, steps: first.value };
}

function timetableOf(
  model: FundingModelId,
  choice: AssumptionChoice,
): readonly LiabilityPlanSpell[] {
  const { rules }: FundingModel = fundingModels[model];
  if (rules !== "dated") {
    return benefits.map((benefit) => ({
      benefit,
      start: always,
      end: undefined,
      rule: rules[benefit],
    }));
  }
  return benefits.flatMap((benefit) =>
    shares[benefit].history
      .filter(
        ({ assumption }) => assumption === undefined || choice.general_benefit_shares !== "refuse",
      )
      .map(({ from, to, value }) => ({ benefit, start: from, end: to, rule: value.id })),
  );
}

/** The history of the basic allowance, equal neighbours joined. */
function basicAmounts(): LiabilityLawPlan["basicAmounts"] {
  const joined: { start: Day; end: Day | undefined; dailyCents: number }[] = [];
  for (const { from, to, value } of basicAllowanceDailyCents.history) {
    const last = joined.at(-1);
    if (last !== undefined && last.dailyCents === value) last.end = to;
    else joined.push({ start: from, end: to, dailyCents: value });
  }
  return joined;
}
