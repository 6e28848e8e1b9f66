import { formatMonth, type Localised } from "@luotsi/base";
import type { BridgeStep, InvoiceCheckView } from "@luotsi/contract";

import { reconcileViews, type LiabilityCell } from "../finance/reconcile.ts";
import { accrualFinding } from "./check-words.ts";
import type { InvoiceMonths } from "./chosen-months.ts";

const words = {
  accrual: {
    fi: "Kertynyt etuuspäivistä",
    sv: "Upplupet av förmånsdagarna",
    en: "Accrued from benefit days",
  },
  paidLater: {
    fi: "Maksettu vasta myöhemmin",
    sv: "Betalat först senare",
    en: "Paid only later",
  },
  paidBefore: {
    fi: "Maksettu jo aiemmin",
    sv: "Betalat redan tidigare",
    en: "Paid already before",
  },
  forEarlier: {
    fi: "Maksettu aiemmilta kuukausilta",
    sv: "Betalat för tidigare månader",
    en: "Paid for earlier months",
  },
  forLater: {
    fi: "Maksettu myöhemmiltä kuukausilta",
    sv: "Betalat för senare månader",
    en: "Paid for later months",
  },
  payouts: {
    fi: "Laskelmamme laskulle tulevista maksuista",
    sv: "Vår beräkning av utbetalningarna på fakturan",
    en: "Our ledger of the payouts to be invoiced",
  },
} as const satisfies Readonly<Record<string, Localised>>;

/**
 * How the benefit months of a period become the payouts of the same months, which the next invoices are about.
 *
 * @param cells liability by benefit and payout month.
 * @param months benefit and payout months.
 * @returns a bridge that adds up to the cent.
 */
export function accrualBridge(
  cells: readonly LiabilityCell[],
  months: InvoiceMonths,
): InvoiceCheckView["accrual"] {
  const views = reconcileViews(cells, months.first, months.last);
  const bridge = [
    step("accrual", views.accrualCents),
    step("paidLater", 0 - views.paidLaterCents),
    step("paidBefore", 0 - views.paidBeforeCents),
    step("forEarlier", views.paidForEarlierCents),
    step("forLater", views.paidForLaterCents),
    step("payouts", views.invoiceCents),
  ].filter(({ kind, cents }) => kind === "total" || cents !== 0);
  return {
    finding: accrualFinding(months, { accrual: views.accrualCents, invoice: views.invoiceCents }),
    from: formatMonth(months.first),
    to: formatMonth(months.last),
    bridge,
  };
}

function step(id: keyof typeof words, cents: number): BridgeStep {
  const isTotal = id === "accrual" || id === "payouts";
  return { id, label: words[id], cents: cents + 0, kind: isTotal ? "total" : "change" };
}
