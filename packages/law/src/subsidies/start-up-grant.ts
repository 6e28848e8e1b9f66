import { cents, day, type Cents, type Day } from "@luotsi/base";

import { basicAllowanceDailyCents } from "../benefits/basic-allowance.ts";
import { defineParameter, inForce, type LegalParameter } from "../parameter.ts";
import { citing, employmentServices } from "../sources.ts";

/** Length of the start-up grant (starttiraha). */
export const startUpGrantMonths: LegalParameter<{
  readonly first: number;
  readonly inAll: number;
}> = defineParameter({
  id: "subsidies/start-up-grant-months",
  title: {
    fi: "Starttirahan kesto",
    sv: "Startpengens längd",
    en: "Length of the start-up grant",
  },
  unit: "months",
  history: [
    {
      from: day("2025-01-01"),
      value: { first: 6, inAll: 12 },
      source: citing(employmentServices.asEnacted, "99–101"),
    },
  ],
});

/** Longest work try-out (työkokeilu) and when its count starts again. */
export const workTryOut: LegalParameter<{
  readonly monthsInAll: number;
  readonly restartsAfterUnemployedMonths: number;
  readonly restartsAfterMonthsUnder25: number;
  readonly hoursPerDayAtMost: number;
  readonly daysPerWeekAtMost: number;
}> = defineParameter({
  id: "subsidies/work-try-out",
  title: { fi: "Työkokeilun kesto", sv: "Arbetsprövningens längd", en: "Length of a work try-out" },
  unit: "months; hours a day; days a week",
  history: [
    {
      from: day("2025-01-01"),
      value: {
        monthsInAll: 6,
        restartsAfterUnemployedMonths: 12,
        restartsAfterMonthsUnder25: 3,
        hoursPerDayAtMost: 8,
        daysPerWeekAtMost: 5,
      },
      source: citing(employmentServices.asEnacted, "54–57"),
    },
  ],
});

/**
 * The start-up grant of some paid days: the basic allowance, five days a week.
 *
 * @param paidDays ≥ 0.
 * @param on a day of the period.
 * @returns the grant. @throws AppError NO_LAW_IN_FORCE. Source: 380/2023, 99–101 §.
 */
export function startUpGrant(paidDays: number, on: Day): Cents {
  return cents(paidDays * inForce(basicAllowanceDailyCents, on).value);
}
