import { fill, type Language, type Localised } from "@luotsi/base";
import type { CauseModel, MonthlyReport, MonthlyWarning } from "@luotsi/usecases/survival";

import {
  alignedLines,
  chanceText,
  coefficientTexts,
  countText,
  decimalText,
  percentText,
  sharedWarningTexts,
  durationTexts,
} from "./text-table.ts";

const texts = {
  ...durationTexts,
  cause: {
    fi: "{cause}: {events} poistumaa",
    sv: "{cause}: {events} avgångar",
    en: "{cause}: {events} exits",
  },
  ...coefficientTexts,
  odds: { fi: "vetosuhde", sv: "oddskvot", en: "odds ratio" },
  hazard: { fi: "riskisuhde", sv: "hasardkvot", en: "hazard ratio" },
  months: { fi: "kuukaudet", sv: "månader", en: "months" },
  chance: { fi: "todennäköisyys, %", sv: "sannolikhet, %", en: "chance, %" },
  average: {
    fi: "Mitä odottaa henkilöä, jonka selittäjät ovat keskimääräisiä, kuukauden loppuun mennessä:",
    sv: "Vad väntar en person med genomsnittliga förklaringar, till månadens slut:",
    en: "What awaits somebody with average covariates, by the end of the month:",
  },
  month: { fi: "kuukausi", sv: "månad", en: "month" },
  facts: {
    fi: "{n} riviä, {months} henkilökuukautta.",
    sv: "{n} rader, {months} personmånader.",
    en: "{n} rows, {months} person-months.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

const warningTexts: Readonly<Record<MonthlyWarning, Localised>> = {
  column_not_estimated: {
    fi: "Jollekin selittäjälle ei ole kerrointa: se ei vaihtele, on muiden yhdistelmä tai sen suhde kasvaa rajatta.",
    sv: "Någon förklaring saknar koefficient: den varierar inte, är en kombination av andra eller dess kvot växer utan gräns.",
    en: "Some covariate has no coefficient: it does not vary, is a combination of others, or its ratio grows without end.",
  },
  ...sharedWarningTexts,
  beyond_data: {
    fi: "Kuukausista, joihin asti ketään ei seurattu tai jotka eivät ole kokonaisia, ei ole lukua.",
    sv: "För månader dit ingen följdes, eller som inte är hela, finns inget tal.",
    en: "Months to which nobody was followed, or that are not whole, have no figure.",
  },
};

/** Runs of months shown of a cause; the JSON has all. */
const mostLevels = 24;

/** Monthly chances for a reader: for each cause what moves it and how it goes with duration, then what awaits. */
export function monthlyTable(report: MonthlyReport, language: Language): string {
  return [
    ...report.causes.map((one) => causeBlock(one, report, language)),
    averageBlock(report, language),
    [
      fill(texts.facts[language], {
        n: countText(report.n, language),
        months: countText(report.personMonths, language),
      }),
      ...report.warnings.map((code) => warningTexts[code][language]),
    ].join("\n"),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

function causeBlock(
  { cause, events, coefficients, levels }: CauseModel,
  { conventions }: MonthlyReport,
  language: Language,
): string {
  const heads = [texts.covariate, texts[conventions.ratio]].map((text) => text[language]);
  const rest = [texts.coefficient, texts.error].map((text) => text[language]);
  return [
    fill(texts.cause[language], { cause, events: countText(events, language) }),
    ...alignedLines([
      [...heads, "95 % ↓", "95 % ↑", ...rest, "p"],
      ...coefficients.map((column) => [
        column.name,
        ...[column.ratio, ...column.ratioInterval95].map((value) =>
          decimalText(value, 3, language),
        ),
        decimalText(column.coefficient, 4, language),
        decimalText(column.robustStandardError ?? column.standardError, 4, language),
        column.p === null ? "–" : chanceText(column.p, language),
      ]),
    ]),
    ...alignedLines([
      [texts.months, texts.chance].map((text) => text[language]),
      ...levels
        .slice(0, mostLevels)
        .map(({ fromMonth, toMonth, chance }) => [
          runText(fromMonth, toMonth),
          percentText(chance, language),
        ]),
    ]),
  ].join("\n");
}

function runText(from: number, to: number | null): string {
  if (to === null) return `${from}–`;
  return to === from ? String(from) : `${from}–${to}`;
}

function averageBlock({ average, causes }: MonthlyReport, language: Language): string {
  if (average.at.length === 0) return "";
  const shares = [texts.still[language], ...causes.map(({ cause }) => `${cause}, %`)];
  return [
    texts.average[language],
    ...alignedLines([
      [texts.month[language], ...shares.flatMap((head) => [head, "95 % ↓", "95 % ↑"])],
      ...average.at.map(({ month, stillIn, out }) => [
        countText(month, language),
        ...[stillIn, ...causes.flatMap(({ cause }) => out[cause] ?? [])].flatMap(
          ({ share, interval95 }) =>
            [share, ...interval95].map((value) => percentText(value, language)),
        ),
      ]),
    ]),
  ].join("\n");
}
