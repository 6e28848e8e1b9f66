import type { Cents, Day, Month } from "@luotsi/base";
import type { LagProfile, LiabilityDetail, Provenance } from "@luotsi/contract";

import type { LedgerBook } from "./ledger-book.ts";
import type { BudgetLine } from "./plan.ts";
import type { LiabilityCell } from "./reconcile.ts";

/** What the budget says of a service. */
export interface ServiceCard {
  readonly name: string | undefined;
  readonly statutoryClass: string;
}

/** A grant or purchase that has been decided and not yet paid in full. */
export interface OpenCommitment {
  readonly service: string;
  readonly remainingCents: Cents;
  /** First and last month in which it will be paid. */
  readonly first: Month;
  readonly last: Month;
}

/** Months from the first to the last, both included. */
export interface MonthsBetween {
  readonly first: Month;
  readonly last: Month;
}

/** Payments that are in no figure. */
export interface LeftOutPayments {
  /** Those of the months that no law covers, so that nothing can be computed for them. */
  readonly rows: number;
  /** Benefit paid in them. */
  readonly paidCents: Cents;
  /** Those of people whose home municipality is not in the register of municipalities. */
  readonly unknownHomeRows: number;
  /** The share of them. */
  readonly unknownHomeCents: Cents;
  /** Rejected rows that wait to be corrected, whatever month they are of. */
  readonly waitingRows: number;
}

/** The benefit share of the area's own municipalities, computed from payments. */
export interface LiabilityFacts {
  /** Under the law of each day. */
  readonly cells: readonly LiabilityCell[];
  /**
   * The whole history under the law in force now: what forecasts learn from, so that a change of law is
   * not taken for a trend.
   */
  readonly cellsUnderLawNow: readonly LiabilityCell[];
  /** Steps, benefits, municipalities and opening counters of a year. */
  readonly detailOf: (year: number) => LiabilityDetail;
  /** What is in none of the figures of some months, by the first day of the benefit. */
  readonly leftOutIn: (span: MonthsBetween) => LeftOutPayments;
  readonly assumptions: Provenance["assumptions"];
}

/** What the records say of money: closing a month and a new forecast change nothing of it. */
export interface RecordFacts {
  readonly today: Day;
  readonly synthetic: boolean;
  readonly book: LedgerBook;
  readonly budget: readonly BudgetLine[];
  readonly services: ReadonlyMap<string, ServiceCard>;
  readonly commitments: readonly OpenCommitment[];
  readonly liability: LiabilityFacts | undefined;
  /** The payer's invoice lines by the month of the payouts they are about. */
  readonly billed: ReadonlyMap<Month, Cents>;
  readonly lagProfiles: readonly LagProfile[];
  /** Batches that stand behind the figures, by source. */
  readonly batches: ReadonlyMap<string, Provenance["batches"]>;
  /** Version of the product, and of the data. */
  readonly run: Readonly<Record<string, string>>;
}
