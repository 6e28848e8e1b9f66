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
  "outside-law": {
    fi: "Maksuja, joiden etuudelle laissa ei ole rahoitussäännöstä: niistä ei ole laskettu osuutta. Summa on maksettua etuutta.",
    sv: "Betalningar vars förmån ingen bestämmelse i lagen finansierar: ingen andel har beräknats på dem. Summan är betald förmån.",
    en: "Payments whose benefit no rule of the law finances: no share was computed of them. The sum is benefit paid.",
  },
  "other-areas": {
    fi: "Osuuksia henkilöistä, joiden kotikunta maksupäivänä oli toisella alueella: ne eivät ole meidän maksettaviamme.",
    sv: "Andelar för personer vars hemkommun på utbetalningsdagen låg i ett annat område: de är inte våra att betala.",
    en: "Shares of people whose home on the payout day was in another area: they are not ours to pay.",
  },
  "unknown-homes": {
    fi: "Osuuksia henkilöistä, joiden kotikuntaa ei ole kuntaluettelossa: niistä ei tiedetä, kenen maksettavia ne ovat.",
    sv: "Andelar för personer vars hemkommun saknas i kommunregistret: det är inte känt vem som ska betala dem.",
    en: "Shares of people whose home municipality is not in the register of municipalities: nobody knows whose they are to pay.",
  },
  "quarantine-payments": {
    fi: "Maksurivejä karanteenissa: toistuvia tai virheellisiä rivejä, joita tuonti ei ottanut. Ne ovat sivulla Aineistot.",
    sv: "Betalningsrader i karantän: upprepade eller felaktiga rader som importen inte tog emot. De finns på sidan Material.",
    en: "Payment rows in quarantine: repeated or faulty rows the import did not take. They are on the page Data.",
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
  const { outsideLaw, otherAreas, unknownHomes, quarantinedPayments } = facts;
  const lines = [
    shares("not-yet-invoiced", notYetInvoiced),
    shares("before-invoices", beforeInvoices),
    shares("other-areas", otherAreas),
    shares("unknown-homes", unknownHomes),
    {
      id: "outside-law",
      text: texts["outside-law"],
      count: outsideLaw.rows,
      cents: roundToCents(outsideLaw.paidCents),
    },
    {
      id: "quarantine-payments",
      text: texts["quarantine-payments"],
      count: quarantinedPayments,
      cents: null,
    },
    { id: "quarantine", text: texts.quarantine, count: facts.quarantinedRows, cents: null },
  ];
  return lines.filter(({ count }) => count > 0);
}

function shares(
  id: "not-yet-invoiced" | "before-invoices" | "other-areas" | "unknown-homes",
  { count, owedHundredths }: SharesLeftOut,
): InvoiceCheckView["leftOut"][number] {
  return { id, text: texts[id], count, cents: roundToCents(owedHundredths / 100) };
}
