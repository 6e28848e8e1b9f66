import { firstDayOf, formatDay, monthOf, type Day, type Month } from "@luotsi/base";

import type { Writer } from "../postgres/access.ts";
import {
  inScopeDuringMonth,
  peopleQuery,
  value,
  type QueryScope,
  type ScopedReader,
} from "../postgres/scoped-reader.ts";

/** What names a difference between our ledger and an invoice. */
export interface InvoiceCaseKey {
  /** Id of the person in the truth. */
  readonly person: number;
  readonly benefit: string;
  readonly benefitMonth: Month;
  readonly invoiceMonth: Month;
}

/** One mark somebody made on a case. */
export interface InvoiceCaseMark extends InvoiceCaseKey {
  readonly kind: string;
  readonly computedCents: number;
  readonly billedCents: number;
  readonly state: string;
  readonly note: string;
  readonly markedBy: string;
}

export interface KeptInvoiceCaseMark extends InvoiceCaseMark {
  /** ISO 8601 in UTC. */
  readonly markedAt: string;
}

/** Adds marks, in their order. */
export async function insertInvoiceMarks(
  writer: Writer,
  marks: readonly InvoiceCaseMark[],
): Promise<void> {
  const rows = marks.map((mark) =>
    Object.assign(
      { ...mark },
      { benefitMonth: dateOf(mark.benefitMonth), invoiceMonth: dateOf(mark.invoiceMonth) },
    ),
  );
  await writer.run(
    `INSERT INTO invoice_case_mark (marked_by, person, benefit, benefit_month, invoice_month, kind,
       computed_cents, billed_cents, state, note)
     SELECT m ->> 'markedBy', (m ->> 'person')::int, m ->> 'benefit', (m ->> 'benefitMonth')::date,
       (m ->> 'invoiceMonth')::date, m ->> 'kind', (m ->> 'computedCents')::bigint,
       (m ->> 'billedCents')::bigint, m ->> 'state', m ->> 'note'
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given (m, place) ORDER BY place`,
    [JSON.stringify(rows)],
  );
}

const inScope: QueryScope = inScopeDuringMonth(
  "invoice_case_mark.person",
  "invoice_case_mark.benefit_month",
);

/** The newest mark of every case that has one. */
export async function listLatestInvoiceMarks(
  reader: ScopedReader,
): Promise<readonly KeptInvoiceCaseMark[]> {
  const rows = await reader.rows<StoredMark>(
    peopleQuery`SELECT DISTINCT ON (person, benefit, benefit_month, invoice_month)
       marked_at AS "markedAt", marked_by AS "markedBy", person, benefit,
       benefit_month AS "benefitMonth", invoice_month AS "invoiceMonth", kind,
       computed_cents AS "computedCents", billed_cents AS "billedCents", state, note
     FROM invoice_case_mark WHERE ${inScope}
     ORDER BY person, benefit, benefit_month, invoice_month, id DESC`,
  );
  return rows.map(withMonths);
}

/** Every mark of a case, newest first. */
export async function listInvoiceMarks(
  reader: ScopedReader,
  { person, benefit, benefitMonth, invoiceMonth }: InvoiceCaseKey,
): Promise<readonly KeptInvoiceCaseMark[]> {
  const rows = await reader.rows<StoredMark>(
    peopleQuery`SELECT marked_at AS "markedAt", marked_by AS "markedBy", person, benefit,
       benefit_month AS "benefitMonth", invoice_month AS "invoiceMonth", kind,
       computed_cents AS "computedCents", billed_cents AS "billedCents", state, note
     FROM invoice_case_mark
     WHERE person = ${value(person)} AND benefit = ${value(benefit)}
       AND benefit_month = ${value(dateOf(benefitMonth))}
       AND invoice_month = ${value(dateOf(invoiceMonth))} AND ${inScope}
     ORDER BY id DESC`,
  );
  return rows.map(withMonths);
}

interface StoredMark extends Omit<KeptInvoiceCaseMark, "benefitMonth" | "invoiceMonth"> {
  readonly benefitMonth: Day;
  readonly invoiceMonth: Day;
}

function withMonths(mark: StoredMark): KeptInvoiceCaseMark {
  return {
    ...mark,
    benefitMonth: monthOf(mark.benefitMonth),
    invoiceMonth: monthOf(mark.invoiceMonth),
  };
}

function dateOf(month: Month): string {
  return formatDay(firstDayOf(month));
}
