import type { Language } from "@luotsi/base";
import type { ScenarioAdjustedDays, ScenarioChange } from "@luotsi/contract";

import { numberText } from "../wording/number-words.ts";

type CounterRulesChange = Extract<ScenarioChange, { readonly kind: "counter-rules" }>;

/** Counter rules in one sentence, its parts in the order of the fields. */
export function counterText(change: CounterRulesChange, language: Language): string {
  const words = counterWords[language];
  const { serviceDaysCount, layoffDaysCount, adjustedDays, exemptYears, restart } = change;
  const number = (value: number): string => numberText(value, 0, language);
  const parts = [
    serviceDaysCount === undefined ? "" : words.service[serviceDaysCount ? "do" : "doNot"],
    layoffDaysCount === undefined ? "" : words.layoff[layoffDaysCount ? "do" : "doNot"],
    adjustedDays === undefined ? "" : words.adjusted[adjustedDays],
    restart === undefined
      ? ""
      : restart === "after_absence"
        ? words.afterAbsence(number(change.restartAfterMonths ?? 0))
        : words.restart[restart],
    exemptYears === undefined
      ? ""
      : words.exempt(number(exemptYears.protection), number(exemptYears.otherIntegration)),
  ].filter((part) => part !== "");
  if (parts.length === 0) return words.none;
  return parts.map((part, at) => (at === 0 ? part : withSmallLetter(part))).join("; ");
}

function withSmallLetter(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

interface CounterWords {
  readonly none: string;
  readonly service: { readonly do: string; readonly doNot: string };
  readonly layoff: { readonly do: string; readonly doNot: string };
  readonly adjusted: Readonly<Record<ScenarioAdjustedDays, string>>;
  readonly restart: { readonly new_period: string; readonly never: string };
  readonly afterAbsence: (months: string) => string;
  readonly exempt: (protection: string, other: string) => string;
}

const counterWords: Readonly<Record<Language, CounterWords>> = {
  fi: {
    none: "Laskurisäännöt ennallaan",
    service: {
      do: "Palvelun ajalta maksetut päivät kuluttavat laskuria",
      doNot: "Palvelun ajalta maksetut päivät eivät kuluta laskuria",
    },
    layoff: {
      do: "Lomautuspäivät kuluttavat laskuria",
      doNot: "Lomautuspäivät eivät kuluta laskuria",
    },
    adjusted: {
      none: "Sovitellut päivät lasketaan kokonaisina",
      daily_allowance_only: "Päivärahojen sovitellut päivät muunnetaan täysiksi päiviksi",
      all: "Sovitellut päivät muunnetaan täysiksi päiviksi kaikissa etuuksissa",
    },
    restart: {
      new_period: "Laskuri alkaa alusta uudesta enimmäisajasta",
      never: "Laskuri ei ala alusta uudesta enimmäisajasta",
    },
    afterAbsence: (months) => `Laskuri alkaa alusta, kun etuutta ei ole saatu ${months} kuukauteen`,
    exempt: (protection, other) =>
      `Kotoutujan vapautus kestää kotikunnan saamisesta ${protection} v (kansainvälinen suojelu) ja ${other} v (muut)`,
  },
  sv: {
    none: "Räknarreglerna oförändrade",
    service: {
      do: "Dagar som betalats under service räknas",
      doNot: "Dagar som betalats under service räknas inte",
    },
    layoff: { do: "Permitteringsdagar räknas", doNot: "Permitteringsdagar räknas inte" },
    adjusted: {
      none: "Jämkade dagar räknas som hela",
      daily_allowance_only: "Dagpenningarnas jämkade dagar omvandlas till fulla dagar",
      all: "Jämkade dagar omvandlas till fulla dagar i alla förmåner",
    },
    restart: {
      new_period: "Räknaren börjar om vid en ny maximitid",
      never: "Räknaren börjar inte om vid en ny maximitid",
    },
    afterAbsence: (months) => `Räknaren börjar om efter ${months} månader utan förmån`,
    exempt: (protection, other) =>
      `Undantaget för integration varar från hemkommunen ${protection} år (internationellt skydd) och ${other} år (andra)`,
  },
  en: {
    none: "Counter rules unchanged",
    service: {
      do: "Days paid during a service count",
      doNot: "Days paid during a service do not count",
    },
    layoff: { do: "Days of lay-off count", doNot: "Days of lay-off do not count" },
    adjusted: {
      none: "Adjusted days count as whole days",
      daily_allowance_only: "Adjusted days of the daily allowances are converted to full days",
      all: "Adjusted days are converted to full days in every benefit",
    },
    restart: {
      new_period: "The counter starts again with a new maximum period",
      never: "The counter does not start again with a new maximum period",
    },
    afterAbsence: (months) => `The counter starts again after ${months} months without benefit`,
    exempt: (protection, other) =>
      `The integration exemption lasts ${protection} years (international protection) and ${other} years (others) from the first municipality of residence`,
  },
};
