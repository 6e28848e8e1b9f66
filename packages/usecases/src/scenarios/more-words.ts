import type { Language } from "@luotsi/base";

import { numberText } from "../wording/number-words.ts";

/** How a factor above, below and at 1 is said. */
export interface MoreWords {
  readonly more: string;
  readonly less: string;
  readonly same: string;
}

/** `5 % enemmän`. */
export function more(factor: number, words: MoreWords, language: Language): string {
  if (factor === 1) return words.same;
  return `${percentOff(factor, language)} ${factor > 1 ? words.more : words.less}`;
}

/** How far a factor is from 1, as `5 %`, with a decimal only where it has one. */
export function percentOff(factor: number, language: Language): string {
  const percent = Math.round(Math.abs(factor - 1) * 1000) / 10;
  const number = numberText(percent, Number.isInteger(percent) ? 0 : 1, language);
  return language === "en" ? `${number}%` : `${number} %`;
}
