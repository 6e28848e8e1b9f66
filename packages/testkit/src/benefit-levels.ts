import { addYears, dayFromOrdinal, type Day } from "@luotsi/base";
import {
  basicAllowanceDailyCents,
  earningsRelatedSteps,
  employmentCondition,
  findInForce,
  generalBenefitShare,
  inForce,
  integrationExemptionYears,
  maximumPeriodDays,
  partialSubsidyPercent,
  waitingPeriodDays,
} from "@luotsi/law";

import type { World } from "./world.ts";

/** Calendar days of work that open a new maximum period before the condition of twelve months; an assumption. */
const workDaysBefore = 182;

/** What the simulation needs to know of the law on benefits, tabulated by month. */
export interface BenefitLevels {
  /** Full basic allowance of a day on the day of reference, cents. */
  readonly fullDailyCents: number;
  /** Subsidy, basic allowance or general benefit of a day, cents. */
  readonly dailyOn: (at: number, partial: boolean) => number;
  /** Is the general benefit paid in place of the subsidy and the basic allowance? */
  readonly isGeneralOn: (at: number) => boolean;
  /** First day on which the subsidy of a newly arrived person counts. */
  readonly exemptUntil: (firstEntry: number, group: number) => number;
  /** Percent of the earnings-related allowance paid after so many days of a period begun on a day. */
  readonly earningsPercent: (periodStart: number, paidDays: number) => number;
  /** Calendar days of work needed on a day, and whether subsidised work counts. */
  readonly workNeeded: (at: number) => { readonly days: number; readonly subsidisedShare: number };
  readonly waitingDays: (at: number) => number;
  readonly maximumDays: { readonly short: number; readonly long: number; readonly from58: number };
}

/** Reads the law once. @param world whose time is simulated. @returns the levels. */
export function benefitLevels(world: World): BenefitLevels {
  const fullDailyCents = fullOn(world.reference);
  const generalFrom = generalBenefitShare.history[0].from;
  const years = integrationExemptionYears.history[0].value;
  const condition = employmentCondition.history[0];
  const steps = earningsRelatedSteps.history[0];
  const maximum = maximumPeriodDays.history[0].value;
  return {
    fullDailyCents,
    dailyOn: (at, partial) => {
      const amount = fullOn(at);
      return partial ? Math.round(amount * partialOn(at)) : amount;
    },
    isGeneralOn: (at) => at >= generalFrom,
    exemptUntil: (firstEntry, group) =>
      addYears(dayFromOrdinal(firstEntry), group === 1 ? years.protection : years.otherIntegration),
    earningsPercent: (periodStart, paidDays) => {
      if (periodStart < steps.from) return 100;
      let percent = 100;
      for (const step of steps.value) if (paidDays >= step.afterFullDays) percent = step.percent;
      return percent;
    },
    workNeeded: (at) =>
      at < condition.from
        ? { days: workDaysBefore, subsidisedShare: 0.75 }
        : { days: Math.round(condition.value.months * 30.4375), subsidisedShare: 0 },
    waitingDays: (at) => findInForce(waitingPeriodDays, dayFromOrdinal(at))?.value ?? 5,
    maximumDays: {
      short: maximum.afterAtMostThreeYearsOfWork,
      long: maximum.afterLongerWork,
      from58: maximum.fromAge58,
    },
  };
}

function fullOn(at: number): number {
  return inForce(basicAllowanceDailyCents, knownDay(at)).value;
}

/** The part of the subsidy of a person living with parents; where no law is known, the whole. */
function partialOn(at: number): number {
  return (findInForce(partialSubsidyPercent, dayFromOrdinal(at))?.value ?? 100) / 100;
}

/** The amounts are known from 2022 on; the settling years before use the first. */
function knownDay(at: number): Day {
  return dayFromOrdinal(Math.max(at, basicAllowanceDailyCents.history[0].from));
}
