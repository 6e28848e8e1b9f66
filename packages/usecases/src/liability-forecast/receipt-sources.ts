import { assert } from "@luotsi/base";
import { codeLists } from "@luotsi/contract";
import {
  educationGroups,
  type EducationGroup,
  type PaymentColumns,
  type PersonColumns,
  type ResidenceColumns,
} from "@luotsi/engines";
import { isPresent, type OptionalIntegers, type OptionalNumbers } from "@luotsi/frame";
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
import { cell } from "./cell.ts";

/** Employment-code spells sorted by person, then first day; codes and reasons as their numbers. */
export interface EmploymentSpells {
  readonly person: Int32Array;
  readonly startDay: Int32Array;
  /** Day after the last; `openEndDay` while the spell goes on. */
  readonly endDay: Int32Array;
  /** Employment code 00–09. */
  readonly code: Uint8Array;
  /** Reason 00–13, or `noReason`. */
  readonly endReason: Uint8Array;
  readonly searchEndReason: Uint8Array;
}

export const noReason = 255;

/** Everything the months of receipt are made from, as numbers a worker thread can be sent. */
export interface ReceiptSources {
  readonly payments: PaymentColumns;
  readonly persons: PersonColumns;
  readonly residences: ResidenceColumns | undefined;
  /** Month ordinal; missing where it is not told. */
  readonly birthMonth: OptionalIntegers;
  /** Position in `educationGroups`. */
  readonly education: Uint8Array;
  readonly spells: EmploymentSpells;
  /** The area's municipalities; empty: everybody belongs to it. */
  readonly municipalities: Int32Array;
  /**
   * Share of a month's records that had come so many months after it, as measured from deliveries; empty where it has
   * not been measured.
   */
  readonly arrivedShare: Float64Array;
}

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
  return {
    payments: paymentColumns(payments, persons.rows),
    persons: personColumns(persons),
    residences: residences.rows === 0 ? undefined : residenceColumns(residences),
    birthMonth: persons.columns.birthMonth,
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
  };
}

/** Positions in a code list as the numbers the codes are. */
function numbersOf(
  {
    values,
    validity,
  }: { readonly values: Uint8Array; readonly validity: OptionalNumbers["validity"] },
  list: "employment-code" | "end-reason",
): Uint8Array {
  const numbers = codeLists[list].codes.map(({ code }) => Number(code));
  return values.map((position, i) => (isPresent(validity, i) ? cell(numbers, position) : noReason));
}
