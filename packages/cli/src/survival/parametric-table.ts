import { fill, type Language, type Localised } from "@luotsi/base";
import type {
  ParametricCoefficient,
  ParametricReport,
  ParametricWarning,
} from "@luotsi/usecases/survival";

import {
  alignedLines,
  chanceText,
  coefficientTexts,
  countText,
  decimalText,
  sharedWarningTexts,
} from "./text-table.ts";

const texts = {
  ...coefficientTexts,
  ratio: { fi: "aikasuhde", sv: "tidskvot", en: "time ratio" },
  hazard: { fi: "riskisuhde", sv: "hasardkvot", en: "hazard ratio" },
  facts: {
    fi: "{n} riviä, {events} tapahtumaa. Hajonta {scale}, log-uskottavuus {logLikelihood}, {iterations} kierrosta.",
    sv: "{n} rader, {events} händelser. Skala {scale}, log-likelihood {logLikelihood}, {iterations} varv.",
    en: "{n} rows, {events} events. Scale {scale}, log-likelihood {logLikelihood}, {iterations} rounds.",
  },
  shape: {
    fi: "Weibull-muoto {shape}: yli 1 tarkoittaa, että päättymisen riski kasvaa keston mukana, alle 1 että se pienenee.",
    sv: "Weibullform {shape}: över 1 betyder att risken stiger med tiden, under 1 att den sjunker.",
    en: "Weibull shape {shape}: above 1 the hazard of ending rises with duration, below 1 it falls.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

const warningTexts: Readonly<Record<ParametricWarning, Localised>> = {
  ...sharedWarningTexts,
  column_constant: {
    fi: "Jokin selittäjä ei vaihtele, joten sille ei ole kerrointa.",
    sv: "Någon förklaring varierar inte, så den har ingen koefficient.",
    en: "Some covariate does not vary, so it has no coefficient.",
  },
  column_collinear: {
    fi: "Jokin selittäjä on muiden yhdistelmä, joten sille ei ole omaa kerrointa.",
    sv: "Någon förklaring är en kombination av andra, så den har ingen egen koefficient.",
    en: "Some covariate is a combination of others, so it has no coefficient of its own.",
  },
  time_ratio_infinite: {
    fi: "Jonkin selittäjän aikasuhde kasvaa rajatta: ryhmässä ei tapahdu mitään.",
    sv: "Någon förklarings tidskvot växer utan gräns: i gruppen inträffar inget.",
    en: "Some covariate's time ratio grows without end: nothing happens in the group.",
  },
};

/** A parametric model for a reader: a row a covariate, then how it fits and what to beware of. */
export function parametricTable(report: ParametricReport, language: Language): string {
  const head = [texts.covariate, texts.ratio].map((text) => text[language]);
  const rest = [texts.coefficient, texts.error].map((text) => text[language]);
  const hazards = report.hazard === null ? [] : [texts.hazard[language]];
  return [
    report.distribution,
    ...alignedLines([
      [...head, "95 % ↓", "95 % ↑", ...rest, "p", ...hazards],
      ...report.coefficients.map((column) => [
        ...rowOf(column, language),
        ...(report.hazard === null ? [] : [hazardText(report, column.name, language)]),
      ]),
    ]),
    "",
    fill(texts.facts[language], {
      n: countText(report.n, language),
      events: countText(report.events, language),
      scale: decimalText(report.scale, 4, language),
      logLikelihood: decimalText(report.logLikelihood, 3, language),
      iterations: report.iterations,
    }),
    ...(report.distribution === "weibull" && report.hazard !== null
      ? [fill(texts.shape[language], { shape: decimalText(report.hazard.shape, 3, language) })]
      : []),
    ...report.warnings.map((code) => warningTexts[code][language]),
  ].join("\n");
}

function rowOf(column: ParametricCoefficient, language: Language): readonly string[] {
  const [lower, upper] = column.timeRatioInterval95;
  return [
    column.name,
    decimalText(column.timeRatio, 3, language),
    decimalText(lower, 3, language),
    decimalText(upper, 3, language),
    decimalText(column.coefficient, 4, language),
    decimalText(column.robustStandardError ?? column.standardError, 4, language),
    column.p === null ? "–" : chanceText(column.p, language),
  ];
}

function hazardText({ hazard }: ParametricReport, name: string, language: Language): string {
  const found = hazard?.coefficients.find((column) => column.name === name);
  return decimalText(found?.hazardRatio ?? null, 3, language);
}
