import { sources, type CellValue } from "@luotsi/contract/sources";
import { exemptGroups, type PersonColumns } from "@luotsi/engines";
import { optionalIntegers, type Dictionary, type OptionalIntegers } from "@luotsi/frame";
import type { TableOverrides } from "@luotsi/intake";

import {
  numberOf,
  readRows,
  textOf,
  withColumns,
  type FileRow,
  type RowFault,
} from "./read-rows.ts";
import { entryMissing, personTwice } from "./row-faults.ts";

const names = [
  "person_id",
  "opening_on",
  "opening_days_lms",
  "opening_days_da",
  "opening_days_unemployment",
  "exempt_group",
  "first_municipality_entry",
  "birth_month",
  "death_month",
] as const;

const definition = withColumns(sources.persons, names);

/** A file of persons as columns, one entry for each person with payments. */
export interface PersonFile extends PersonColumns {
  readonly birthMonth: OptionalIntegers;
  readonly deathMonth: OptionalIntegers;
}

/**
 * Reads what is known of persons before their first payment. Persons without payments are left out.
 *
 * @param path of the file.
 * @param people with payments, numbered.
 * @param overrides what the user says of its form.
 * @returns a column entry for each person with payments.
 * @throws AppError when the file or any row is refused.
 */
export async function readPersons(
  path: string,
  people: Dictionary,
  overrides: TableOverrides,
): Promise<PersonFile> {
  const count = people.texts.length;
  const seen = new Set<string>();
  const records = new Map<number, readonly CellValue[]>();
  const take = ({ values }: FileRow): readonly RowFault[] => {
    const person = textOf(values[0]);
    if (seen.has(person)) return [personTwice];
    seen.add(person);
    const group = textOf(values[names.indexOf("exempt_group")]);
    const entry = numberOf(values[names.indexOf("first_municipality_entry")]);
    if (group !== "" && group !== "none" && entry === null) return [entryMissing];
    const code = people.find(person);
    if (code !== undefined) records.set(code, values);
    return [];
  };
  await readRows(path, definition, { overrides, take });
  const integers = (name: (typeof names)[number]): (number | undefined)[] =>
    Array.from(
      { length: count },
      (_, p) => numberOf(records.get(p)?.[names.indexOf(name)]) ?? undefined,
    );
  return {
    openingOn: optionalIntegers(integers("opening_on")),
    openingLabourMarketSubsidy: optionalIntegers(integers("opening_days_lms")),
    openingDailyAllowance: optionalIntegers(integers("opening_days_da")),
    openingUnemployment: optionalIntegers(integers("opening_days_unemployment")),
    firstMunicipalityEntry: optionalIntegers(integers("first_municipality_entry")),
    birthMonth: optionalIntegers(integers("birth_month")),
    deathMonth: optionalIntegers(integers("death_month")),
    exemptGroup: Uint8Array.from({ length: count }, (_, p) =>
      Math.max(0, groupIndex(textOf(records.get(p)?.[names.indexOf("exempt_group")]))),
    ),
  };
}

function groupIndex(group: string): number {
  return exemptGroups.findIndex((known) => known === group);
}
