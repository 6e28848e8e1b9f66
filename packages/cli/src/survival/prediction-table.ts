import { fill, type Language, type Localised } from "@luotsi/base";
import type {
  CheckAt,
  PredictedGroup,
  PredictionReport,
  PredictionWarning,
} from "@luotsi/usecases/survival";

import {
  alignedLines,
  countText,
  decimalText,
  percentText,
  sharedWarningTexts,
  durationTexts,
} from "./text-table.ts";

const texts = {
  ...durationTexts,
  group: {
    fi: "{people} henkilöä. Puolet lähtenyt ({exit}) viimeistään: {median} (95 %: {lower}–{upper}).",
    sv: "{people} personer. Hälften har lämnat ({exit}) senast: {median} (95 %: {lower}–{upper}).",
    en: "{people} people. Half have left ({exit}) by: {median} (95 %: {lower} to {upper}).",
  },
  check: {
    fi: "Toteutuvatko ennusteet? Malli opittiin {learnt} rivistä ja tarkistettiin {checked} rivillä, joita se ei nähnyt.",
    sv: "Slår prognoserna in? Modellen lärdes av {learnt} rader och prövades på {checked} rader som den inte sett.",
    en: "Do the predictions come true? The model was learnt from {learnt} rows and checked on {checked} it had not seen.",
  },
  predicted: { fi: "ennustettu, %", sv: "förutsagt, %", en: "predicted, %" },
  observed: { fi: "toteutunut, %", sv: "utfall, %", en: "happened, %" },
  slope: { fi: "jyrkkyys", sv: "lutning", en: "slope" },
  intercept: { fi: "taso", sv: "nivå", en: "intercept" },
  order: { fi: "järjestys, %", sv: "ordning, %", en: "order, %" },
  brier: { fi: "Brier", sv: "Brier", en: "Brier" },
  brierMean: { fi: "(osuudella)", sv: "(med andelen)", en: "(of the share)" },
  tenths: {
    fi: "Kymmenykset ennusteen mukaan, aika {time}:",
    sv: "Tiondelar efter prognosen, tid {time}:",
    en: "Tenths by prediction, time {time}:",
  },
  tenth: { fi: "kymmenys", sv: "tiondel", en: "tenth" },
  rows: { fi: "rivejä", sv: "rader", en: "rows" },
  beyond: {
    fi: "* Ketään ei seurattu näin kauan, joten lukua ei ole.",
    sv: "* Ingen följdes så länge, så det finns inget tal.",
    en: "* Nobody was followed so long, so there is no figure.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

const warningTexts: Readonly<Record<Exclude<PredictionWarning, "beyond_data">, Localised>> = {
  column_not_estimated: {
    fi: "Jollekin selittäjälle ei ole kerrointa: se ei vaihtele, on muiden yhdistelmä tai sen riskisuhde kasvaa rajatta.",
    sv: "Någon förklaring saknar koefficient: den varierar inte, är en kombination av andra eller dess hasardkvot växer utan gräns.",
    en: "Some covariate has no coefficient: it does not vary, is a combination of others, or its hazard ratio grows without end.",
  },
  ...sharedWarningTexts,
  group_sampled: {
    fi: "Suuren ryhmän keskiarvo laskettiin satunnaisesta 10 000 henkilön otoksesta.",
    sv: "En stor grupps medelvärde räknades på ett slumpmässigt urval av 10 000 personer.",
    en: "A large group was averaged over a random sample of 10,000 people.",
  },
  calibration_off: {
    fi: "Ennusteet eivät toteudu: taso poikkeaa nollasta tai jyrkkyys ykkösestä enemmän kuin sattuma selittää.",
    sv: "Prognoserna slår inte in: nivån avviker från noll eller lutningen från ett mer än slumpen förklarar.",
    en: "The predictions do not come true: the intercept is away from 0 or the slope from 1 by more than chance explains.",
  },
};

/** Predictions for a reader: a table a group, then how predictions of this kind came true. */
export function predictionTable(report: PredictionReport, language: Language): string {
  const isBeyond = report.warnings.includes("beyond_data");
  return [
    ...report.groups.map((group) => groupBlock(group, report, language)),
    checkBlock(report, language),
    [
      ...(isBeyond ? [texts.beyond[language]] : []),
      ...report.warnings.flatMap((code) =>
        code === "beyond_data" ? [] : [warningTexts[code][language]],
      ),
    ].join("\n"),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

function groupBlock(
  group: PredictedGroup,
  { exit, causes }: PredictionReport,
  language: Language,
): string {
  if (group.people === null) return `${group.group ?? ""}\n–`;
  const [lower, upper] = group.medianInterval95;
  const heads = causes.map((cause) => `${cause}, %`);
  return [
    ...(group.group === null ? [] : [group.group]),
    fill(texts.group[language], {
      people: countText(group.people, language),
      exit,
      median: countText(group.median, language),
      lower: countText(lower, language),
      upper: countText(upper, language),
    }),
    ...alignedLines([
      [
        texts.time[language],
        ...heads.flatMap((head) => [head, "95 % ↓", "95 % ↑"]),
        texts.still[language],
      ],
      ...group.at.map(({ time, beyondData, out, stillIn }) => [
        `${countText(time, language)}${beyondData ? "*" : ""}`,
        ...causes.flatMap((cause) =>
          [out[cause]?.share ?? null, ...(out[cause]?.interval95 ?? [null, null])].map((share) =>
            percentText(share, language),
          ),
        ),
        percentText(stillIn.share, language),
      ]),
    ]),
  ].join("\n");
}

function checkBlock({ calibration }: PredictionReport, language: Language): string {
  const found = calibration.at.flatMap((check) => (check.kind === "calibration" ? [check] : []));
  const last = found.toSorted((a, b) => Math.abs(a.observed - 0.5) - Math.abs(b.observed - 0.5))[0];
  return [
    fill(texts.check[language], {
      learnt: countText(calibration.learntRows, language),
      checked: countText(calibration.checkedRows, language),
    }),
    ...(last === undefined
      ? []
      : [
          ...alignedLines([
            (
              [
                "time",
                "predicted",
                "observed",
                "intercept",
                "slope",
                "order",
                "brier",
                "brierMean",
              ] as const
            ).map((head) => texts[head][language]),
            ...found.map((check) => checkRow(check, language)),
          ]),
          "",
          fill(texts.tenths[language], { time: countText(last.time, language) }),
          ...alignedLines([
            (["tenth", "predicted", "observed", "rows"] as const).map(
              (head) => texts[head][language],
            ),
            ...last.bins.map((bin, k) => [
              String(k + 1),
              percentText(bin.meanPredicted, language),
              percentText(bin.observed, language),
              countText(bin.rows, language),
            ]),
          ]),
        ]),
  ].join("\n");
}

function checkRow(
  check: Extract<CheckAt, { kind: "calibration" }>,
  language: Language,
): readonly string[] {
  const figure = ({ value, interval95: [lower, upper] }: typeof check.slope): string =>
    [value, lower, upper]
      .map((each) => decimalText(each, 2, language))
      .join(" ")
      .replace(/ (\S+) (\S+)$/, " ($1…$2)");
  return [
    countText(check.time, language),
    percentText(check.meanPredicted, language),
    percentText(check.observed, language),
    figure(check.intercept),
    figure(check.slope),
    percentText(check.concordance, language),
    decimalText(check.brier, 3, language),
    decimalText(check.brierOfMean, 3, language),
  ];
}
