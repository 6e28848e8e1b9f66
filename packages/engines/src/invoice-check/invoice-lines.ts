import { assert } from "@luotsi/base";
import type { OptionalIntegers } from "@luotsi/frame";

import { liabilityBenefits } from "../municipal-liability/plan.ts";

/** Lines of the payer's invoices; entry `i` of each column describes line `i`, in any order of lines. */
export interface InvoiceLineColumns {
  /** Numbered as the persons of the payments. */
  readonly person: Int32Array;
  /** Position in `liabilityBenefits`. */
  readonly benefit: Uint8Array;
  /** Month the benefit is for, as an ordinal. */
  readonly month: Int32Array;
  /** Month the invoice is sent, as an ordinal. */
  readonly invoiceMonth: Int32Array;
  readonly days: Int32Array;
  readonly billedCents: Float64Array;
  /** Municipality the line bills, where the line names it. */
  readonly municipality: OptionalIntegers;
  /** Share the line names, whole percent. */
  readonly sharePercent: OptionalIntegers;
}

/**
 * Checks the columns at the door.
 *
 * @param lines columns of length n.
 * @param personCount number of persons.
 * @returns n. Cost: O(n).
 * @throws BrokenPromise naming the column at fault.
 */
export function checkLines(lines: InvoiceLineColumns, personCount: number): number {
  const { person, benefit, municipality, sharePercent, ...rest } = lines;
  const n = person.length;
  for (const [name, column] of Object.entries(rest)) {
    assert(column.length === n, `${name} has one entry per line`);
  }
  assert(benefit.length === n, "benefit has one entry per line");
  for (const column of [municipality, sharePercent]) {
    assert(column.values.length === n, "an optional column has one entry per line");
  }
  for (let i = 0; i < n; i++) {
    if (person[i] < 0 || person[i] >= personCount) assert(false, "person is a known person");
    if (benefit[i] >= liabilityBenefits.length) assert(false, "benefit is a known code");
  }
  return n;
}
