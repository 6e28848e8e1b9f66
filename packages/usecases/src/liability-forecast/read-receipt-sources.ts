import { assert } from "@luotsi/base";
import { codeLists } from "@luotsi/contract";
import { educationGroups, type EducationGroup } from "@luotsi/engines";
import { isPresent, type Validity } from "@luotsi/frame";
import {
  loadEmploymentSpells,
  loadPayments,
  loadPersons,
  loadResidence,
  type Columnar,
  type EmploymentSpellFrame,
  type PersonFrame,
} from "@luotsi/store";

import { paymentColumns, personColumns, residenceColumns } from "../finance/liability-columns.ts";
import { believedBirths } from "./believed-births.ts";
import { cell } from "./cell.ts";
import { noReason, type EmploymentSpells, type ReceiptSources } from "./receipt-sources.ts";

/** What the workspace knows of the area beside its records. */
export interface AreaOfReceipts {
  /** Codes; empty for every one. */
  readonly municipalities: readonly string[];
  readonly arrivedShare: readonly number[];
}

/** Reads the records; undefined while there are no payments. */
export async function loadReceiptSources(
  columnar: Columnar,
  area: AreaOfReceipts,
): Promise<ReceiptSources | undefined> {
  const payments = await loadPayments(columnar);
  if (payments.rows === 0) return undefined;
  const persons = await loadPersons(columnar);
  const residences = await loadResidence(columnar);
  const paid = paymentColumns(payments, persons.rows);
  return {
    payments: paid,
    persons: personColumns(persons),
    residences: residences.rows === 0 ? undefined : residenceColumns(residences),
    birthMonth: believedBirths(persons.columns.birthMonth, paid),
    education: educationOf(persons),
    spells: spellsOf(await loadEmploymentSpells(columnar)),
    municipalities: Int32Array.from(area.municipalities, Number),
    arrivedShare: Float64Array.from(area.arrivedShare),
  };
}

const groupOfEducation: Readonly<Record<string, EducationGroup>> = {
  basic: "basic",
  secondary: "upper_secondary",
  lower_tertiary: "tertiary",
  higher_tertiary: "tertiary",
};

function educationOf({ rows, columns }: PersonFrame): Uint8Array {
  const groups = codeLists.education.codes.map(({ code }) => {
    const group = groupOfEducation[code];
    assert(group !== undefined, `education ${code} has a group`);
    return educationGroups.indexOf(group);
  });
  const unknown = educationGroups.indexOf("unknown");
  const { values, validity } = columns.education;
  return Uint8Array.from({ length: rows }, (_, i) =>
    isPresent(validity, i) ? cell(groups, cell(values, i)) : unknown,
  );
}

function spellsOf({ columns }: EmploymentSpellFrame): EmploymentSpells {
  return {
    person: columns.person.values,
    startDay: columns.startDay.values,
    endDay: columns.endDay.values,
    code: numbersOf(columns.code, "employment-code"),
    endReason: numbersOf(columns.endReason, "end-reason"),
    searchEndReason: numbersOf(columns.jobSearchEndReason, "end-reason"),
    searchStart: columns.jobSearchStart.values,
  };
}

/** Positions in a code list as the numbers the codes are. */
function numbersOf(
  { values, validity }: { readonly values: Uint8Array; readonly validity: Validity },
  list: "employment-code" | "end-reason",
): Uint8Array {
  const numbers = codeLists[list].codes.map(({ code }) => Number(code));
  return values.map((position, i) => (isPresent(validity, i) ? cell(numbers, position) : noReason));
}
