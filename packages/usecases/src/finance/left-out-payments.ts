import { addMonths, firstDayOf, roundToCents, type Localised } from "@luotsi/base";
import type { LiabilityLedger, PaymentColumns } from "@luotsi/engines";
import { isPresent } from "@luotsi/frame";

import type { LeftOutPayments, MonthsBetween } from "./record-facts.ts";

export interface PaymentsInQuestion {
  readonly all: PaymentColumns;
  /** Rows of `all` that no law covers. */
  readonly outsideLaw: readonly number[];
  /** The others, and the ledger of them. */
  readonly payments: PaymentColumns;
  readonly ledger: LiabilityLedger;
  /** The area's own municipalities; none while nobody has said which they are. */
  readonly own: ReadonlySet<number>;
  /** The register of municipalities, by code; empty while it has not been imported. */
  readonly names: ReadonlyMap<string, Localised>;
}

/** What the share of benefit days of whole months lacks, by the first day of a payment. */
export function leftOutPayments(
  question: PaymentsInQuestion,
  { first, last }: MonthsBetween,
): Omit<LeftOutPayments, "waitingRows"> {
  const [firstDay, endDay] = [firstDayOf(first), firstDayOf(addMonths(last, 1))];
  const { all, outsideLaw, payments, ledger } = question;
  const begins = ({ start }: PaymentColumns, row: number): boolean => {
    const day = start[row] ?? 0;
    return day >= firstDay && day < endDay;
  };
  const lawless = outsideLaw.filter((row) => begins(all, row));
  const homeless = rowsOfUnknownHomes(question).filter((row) => begins(payments, row));
  return {
    rows: lawless.length,
    paidCents: roundToCents(lawless.reduce((sum, row) => sum + (all.paidCents[row] ?? 0), 0)),
    unknownHomeRows: homeless.length,
    unknownHomeCents: roundToCents(
      homeless.reduce((sum, row) => sum + (ledger.owedHundredths[row] ?? 0), 0) / 100,
    ),
  };
}

/** Rows with a share whose home the register of municipalities does not have: they are nobody's, and not ours. */
function rowsOfUnknownHomes({ ledger, own, names }: PaymentsInQuestion): readonly number[] {
  const homes = ledger.municipality;
  if (homes === undefined || own.size === 0 || names.size === 0) return [];
  const known = new Set([...names.keys()].map(Number));
  const rows: number[] = [];
  for (const [row, owed] of ledger.owedHundredths.entries()) {
    const home = homes.values[row] ?? 0;
    const isUnknown = isPresent(homes.validity, row) && !known.has(home) && !own.has(home);
    if (isUnknown && owed !== 0) rows.push(row);
  }
  return rows;
}
