import {
  ageGroups,
  integrationGroups,
  municipalitiesOf,
  type ReceiptMonths,
} from "@luotsi/engines";

import { cell } from "./cell.ts";

/** Receivers of the last month known, by group. Unit: people. */
export interface Receivers {
  /** In the order of `municipalitiesOf`. */
  readonly municipality: readonly number[];
  readonly age: readonly number[];
  readonly integration: readonly number[];
}

/** Counts who received for the last month known. */
export function receiversOf(known: ReceiptMonths): Receivers {
  const { segments } = known;
  const codes = [...municipalitiesOf(segments)];
  const places = new Map(codes.map((code, i) => [code, i]));
  return {
    municipality: countBy(
      known,
      codes.length,
      (segment) => places.get(cell(segments.municipality, segment)) ?? 0,
    ),
    age: countBy(known, ageGroups.length, (segment) => cell(segments.age, segment)),
    integration: countBy(known, integrationGroups.length, (segment) =>
      cell(segments.integration, segment),
    ),
  };
}

function countBy(
  { month, lastMonth, segment }: ReceiptMonths,
  groups: number,
  groupOf: (segment: number) => number,
): readonly number[] {
  const people = Array.from({ length: groups }, () => 0);
  for (let row = 0; row < month.length; row++) {
    if (month[row] !== lastMonth) continue;
    const group = groupOf(cell(segment, row));
    people[group] = (people[group] ?? 0) + 1;
  }
  return people;
}
