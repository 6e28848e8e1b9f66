import {
  monthNames,
  shortMonthNames,
  parseDay,
  parseMonth,
  dayParts,
  monthNumberOf,
  yearOf,
  type Language,
} from "@luotsi/base";

const noBreakSpace = "\u00a0";
const minusSign = "\u2212";
const enDash = "\u2013";

export interface NumberStyle {
  /** Decimals to show; both rounding and padding. */
  readonly decimals?: number;
  /** `always` writes the plus sign too, for changes and deviations. Zero has no sign. */
  readonly sign?: "negative" | "always";
}

/** How one language writes numbers, money and time. Spaces inside a value never break a line. */
export interface Format {
  /** `1 234` */
  readonly count: (value: number, style?: NumberStyle) => string;
  /** `1 234,5`; one decimal unless told otherwise. */
  readonly number: (value: number, style?: NumberStyle) => string;
  /** `1 234,50 €` from cents. */
  readonly euros: (cents: number, style?: NumberStyle) => string;
  /** `1 235 €` from cents. */
  readonly wholeEuros: (cents: number, style?: NumberStyle) => string;
  /** `31,4 milj. €` from cents. */
  readonly millions: (cents: number, style?: NumberStyle) => string;
  /** Millions from a million euros up, whole euros below. */
  readonly shortEuros: (cents: number, style?: NumberStyle) => string;
  /** `15,9 %` from 15.9. */
  readonly percent: (value: number, style?: NumberStyle) => string;
  /** `15,9 %` from 0.159. */
  readonly share: (value: number, style?: NumberStyle) => string;
  /** `16 %` from 0.159; what is not quite nothing or all is `alle 1 %` or `yli 99 %`. */
  readonly part: (value: number, style?: Pick<NumberStyle, "decimals">) => string;
  /** `−1,7 prosenttiyksikköä` */
  readonly percentagePoints: (value: number, style?: NumberStyle) => string;
  /** `29,8–33,1 milj. €`: the unit once, from two cents values. */
  readonly millionsRange: (loCents: number, hiCents: number, style?: NumberStyle) => string;
  /** `12–18` */
  readonly range: (lo: number, hi: number, style?: NumberStyle) => string;
  /** `1.1.2025` from `2025-01-01`; a text that is no day is given back as it is. */
  readonly day: (iso: string) => string;
  /** `tammikuu 2025` from `2025-01`. */
  readonly month: (iso: string) => string;
  /** `tammi` from `2025-01`, for axes. */
  readonly shortMonth: (iso: string) => string;
  /** `1/2025` from `2025-01`, for dense tables. */
  readonly monthNumber: (iso: string) => string;
  /** `22.11.2026 klo 14.05` in Finland's time from an ISO time stamp. */
  readonly moment: (iso: string) => string;
  /** `alle 5`: a count too small to be shown. */
  readonly fewerThan: (limit: number) => string;
  /** Decides the order of texts in a table. */
  readonly compare: (a: string, b: string) => number;
  /** `1234,5`: for the clipboard and files, so that a spreadsheet reads it as a number. */
  readonly plain: (value: number) => string;
}

interface Words {
  readonly locale: string;
  readonly decimalMark: string;
  readonly million: (digits: string) => string;
  readonly euro: (digits: string) => string;
  readonly percent: (digits: string) => string;
  readonly points: (digits: string) => string;
  readonly fewerThan: string;
  readonly lessThan: string;
  readonly moreThan: string;
  readonly at: string;
}

const words: Readonly<Record<Language, Words>> = {
  fi: {
    locale: "fi-FI",
    decimalMark: ",",
    million: (digits) => joined(digits, "milj.", "€"),
    euro: (digits) => joined(digits, "€"),
    percent: (digits) => joined(digits, "%"),
    points: (digits) => joined(digits, "prosenttiyksikköä"),
    fewerThan: "alle",
    lessThan: "alle",
    moreThan: "yli",
    at: "klo",
  },
  sv: {
    locale: "sv-FI",
    decimalMark: ",",
    million: (digits) => joined(digits, "mn", "€"),
    euro: (digits) => joined(digits, "€"),
    percent: (digits) => joined(digits, "%"),
    points: (digits) => joined(digits, "procentenheter"),
    fewerThan: "under",
    lessThan: "under",
    moreThan: "över",
    at: "kl.",
  },
  en: {
    locale: "en-GB",
    decimalMark: ".",
    million: (digits) => joined(inEnglishEuros(digits), "million"),
    euro: inEnglishEuros,
    percent: (digits) => `${digits}%`,
    points: (digits) => joined(digits, "percentage", "points"),
    fewerThan: "fewer than",
    lessThan: "less than",
    moreThan: "more than",
    at: "at",
  },
};

const formats: Readonly<Record<Language, Format>> = {
  fi: createFormat("fi"),
  sv: createFormat("sv"),
  en: createFormat("en"),
};

export function formatFor(language: Language): Format {
  return formats[language];
}

