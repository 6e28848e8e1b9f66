import { roundToCents, type Localised } from "@luotsi/base";
import type { InvoiceCheckView } from "@luotsi/contract";
import type { SharesLeftOut } from "@luotsi/engines";

import type { InvoiceFacts } from "./invoice-facts.ts";

const texts = {
  "not-yet-invoiced": {
    fi: "Maksuja viimeisen laskun jälkeen: niistä ei ole vielä voitu laskuttaa.",
    sv: "Utbetalningar efter den senaste fakturan: de har ännu inte kunnat faktureras.",
    en: "Payouts after the last invoice: they cannot have been billed yet.",
  },
  "before-invoices": {
    fi: "Maksuja ennen ensimmäistä tuotua laskua: niiden laskua ei ole aineistossa.",
    sv: "Utbetalningar före den första importerade fakturan: deras faktura finns inte i materialet.",
    en: "Payouts before the first imported invoice: their invoice is not in the data.",
  },
  quarantine: {
    fi: "Laskun rivejä karanteenissa: toistuvia tai virheellisiä rivejä, joita tuonti ei ottanut. Ne ovat sivulla Aineistot.",
    sv: "Fakturarader i karantän: upprepade eller felaktiga rader som importen inte tog emot. De finns på sidan Material.",
    en: "Invoice lines in quarantine: repeated or faulty lines the import did not take. They are on the page Data.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

/** What the totals leave out; lines that came to nothing are not said. */
export function leftOutLines(facts: InvoiceFacts): InvoiceCheckView["leftOut"] {
  const { notYetInvoiced, beforeInvoices } = facts.check;
  const lines = [
    shares("not-yet-invoiced", notYetInvoiced),
    shares("before-invoices", beforeInvoices),
    { id: "quarantine", text: texts.quarantine, count: facts.quarantinedRows, cents: null },
  ];
  return lines.filter(({ count }) => count > 0);
}

function shares(
  id: "not-yet-invoiced" | "before-invoices",
  { count, owedHundredths }: SharesLeftOut,
): InvoiceCheckView["leftOut"][number] {
  return { id, text: texts[id], count, cents: roundToCents(owedHundredths / 100) };
}
