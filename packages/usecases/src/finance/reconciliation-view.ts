import {
  addMonths,
  cents,
  formatMonth,
  monthRange,
  type Localised,
  type Month,
} from "@luotsi/base";
import type { BridgeStep, Provenance, Reconciliation } from "@luotsi/contract";

import { billingTiming } from "./billing-timing.ts";
import { reconciliationFinding } from "./finance-words.ts";
import type { FinanceFacts } from "./finance-facts.ts";
import { withLeftOut } from "./left-out-words.ts";
import { firstMonthOf } from "./plan-lines.ts";
import { sumWithin, type PostedMonth } from "./posted-months.ts";
import { liabilityByMonth, reconcileViews, type TwoViews } from "./reconcile.ts";

const words = {
  accrual: {
    fi: "Kertynyt etuuspäivistä",
    sv: "Upplupet av förmånsdagarna",
    en: "Accrued from benefit days",
  },
  paidLater: {
    fi: "Maksettu vasta jakson jälkeen",
    sv: "Betalat först efter perioden",
    en: "Paid only after the period",
  },
  paidForEarlier: {
    fi: "Maksettu aiemmilta kuukausilta",
    sv: "Betalat för tidigare månader",
    en: "Paid for earlier months",
  },
  paidAhead: { fi: "Maksettu ennakkoon", sv: "Betalat i förskott", en: "Paid in advance" },
  invoice: {
    fi: "Laskelma maksukuukausittain",
    sv: "Beräknat efter betalningsmånad",
    en: "Computed by month of payout",
  },
  billing: {
    fi: "Maksajan laskut poikkeavat laskelmasta",
    sv: "Betalarens fakturor avviker från beräkningen",
    en: "The payer's invoices differ from ours",
  },
  billed: { fi: "Maksajan laskuttama", sv: "Fakturerat av betalaren", en: "Invoiced by the payer" },
  booking: {
    fi: "Kirjauksen ajoitus ja erot",
    sv: "Bokföringens tidpunkt och skillnader",
    en: "Timing and differences of booking",
  },
  booked: { fi: "Kirjanpidossa", sv: "I bokföringen", en: "In the ledger" },
} as const satisfies Readonly<Record<string, Localised>>;

/**
 * Accrual, invoice and ledger of the benefit share side by side, with a bridge whose steps add up to the
 * cent. Undefined while no payments have been imported.
 */
export function reconciliationView(
  facts: FinanceFacts,
  range: { readonly year: number; readonly toDate: Month },
  booked: ReadonlyMap<Month, PostedMonth>,
): Reconciliation | undefined {
  const { liability, billed } = facts;
  const first = firstMonthOf(range.year);
  const last = range.toDate;
  if (liability === undefined || last < first) return undefined;
  const views = reconcileViews(liability.cells, first, last);
  const accrual = liabilityByMonth(liability.cells, (cell) => cell.benefitMonth);
  const invoice = liabilityByMonth(liability.cells, (cell) => cell.payoutMonth);
  const billedSum = monthRange(first, last).reduce((sum, at) => sum + (billed.get(at) ?? 0), 0);
  const bookedSum = sumWithin(booked, first, last);
  const timing = billingTiming(
    monthRange(first, last).map((at) => ({
      month: at,
      computedCents: invoice.get(at) ?? 0,
      billedCents: billed.get(at),
    })),
  );
  const finding = reconciliationFinding(
    { first, last },
    { accrual: views.accrualCents, invoice: views.invoiceCents, booked: bookedSum },
  );
  return {
    finding: withLeftOut(finding, timing),
    months: monthRange(first, addMonths(first, 11)).map((at) => ({
      month: formatMonth(at),
      accrualCents: accrual.get(at) ?? 0,
      invoiceCents: invoice.get(at) ?? 0,
      billedCents: billed.get(at) ?? null,
      bookedCents: booked.get(at)?.cents ?? null,
    })),
    bridge: bridgeOf(views, billed.size === 0 ? undefined : billedSum, bookedSum),
    provenance: provenanceOf(facts),
  };
}

function bridgeOf(views: TwoViews, billed: number | undefined, booked: number): BridgeStep[] {
  const { accrualCents, paidLaterCents, paidBeforeCents, paidForEarlierCents } = views;
  const steps = [
    total("accrual", accrualCents),
    change("paidLater", 0 - paidLaterCents),
    change("paidForEarlier", paidForEarlierCents),
    change("paidAhead", views.paidForLaterCents - paidBeforeCents),
    total("invoice", views.invoiceCents),
  ];
  if (billed !== undefined) {
    steps.push(change("billing", billed - views.invoiceCents), total("billed", billed));
  }
  steps.push(change("booking", booked - (billed ?? views.invoiceCents)), total("booked", booked));
  return steps.filter((step) => step.kind === "total" || step.cents !== 0);
}

function total(id: keyof typeof words, value: number): BridgeStep {
  return { id, label: words[id], cents: cents(value), kind: "total" };
}

function change(id: keyof typeof words, value: number): BridgeStep {
  return { id, label: words[id], cents: cents(value + 0), kind: "change" };
}

function provenanceOf(facts: FinanceFacts): Provenance {
  const sources = ["benefit-payments", "benefit-invoices", "ledger"];
  return {
    definition: {
      fi: "Sama henkilöittäin laskettu kuntaosuus kahdella tavalla kuukausille jaettuna, maksajan laskurivit ja kirjanpito. Sillan askeleet summautuvat sentilleen.",
      sv: "Samma personvis beräknade kommunandel fördelad på månader på två sätt, betalarens fakturarader och bokföringen. Bryggans steg summerar på centen.",
      en: "The same share, computed person by person and put on months in two ways, the payer's invoice lines and the ledger. The steps of the bridge add up to the cent.",
    },
    batches: sources.flatMap((source) => facts.batches.get(source) ?? []),
    coverage: null,
    breaks: [],
    assumptions: facts.liability?.assumptions ?? [],
    uncertainty: null,
    run: { ...facts.run },
  };
}
