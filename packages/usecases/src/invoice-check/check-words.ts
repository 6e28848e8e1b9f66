import { formatMonth, type Language, type Localised, type Month } from "@luotsi/base";

import { inEachLanguage, monthText, numberText } from "../wording/number-words.ts";

/** `1 234 €`, whole euros. */
export function eurosText(centsValue: number, language: Language): string {
  const number = numberText(centsValue / 100, 0, language);
  return language === "en" ? `€${number}`.replace("€\u2212", "\u2212€") : `${number}\u00A0€`;
}

/** `tammikuu 2025 – maaliskuu 2025`, or one month. */
export function monthsText(first: Month, last: Month, language: Language): string {
  if (first === last) return monthText(first, language);
  return `${monthText(first, language)} – ${monthText(last, language)}`;
}

export interface FindingFacts {
  readonly cases: number;
  /** Of the cases: nobody has marked them. */
  readonly open: number;
  /** What was billed too much and too little, both as positive cents. */
  readonly overCents: number;
  readonly underCents: number;
  /** The group that is not billed for the time being. */
  readonly waiting: { readonly people: number; readonly cents: number } | undefined;
  /** Of what was due within the period: billed in other months; and billed within it for what was due in others. */
  readonly inOtherMonthsCents: number;
  readonly forOtherMonthsCents: number;
}

/** The page's one sentence. */
export function checkFinding(facts: FindingFacts): Localised {
  return inEachLanguage((language) =>
    [caseSentence(facts), waitingSentence(facts.waiting), timingSentence(facts)]
      .map((sentence) => sentence[language])
      .filter((text) => text !== "")
      .join(" "),
  );
}

function caseSentence({ cases, open, overCents, underCents }: FindingFacts): Localised {
  if (cases === 0) {
    return {
      fi: "Maksajan laskut vastaavat laskelmaamme rivi riviltä.",
      sv: "Betalarens fakturor motsvarar vår beräkning rad för rad.",
      en: "The payer's invoices agree with our ledger line by line.",
    };
  }
  const over = inEachLanguage((language) => eurosText(overCents, language));
  const under = inEachLanguage((language) => eurosText(underCents, language));
  const rest = openWords(open);
  return {
    fi: `Laskuissa on ${cases} ${cases === 1 ? "ero" : "eroa"}: liikaa laskutettu ${over.fi}, liian vähän ${under.fi}. ${rest.fi}`,
    sv: `Fakturorna har ${cases} ${cases === 1 ? "skillnad" : "skillnader"}: ${over.sv} för mycket och ${under.sv} för litet fakturerat. ${rest.sv}`,
    en: `The invoices hold ${cases} ${cases === 1 ? "difference" : "differences"}: ${over.en} billed too much, ${under.en} too little. ${rest.en}`,
  };
}

function openWords(open: number): Localised {
  if (open === 0) {
    return {
      fi: "Kaikki on käsitelty maksajan kanssa.",
      sv: "Alla har behandlats med betalaren.",
      en: "All of them have been taken up with the payer.",
    };
  }
  return {
    fi: `${open} odottaa kysymistä.`,
    sv: `${open} väntar på att tas upp.`,
    en: `${open} still ${open === 1 ? "waits" : "wait"} to be asked about.`,
  };
}

function waitingSentence(waiting: FindingFacts["waiting"]): Localised {
  if (waiting === undefined) return { fi: "", sv: "", en: "" };
  const { people } = waiting;
  const sum = inEachLanguage((language) => eurosText(waiting.cents, language));
  return {
    fi: `Ansiopäivärahalta työmarkkinatuelle siirtyneistä ${people} henkilön osuus, ${sum.fi}, on vielä laskuttamatta.`,
    sv: `Andelen för ${people} personer som har gått över från inkomstrelaterad dagpenning till arbetsmarknadsstöd, ${sum.sv}, är ännu ofakturerad.`,
    en: `The share of ${people} people who came to the subsidy from an earnings-related allowance, ${sum.en}, has not been billed yet.`,
  };
}

/** Smaller sums are not worth a word beside the cases. */
const worthSaying = 100_000;

