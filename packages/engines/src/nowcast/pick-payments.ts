import { absentValidity, isPresent, markPresent, type Validity } from "@luotsi/frame";

import type { PaymentColumns } from "../municipal-liability/payment-columns.ts";

type Numbers = Int32Array | Float64Array | Uint8Array;

/**
 * Some rows of payments, in the order asked for; persons keep their numbers.
 *
 * @param payments of n rows.
 * @param rows positions, each below n.
 * @returns columns of as many rows. Cost: O(rows).
 */
export function pickPayments(payments: PaymentColumns, rows: Int32Array): PaymentColumns {
  const optional = <Values extends Int32Array | Float64Array>(
    column: { readonly values: Values; readonly validity: Validity } | undefined,
  ): { readonly values: Values; readonly validity: Validity } | undefined =>
    column && {
      values: pick(column.values, rows),
      validity: pickValidity(column.validity, rows),
    };
  return {
    personCount: payments.personCount,
    person: pick(payments.person, rows),
    benefit: pick(payments.benefit, rows),
    start: pick(payments.start, rows),
    end: pick(payments.end, rows),
    paidOn: pick(payments.paidOn, rows),
    paidDays: pick(payments.paidDays, rows),
    paidCents: pick(payments.paidCents, rows),
    ground: pick(payments.ground, rows),
    fullCents: optional(payments.fullCents),
    maxPeriodStart: optional(payments.maxPeriodStart),
    counterBefore: optional(payments.counterBefore),
    billedCents: optional(payments.billedCents),
    municipality: optional(payments.municipality),
  };
}

function pick<Column extends Numbers>(column: Column, rows: Int32Array): Column {
  const picked = column.slice(0, rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i]];
  return picked as Column;
}

function pickValidity(validity: Validity, rows: Int32Array): Validity {
  if (validity === undefined) return undefined;
  const picked = absentValidity(rows.length);
  for (let i = 0; i < rows.length; i++) if (isPresent(validity, rows[i])) markPresent(picked, i);
  return picked;
}
