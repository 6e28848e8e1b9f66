import { dayFromOrdinal, formatDay } from "@luotsi/base";
import {
  sources,
  type CellValue,
  type Detected,
  type SourceDefinition,
} from "@luotsi/contract/sources";
import { liabilityBenefits, liabilityGrounds, type PaymentColumns } from "@luotsi/engines";
import { createDictionary, type Dictionary, type Validity } from "@luotsi/frame";
import { mostPaidDays, type TableOverrides } from "@luotsi/intake";
import { benefitDaysPerWeek, findInForce } from "@luotsi/law";

import { codeBuffer, integerBuffer, numberBuffer, type ColumnBuffer } from "./column-buffer.ts";
import { numberOf, readRows, textOf, type FileRow, type RowFault } from "./read-rows.ts";
import { maxPeriodAfterRow, moreDaysThanPeriod, signsDiffer } from "./row-faults.ts";

/** A file of payments as columns. */
export interface PaymentFile {
  readonly detected: Detected;
  readonly people: Dictionary;
  readonly columns: PaymentColumns;
  /** Line of each row in the file. */
  readonly lines: Int32Array;
  /** Does the file give the payer's own counters or bills? */
  readonly isPartialList: boolean;
  /** Rows with more paid days than the law's number a calendar week allows in their period. */
  readonly rowsBeyondWeeks: number;
}

/** No payment is larger; beyond it, fractions of a cent are no longer exact in a double. */
const largestEuros = 1e9;

/** Euros with more decimals than cents are taken as they are: the command stores nothing. */
const definition: SourceDefinition = {
  ...sources["benefit-payments"],
  columns: sources["benefit-payments"].columns.map(({ min: _min, max: _max, ...column }) =>
    column.kind === "euros"
      ? Object.assign(column, { kind: "decimal" as const, min: -largestEuros, max: largestEuros })
      : column,
  ),
};
const at = new Map(definition.columns.map((column, k) => [column.name, k]));

/**
 * Reads a file of payments.
 *
 * @param path of the file.
 * @param overrides what the user says of its form.
 * @returns its rows as columns, in the file's order.
 * @throws AppError when the file or any row is refused.
 */
export async function readPayments(path: string, overrides: TableOverrides): Promise<PaymentFile> {
  const people = createDictionary();
  const lines = integerBuffer();
  const buffers = paymentBuffers();
  let rowsBeyondWeeks = 0;
  const take = (row: FileRow): readonly RowFault[] => {
    const { values } = row;
    const faults = faultsOf(values);
    if (faults.length > 0) return faults;
    if (isBeyondWeeks(values)) rowsBeyondWeeks++;
    lines.push(row.line);
    buffers.take(values, people);
    return [];
  };
  const { detected } = await readRows(path, definition, { overrides, take });
  const columns = buffers.columns(people.texts.length);
  const headings = new Set(detected.columns.map((column) => column.column));
  return {
    detected,
    people,
    columns,
    lines: lines.values(),
    isPartialList: headings.has("counter_before") || headings.has("billed_eur"),
    rowsBeyondWeeks,
  };
}

/** First day and last day of a row, as the file's own kind of days. */
export function periodOfRow(columns: PaymentColumns, row: number): readonly [string, string] {
  const first = dayFromOrdinal(columns.start[row] ?? 0);
  const last = dayFromOrdinal((columns.end[row] ?? 1) - 1);
  return [formatDay(first), formatDay(last)];
}

function faultsOf(values: readonly CellValue[]): readonly RowFault[] {
  const { start, end, days } = periodOf(values);
  const begins = numberOf(cell(values, "max_period_start"));
  const euros = numberOf(cell(values, "paid_eur")) ?? 0;
  const faults: RowFault[] = [];
  if (Math.abs(days) > end - start) faults.push(moreDaysThanPeriod);
  if (days * euros < 0) faults.push(signsDiffer);
  if (begins !== null && begins >= end) faults.push(maxPeriodAfterRow);
  return faults;
}

/** A period from before the law that says how many days a week are paid is not judged. */
function isBeyondWeeks(values: readonly CellValue[]): boolean {
  const { start, end, days } = periodOf(values);
  const perWeek = findInForce(benefitDaysPerWeek, dayFromOrdinal(start))?.value;
  return perWeek !== undefined && Math.abs(days) > mostPaidDays({ start, end }, perWeek);
}

function periodOf(values: readonly CellValue[]): {
  readonly start: number;
  readonly end: number;
  readonly days: number;
} {
  const [start, end, days] = ["from", "to", "paid_days"].map(
    (name) => numberOf(cell(values, name)) ?? 0,
  );
  return { start: start ?? 0, end: end ?? 0, days: days ?? 0 };
}

interface PaymentBuffers {
  readonly take: (values: readonly CellValue[], people: Dictionary) => void;
  readonly columns: (personCount: number) => PaymentColumns;
}

function paymentBuffers(): PaymentBuffers {
  const whole = {
    person: integerBuffer(),
    from: integerBuffer(),
    to: integerBuffer(),
    paid_on: integerBuffer(),
    paid_days: integerBuffer(),
    max_period_start: integerBuffer(),
    counter_before: integerBuffer(),
  };
  const codes = { benefit: codeBuffer(), ground: codeBuffer() };
  const cents = { paid_eur: numberBuffer(), full_eur: numberBuffer(), billed_eur: numberBuffer() };
  const days = [
    "from",
    "to",
    "paid_on",
    "paid_days",
    "max_period_start",
    "counter_before",
  ] as const;
  return {
    take: (values, people) => {
      whole.person.push(people.codeOf(textOf(cell(values, "person_id"))));
      for (const name of days) whole[name].push(numberOf(cell(values, name)));
      codes.benefit.push(indexIn(liabilityBenefits, textOf(cell(values, "benefit"))));
      codes.ground.push(indexIn(liabilityGrounds, textOf(cell(values, "ground"))));
      for (const name of ["paid_eur", "full_eur", "billed_eur"] as const) {
        const euros = numberOf(cell(values, name));
        cents[name].push(euros === null ? null : centsOf(euros));
      }
    },
    columns: (personCount) => ({
      personCount,
      person: whole.person.values(),
      benefit: codes.benefit.values(),
      start: whole.from.values(),
      end: whole.to.values(),
      paidOn: whole.paid_on.values(),
      paidDays: whole.paid_days.values(),
      paidCents: cents.paid_eur.values(),
      ground: codes.ground.values(),
      fullCents: optional(cents.full_eur),
      maxPeriodStart: optional(whole.max_period_start),
      counterBefore: optional(whole.counter_before),
      billedCents: optional(cents.billed_eur),
    }),
  };
}

/** A column that may have missing entries. */
function optional<Values>(buffer: ColumnBuffer<Values>): {
  readonly values: Values;
  readonly validity: Validity;
} {
  return { values: buffer.values(), validity: buffer.validity() };
}

function cell(values: readonly CellValue[], name: string): CellValue | undefined {
  return values[at.get(name) ?? -1];
}

/** Euros to cents without the noise of binary fractions: at most six decimals of a euro are kept. */
function centsOf(euros: number): number {
  return Math.round(euros * 1e6) / 1e4;
}

function indexIn(names: readonly string[], name: string): number {
  return names.indexOf(name);
}
