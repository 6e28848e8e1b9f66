import { assert } from "@luotsi/base";
import { absentValidity, markPresent, type OptionalIntegers } from "@luotsi/frame";

import type { PaymentColumns, ResidenceColumns } from "./payment-columns.ts";

/** Home municipalities with each person's rows found. */
export interface Residences {
  readonly columns: ResidenceColumns;
  /** Length personCount + 1: person p's rows are `first[p] … first[p + 1] − 1`. */
  readonly first: Int32Array;
}

/**
 * Finds each person's residence rows.
 *
 * @param columns sorted by person, then start.
 * @param personCount number of persons.
 * @returns the index.
 * @throws BrokenPromise when the columns differ in length or are out of order. Cost: O(rows).
 */
export function indexResidences(columns: ResidenceColumns, personCount: number): Residences {
  const n = columns.person.length;
  assert(columns.start.length === n, "residence start has one entry per row");
  assert(columns.municipality.length === n, "residence municipality has one entry per row");
  const first = new Int32Array(personCount + 1);
  for (let i = 0; i < n; i++) {
    const person = columns.person[i];
    assert(person >= 0 && person < personCount, "a residence is a known person's");
    const ordered =
      i === 0 ||
      columns.person[i - 1] < person ||
      (columns.person[i - 1] === person && columns.start[i - 1] < columns.start[i]);
    assert(ordered, "residences are in order of person and day");
    first[person + 1]++;
  }
  for (let p = 0; p < personCount; p++) first[p + 1] += first[p];
  return { columns, first };
}

/** Where the person lives on a day. @returns the municipality, or undefined when it is not known. Cost: O(log moves). */
export function homeOn(residences: Residences, person: number, day: number): number | undefined {
  const { columns, first } = residences;
  let low = first[person];
  let high = first[person + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (columns.start[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low === first[person] ? undefined : columns.municipality[low - 1];
}

/** Days within (start, end) on which the person moves. @returns them, ascending. */
export function movesWithin(
  residences: Residences,
  person: number,
  period: { readonly start: number; readonly end: number },
): readonly number[] {
  const { columns, first } = residences;
  const moves: number[] = [];
  for (let i = first[person]; i < first[person + 1]; i++) {
    const day = columns.start[i];
    if (day > period.start && day < period.end) moves.push(day);
  }
  return moves;
}

/**
 * The home municipality of every row.
 *
 * @param payments checked columns.
 * @param residences of their persons.
 * @param date `payout`, or `benefit_day` for the home on the row's first day.
 * @returns a column with missing entries where the home is not known. Cost: O(n log moves).
 */
export function homesOfRows(
  payments: PaymentColumns,
  residences: Residences,
  date: "payout" | "benefit_day",
): OptionalIntegers {
  const days = date === "payout" ? payments.paidOn : payments.start;
  const values = new Int32Array(days.length);
  const validity = absentValidity(days.length);
  for (let i = 0; i < days.length; i++) {
    const home = homeOn(residences, payments.person[i], days[i]);
    if (home === undefined) continue;
    values[i] = home;
    markPresent(validity, i);
  }
  return { values, validity };
}
