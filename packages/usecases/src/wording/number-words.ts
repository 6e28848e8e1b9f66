import {
  monthNames,
  monthNumberOf,
  yearOf,
  type Language,
  type Localised,
  type Month,
} from "@luotsi/base";

const space = "\u00A0";
const minus = "\u2212";

/** A number with so many decimals in a language's own signs; thousands by no-break space (comma in English). */
export function numberText(value: number, decimals: number, language: Language): string {
  const fixed = Math.abs(roundHalfAway(value, decimals)).toFixed(decimals);
  const [whole = "0", fraction] = fixed.split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, language === "en" ? "," : space);
  const negative = Number(fixed) !== 0 && value < 0;
  const tail = fraction === undefined ? "" : `${language === "en" ? "." : ","}${fraction}`;
  return `${negative ? minus : ""}${grouped}${tail}`;
}

/** `31,4 milj. €` and its translations. @param centsValue euro cents. */
export function millionsText(centsValue: number, language: Language): string {
  const number = numberText(centsValue / 100_000_000, 1, language);
  if (language === "en") return `€${number}${space}million`.replace(`€${minus}`, `${minus}€`);
  return language === "sv" ? `${number}${space}mn${space}€` : `${number}${space}milj.${space}€`;
}

/** `12,3 %`. @param value percent. */
export function percentText(value: number, language: Language): string {
  const number = numberText(value, 1, language);
  return language === "en" ? `${number}%` : `${number}${space}%`;
}

/** `tammikuu 2025`. */
export function monthText(value: Month, language: Language): string {
  return `${monthNames[language][monthNumberOf(value) - 1] ?? ""}${space}${yearOf(value)}`;
}

/** The same text made in each language. */
export function inEachLanguage(write: (language: Language) => string): Localised {
  return { fi: write("fi"), sv: write("sv"), en: write("en") };
}

function roundHalfAway(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  const size = Math.abs(value) * factor;
  return (Math.sign(value) * Math.floor(size + 0.5 + size * 1e-12)) / factor;
}
