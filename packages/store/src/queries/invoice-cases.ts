import { firstDayOf, formatDay, monthOf, type Day, type Month } from "@luotsi/base";

import type { Reader, Writer } from "../postgres/access.ts";

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

const columns = `marked_at AS "markedAt", marked_by AS "markedBy", person, benefit,
  benefit_month AS "benefitMonth", invoice_month AS "invoiceMonth", kind,
  computed_cents AS "computedCents", billed_cents AS "billedCents", state, note`;

/** The newest mark of every case that has one. */
export async function listLatestInvoiceMarks(
  reader: Reader,
): Promise<readonly KeptInvoiceCaseMark[]> {
  const rows = await reader.rows<StoredMark>(
    `SELECT DISTINCT ON (person, benefit, benefit_month, invoice_month) ${columns}
     FROM invoice_case_mark
     ORDER BY person, benefit, benefit_month, invoice_month, id DESC`,
  );
  return rows.map(withMonths);
}

/** Every mark of a case, newest first. */
export async function listInvoiceMarks(
  reader: Reader,
  { person, benefit, benefitMonth, invoiceMonth }: InvoiceCaseKey,
): Promise<readonly KeptInvoiceCaseMark[]> {
  const rows = await reader.rows<StoredMark>(
    `SELECT ${columns} FROM invoice_case_mark
     WHERE person = $1 AND benefit = $2 AND benefit_month = $3 AND invoice_month = $4
     ORDER BY id DESC`,
    [person, benefit, dateOf(benefitMonth), dateOf(invoiceMonth)],
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
