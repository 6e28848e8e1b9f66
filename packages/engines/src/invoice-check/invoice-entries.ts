/** How a line and our ledger stand to each other; code is the position. */
export const differenceKinds = [
  "none",
  "not_billed",
  "billed_not_computed",
  "wrong_step",
  "wrong_municipality",
  "amount",
] as const;
export type DifferenceKind = Exclude<(typeof differenceKinds)[number], "none">;

/**
 * What explains a difference besides its kind; code is the position. `late_billing`: a group of people whom the payer does
 * not bill for the time being; `invoice_missing`: no line at hand is of the invoice it was due on; `duplicate_line`: the same line again; `cancelling`: errors of single lines that cancel each other; `unknown_person`: we have no payment of the person;
 * `outside_payments`: the line is about months our payments do not reach; `other_area`: the line bills a municipality that
 * is not ours, for days that are not ours either.
 */
export const differenceCauses = [
  "none",
  "late_billing",
  "invoice_missing",
  "duplicate_line",
  "unknown_person",
  "outside_payments",
  "other_area",
  "cancelling",
] as const;
export type DifferenceCause = (typeof differenceCauses)[number];

/**
 * Every share and every line of an invoice exactly once. Entries of one person are together; those of one person, benefit
 * and benefit month too. All columns have one length.
 */
export interface InvoiceEntries {
  readonly person: Int32Array;
  /** Position in `liabilityBenefits`. */
  readonly benefit: Uint8Array;
  /** Benefit month, as an ordinal. */
  readonly month: Int32Array;
  /** Month in which the payouts should be invoiced, as an ordinal; that of the line where nothing is computed. */
  readonly dueMonth: Int32Array;
  /** Month in which they were; that in which they should have been where nothing is billed. */
  readonly invoiceMonth: Int32Array;
  /** Names the case together with person, benefit and month: the month it was due, or that of the line. */
  readonly caseMonth: Int32Array;
  readonly computedHundredths: Float64Array;
  readonly billedHundredths: Float64Array;
  /** Position in `differenceKinds`. */
  readonly kind: Uint8Array;
  /** Position in `differenceCauses`. */
  readonly cause: Uint8Array;
  /** The one percent that explains what was billed, of a wrong step; 0 when none does. */
  readonly billedPercent: Uint8Array;
  /** By how many days the payer's counter seems to differ, of a wrong step; 0 when the percent explains it. */
  readonly counterShift: Int8Array;
}

/** Entries on their way: written one by one. */
export interface EntryBuffer {
  readonly add: (entry: InvoiceEntry) => void;
  readonly finish: () => InvoiceEntries;
}

/** One entry; what is left out is 0. */
export interface InvoiceEntry {
  readonly person: number;
  readonly benefit: number;
  readonly month: number;
  readonly dueMonth: number;
  readonly invoiceMonth: number;
  readonly caseMonth: number;
  readonly computedHundredths: number;
  readonly billedHundredths: number;
  readonly kind?: number;
  readonly cause?: number;
  readonly billedPercent?: number;
  readonly counterShift?: number;
}

/**
 * A buffer for entries.
 *
 * @param capacity most entries there will be.
 * @returns an empty buffer. Cost: 47 bytes an entry.
 */
export function entryBuffer(capacity: number): EntryBuffer {
  const columns = {
    person: new Int32Array(capacity),
    benefit: new Uint8Array(capacity),
    month: new Int32Array(capacity),
    dueMonth: new Int32Array(capacity),
    invoiceMonth: new Int32Array(capacity),
    caseMonth: new Int32Array(capacity),
    computedHundredths: new Float64Array(capacity),
    billedHundredths: new Float64Array(capacity),
    kind: new Uint8Array(capacity),
    cause: new Uint8Array(capacity),
    billedPercent: new Uint8Array(capacity),
    counterShift: new Int8Array(capacity),
  };
  let used = 0;
  return {
    add: (entry) => {
      columns.person[used] = entry.person;
      columns.benefit[used] = entry.benefit;
      columns.month[used] = entry.month;
      columns.dueMonth[used] = entry.dueMonth;
      columns.invoiceMonth[used] = entry.invoiceMonth;
      columns.caseMonth[used] = entry.caseMonth;
      columns.computedHundredths[used] = entry.computedHundredths;
      columns.billedHundredths[used] = entry.billedHundredths;
      columns.kind[used] = entry.kind ?? 0;
      columns.cause[used] = entry.cause ?? 0;
      columns.billedPercent[used] = entry.billedPercent ?? 0;
      columns.counterShift[used] = entry.counterShift ?? 0;
      used++;
    },
    finish: () => ({
      person: columns.person.subarray(0, used),
      benefit: columns.benefit.subarray(0, used),
      month: columns.month.subarray(0, used),
      dueMonth: columns.dueMonth.subarray(0, used),
      invoiceMonth: columns.invoiceMonth.subarray(0, used),
      caseMonth: columns.caseMonth.subarray(0, used),
      computedHundredths: columns.computedHundredths.subarray(0, used),
      billedHundredths: columns.billedHundredths.subarray(0, used),
      kind: columns.kind.subarray(0, used),
      cause: columns.cause.subarray(0, used),
      billedPercent: columns.billedPercent.subarray(0, used),
      counterShift: columns.counterShift.subarray(0, used),
    }),
  };
}

/** Code of a kind. @param kind any. @returns its position. */
export function kindCode(kind: DifferenceKind): number {
  return differenceKinds.indexOf(kind);
}

/** Code of a cause. @param cause any. @returns its position. */
export function causeCode(cause: DifferenceCause): number {
  return differenceCauses.indexOf(cause);
}
