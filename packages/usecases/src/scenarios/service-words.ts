import type { Language } from "@luotsi/base";
import type { ScenarioChange } from "@luotsi/contract";

import { numberText } from "../wording/number-words.ts";
import { more } from "./more-words.ts";

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A change of a service in one sentence: volume, effects and price, with how unsure each is where it has been given. */
export function serviceText(
  change: Extract<ScenarioChange, { readonly kind: "service" }>,
  language: Language,
): string {
  const words = serviceWords[language];
  const { volumeFactor, duringFactor, afterFactor, costEurPerMonth } = change;
  const { duringRange, afterRange, costRange } = change;
  const effect = (name: string, factor: number, range: Range | undefined): string =>
    factor === 1 && range === undefined
      ? ""
      : `${name} ${more(factor, words.leave, language)}${percentRange(range, language)}`;
  return [
    `${words.starts} ${more(volumeFactor, words, language)}`,
    effect(words.during, duringFactor, duringRange),
    effect(words.after, afterFactor, afterRange),
    `${words.cost(numberText(costEurPerMonth, 0, language))}${euroRange(costRange, language)}`,
  ]
    .filter((part) => part !== "")
    .join("; ");
}

/** ` (−5…+20 %)`; nothing without a range. */
function percentRange(range: Range | undefined, language: Language): string {
  if (range === undefined) return "";
  const percent = (factor: number): string => {
    const value = Math.round((factor - 1) * 1000) / 10;
    const number = numberText(Math.abs(value), Number.isInteger(value) ? 0 : 1, language);
    return `${value < 0 ? "−" : value > 0 ? "+" : ""}${number}`;
  };
  return ` (${percent(range.low)}…${percent(range.high)}${language === "en" ? "%" : " %"})`;
}

function euroRange(range: Range | undefined, language: Language): string {
  if (range === undefined) return "";
  return ` (${numberText(range.low, 0, language)}–${numberText(range.high, 0, language)})`;
}

const serviceWords = {
  fi: {
    starts: "Palveluja alkaa",
    more: "enemmän",
    less: "vähemmän",
    same: "yhtä paljon kuin nyt",
    during: "palvelun aikana työhön",
    after: "palvelun jälkeen työhön",
    leave: { more: "nopeammin", less: "hitaammin", same: "kuten nyt" },
    cost: (euros: string) => `hinta ${euros} € kuukaudessa`,
  },
  sv: {
    starts: "Servicen börjar",
    more: "oftare",
    less: "mer sällan",
    same: "lika ofta som nu",
    during: "till arbete under servicen",
    after: "till arbete efter servicen",
    leave: { more: "snabbare", less: "långsammare", same: "som nu" },
    cost: (euros: string) => `pris ${euros} € per månad`,
  },
  en: {
    starts: "Services start",
    more: "more often",
    less: "less often",
    same: "as often as now",
    during: "into work during a service",
    after: "into work after a service",
    leave: { more: "faster", less: "slower", same: "as now" },
    cost: (euros: string) => `price €${euros} a month`,
  },
} as const;
