import { AppError, formatDay, type Day } from "@luotsi/base";

import { basicAllowanceDailyCents, benefitDaysPerMonth } from "./benefits/basic-allowance.ts";
import * as benefitConditions from "./benefits/conditions.ts";
import * as deadlines from "./customer-process/deadlines.ts";
import { serviceOrganiser } from "./employment-services/organiser.ts";
import * as counting from "./municipal-liability/counting.ts";
import {
  ruleSetIds,
  type FundingRule,
  type RuleSetId,
} from "./municipal-liability/funding-rule.ts";
import * as shares from "./municipal-liability/funding-shares.ts";
import { invoiceCalendar } from "./municipal-liability/invoicing.ts";
import { findInForce, type DatedValue, type LegalParameter } from "./parameter.ts";
import * as transfer from "./state-compensation/transfer.ts";
import { startUpGrantMonths, workTryOut } from "./subsidies/start-up-grant.ts";
import {
  reducedCapacityCap,
  unemploymentConditions,
  wageSubsidyTerms,
} from "./subsidies/wage-subsidy.ts";

const fundingShares: readonly LegalParameter<FundingRule>[] = Object.values(shares);

/** Every parameter of the law, by id. */
export const legalParameters: readonly LegalParameter<unknown>[] = [
  ...fundingShares,
  ...Object.values(counting),
  invoiceCalendar,
  basicAllowanceDailyCents,
  benefitDaysPerMonth,
  ...Object.values(benefitConditions),
  ...Object.values(transfer),
  wageSubsidyTerms,
  reducedCapacityCap,
  unemploymentConditions,
  startUpGrantMonths,
  workTryOut,
  ...Object.values(deadlines),
  serviceOrganiser,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** A rule set with the parameters and times in which it is in force. */
export interface RuleSet {
  readonly id: RuleSetId;
  readonly spells: readonly {
    readonly parameter: LegalParameter<FundingRule>;
    readonly entry: DatedValue<FundingRule>;
  }[];
}

/** Every rule set of the municipal share, in the order of `ruleSetIds`. @returns them. */
export function listRuleSets(): readonly RuleSet[] {
  return ruleSetIds.map((id) => ({
    id,
    spells: fundingShares.flatMap((parameter) =>
      parameter.history
        .filter((entry) => entry.value.id === id)
        .map((entry) => ({ parameter, entry })),
    ),
  }));
}

/** A parameter by id. @param id such as `benefits/waiting-period`. @returns undefined when there is none. */
export function findParameter(id: string): LegalParameter<unknown> | undefined {
  return legalParameters.find((parameter) => parameter.id === id);
}

/** What the law says on a day. */
export interface LawOnDay {
  readonly parameter: LegalParameter<unknown>;
  readonly entry: DatedValue<unknown>;
}

/**
 * A parameter's or rule set's values in force on a day.
 *
 * @param id of a parameter or a rule set.
 * @param on the day.
 * @returns one entry for a parameter; one per benefit for a rule set.
 * @throws AppError NOT_FOUND for an unknown id, NO_LAW_IN_FORCE when nothing is in force on the day.
 */
export function showLaw(id: string, on: Day): readonly LawOnDay[] {
  const ruleSet = listRuleSets().find((set) => set.id === id);
  const parameter = findParameter(id);
  if (ruleSet === undefined && parameter === undefined)
    throw new AppError("NOT_FOUND", { what: id });
  const candidates: readonly LegalParameter<unknown>[] =
    parameter === undefined ? (ruleSet?.spells ?? []).map((spell) => spell.parameter) : [parameter];
  const found = candidates.flatMap((candidate): readonly LawOnDay[] => {
    const entry = findInForce(candidate, on);
    const fits = ruleSet === undefined || ruleSet.spells.some((spell) => spell.entry === entry);
    return entry !== undefined && fits ? [{ parameter: candidate, entry }] : [];
  });
  if (found.length === 0) throw new AppError("NO_LAW_IN_FORCE", { day: formatDay(on), rule: id });
  return found;
}
