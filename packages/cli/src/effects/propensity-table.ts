import type { Language, Localised } from "@luotsi/base";
import type { PropensityReport } from "@luotsi/usecases/effects";

import { alignedLines, decimalText } from "../survival/text-table.ts";
import { digitsFor } from "./four-figures.ts";

const texts = {
  name: { fi: "Taustatieto", sv: "Bakgrund", en: "Covariate" },
  coefficient: { fi: "kerroin", sv: "koefficient", en: "coefficient" },
  error: { fi: "keskivirhe", sv: "medelfel", en: "standard error" },
  mean: {
    fi: "Palvelun todennäköisyys keskimäärin",
    sv: "Sannolikhet för tjänsten i medeltal",
    en: "Mean chance of treatment",
  },
  treated: { fi: "palvelun saaneet", sv: "fick tjänsten", en: "treated" },
  control: { fi: "muut", sv: "övriga", en: "others" },
} as const satisfies Readonly<Record<string, Localised>>;

/** The model for a reader: coefficients, and the mean chance of both groups. */
export function propensityTable(report: PropensityReport, language: Language): string {
  const { coefficients, meanScore, warnings } = report;
  const rows = coefficients.map(({ name, coefficient, standardError }) => {
    const digits = digitsFor([standardError ?? coefficient ?? 0]);
    return [
      name,
      decimalText(coefficient, digits, language),
      decimalText(standardError, digits, language),
    ];
  });
  const head = [texts.name[language], texts.coefficient[language], texts.error[language]];
  return [
    ...(rows.length === 0 ? [] : alignedLines([head, ...rows])),
    ...(meanScore === null
      ? []
      : [
          texts.mean[language],
          ...alignedLines([
            [texts.treated[language], decimalText(meanScore.treated, 4, language)],
            [texts.control[language], decimalText(meanScore.control, 4, language)],
          ]),
        ]),
    ...warnings.map(({ code, message }) => `${message[language]} (${code})`),
  ].join("\n");
}
