import { addYears, dayFromOrdinal, firstDayOf, monthOf } from "@luotsi/base";
import { exemptGroups, type LiabilityPlan } from "@luotsi/engines";
import { isPresent } from "@luotsi/frame";
import { integrationStatusYears } from "@luotsi/law";

import { cell } from "./cell.ts";
import type { ReceiptSources } from "./receipt-sources.ts";

type Persons = Pick<ReceiptSources, "persons">;

/** The first month most of which a newly arrived person is no longer exempt; 0 for others. */
export function exemptUntilMonth(
  { sources, plan }: { readonly sources: Persons; readonly plan: LiabilityPlan },
  person: number,
): number {
  const group = exemptGroups[cell(sources.persons.exemptGroup, person)];
  if (plan.exemption === undefined || group === "none" || group === undefined) return 0;
  const { protection, otherIntegration } = plan.exemption.years;
  return monthAfter(sources, person, group === "protection" ? protection : otherIntegration);
}

/** The first month most of which a newly arrived person is no integration client any more; 0 for others, and where it is not told. */
export function integrationUntilMonth(sources: Persons, person: number): number {
  const group = exemptGroups[cell(sources.persons.exemptGroup, person)];
  return group === "none" ? 0 : monthAfter(sources, person, integrationStatusYears());
}

/** The first month most of which lies more than so many years after a person's first home municipality; 0 when that is not told. */
function monthAfter({ persons }: Persons, person: number, years: number): number {
  const { values, validity } = persons.firstMunicipalityEntry;
  if (!isPresent(validity, person)) return 0;
  const ends = addYears(dayFromOrdinal(cell(values, person)), years);
  const month = monthOf(ends);
  return ends - firstDayOf(month) < middleOfMonth ? month : month + 1;
}

const middleOfMonth = 15;
