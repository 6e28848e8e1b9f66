import { monthOf, type Day, type Month } from "@luotsi/base";

import {
  inScopeDuringMonth,
  inScopeEver,
  inScopeOn,
  peopleQuery,
  value,
  type ScopedReader,
} from "../postgres/scoped-reader.ts";

/** Where a record in force stands in the file it came in. */
export interface PlaceInFile {
  readonly batch: number;
  readonly file: string;
  readonly line: number;
}

/** An invoice line in force, with its place. */
export interface StoredInvoiceLine extends PlaceInFile {
  readonly person: number;
  readonly benefit: string;
  readonly benefitMonth: Month;
  readonly invoiceMonth: Month;
  readonly days: number;
  readonly billedCents: number;
  readonly municipality: string | null;
  readonly sharePercent: number | null;
}

/** Lines of the payer's invoices for some people, given by their ids. */
export async function readInvoiceLines(
  reader: ScopedReader,
  people: readonly number[],
): Promise<readonly StoredInvoiceLine[]> {
  const rows = await reader.rows<
    Omit<StoredInvoiceLine, "benefitMonth" | "invoiceMonth"> & {
      benefitMonth: Day;
      invoiceMonth: Day;
    }
  >(
    peopleQuery`SELECT i.person, i.benefit, i.benefit_month AS "benefitMonth",
            coalesce(i.invoice_month, (i.benefit_month + interval '1 month')::date) AS "invoiceMonth",
            i.days, i.billed_cents AS "billedCents", i.municipality, i.share_percent AS "sharePercent",
            i.batch_id AS batch, b.file_name AS file, i.line
     FROM benefit_invoice i JOIN import_batch b ON b.id = i.batch_id
     WHERE i.superseded_by_batch IS NULL AND i.person = ANY(${value(people)}::int[])
       AND ${inScopeDuringMonth("i.person", "i.benefit_month")}
     ORDER BY i.person, i.benefit, i.benefit_month, "invoiceMonth", i.id`,
  );
  return rows.map((row) =>
    Object.assign(
      { ...row },
      { benefitMonth: monthOf(row.benefitMonth), invoiceMonth: monthOf(row.invoiceMonth) },
    ),
  );
}

/** A payment in force, by what names it, with its place. */
export interface StoredPaymentPlace extends PlaceInFile {
  readonly person: number;
  readonly benefit: string;
  readonly start: Day;
  /** The day after the last. */
  readonly end: Day;
  readonly paidOn: Day;
  readonly ground: string;
}

/** Payments of some people, given by their ids. */
export async function readPaymentPlaces(
  reader: ScopedReader,
  people: readonly number[],
): Promise<readonly StoredPaymentPlace[]> {
  return await reader.rows<StoredPaymentPlace>(
    peopleQuery`SELECT p.person, p.benefit, p.period_start AS "start", p.period_end AS "end", p.paid_on AS "paidOn",
            p.ground, p.batch_id AS batch, b.file_name AS file, p.line
     FROM benefit_payment p JOIN import_batch b ON b.id = p.batch_id
     WHERE p.superseded_by_batch IS NULL AND p.person = ANY(${value(people)}::int[])
       AND ${inScopeOn("p.person", "p.paid_on")}
     ORDER BY p.person, p.period_start, p.id`,
  );
}

/** The keys by which people are stored. @returns pseudonyms by id. */
export async function readPseudonyms(
  reader: ScopedReader,
  people: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await reader.rows<{ id: number; pseudonym: string }>(
    peopleQuery`SELECT id, pseudonym FROM person
      WHERE id = ANY(${value(people)}::int[]) AND ${inScopeEver("person.id")}`,
  );
  return new Map(rows.map(({ id, pseudonym }) => [id, pseudonym]));
}
