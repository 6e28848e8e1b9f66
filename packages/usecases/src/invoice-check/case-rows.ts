import { dayFromOrdinal, formatDay, formatMonth } from "@luotsi/base";
import type { InvoiceCaseView } from "@luotsi/contract";
import { liabilityBenefits, liabilityGrounds } from "@luotsi/engines";
import { isPresent } from "@luotsi/frame";
import {
  readInvoiceLines,
  readPaymentPlaces,
  type InvoiceCaseKey,
  type ScopedReader,
} from "@luotsi/store";

import type { InvoiceFacts } from "./invoice-facts.ts";

export type ComputedRow = InvoiceCaseView["computed"][number];
export type BilledRow = InvoiceCaseView["billed"][number];

/** The rows behind a case: everything of its person, benefit and benefit month. */
export interface CaseRows {
  readonly computed: readonly ComputedRow[];
  readonly billed: readonly BilledRow[];
  /** Share of what was paid that we computed, percent; undefined when nothing is owed. */
  readonly computedPercent: number | undefined;
}

/** Finds the rows behind cases of some people. Cost: one look at all shares, two questions to the truth. */
export async function readCaseRows(
  reader: ScopedReader,
  facts: InvoiceFacts,
  people: readonly number[],
): Promise<(key: InvoiceCaseKey) => CaseRows> {
  const lines = groupedByKey(await readInvoiceLines(reader, people), (line) => keyOf(line));
  const places = await readPaymentPlaces(reader, people);
  const placeOf = new Map(
    places.map((place) => [
      [place.person, place.benefit, place.start, place.end, place.paidOn, place.ground].join(" "),
      place,
    ]),
  );
  const wanted = new Set(people.map((id) => facts.numbers.get(id)));
  const { shares, personIds } = facts;
  const ofKey = new Map<string, number[]>();
  for (const [k, number] of shares.person.entries()) {
    if (!wanted.has(number)) continue;
    const benefit = liabilityBenefits[shares.benefit[k] ?? 0] ?? "";
    const key = [personIds[number], benefit, shares.month[k]].join(" ");
    ofKey.set(key, [...(ofKey.get(key) ?? []), k]);
  }
  return (key) => {
    const found = ofKey.get(keyOf(key)) ?? [];
    return {
      computed: found
        .map((k) => computedRow(facts, k, placeOf))
        .toSorted((a, b) => a.paidOn.localeCompare(b.paidOn) || a.from.localeCompare(b.from)),
      billed: (lines.get(keyOf(key)) ?? []).map((line) => ({
        batch: line.batch,
        file: line.file,
        line: line.line,
        invoiceMonth: formatMonth(line.invoiceMonth),
        days: line.days,
        billedCents: line.billedCents,
        municipality: line.municipality,
        sharePercent: line.sharePercent,
      })),
      computedPercent: percentOf(facts, found, key.invoiceMonth),
    };
  };
}

function computedRow(
  { shares, payments, personIds }: InvoiceFacts,
  k: number,
  places: ReadonlyMap<
    string,
    { readonly batch: number; readonly file: string; readonly line: number }
  >,
): ComputedRow {
  const row = shares.row[k] ?? 0;
  const start = payments.start[row] ?? 0;
  const end = payments.end[row] ?? 1;
  const paidOn = payments.paidOn[row] ?? 0;
  const words = [
    personIds[shares.person[k] ?? 0],
    liabilityBenefits[payments.benefit[row] ?? 0],
    start,
    end,
    paidOn,
    liabilityGrounds[payments.ground[row] ?? 0],
  ];
  const place = places.get(words.join(" "));
  const { values, validity } = shares.municipality;
  return {
    batch: place?.batch ?? 0,
    file: place?.file ?? "",
    line: place?.line ?? 0,
    from: dayIn(start),
    to: dayIn(end - 1),
    paidOn: dayIn(paidOn),
    days: shares.days[k] ?? 0,
    paidCents: Math.round(payments.paidCents[row] ?? 0),
    municipality: isPresent(validity, k) ? String(values[k]).padStart(3, "0") : null,
    counterBefore: shares.counterBefore[k] ?? 0,
    counterAfter: shares.counterAfter[k] ?? 0,
    owedCents: (shares.owedHundredths[k] ?? 0) / 100,
  };
}

function percentOf(
  { shares }: InvoiceFacts,
  found: readonly number[],
  due: number,
): number | undefined {
  let owed = 0;
  let base = 0;
  for (const k of found) {
    if ((shares.payoutMonth[k] ?? 0) + 1 !== due) continue;
    owed += shares.owedHundredths[k] ?? 0;
    base += shares.baseCents[k] ?? 0;
  }
  return base === 0 || owed === 0 ? undefined : owed / base;
}

function keyOf({
  person,
  benefit,
  benefitMonth,
}: Pick<InvoiceCaseKey, "person" | "benefit" | "benefitMonth">): string {
  return [person, benefit, benefitMonth].join(" ");
}

function groupedByKey<Row>(
  rows: readonly Row[],
  key: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

function dayIn(ordinal: number): string {
  return formatDay(dayFromOrdinal(ordinal));
}