function createFormat(language: Language): Format {
  const word = words[language];
  const number = numberWriter(language);
  const collator = new Intl.Collator(word.locale, { numeric: true });
  const millions = (cents: number, style?: NumberStyle): string =>
    word.million(number(cents / 100_000_000, { decimals: 1, ...style }));
  const wholeEuros = (cents: number, style?: NumberStyle): string =>
    word.euro(number(cents / 100, { decimals: 0, ...style }));
  const range = (lo: number, hi: number, style?: NumberStyle): string =>
    `${number(lo, { decimals: 0, ...style })}${enDash}${number(hi, { decimals: 0, ...style })}`;
  const share = (value: number, style?: NumberStyle): string =>
    word.percent(number(value * 100, { decimals: 1, ...style }));
  const part = (value: number, { decimals = 0 }: NumberStyle = {}): string => {
    const text = share(value, { decimals });
    const least = 10 ** -(2 + decimals);
    if (value > 0 && text === share(0, { decimals })) {
      return joined(word.lessThan, share(least, { decimals }));
    }
    return value < 1 && text === share(1, { decimals })
      ? joined(word.moreThan, share(1 - least, { decimals }))
      : text;
  };
  return {
    count: (value, style) => number(value, { decimals: 0, ...style }),
    number: (value, style) => number(value, { decimals: 1, ...style }),
    euros: (cents, style) => word.euro(number(cents / 100, { decimals: 2, ...style })),
    wholeEuros,
    millions,
    shortEuros: (cents, style) =>
      Math.abs(cents) >= 100_000_000 ? millions(cents, style) : wholeEuros(cents, style),
    percent: (value, style) => word.percent(number(value, { decimals: 1, ...style })),
    share,
    part,
    percentagePoints: (value, style) => word.points(number(value, { decimals: 1, ...style })),
    millionsRange: (lo, hi, style) =>
      word.million(range(lo / 100_000_000, hi / 100_000_000, { decimals: 1, ...style })),
    range,
    ...calendarWriter(language),
    fewerThan: (limit) => joined(word.fewerThan, String(limit)),
    compare: (a, b) => collator.compare(a, b),
    plain: (value) => String(value).replace(".", word.decimalMark),
  };
}

type CalendarFormat = Pick<Format, "day" | "month" | "shortMonth" | "monthNumber" | "moment">;

function calendarWriter(language: Language): CalendarFormat {
  const word = words[language];
  const clock = new Intl.DateTimeFormat(word.locale, {
    timeZone: "Europe/Helsinki",
    hour: "numeric",
    minute: "2-digit",
    hour12: false,
  });
  const calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" });
  const day = (iso: string): string => writeDay(language, iso);
  return {
    day,
    month: (iso) => writeMonth(iso, (at, year) => joined(nameOf(monthNames[language], at), year)),
    shortMonth: (iso) => writeMonth(iso, (at) => nameOf(shortMonthNames[language], at)),
    monthNumber: (iso) => writeMonth(iso, (at, year) => `${at}/${year}`),
    moment: (iso) => {
      const instant = new Date(iso);
      return joined(day(calendar.format(instant)), word.at, clock.format(instant));
    },
  };
}

function numberWriter(language: Language): (value: number, style: NumberStyle) => string {
  const writers = new Map<number, Intl.NumberFormat>();
  return (value, { decimals = 0, sign = "negative" }) => {
    let writer = writers.get(decimals);
    if (writer === undefined) {
      writer = new Intl.NumberFormat(words[language].locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: "never",
      });
      writers.set(decimals, writer);
    }
    const digits = writer.format(value).replaceAll(/\s/g, noBreakSpace);
    const isZero = !/[1-9]/.test(digits);
    if (isZero) return digits;
    if (value < 0) return `${minusSign}${digits}`;
    return sign === "always" ? `+${digits}` : digits;
  };
}

function writeDay(language: Language, iso: string): string {
  const parsed = parseDay(iso);
  if (parsed === undefined) return iso;
  const { year, monthNumber, dayOfMonth } = dayParts(parsed);
  if (language !== "en") return `${dayOfMonth}.${monthNumber}.${year}`;
  return joined(String(dayOfMonth), nameOf(monthNames.en, monthNumber), String(year));
}

function writeMonth(iso: string, write: (monthNumber: number, year: string) => string): string {
  const parsed = parseMonth(iso);
  return parsed === undefined ? iso : write(monthNumberOf(parsed), String(yearOf(parsed)));
}

function nameOf(names: readonly string[], monthNumber: number): string {
  return names[monthNumber - 1] ?? String(monthNumber);
}

/** The sign before the currency, the range's both ends after it once: `−€1.7`, `€29.8–33.1`. */
function inEnglishEuros(digits: string): string {
  return digits.replace(/^[+\u2212]?/, (sign) => `${sign}€`);
}

function joined(...parts: readonly string[]): string {
  return parts.join(noBreakSpace);
}
