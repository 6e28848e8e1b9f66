import {
  absentValidity,
  isPresent,
  markPresent,
  optionalIntegers,
  type OptionalIntegers,
} from "@luotsi/frame";

import { openingSources, type LiabilityLedger } from "./ledger.ts";
import type { LiabilityInput } from "./municipal-liability.ts";
import type { PersonColumns } from "./payment-columns.ts";
import { liabilityBenefits, type LiabilityCounter, type LiabilityPlan } from "./plan.ts";

/** The law the payer applied, with its ledger, and the law to try instead. */
export interface OtherLaw {
  readonly dated: LiabilityPlan;
  readonly ledger: LiabilityLedger;
  readonly plan: LiabilityPlan;
}

/**
 * The same payments made ready for another law. What the payer billed tells nothing of another law, and a counter on its
 * list only where the other law looks at the same counter. Whose counters were known from the list alone gets the opening
 * counters found under the payer's law.
 *
 * @param input of the ledger under the payer's law.
 * @param law both plans and the ledger.
 * @returns the input itself when the payments carry no list.
 *
 * Cost: O(n + persons).
 */
export function inputUnderOtherLaw(input: LiabilityInput, law: OtherLaw): LiabilityInput {
  const { payments, persons } = input;
  if (payments.counterBefore === undefined && payments.billedCents === undefined) return input;
  const counterBefore = comparableCounters(input, law);
  const covered = new Uint8Array(payments.personCount);
  if (counterBefore !== undefined) {
    for (let row = 0; row < payments.person.length; row++) {
      if (isPresent(counterBefore.validity, row)) covered[payments.person[row]] = 1;
    }
  }
  return {
    ...input,
    payments: { ...payments, counterBefore, billedCents: undefined },
    persons: withFoundOpenings(persons, law.ledger, covered),
  };
}

function comparableCounters(
  { payments }: LiabilityInput,
  { dated, ledger, plan }: OtherLaw,
): OptionalIntegers | undefined {
  const { counterBefore, benefit, start } = payments;
  if (counterBefore === undefined) return undefined;
  const validity = absentValidity(start.length);
  const counterOf = counterLookUp(plan);
  for (let row = 0; row < start.length; row++) {
    if (!isPresent(counterBefore.validity, row)) continue;
    const payers = dated.rules[ledger.ruleSet[row]].counter;
    if (counterOf(benefit[row], start[row]) === payers) markPresent(validity, row);
  }
  return { values: counterBefore.values, validity };
}

function counterLookUp(
  plan: LiabilityPlan,
): (benefit: number, day: number) => LiabilityCounter | undefined {
  const byBenefit = liabilityBenefits.map((benefit) =>
    plan.timetable
      .filter((spell) => spell.benefit === benefit)
      .map(({ start, end, rule }) => ({
        start,
        end: end ?? Infinity,
        counter: plan.rules.find(({ id }) => id === rule)?.counter,
      })),
  );
  return (benefit, day) =>
    byBenefit[benefit].find(({ start, end }) => day >= start && day < end)?.counter;
}

/** @param covered 1 for persons whose list is still followed. */
function withFoundOpenings(
  persons: PersonColumns | undefined,
  { openings }: LiabilityLedger,
  covered: Uint8Array,
): PersonColumns {
  const isFound = Array.from(covered, (isCovered, person) => {
    const source = openingSources[openings.source[person]];
    return isCovered === 0 && (source === "listed" || source === "inferred");
  });
  const filled = (given: OptionalIntegers | undefined, found: Float64Array): OptionalIntegers =>
    optionalIntegers(
      isFound.map((isKnown, person) => {
        if (isKnown) return Math.round(found[person]);
        return given !== undefined && isPresent(given.validity, person)
          ? given.values[person]
          : undefined;
      }),
    );
  const nobody = optionalIntegers(isFound.map(() => undefined));
  return {
    openingOn: persons?.openingOn ?? nobody,
    exemptGroup: persons?.exemptGroup ?? new Uint8Array(covered.length),
    firstMunicipalityEntry: persons?.firstMunicipalityEntry ?? nobody,
    openingLabourMarketSubsidy: filled(
      persons?.openingLabourMarketSubsidy,
      openings.labourMarketSubsidy,
    ),
    openingDailyAllowance: filled(persons?.openingDailyAllowance, openings.dailyAllowance),
    openingUnemployment: filled(persons?.openingUnemployment, openings.unemployment),
  };
}
