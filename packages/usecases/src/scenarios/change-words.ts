import {
  addMonths,
  monthNames,
  monthNumberOf,
  parseMonth,
  yearOf,
  type Language,
  type Localised,
} from "@luotsi/base";
import { codeTitle, type ScenarioChange, type ScenarioPeople } from "@luotsi/contract";
import { fundingModels } from "@luotsi/law";

import { inEachLanguage, numberText } from "../wording/number-words.ts";
import { counterText } from "./counter-words.ts";
import { more, percentOff } from "./more-words.ts";
import { serviceText } from "./service-words.ts";
import { ageTitles, causeTitles, educationTitles, integrationTitles } from "./group-titles.ts";

export type MunicipalityNames = ReadonlyMap<string, Localised>;

/** A change in one sentence, such as `Portaat alkavat 50 maksupäivää myöhemmin, tammikuusta 2027 alkaen`. */
export function changeWords(change: ScenarioChange, names: MunicipalityNames): Localised {
  return inEachLanguage((language) => {
    const who = "who" in change ? whoText(change.who, names, language) : "";
    const people = who === "" ? "" : ` (${who})`;
    return `${writers[language](change)}${people}, ${spanText(change, language)}`;
  });
}

const writers: Readonly<Record<Language, (change: ScenarioChange) => string>> = {
  fi: finnish,
  sv: swedish,
  en: english,
};

function fiNumber(value: number, decimals = 0): string {
  return numberText(value, decimals, "fi");
}

function svNumber(value: number, decimals = 0): string {
  return numberText(value, decimals, "sv");
}

function enNumber(value: number, decimals = 0): string {
  return numberText(value, decimals, "en");
}

function finnish(change: ScenarioChange): string {
  switch (change.kind) {
    case "funding-model":
      return fundingModels[change.model].title.fi;
    case "steps":
      return change.steps.length === 0
        ? `Kunta ei maksa osuutta${benefitText(change.benefits, "fi")}`
        : `Kunnan osuus${benefitText(change.benefits, "fi")} on ${listOf(
            change.steps.map(
              ({ percent, afterPaidDays }) => `${fiNumber(percent)} % ${fiNumber(afterPaidDays)}`,
            ),
            "fi",
          )} maksupäivän jälkeen`;
    case "step-shift": {
      const { laterDays, sharePoints } = change;
      const days = `Portaat alkavat ${fiNumber(Math.abs(laterDays))} maksupäivää ${laterDays < 0 ? "aiemmin" : "myöhemmin"}`;
      const points = `osuudet ${sharePoints < 0 ? "pienenevät" : "suurenevat"} ${fiNumber(Math.abs(sharePoints))} prosenttiyksikköä`;
      return shiftText({
        laterDays,
        sharePoints,
        days,
        points,
        and: " ja ",
        none: "Portaat ennallaan",
      });
    }
    case "benefit-level":
      return change.dailyEur === undefined
        ? `Etuuden taso ${moved(change.factor ?? 1, { up: "nousee", down: "laskee", same: "ennallaan" }, "fi")}`
        : `Täysi peruspäiväraha on ${fiNumber(change.dailyEur, 2)} € päivältä`;
    case "counter-rules":
      return counterText(change, "fi");
    case "inflow":
      return `Alkavia etuusjaksoja ${more(change.factor, { more: "enemmän", less: "vähemmän", same: "ennallaan" }, "fi")}`;
    case "exit":
      return `Etuudelta ${change.cause === undefined ? "poistutaan" : `poistutaan (${causeTitles[change.cause].fi})`} ${more(change.factor, { more: "nopeammin", less: "hitaammin", same: "kuten nyt" }, "fi")}`;
    case "service":
      break;
  }
  return serviceText(change, "fi");
}

function swedish(change: ScenarioChange): string {
  switch (change.kind) {
    case "funding-model":
      return fundingModels[change.model].title.sv;
    case "steps":
      return change.steps.length === 0
        ? `Kommunen betalar ingen andel${benefitText(change.benefits, "sv")}`
        : `Kommunens andel${benefitText(change.benefits, "sv")} är ${listOf(
            change.steps.map(
              ({ percent, afterPaidDays }) =>
                `${svNumber(percent)} % efter ${svNumber(afterPaidDays)}`,
            ),
            "sv",
          )} betalda dagar`;
    case "step-shift": {
      const { laterDays, sharePoints } = change;
      const days = `Stegen börjar ${svNumber(Math.abs(laterDays))} betalda dagar ${laterDays < 0 ? "tidigare" : "senare"}`;
      const points = `andelarna ${sharePoints < 0 ? "minskar" : "ökar"} med ${svNumber(Math.abs(sharePoints))} procentenheter`;
      return shiftText({
        laterDays,
        sharePoints,
        days,
        points,
        and: " och ",
        none: "Stegen är oförändrade",
      });
    }
    case "benefit-level":
      return change.dailyEur === undefined
        ? `Förmånens nivå ${moved(change.factor ?? 1, { up: "höjs", down: "sänks", same: "är oförändrad" }, "sv")}`
        : `Full grunddagpenning är ${svNumber(change.dailyEur, 2)} € per dag`;
    case "counter-rules":
      return counterText(change, "sv");
    case "inflow":
      return `Förmånsperioder som börjar: ${more(change.factor, { more: "fler", less: "färre", same: "oförändrat" }, "sv")}`;
    case "exit":
      return `Förmånstagare slutar${change.cause === undefined ? "" : ` (${causeTitles[change.cause].sv})`} ${more(change.factor, { more: "snabbare", less: "långsammare", same: "som nu" }, "sv")}`;
    case "service":
      break;
  }
  return serviceText(change, "sv");
}

