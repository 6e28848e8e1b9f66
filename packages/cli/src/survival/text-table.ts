import type { Language, Localised } from "@luotsi/base";

/** Words of every table of durations. */
export const durationTexts = {
  time: { fi: "aika", sv: "tid", en: "time" },
  still: { fi: "jäljellä, %", sv: "kvar, %", en: "still in, %" },
} as const satisfies Readonly<Record<string, Localised>>;

/** Words of every table of coefficients. */
export const coefficientTexts = {
  covariate: { fi: "selittäjä", sv: "förklaring", en: "covariate" },
  coefficient: { fi: "kerroin", sv: "koefficient", en: "coefficient" },
  error: { fi: "keskivirhe", sv: "medelfel", en: "standard error" },
} as const satisfies Readonly<Record<string, Localised>>;

/** What any command over durations may warn of. */
export const sharedWarningTexts = {
  event_coded_1_2: {
    fi: "Tapahtumasarakkeessa on arvot 1 ja 2: 2 luettiin tapahtumaksi.",
    sv: "Händelsekolumnen har värdena 1 och 2: 2 lästes som händelse.",
    en: "The event column has the values 1 and 2: 2 was read as the event.",
  },
  small_counts_hidden: {
    fi: "Lukuja, jotka kertoisivat alle viidestä henkilöstä, ei näytetä.",
    sv: "Tal som skulle berätta om färre än fem personer visas inte.",
    en: "Figures that would tell of fewer than five people are not shown.",
  },
  small_counts_shown: {
    fi: "Jokin luku kertoo alle viidestä henkilöstä: ennen tulosten jakamista aja komento valinnalla --small-counts hide.",
    sv: "Något tal berättar om färre än fem personer: kör kommandot med --small-counts hide innan resultaten delas.",
    en: "Some figure tells of fewer than five people: run the command with --small-counts hide before passing the results on.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

/** A count as the language writes it; a dash where it is hidden or there is none. */
export function countText(count: number | null, language: Language): string {
  return count === null ? "–" : new Intl.NumberFormat(language).format(count);
}

/** Rows of cells as lines: the first column to the left, the others to the right. */
export function alignedLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** A number with so many decimals, as the language writes it; a dash where there is none. */
export function decimalText(value: number | null, digits: number, language: Language): string {
  if (value === null) return "–";
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A share in percent with one decimal. */
export function percentText(share: number | null, language: Language): string {
  return share === null ? "–" : decimalText(100 * share, 1, language);
}

/** A p of a test: below a thousandth the figure is no use to anyone. */
export function chanceText(p: number, language: Language): string {
  return p < 0.001 ? `< ${decimalText(0.001, 3, language)}` : decimalText(p, 3, language);
}
