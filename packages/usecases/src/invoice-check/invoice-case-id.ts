import { AppError, formatMonth, monthFromOrdinal, parseMonth, type Month } from "@luotsi/base";
import { liabilityBenefits, type InvoiceEntries } from "@luotsi/engines";
import type { InvoiceCaseKey } from "@luotsi/store";

/** The name of a case: person's id, benefit, benefit month and invoice month. */
export function caseId({ person, benefit, benefitMonth, invoiceMonth }: InvoiceCaseKey): string {
  return `${person}.${benefit}.${formatMonth(benefitMonth)}.${formatMonth(invoiceMonth)}`;
}

/** What a case's name names. @throws AppError NOT_FOUND when it names nothing. */
export function caseOfId(id: string): InvoiceCaseKey {
  const [person = "", benefit = "", first = "", second = ""] = id.split(".");
  const benefitMonth = parseMonth(first);
  const invoiceMonth = parseMonth(second);
  if (benefitMonth === undefined || invoiceMonth === undefined) {
    throw new AppError("NOT_FOUND", { what: id });
  }
  return { person: Number(person), benefit, benefitMonth, invoiceMonth };
}

/** The case an entry belongs to. */
export function caseOfEntry(
  entries: InvoiceEntries,
  k: number,
  personIds: Int32Array,
): InvoiceCaseKey {
  return {
    person: personIds[entries.person[k] ?? 0] ?? 0,
    benefit: liabilityBenefits[entries.benefit[k] ?? 0] ?? "",
    benefitMonth: at(entries.month[k]),
    invoiceMonth: at(entries.caseMonth[k]),
  };
}

function at(ordinal: number | undefined): Month {
  return monthFromOrdinal(ordinal ?? 0);
}
