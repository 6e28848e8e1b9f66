import { addMonths, formatMonth, parseMonth, type Localised } from "@luotsi/base";
import type { IndicatorPoint } from "@luotsi/contract";
import type { IndicatorDefinition } from "@luotsi/indicators";

import { inEachLanguage, monthText, numberText, percentText } from "../wording/number-words.ts";

export const reasons = {
  tooFew: {
    fi: "alle 5 henkilöä, tai toisen ryhmän luku paljastuisi",
    sv: "färre än 5 personer, eller en annan grupps tal skulle avslöjas",
    en: "fewer than 5 people, or another group's count would be given away",
  },
  recordingGap: {
    fi: "palvelujaksoja ei ole kirjattu: kirjaamatta ei ole sama kuin ei toimintaa",
    sv: "serviceperioder har inte registrerats: oregistrerat är inte detsamma som ingen verksamhet",
    en: "service periods were not recorded: no recording is not no activity",
  },
  noLabourForce: {
    fi: "työvoiman määrää ei ole tuotu tälle ryhmälle (Tilastokeskus 12r5)",
    sv: "arbetskraften har inte importerats för gruppen (Statistikcentralen 12r5)",
    en: "no labour force has been imported for the group (Statistics Finland 12r5)",
  },
  nobody: {
    fi: "ryhmässä ei ole ketään",
    sv: "ingen finns i gruppen",
    en: "nobody is in the group",
  },
} as const satisfies Readonly<Record<string, Localised>>;

/** Where the figure stands and how it has changed in a year. */
export function indicatorFinding(
  indicator: Pick<IndicatorDefinition, "title" | "unit" | "decimals">,
  points: readonly IndicatorPoint[],
): Localised {
  const last = points.findLast(({ kind }) => kind === "value");
  const month = last === undefined ? undefined : parseMonth(last.month);
  if (last?.value === undefined || last.value === null || month === undefined) {
    return {
      fi: `${indicator.title.fi}: lukua ei voi vielä sanoa.`,
      sv: `${indicator.title.sv}: talet kan ännu inte sägas.`,
      en: `${indicator.title.en}: cannot be said yet.`,
    };
  }
  const { value } = last;
  const before = points.find((point) => point.month === formatMonth(addMonths(month, -12)))?.value;
  const shown = inEachLanguage((language) =>
    indicator.unit === "share" ? percentText(value, language) : numberText(value, 0, language),
  );
  const when = inEachLanguage((language) => monthText(month, language));
  const change =
    before === undefined || before === null
      ? undefined
      : changeWords(indicator.unit, value - before);
  return inEachLanguage((language) => {
    const tail = change === undefined ? "" : `, ${change[language]}`;
    return `${indicator.title[language]}: ${shown[language]} (${when[language]})${tail}.`;
  });
}

/** The change from a year ago in words. */
export function changeWords(unit: IndicatorDefinition["unit"], change: number): Localised {
  const decimals = unit === "share" ? 1 : 0;
  const rounded = Number(change.toFixed(decimals));
  if (rounded === 0) {
    return {
      fi: "saman verran kuin vuosi sitten",
      sv: "lika mycket som för ett år sedan",
      en: "the same as a year ago",
    };
  }
  const size = inEachLanguage((language) => numberText(Math.abs(rounded), decimals, language));
  const unitWords: Localised =
    unit === "share"
      ? { fi: " prosenttiyksikköä", sv: " procentenheter", en: " percentage points" }
      : { fi: "", sv: "", en: "" };
  return rounded > 0
    ? {
        fi: `${size.fi}${unitWords.fi} enemmän kuin vuosi sitten`,
        sv: `${size.sv}${unitWords.sv} mer än för ett år sedan`,
        en: `${size.en}${unitWords.en} more than a year ago`,
      }
    : {
        fi: `${size.fi}${unitWords.fi} vähemmän kuin vuosi sitten`,
        sv: `${size.sv}${unitWords.sv} mindre än för ett år sedan`,
        en: `${size.en}${unitWords.en} less than a year ago`,
      };
}