function timingSentence({ inOtherMonthsCents, forOtherMonthsCents }: FindingFacts): Localised {
  const out = inEachLanguage((language) => eurosText(inOtherMonthsCents, language));
  const into = inEachLanguage((language) => eurosText(forOtherMonthsCents, language));
  const isOut = Math.abs(inOtherMonthsCents) >= worthSaying;
  const isIn = Math.abs(forOtherMonthsCents) >= worthSaying;
  if (isOut && isIn) {
    return {
      fi: `Näille laskuille kuuluneesta ${out.fi} on laskutettu muina kuukausina, ja muille laskuille kuulunutta on mukana ${into.fi}.`,
      sv: `Av det som hörde till dessa fakturor har ${out.sv} fakturerats andra månader, och ${into.sv} hörde till andra fakturor.`,
      en: `Of what belonged on these invoices ${out.en} was billed in other months, and ${into.en} on them belonged on others.`,
    };
  }
  if (isOut) {
    return {
      fi: `Näille laskuille kuuluneesta ${out.fi} on laskutettu muina kuukausina.`,
      sv: `Av det som hörde till dessa fakturor har ${out.sv} fakturerats andra månader.`,
      en: `Of what belonged on these invoices ${out.en} was billed in other months.`,
    };
  }
  if (!isIn) return { fi: "", sv: "", en: "" };
  return {
    fi: `Laskuilla on ${into.fi}, joka kuului muiden kuukausien laskuille.`,
    sv: `Fakturorna har ${into.sv} som hörde till andra månaders fakturor.`,
    en: `The invoices hold ${into.en} that belonged on those of other months.`,
  };
}

/** What the accrual and the payouts of the same months come to. */
export function accrualFinding(
  months: { readonly first: Month; readonly last: Month },
  cents: { readonly accrual: number; readonly invoice: number },
): Localised {
  const period = inEachLanguage((language) =>
    capital(monthsText(months.first, months.last, language)),
  );
  const accrual = inEachLanguage((language) => eurosText(cents.accrual, language));
  if (cents.accrual === cents.invoice) {
    return {
      fi: `${period.fi}: etuuspäivistä kertyi ${accrual.fi}, ja samojen kuukausien maksuista tulee laskulle sentilleen sama summa.`,
      sv: `${period.sv}: förmånsdagarna gav ${accrual.sv}, och utbetalningarna samma månader ger på centen samma summa på fakturan.`,
      en: `${period.en}: the benefit days accrued ${accrual.en}, and the payouts of the same months make the same sum of invoices to the cent.`,
    };
  }
  const invoice = inEachLanguage((language) => eurosText(cents.invoice, language));
  return {
    fi: `${period.fi}: etuuspäivistä kertyi ${accrual.fi}, ja samojen kuukausien maksuista tulee laskulle ${invoice.fi}.`,
    sv: `${period.sv}: förmånsdagarna gav ${accrual.sv}, och utbetalningarna samma månader ger ${invoice.sv} på fakturan.`,
    en: `${period.en}: the benefit days accrued ${accrual.en}, and the payouts of the same months make ${invoice.en} of invoices.`,
  };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Said on the page and in the file: which key the payer knows. */
export const personKeys: Localised = {
  fi: "Luotsi ei tallenna henkilötunnuksia, joten henkilö on tässä tallennetulla peitetunnuksella. Maksaja ei tunne sitä: rivi löytyy maksajan omasta tiedostosta tiedoston nimellä ja rivinumerolla sekä etuudella, kuukaudella, päivillä ja summalla.",
  sv: "Luotsi sparar inga personbeteckningar, så personen anges här med sin pseudonym. Betalaren känner inte till den: raden hittas i betalarens egen fil med filnamn och radnummer samt förmån, månad, dagar och belopp.",
  en: "Luotsi stores no personal identity codes, so a person stands here by the stored pseudonym. The payer does not know it: the line is found in the payer's own file by file name and line number, and by benefit, month, days and amount.",
};

export const noInvoices: Localised = {
  fi: "Laskuja ei voi vielä tarkistaa: tarvitaan maksetut etuudet ja maksajan laskurivit.",
  sv: "Fakturorna kan ännu inte granskas: de betalda förmånerna och betalarens fakturarader behövs.",
  en: "Invoices cannot be checked yet: the benefit payments and the payer's invoice lines are needed.",
};

/** A month as it stands in a view. */
export function monthOrNull(month: Month | undefined): string | null {
  return month === undefined ? null : formatMonth(month);
}
