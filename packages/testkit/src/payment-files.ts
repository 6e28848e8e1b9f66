import { euroText } from "./cells.ts";
import { benefitCodes } from "./invoices.ts";
import { absent, type PaymentRows } from "./payment-rows.ts";
import { personKey } from "./people.ts";
import type { SharesOfRows } from "./shares.ts";

export const paymentHeadings = [
  "person_id",
  "benefit",
  "from",
  "to",
  "paid_on",
  "paid_days",
  "paid_eur",
  "ground",
  "full_eur",
  "max_period_start",
] as const;
export const partialHeadings = [...paymentHeadings, "counter_before", "billed_eur"] as const;

const groundCodes = ["unemployment", "service", "layoff", "weather", "additional_days"] as const;

export interface PaymentText {
  readonly rows: PaymentRows;
  readonly firstPerson: number;
  readonly day: (at: number) => string;
}

/** A row of the payments file. @param wrong days and cents to write instead, as an earlier delivery had them. */
export function paymentLine(
  { rows, firstPerson, day }: PaymentText,
  i: number,
  wrong?: { readonly days: number; readonly cents: number },
): string {
  const full = rows.fullCents[i];
  const started = rows.maxPeriodStart[i];
  return `${personKey(firstPerson + rows.person[i])},${benefitCodes[rows.benefit[i]]},${day(
    rows.start[i],
  )},${day(rows.end[i] - 1)},${day(rows.paidOn[i])},${wrong?.days ?? rows.paidDays[i]},${euroText(
    wrong?.cents ?? rows.paidCents[i],
  )},${groundCodes[rows.ground[i]]},${full === absent ? "" : euroText(full)},${
    started === absent ? "" : day(started)
  }`;
}

/** Share of people whose counter the payer's list gives; of the others only the billed share is known. */
const counterGiven = 0.7;

/**
 * A row as the payer may lawfully list it: only of people who are financed or past the limit of paid days.
 *
 * @returns the row with its counter or billed share, or nothing when the payer may not name the person.
 */
export function partialLine(
  text: PaymentText,
  i: number,
  { shares, limit }: { readonly shares: SharesOfRows; readonly limit: number },
): string {
  const owed = shares.owedHundredths[i];
  const after = Math.max(shares.counterAfter[i], shares.counterBefore[i]);
  if (owed === 0 && after < limit) return "";
  const person = text.firstPerson + text.rows.person[i];
  const given = ((person * 2_654_435_761) >>> 0) / 4_294_967_296 < counterGiven;
  const counter = given ? String(shares.counterBefore[i]) : "";
  return `${paymentLine(text, i)},${counter},${euroText(Math.round(owed / 100))}`;
}
