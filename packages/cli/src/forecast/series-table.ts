import { describeError, fill, type Language, type Localised } from "@luotsi/base";

import { forecastWarningTexts } from "./forecast-warnings.ts";
import type { ForecastOfSeries, RefusedSeries } from "./series-report.ts";

const texts = {
  period: { fi: "jakso", sv: "period", en: "period" },
  forecast: { fi: "ennuste", sv: "prognos", en: "forecast" },
  tested: {
    fi: "Koeajo {origins} lähtökuukaudesta: sMAPE {smape} % (viime vuoden sama kuukausi {naive} %), MASE {mase}, 80 %:n väliin osui {inside80} % ja 95 %:n väliin {inside95} %.",
    sv: "Prov från {origins} startmånader: sMAPE {smape} % (samma månad i fjol {naive} %), MASE {mase}, {inside80} % inom 80 %-intervallet och {inside95} % inom 95 %-intervallet.",
    en: "Back-test from {origins} origins: sMAPE {smape} % (same month a year before {naive} %), MASE {mase}, {inside80} % inside the 80 % and {inside95} % inside the 95 % interval.",
  },
  history: {
    fi: "Historia {first}–{last}, {observed} havaintoa.",
    sv: "Historik {first}–{last}, {observed} observationer.",
    en: "History {first} to {last}, {observed} observed.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

/** The forecasts for a reader: a table and the back-test of each series, then the refused ones. */
export function seriesTable(
  found: readonly ForecastOfSeries[],
  refused: readonly RefusedSeries[],
  language: Language,
): string {
  const blocks = found.map((one) => blockOf(one, language));
  const refusals = refused.map(({ refusal }) => {
    const { message, next } = describeError(refusal, language);
    return `${message} ${next}`;
  });
  return [...blocks, ...refusals].join("\n\n");
}

function blockOf(one: ForecastOfSeries, language: Language): string {
  const { points, backTest, weights, warnings } = one.forecast;
  const whole = numberFormat(language, digitsFor(points.mean));
  const rows = one.periods.map((period, i) => [
    period,
    ...[points.mean, points.lo80, points.hi80, points.lo95, points.hi95].map((column) =>
      whole.format(column[i] ?? Number.NaN),
    ),
  ]);
  const head = [texts.period[language], texts.forecast[language], "80 % ↓", "80 % ↑"];
  const shares = weights
    .filter(({ weight }) => weight >= 0.005)
    .map(({ method, weight }) => `${method} ${Math.round(100 * weight)} %`);
  const details = {
    first: one.firstObserved,
    last: one.lastObserved,
    observed: one.forecast.observed,
  };
  return [
    ...(one.group === null ? [] : [one.group]),
    ...aligned([[...head, "95 % ↓", "95 % ↑"], ...rows]),
    fill(texts.history[language], details),
    `${one.forecast.method}${shares.length === 0 ? "" : `: ${shares.join(", ")}`}`,
    ...(backTest.origins === 0 ? [] : [testedLine(one, language)]),
    ...warnings.map((code) => forecastWarningTexts[code][language]),
  ].join("\n");
}

function testedLine(one: ForecastOfSeries, language: Language): string {
  const { origins, smape, mase, coverage80, coverage95, seasonalNaiveSmape } =
    one.forecast.backTest;
  const format = numberFormat(language, 2);
  const shown = (value: number | undefined, factor: number): string =>
    value === undefined ? "–" : format.format(value * factor);
  return fill(texts.tested[language], {
    origins,
    smape: shown(smape, 1),
    naive: shown(seasonalNaiveSmape, 1),
    mase: shown(mase, 1),
    inside80: shown(coverage80, 100),
    inside95: shown(coverage95, 100),
  });
}

/** Whole numbers for large values, four figures for small ones. */
function digitsFor(values: Float64Array): number {
  const largest = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  return largest >= 1000 || largest === 0 ? 0 : Math.min(6, 3 - Math.floor(Math.log10(largest)));
}

function numberFormat(language: Language, digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) => row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join("  "));
}
