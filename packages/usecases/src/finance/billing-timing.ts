import type { Language, Localised, Month } from "@luotsi/base";

import { inEachLanguage, millionsText, monthText } from "../wording/number-words.ts";

/** A month of payouts: what of them is the municipality's by our ledger, and what has been billed; undefined while nothing has. */
export interface BilledMonth {
  readonly month: Month;
  readonly computedCents: number;
  readonly billedCents: number | undefined;
}

/** Billing that differs less than this share from the ledger is single errors, which the invoice check tells one by one. */
const worthTelling = 0.02;

/** Months in which the payer billed clearly less, or more, than the payouts of the month made; null when there are none. */
export function billingTiming(months: readonly BilledMonth[]): Localised | null {
  const clear = months.flatMap(({ month, computedCents, billedCents }) => {
    const cents = billedCents === undefined ? 0 : billedCents - computedCents;
    return Math.abs(cents) > worthTelling * computedCents ? [{ month, cents }] : [];
  });
  const less = clear.filter(({ cents }) => cents < 0);
  const more = clear.filter(({ cents }) => cents > 0);
  if (clear.length === 0) return null;
  return inEachLanguage((language) => {
    const [under, over] = [told(less, language), told(more, language)];
    const texts = words[language];
    if (over === "") return `${texts.less(under)} ${texts.where}`;
    if (under === "") return `${texts.more(over)} ${texts.where}`;
    return `${texts.both(under, over)} ${texts.where}`;
  });
}

interface Difference {
  readonly month: Month;
  readonly cents: number;
}

/** `1,3 milj. € (helmikuu 2025 – elokuu 2025)`, or in how many months where they do not follow each other; nothing of nothing. */
function told(differences: readonly Difference[], language: Language): string {
  const [first, last] = [differences[0], differences.at(-1)];
  if (first === undefined || last === undefined) return "";
  const sum = differences.reduce((all, { cents }) => all + Math.abs(cents), 0);
  const ends = [first, last].map(({ month }) => monthText(month, language));
  const isStretch = last.month - first.month === differences.length - 1;
  const stretch = first === last ? ends[0] : ends.join(" – ");
  const when = isStretch ? stretch : words[language].months(differences.length);
  return `${millionsText(sum, language)} (${when})`;
}

interface Words {
  readonly less: (under: string) => string;
  readonly more: (over: string) => string;
  readonly both: (under: string, over: string) => string;
  readonly where: string;
  readonly months: (count: number) => string;
}

const words: Readonly<Record<Language, Words>> = {
  fi: {
    less: (under) => `Maksaja on laskuttanut laskelmaa vähemmän: ${under}.`,
    more: (over) => `Maksaja on laskuttanut laskelmaa enemmän: ${over}.`,
    both: (under, over) =>
      `Maksaja on laskuttanut laskelmaa vähemmän, ${under}, ja toisina kuukausina enemmän, ${over}: kirjanpidon kuukaudet seuraavat laskutusta.`,
    where: "Syyt ovat laskujen tarkastuksessa.",
    months: (count) => `${count} kuukautena`,
  },
  sv: {
    less: (under) => `Betalaren har fakturerat mindre än beräknat: ${under}.`,
    more: (over) => `Betalaren har fakturerat mer än beräknat: ${over}.`,
    both: (under, over) =>
      `Betalaren har fakturerat mindre än beräknat, ${under}, och andra månader mer, ${over}: bokföringens månader följer faktureringen.`,
    where: "Orsakerna finns i granskningen av fakturor.",
    months: (count) => `under ${count} månader`,
  },
  en: {
    less: (under) => `The payer has billed less than computed: ${under}.`,
    more: (over) => `The payer has billed more than computed: ${over}.`,
    both: (under, over) =>
      `The payer has billed less than computed, ${under}, and in other months more, ${over}: the months of the ledger follow the billing.`,
    where: "The reasons are in the invoice check.",
    months: (count) => `in ${count} months`,
  },
};
