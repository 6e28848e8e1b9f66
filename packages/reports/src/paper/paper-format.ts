import {
  dayParts,
  monthNames,
  monthNumberOf,
  parseDay,
  parseMonth,
  shortMonthNames,
  yearOf,
  type Language,
} from "@luotsi/base";

const space = "\u00A0";
const minus = "\u2212";
const oneMillion = 100_000_000;

/** How one language writes numbers, money and time on paper. */
export interface PaperFormat {
  /** `1 234,5` */
  readonly number: (value: number, decimals: number) => string;
  /** `1 235 €` from cents; cents are shown when asked for. */
  readonly euros: (cents: number, decimals?: number) => string;
  /** Millions from a million euros up, whole euros below. */
  readonly shortEuros: (cents: number) => string;
  /** The same with a plus sign too. */
  readonly change: (cents: number) => string;
  /** `12,3 %` from 12.3. */
  readonly percent: (value: number, decimals?: number) => string;
  /** `22.11.2026` from `2026-11-22`. */
  readonly day: (iso: string) => string;
  /** `tammikuu 2025` from `2025-01`. */
  readonly month: (iso: string) => string;
  /** `tammi` from `2025-01`, for axes. */
  readonly shortMonth: (iso: string) => string;
}

/** The format of a language. */
export function paperFormat(language: Language): PaperFormat {
  const isEnglish = language === "en";
  const number = (value: number, decimals: number): string => {
    const factor = 10 ** decimals;
    const size = Math.abs(value) * factor;
    const rounded = Math.floor(size + 0.5 + size * 1e-12) / factor;
    const [whole = "0", fraction] = rounded.toFixed(decimals).split(".");
    const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, isEnglish ? "," : space);
    const sign = value < 0 && rounded !== 0 ? minus : "";
    return `${sign}${grouped}${fraction === undefined ? "" : `${isEnglish ? "." : ","}${fraction}`}`;
  };
  const money = (text: string, unit: string): string => {
    if (!isEnglish) return `${text}${space}${unit}`;
    return `€${text}`.replace(`€${minus}`, `${minus}€`);
  };
  const euros = (cents: number, decimals = 0): string => money(number(cents / 100, decimals), "€");
  const shortEuros = (cents: number): string => {
    if (Math.abs(cents) < oneMillion) return euros(cents);
    const text = money(
      number(cents / oneMillion, 2),
      language === "sv" ? `mn${space}€` : `milj.${space}€`,
    );
    return isEnglish ? `${text}${space}million` : text;
  };
  return {
    number,
    euros,
    shortEuros,
    change: (cents) => (cents > 0 ? `+${shortEuros(cents)}` : shortEuros(cents)),
    percent: (value, decimals = 1) =>
      isEnglish ? `${number(value, decimals)}%` : `${number(value, decimals)}${space}%`,
    day: dayText,
    month: (iso) => monthText(iso, monthNames[language]),
    shortMonth: (iso) => monthText(iso, shortMonthNames[language]).split(space)[0] ?? iso,
  };
}

function dayText(iso: string): string {
  const parsed = parseDay(iso);
  if (parsed === undefined) return iso;
  const { year, monthNumber, dayOfMonth } = dayParts(parsed);
  return `${dayOfMonth}.${monthNumber}.${year}`;
}

function monthText(iso: string, names: readonly string[]): string {
  const parsed = parseMonth(iso);
  if (parsed === undefined) return iso;
  return `${names[monthNumberOf(parsed) - 1] ?? ""}${space}${yearOf(parsed)}`;
}
