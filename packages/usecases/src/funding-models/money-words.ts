import type { Language, Localised } from "@luotsi/base";

import { inEachLanguage, millionsText, numberText } from "../wording/number-words.ts";

/** From a million up in millions, below it in whole euros: a small area's difference is not 0,0 million. */
const oneMillion = 100_000_000;

/** A sum in words. @param centsValue euro cents. */
export function moneyText(centsValue: number, language: Language): string {
  if (Math.abs(centsValue) >= oneMillion) return millionsText(centsValue, language);
  const euros = numberText(centsValue / 100, 0, language);
  return language === "en" ? `€${euros}`.replace("€\u2212", "\u2212€") : `${euros}\u00A0€`;
}

/** A sum with its sign, a plus too. */
export function signedMoneyText(centsValue: number, language: Language): string {
  const text = moneyText(centsValue, language);
  return centsValue > 0 ? `+${text}` : text;
}

/** The size of a sum, without its sign, in each language. */
export function sizeText(centsValue: number): Localised {
  return inEachLanguage((language) => moneyText(Math.abs(centsValue), language));
}
