import type { Month } from "@luotsi/base";
import type { Provenance } from "@luotsi/contract";
import type {
  ComputedShares,
  InvoiceCheck,
  LiabilityLedger,
  PaymentColumns,
  SharesLeftOut,
} from "@luotsi/engines";
import type { LiabilityLawPlan } from "@luotsi/law";

import type { LiabilityCell } from "../finance/reconcile.ts";

/** The check of every invoice at hand against the area's own ledger, made once for each state of the data. */
export interface InvoiceFacts {
  readonly check: InvoiceCheck;
  readonly shares: ComputedShares;
  readonly payments: PaymentColumns;
  readonly ledger: LiabilityLedger;
  readonly plan: LiabilityLawPlan;
  /** Id in the truth of each person, by number. */
  readonly personIds: Int32Array;
  readonly numbers: ReadonlyMap<number, number>;
  /** First and last month of the invoices at hand. */
  readonly invoices: { readonly first: Month; readonly last: Month };
  /** The area's own liability by benefit month and month of payout. */
  readonly cells: readonly LiabilityCell[];
  readonly batches: Provenance["batches"];
  /** Rows of invoices, and of payments, that the import rejected and no corrected file has answered for. */
  readonly quarantinedRows: number;
  readonly quarantinedPayments: number;
  /** Payments whose benefit no rule of the law finances. */
  readonly outsideLaw: { readonly rows: number; readonly paidCents: number };
  /** Shares of people whose home on the payout day is not ours. */
  readonly otherAreas: SharesLeftOut;
  /** Shares of people whose home is not in the register of municipalities. */
  readonly unknownHomes: SharesLeftOut;
  readonly run: Readonly<Record<string, string>>;
}
