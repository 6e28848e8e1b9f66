import { formatMonth, monthFromOrdinal } from "@luotsi/base";
import {
  differenceCauses,
  differenceKinds,
  invoiceBridge,
  liabilityBenefits,
  type DifferenceCause,
  type DifferenceKind,
  type InvoiceCheck,
} from "@luotsi/engines";
import { isPresent } from "@luotsi/frame";

import type { FileCheck, FilesToCheck } from "./check-invoice.ts";
import { liabilityAssumptionIds, type LiabilityReport } from "./liability-report.ts";
import { liabilityWarnings, type LiabilityWarning } from "./liability-warnings.ts";
import { paymentWarnings } from "./payment-warnings.ts";

/** One person, benefit and month on which our ledger and the invoice differ; computed euros are unrounded. */
export interface ReportedDifference {
  readonly person_id: string;
  readonly month: string;
  readonly benefit: string;
  readonly kind: DifferenceKind;
  readonly computedEur: number;
  readonly billedEur: number;
  /** The invoice it was due on; the line's own when nothing is computed. Left out when the file names no invoices. */
  readonly invoice_month?: string;
  /** What explains it besides its kind. */
  readonly cause?: DifferenceCause;
  /** Of a wrong step: the percent, or the shift of the counter in days, that gives what was billed. */
  readonly billedPercent?: number;
  readonly counterShiftDays?: number;
}

interface KindSum {
  readonly count: number;
  readonly computedEur: number;
  readonly billedEur: number;
  readonly differenceEur: number;
}

/** The answer of `luotsi liability reconcile`. */
export interface ReconcileReport {
  readonly computedEur: number;
  readonly billedEur: number;
  readonly differenceEur: number;
  /** True when every line is that of our ledger, but for rounding. */
  readonly agree: boolean;
  readonly differences: readonly ReportedDifference[];
  /**
   * People whom the payer does not bill for the time being: a group with one cause, not errors of lines. Their bills are to
   * come, so they are no differences to ask about one by one.
   */
  readonly notBilledYet: {
    readonly people: number;
    readonly computedEur: number;
    readonly rows: readonly ReportedDifference[];
  };
  readonly byKind: Readonly<Partial<Record<DifferenceKind, KindSum>>>;
  /** Parts in whole cents that add up to billed − computed exactly. */
  readonly explained: readonly {
    readonly part: string;
    readonly count?: number;
    readonly eur: number;
  }[];
  /** Shares that no invoice at hand can be about; not in the totals. */
  readonly leftOut: {
    readonly notYetInvoiced: { readonly count: number; readonly eur: number };
    /** Shares of people whose home is none of the municipalities the invoice is about. */
    readonly otherHomes: { readonly count: number; readonly eur: number };
  };
  readonly invoiceLines: number;
  readonly municipalities: { readonly basis: string; readonly codes: readonly string[] };
  readonly assumptions: LiabilityReport["assumptions"];
  readonly detected: {
    readonly payments: LiabilityReport["detected"];
    readonly invoice: LiabilityReport["detected"];
  };
  readonly warnings: readonly LiabilityWarning[];
}

/** The answer of a check of files. */
export function reconcileReport(input: FilesToCheck, checked: FileCheck): ReconcileReport {
  const { check, area } = checked;
  const { files, ledger, plan, invoice } = input;
  const bridge = invoiceBridge(check.entries, everyMonth);
  const found = differencesOf(check, input);
  const differences = found.filter(({ cause }) => cause !== "late_billing");
  const waiting = found.filter(({ cause }) => cause === "late_billing");
  return {
    computedEur: eurosOf(sum(check.entries.computedHundredths)),
    billedEur: eurosOf(sum(check.entries.billedHundredths)),
    differenceEur: (bridge.billedCents - bridge.computedCents) / 100,
    agree: found.length === 0,
    differences,
    notBilledYet: {
      people: new Set(waiting.map((one) => one.person_id)).size,
      computedEur: trimmed(waiting.reduce((total, one) => total + one.computedEur, 0)),
      rows: waiting,
    },
    byKind: byKind(differences),
    explained: [
      ...bridge.differences.map(({ kind, cause, count, computedCents, billedCents }) => ({
        part: cause === "none" ? kind : `${kind}: ${cause}`,
        count,
        eur: (billedCents - computedCents) / 100,
      })),
      { part: "rounding", eur: bridge.roundingCents / 100 },
    ],
    leftOut: {
      notYetInvoiced: {
        count: check.notYetInvoiced.count,
        eur: eurosOf(check.notYetInvoiced.owedHundredths),
      },
      otherHomes: otherHomes(checked),
    },
    invoiceLines: invoice.lines.length,
    municipalities: {
      basis: area.basis,
      codes: [...area.municipalities].map((code) => invoice.municipalities[code] ?? ""),
    },
    assumptions: Object.fromEntries(
      liabilityAssumptionIds.map((id) => {
        const value = files.choice[id];
        return [id, value === "true" || value === "false" ? value === "true" : value];
      }),
    ),
    detected: { payments: shownForm(files.file.detected), invoice: shownForm(invoice.detected) },
    warnings: [
      ...liabilityWarnings(files.file, ledger, plan),
      ...paymentWarnings(files.file, files.persons),
      ...ownWarnings(checked),
    ],
  };
}

