import type { Language, Localised } from "@luotsi/base";

import type { LiabilityReport } from "./liability-report.ts";

const words = {
  total: { fi: "Kuntaosuus yhteensä", sv: "Kommunandel totalt", en: "Municipal share in all" },
  rows: { fi: "Maksurivejä", sv: "Betalningsrader", en: "Payment rows" },
  ruleSet: { fi: "Sääntö", sv: "Regel", en: "Rule set" },
  benefit: { fi: "Etuus", sv: "Förmån", en: "Benefit" },
  percent: { fi: "Porras", sv: "Steg", en: "Step" },
  days: { fi: "Päiviä", sv: "Dagar", en: "Days" },
  paid: { fi: "Maksettu €", sv: "Betalt €", en: "Paid €" },
  owed: { fi: "Kuntaosuus €", sv: "Kommunandel €", en: "Share €" },
  municipality: { fi: "Kotikunta", sv: "Hemkommun", en: "Municipality" },
  month: { fi: "Etuuskuukausi", sv: "Förmånsmånad", en: "Benefit month" },
  invoiceMonth: { fi: "Maksatuskuukausi", sv: "Utbetalningsmånad", en: "Payout month" },
} as const satisfies Readonly<Record<string, Localised>>;

/** The answer for a person to read. @returns lines of text, ending in a line break. */
export function liabilityTable(report: LiabilityReport, language: Language): string {
  const word = (key: keyof typeof words): string => words[key][language];
  const money = (value: number): string => amount(value, 2, language);
  const keyed = (title: string, entries: Readonly<Record<string, number>>): string =>
    table(
      [title, word("owed")],
      Object.entries(entries).map(([key, value]) => [key, money(value)]),
    );
  const steps = report.byStep.map((step) => [
    `${step.percent} %`,
    amount(step.days, Number.isInteger(step.days) ? 0 : 2, language),
    money(step.paidEur),
    money(step.owedEur),
  ]);
  return [
    `${word("total")}: ${money(report.totalOwedCents / 100)} €`,
    `${word("rows")}: ${amount(report.rows, 0, language)}\n`,
    keyed(word("ruleSet"), report.byRuleSet),
    keyed(word("benefit"), report.byBenefit),
    table([word("percent"), word("days"), word("paid"), word("owed")], steps),
    keyed(word("municipality"), report.byMunicipality),
    keyed(word("month"), report.byMonth),
    keyed(word("invoiceMonth"), report.byInvoiceMonth),
  ].join("\n");
}

/** Text in columns: the first one to the left, the others to the right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, k) =>
    Math.max(heading.length, ...rows.map((row) => (row[k] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, k) => (k === 0 ? text.padEnd(widths[k] ?? 0) : text.padStart(widths[k] ?? 0)))
      .join("  ")
      .trimEnd();
  return `${[line(headings), ...rows.map(line)].join("\n")}\n`;
}

const locales = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" } as const;

/** A number in the signs of a language. */
export function amount(value: number, decimals: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}
