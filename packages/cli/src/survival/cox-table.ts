import { fill, type Language, type Localised } from "@luotsi/base";
import type { CoxBaseline, CoxCoefficient, CoxReport, CoxWarning } from "@luotsi/usecases/survival";

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
  ...coefficientTexts,
  ratio: { fi: "riskisuhde", sv: "hasardkvot", en: "hazard ratio" },
  facts: {
    fi: "{n} riviä, {events} tapahtumaa. Log-uskottavuus {logLikelihood}, {iterations} kierrosta, järjestys oikein {concordance} %:ssa pareista.",
    sv: "{n} rader, {events} händelser. Log-likelihood {logLikelihood}, {iterations} varv, rätt ordning i {concordance} % av paren.",
    en: "{n} rows, {events} events. Log-likelihood {logLikelihood}, {iterations} rounds, the order right in {concordance} % of pairs.",
  },
  baseline: {
    fi: "Peruskäyrä, kun selittäjät ovat 0",
    sv: "Baskurvan, när förklaringarna är 0",
    en: "Baseline, covariates 0",
  },
  hazard: { fi: "kertynyt riski", sv: "kumulativ hasard", en: "cumulative hazard" },
  proportional: {
    fi: "Pysyvätkö riskisuhteet ajassa samoina (Schoenfeld): p {p}.",
    sv: "Är hasardkvoterna lika över tiden (Schoenfeld): p {p}.",
    en: "Do the hazard ratios stay the same over time (Schoenfeld): p {p}.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

const warningTexts: Readonly<Record<CoxWarning, Localised>> = {
  ...sharedWarningTexts,
  column_constant: {
    fi: "Jokin selittäjä ei vaihtele yhtä aikaa seurattujen välillä, joten sille ei ole kerrointa.",
    sv: "Någon förklaring varierar inte mellan dem som följs samtidigt, så den har ingen koefficient.",
    en: "Some covariate does not vary among those followed at the same time, so it has no coefficient.",
  },
  column_collinear: {
    fi: "Jokin selittäjä on muiden yhdistelmä, joten sille ei ole omaa kerrointa.",
    sv: "Någon förklaring är en kombination av andra, så den har ingen egen koefficient.",
    en: "Some covariate is a combination of others, so it has no coefficient of its own.",
  },
  hazard_ratio_infinite: {
    fi: "Jonkin selittäjän riskisuhde kasvaa rajatta (tai kutistuu nollaan): ryhmässä ei tapahdu mitään tai tapahtuu aina ensin.",
    sv: "Någon förklarings hasardkvot växer utan gräns (eller går mot noll): i gruppen inträffar inget eller alltid först.",
    en: "Some covariate's hazard ratio grows without end (or shrinks to 0): nothing happens in the group, or always first.",
  },
  hazards_not_proportional: {
    fi: "Riskisuhteet muuttuvat ajassa: yksi luku on keskiarvo, joka riippuu seurannan pituudesta. Katso käyrät.",
    sv: "Hasardkvoterna ändras över tiden: ett tal är ett medelvärde som beror på uppföljningens längd. Se kurvorna.",
    en: "The hazard ratios change over time: one figure is an average that depends on the length of follow-up. See the curves.",
  },
  few_events_for_columns: {
    fi: "Tapahtumia on alle kymmenen selittäjää kohden: kertoimet ovat epävarmempia kuin välit kertovat.",
    sv: "Händelserna är färre än tio per förklaring: koefficienterna är osäkrare än intervallen anger.",
    en: "There are under ten events a covariate: coefficients are less certain than the intervals say.",
  },
};

/** A Cox model for a reader: a row a covariate, then how it fits and what to beware of. */
export function coxTable(report: CoxReport, language: Language): string {
  const { all } = report.proportionality;
  return [
    ...alignedLines([
      [
        texts.covariate[language],
        texts.ratio[language],
        "95 % ↓",
        "95 % ↑",
        texts.coefficient[language],
        texts.error[language],
        "p",
      ],
      ...report.coefficients.map((column) => rowOf(column, language)),
    ]),
    "",
    fill(texts.facts[language], {
      n: countText(report.n, language),
      events: countText(report.events, language),
      logLikelihood: decimalText(report.logLikelihood, 3, language),
      iterations: report.iterations,
      concordance: decimalText(
        report.concordance === null ? null : 100 * report.concordance,
        1,
        language,
      ),
    }),
    ...(all === null
      ? []
      : [fill(texts.proportional[language], { p: chanceText(all.p, language) })]),
    ...report.warnings.map((code) => warningTexts[code][language]),
    ...(report.baseline ?? []).flatMap((one) => ["", ...baselineLines(one, language)]),
  ].join("\n");
}

function baselineLines({ stratum, at }: CoxBaseline, language: Language): readonly string[] {
  const name = stratum === null ? "" : ` (${stratum})`;
  return [
    `${texts.baseline[language]}${name}`,
    ...alignedLines([
      [texts.time, texts.hazard, texts.still].map((text) => text[language]),
      ...at.map(({ time, cumulativeHazard, survival }) => [
        countText(time, language),
        decimalText(cumulativeHazard, 4, language),
        percentText(survival, language),
      ]),
    ]),
  ];
}

function rowOf(column: CoxCoefficient, language: Language): readonly string[] {
  const [lower, upper] = column.hazardRatioInterval95;
  return [
    column.name,
    decimalText(column.hazardRatio, 3, language),
    decimalText(lower, 3, language),
    decimalText(upper, 3, language),
    decimalText(column.coefficient, 4, language),
    decimalText(column.robustStandardError ?? column.standardError, 4, language),
    column.p === null ? "–" : chanceText(column.p, language),
  ];
}