function otherHomes({ shares, area }: FileCheck): { readonly count: number; readonly eur: number } {
  const { values, validity } = shares.municipality;
  const others = [...shares.owedHundredths.keys()].filter(
    (k) =>
      shares.owedHundredths[k] !== 0 &&
      area.municipalities.size > 0 &&
      isPresent(validity, k) &&
      !area.municipalities.has(values[k] ?? 0),
  );
  const owed = Float64Array.from(others, (k) => shares.owedHundredths[k] ?? 0);
  return { count: others.length, eur: eurosOf(sum(owed)) };
}

const everyMonth = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

function differencesOf(
  { entries }: InvoiceCheck,
  { files, invoice }: FilesToCheck,
): readonly ReportedDifference[] {
  const found = new Map<string, ReportedDifference>();
  for (const [k, code] of entries.kind.entries()) {
    const kind = differenceKinds[code];
    if (kind === undefined || kind === "none") continue;
    const person = entries.person[k] ?? 0;
    const month = entries.month[k] ?? 0;
    const caseMonth = entries.caseMonth[k] ?? 0;
    const benefit = entries.benefit[k] ?? 0;
    const cause = differenceCauses[entries.cause[k] ?? 0] ?? "none";
    const percent = entries.billedPercent[k] ?? 0;
    const shift = entries.counterShift[k] ?? 0;
    const key = [person, benefit, month, caseMonth, kind, cause].join(" ");
    const before = found.get(key);
    found.set(key, {
      person_id: files.file.people.texts[person] ?? "",
      month: monthText(month),
      benefit: liabilityBenefits[benefit] ?? "",
      kind,
      computedEur: trimmed(
        (before?.computedEur ?? 0) + eurosOf(entries.computedHundredths[k] ?? 0),
      ),
      billedEur: trimmed((before?.billedEur ?? 0) + eurosOf(entries.billedHundredths[k] ?? 0)),
      ...(invoice.namesInvoices ? { invoice_month: monthText(caseMonth) } : {}),
      ...(cause === "none" ? {} : { cause }),
      ...(percent === 0 ? {} : { billedPercent: percent }),
      ...(shift === 0 ? {} : { counterShiftDays: shift }),
    });
  }
  return [...found.values()];
}

function byKind(differences: readonly ReportedDifference[]): ReconcileReport["byKind"] {
  const sums: Partial<Record<DifferenceKind, KindSum>> = {};
  for (const { kind, computedEur, billedEur } of differences) {
    const before = sums[kind] ?? { count: 0, computedEur: 0, billedEur: 0, differenceEur: 0 };
    sums[kind] = {
      count: before.count + 1,
      computedEur: trimmed(before.computedEur + computedEur),
      billedEur: trimmed(before.billedEur + billedEur),
      differenceEur: trimmed(before.differenceEur + billedEur - computedEur),
    };
  }
  return sums;
}

function ownWarnings({ area, monthsOfPayout }: FileCheck): readonly LiabilityWarning[] {
  const warnings: LiabilityWarning[] = [];
  if (area.basis === "most-homes") {
    warnings.push({
      code: "MUNICIPALITY_ASSUMED",
      message: {
        fi: "Lasku ei nimeä kuntaa. Se on luettu sen kunnan laskuksi, jossa useimmat laskun henkilöt asuvat; anna oikea valinnalla --municipality.",
        sv: "Fakturan nämner ingen kommun. Den har lästs som fakturan till den kommun där de flesta på fakturan bor; ange rätt kommun med --municipality.",
        en: "The invoice names no municipality. It was taken for that of the municipality where most of its people live; give the right one with --municipality.",
      },
    });
  }
  if (monthsOfPayout) {
    warnings.push({
      code: "INVOICE_MONTH_IS_PAYOUT",
      message: {
        fi: "Laskutuskuukaudet näyttävät olevan maksukuukausia, joten laskun on luettu lähteneen kuukautta myöhemmin.",
        sv: "Faktureringsmånaderna verkar vara utbetalningsmånader, så fakturan har lästs som sänd en månad senare.",
        en: "The invoicing months appear to be those of the payouts, so invoices were taken to have been sent a month later.",
      },
    });
  }
  return warnings;
}

function shownForm({
  format,
  encoding,
  delimiter,
  decimal,
  headerLine,
}: LiabilityReport["detected"]): LiabilityReport["detected"] {
  return { format, encoding, delimiter, decimal, headerLine };
}

function monthText(ordinal: number): string {
  return formatMonth(monthFromOrdinal(ordinal));
}

function sum(column: Float64Array): number {
  let whole = 0;
  let fraction = 0;
  for (const value of column) {
    const floor = Math.floor(value);
    whole += floor;
    fraction += value - floor;
  }
  return whole + fraction;
}

function eurosOf(hundredths: number): number {
  return trimmed(hundredths / 10_000);
}

function trimmed(value: number): number {
  return Number(value.toFixed(9));
}
