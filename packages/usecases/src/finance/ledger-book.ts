import { cents, type Cents, type Month } from "@luotsi/base";
import { accountRange, benefitLiabilityService } from "@luotsi/contract";

import type { CurrentFigure } from "./posting.ts";

/** One posting of the city's ledger as the truth holds it today. */
export interface LedgerPosting {
  readonly month: Month;
  readonly account: string;
  readonly service: string;
  /** On the account's own side; a reversal is negative. */
  readonly cents: Cents;
}

/** Names of the figures that closing freezes. */
export const measures = {
  expense: "operating-expense",
  revenue: "operating-revenue",
  /** The benefit share as it is booked. */
  bookedLiability: "liability-booked",
  /** The benefit share by the month the benefit is for; key is the municipality. */
  accrual: "liability-accrual",
  /** The benefit share by the month of payout; key is the municipality. */
  invoice: "liability-invoice",
} as const;

/** The ledger added up, and what of it has no place in the picture. */
export interface LedgerBook {
  readonly figures: readonly CurrentFigure[];
  /** Postings on accounts outside the operating accounts: counted here, in no figure. */
  readonly outside: { readonly postings: number; readonly cents: Cents };
}

/**
 * Adds the ledger up by measure, service and month, the two cost types apart.
 *
 * @param postings in any order.
 * @returns one figure for each measure and service.
 */
export function bookLedger(postings: readonly LedgerPosting[]): LedgerBook {
  const sums = new Map<string, Map<Month, number>>();
  let outsidePostings = 0;
  let outsideCents = 0;
  for (const posting of postings) {
    const measure = measureOf(posting);
    if (measure === undefined) {
      outsidePostings++;
      outsideCents += posting.cents;
      continue;
    }
    const name = `${measure}\u0000${posting.service}`;
    const byMonth = sums.get(name) ?? new Map<Month, number>();
    byMonth.set(posting.month, (byMonth.get(posting.month) ?? 0) + posting.cents);
    sums.set(name, byMonth);
  }
  const figures = [...sums].map(([name, byMonth]): CurrentFigure => {
    const [measure = "", key = ""] = name.split("\u0000");
    const entries = [...byMonth].map(([at, value]): [Month, Cents] => [at, cents(value)]);
    return { measure, key, centsByMonth: new Map(entries) };
  });
  return { figures, outside: { postings: outsidePostings, cents: cents(outsideCents) } };
}

function measureOf({ account, service }: LedgerPosting): string | undefined {
  const side = accountRange(account)?.side;
  if (side === undefined) return undefined;
  if (side === "revenue") return measures.revenue;
  return service === benefitLiabilityService ? measures.bookedLiability : measures.expense;
}
