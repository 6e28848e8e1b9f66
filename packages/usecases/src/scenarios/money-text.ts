import type { Language } from "@luotsi/base";

import { millionsText, numberText } from "../wording/number-words.ts";

const centsPerMillion = 100_000_000;
const space = "\u00A0";

/** `4,3 milj. €`, and below a million `430 000 €`, to the nearest thousand, below that to the euro. */
export function moneyText(cents: number, language: Language): string {
  if (Math.abs(cents) >= 0.95 * centsPerMillion) return millionsText(cents, language);
  const euros = cents / 100;
  const rounded = Math.abs(euros) < 10_000 ? Math.round(euros) : Math.round(euros / 1000) * 1000;
  const number = numberText(rounded, 0, language);
  return language === "en" ? `€${number}` : `${number}${space}€`;
}
