import type { Language, Localised } from "@luotsi/base";
import type { LiabilityForecastView, MoneyForecast } from "@luotsi/contract";
import type { ForecastReport } from "@luotsi/usecases";

const texts = {
  month: { fi: "kuukausi", sv: "månad", en: "month" },
  year: { fi: "vuosi", sv: "år", en: "year" },
  days: { fi: "maksupäivät", sv: "betalda dagar", en: "paid days" },
  euros: { fi: "kuntaosuus, €", sv: "kommunandel, €", en: "share, €" },
  change: { fi: "muutos, %", sv: "ändring, %", en: "change, %" },
} as const satisfies Readonly<Record<string, Localised>>;

const width = 16;

/** A forecast for a reader: its sentence, the years, the months asked for, and how it would have hit. */
export function forecastTable(report: ForecastReport, months: number, language: Language): string {
  const limits = ["80 % ↓", "80 % ↑", "95 % ↓", "95 % ↑"];
  return [
    report.finding[language],
    "",
    row([texts.year[language], texts.euros[language], ...limits, texts.change[language]]),
    ...report.years.map(({ year, total, previousCents }) =>
      row([String(year), ...moneyCells(total, language), changeText(total.mean, previousCents)]),
    ),
    "",
    row([texts.month[language], texts.euros[language], ...limits, texts.days[language]]),
    ...report.months
      .slice(0, months)
      .map(({ month, owed, paidDays }) =>
        row([month, ...moneyCells(owed, language), wholeText(paidDays, language)]),
      ),
    "",
    ...report.splits.flatMap((split) => splitLines(split, language)),
    ...(report.backtest?.sentences ?? [report.noBacktest])
      .filter((sentence) => sentence !== null)
      .map((sentence) => sentence[language]),
    ...report.assumptions.map(({ name, value, text }) => `${name}=${value}: ${text[language]}`),
  ].join("\n");
}

/** The forecast months of each year by group. */
function splitLines(
  { title, groups }: LiabilityForecastView["splits"][number],
  language: Language,
): readonly string[] {
  const years = groups[0]?.years.map(({ year }) => String(year)) ?? [];
  return [
    [title[language].padEnd(groupWidth), ...years.map((year) => year.padStart(width))].join(""),
    ...groups.map((group) => {
      const cells = group.years.map(({ cents }) => wholeText(cents / 100, language));
      return [
        group.title[language].padEnd(groupWidth),
        ...cells.map((cell) => cell.padStart(width)),
      ].join("");
    }),
    "",
  ];
}

const groupWidth = 28;

function moneyCells({ mean, lo80, hi80, lo95, hi95 }: MoneyForecast, language: Language): string[] {
  return [mean, lo80, hi80, lo95, hi95].map((value) => wholeText(value / 100, language));
}

function changeText(mean: number, previous: number | null): string {
  if (previous === null || previous === 0) return "–";
  return (100 * (mean / previous - 1)).toFixed(1);
}

function wholeText(value: number, language: Language): string {
  const separator = language === "en" ? "," : " ";
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, separator);
}

function row(cells: readonly string[]): string {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(width) : cell.padStart(width))).join("");
}
