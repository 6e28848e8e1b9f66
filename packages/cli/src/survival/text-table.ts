import type { Language } from "@luotsi/base";

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
