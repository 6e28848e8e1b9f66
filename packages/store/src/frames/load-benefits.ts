import type { Columnar } from "../duckdb/open-columnar.ts";
import { loadFrame, type Frame } from "./load-frame.ts";
import { dayOrdinal, monthOrdinal } from "./ordinals.ts";

const paymentSchema = [
  { name: "person", kind: "int32", nullable: false },
  { name: "benefit", kind: "uint8", nullable: false },
  { name: "start", kind: "int32", nullable: false },
  { name: "end", kind: "int32", nullable: false },
  { name: "paidOn", kind: "int32", nullable: false },
  { name: "paidDays", kind: "int32", nullable: false },
  { name: "paidCents", kind: "float64", nullable: false },
  { name: "ground", kind: "uint8", nullable: false },
  { name: "fullCents", kind: "float64", nullable: true },
  { name: "maxPeriodStart", kind: "int32", nullable: true },
  { name: "counterBefore", kind: "int32", nullable: true },
  { name: "billedCents", kind: "float64", nullable: true },
  { name: "batch", kind: "int32", nullable: false },
] as const;

export type PaymentFrame = Frame<typeof paymentSchema>;

/**
 * Benefit payments, ordered by person, the text of the benefit's code, and first day. Persons are numbered from 0 as in
 * `loadPersons`; `benefit` and `ground` are positions in their code lists; days are ordinals, `end` is
 * the day after the last; money is whole cents.
 */
export async function loadPayments(columnar: Columnar): Promise<PaymentFrame> {
  return await loadFrame(
    columnar,
    `SELECT person, enum_code(benefit) AS benefit, ${dayOrdinal("period_start")} AS "start",
            ${dayOrdinal("period_end")} AS "end", ${dayOrdinal("paid_on")} AS "paidOn",
            paid_days AS "paidDays", paid_cents AS "paidCents", enum_code(ground) AS ground,
            full_cents AS "fullCents", ${dayOrdinal("max_period_start")} AS "maxPeriodStart",
            counter_before AS "counterBefore", billed_cents AS "billedCents", batch_id AS batch
     FROM benefit_payment`,
    paymentSchema,
  );
}

const invoiceSchema = [
  { name: "person", kind: "int32", nullable: false },
  { name: "benefit", kind: "uint8", nullable: false },
  { name: "benefitMonth", kind: "int32", nullable: false },
  { name: "invoiceMonth", kind: "int32", nullable: false },
  { name: "days", kind: "int32", nullable: false },
  { name: "billedCents", kind: "float64", nullable: false },
  { name: "municipality", kind: "int32", nullable: true },
  { name: "sharePercent", kind: "uint8", nullable: true },
] as const;

export type InvoiceFrame = Frame<typeof invoiceSchema>;

/** Lines of benefit invoices. An invoice month left blank is the month after the benefit month. */
export async function loadInvoices(columnar: Columnar): Promise<InvoiceFrame> {
  const benefitMonth = monthOrdinal("benefit_month");
  return await loadFrame(
    columnar,
    `SELECT person, enum_code(benefit) AS benefit, ${benefitMonth} AS "benefitMonth",
            coalesce(${monthOrdinal("invoice_month")}, ${benefitMonth} + 1) AS "invoiceMonth",
            days, billed_cents AS "billedCents", municipality::INTEGER AS municipality,
            share_percent AS "sharePercent"
     FROM benefit_invoice`,
    invoiceSchema,
  );
}