function english(change: ScenarioChange): string {
  switch (change.kind) {
    case "funding-model":
      return fundingModels[change.model].title.en;
    case "steps":
      return change.steps.length === 0
        ? `The municipality pays no share${benefitText(change.benefits, "en")}`
        : `The municipal share${benefitText(change.benefits, "en")} is ${listOf(
            change.steps.map(
              ({ percent, afterPaidDays }) =>
                `${enNumber(percent)}% after ${enNumber(afterPaidDays)}`,
            ),
            "en",
          )} paid days`;
    case "step-shift": {
      const { laterDays, sharePoints } = change;
      const days = `Steps begin ${enNumber(Math.abs(laterDays))} paid days ${laterDays < 0 ? "earlier" : "later"}`;
      const points = `shares ${sharePoints < 0 ? "fall" : "rise"} by ${enNumber(Math.abs(sharePoints))} percentage points`;
      return shiftText({
        laterDays,
        sharePoints,
        days,
        points,
        and: " and ",
        none: "Steps as they are",
      });
    }
    case "benefit-level":
      return change.dailyEur === undefined
        ? `The level of benefits ${moved(change.factor ?? 1, { up: "rises by", down: "falls by", same: "stays" }, "en")}`
        : `A full basic allowance is €${enNumber(change.dailyEur, 2)} a day`;
    case "counter-rules":
      return counterText(change, "en");
    case "inflow":
      return `Benefit periods that begin: ${more(change.factor, { more: "more", less: "fewer", same: "unchanged" }, "en")}`;
    case "exit":
      return `People leave benefits${change.cause === undefined ? "" : ` (${causeTitles[change.cause].en})`} ${more(change.factor, { more: "faster", less: "slower", same: "as now" }, "en")}`;
    case "service":
      break;
  }
  return serviceText(change, "en");
}

interface ShiftParts {
  readonly laterDays: number;
  readonly sharePoints: number;
  readonly days: string;
  readonly points: string;
  readonly and: string;
  readonly none: string;
}

function shiftText({ laterDays, sharePoints, days, points, and, none }: ShiftParts): string {
  const parts = [...(laterDays === 0 ? [] : [days]), ...(sharePoints === 0 ? [] : [points])];
  const text = parts.join(and);
  return text === "" ? none : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

interface MovedWords {
  readonly up: string;
  readonly down: string;
  readonly same: string;
}

/** `nousee 5 %`. */
function moved(factor: number, { up, down, same }: MovedWords, language: Language): string {
  if (factor === 1) return same;
  return `${factor > 1 ? up : down} ${percentOff(factor, language)}`;
}

function benefitText(benefits: readonly string[] | undefined, language: Language): string {
  if (benefits === undefined) return "";
  const titles = benefits.map((benefit) => codeTitle("benefit", benefit)?.[language] ?? benefit);
  return ` (${listOf(titles, language)})`;
}

function listOf(parts: readonly string[], language: Language): string {
  const and = { fi: " ja ", sv: " och ", en: " and " }[language];
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")}${and}${parts.at(-1) ?? ""}`;
}

function whoText(
  who: ScenarioPeople | undefined,
  names: MunicipalityNames,
  language: Language,
): string {
  if (who === undefined) return "";
  return [
    ...(who.municipality === undefined
      ? []
      : [names.get(who.municipality)?.[language] ?? who.municipality]),
    ...(who.age === undefined ? [] : [ageTitles[who.age][language]]),
    ...(who.education === undefined ? [] : [educationTitles[who.education][language]]),
    ...(who.integration === undefined ? [] : [integrationTitles[who.integration][language]]),
  ].join(", ");
}

/** `tammikuusta 2027 alkaen`, `tammikuusta 2027 joulukuun 2027 loppuun`. */
function spanText(
  { from, until }: Pick<ScenarioChange, "from" | "until">,
  language: Language,
): string {
  const first = parseMonth(from);
  const after = until === undefined ? undefined : parseMonth(until);
  if (first === undefined) return from;
  const last = after === undefined ? undefined : addMonths(after, -1);
  const name = (value: typeof first): string =>
    monthNames[language][monthNumberOf(value) - 1] ?? "";
  switch (language) {
    case "fi":
      return last === undefined
        ? `${name(first)}sta ${yearOf(first)} alkaen`
        : `${name(first)}sta ${yearOf(first)} ${name(last)}n ${yearOf(last)} loppuun`;
    case "sv":
      return last === undefined
        ? `från ${name(first)} ${yearOf(first)}`
        : `från ${name(first)} ${yearOf(first)} till slutet av ${name(last)} ${yearOf(last)}`;
    case "en":
      break;
  }
  return last === undefined
    ? `from ${name(first)} ${yearOf(first)}`
    : `from ${name(first)} ${yearOf(first)} to the end of ${name(last)} ${yearOf(last)}`;
}
