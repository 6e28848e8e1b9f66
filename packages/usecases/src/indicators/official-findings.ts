import { addMonths, type Language, type Localised, type Month } from "@luotsi/base";
import type { OfficialArea, OfficialSeries } from "@luotsi/contract";

import { inEachLanguage, monthText, numberText, percentText } from "../wording/number-words.ts";
import { changeWords, wholeEuros } from "./indicator-words.ts";

/** A month of an official series; undefined is suppressed or not available. */
export interface SeriesPoint {
  readonly month: Month;
  readonly value: number | undefined;
}

/** Where an official series ends and how it has changed in a year. */
export function seriesFinding(
  title: Localised,
  kind: OfficialSeries["kind"],
  points: readonly SeriesPoint[],
): Localised {
  const last = points.findLast(({ value }) => value !== undefined);
  if (last?.value === undefined) {
    return {
      fi: `${title.fi}: lukuja ei ole.`,
      sv: `${title.sv}: inga tal.`,
      en: `${title.en}: no figures.`,
    };
  }
  const { month, value } = last;
  const before = points.find((point) => point.month === addMonths(month, -12))?.value;
  const words = before === undefined ? undefined : changeWords(kind, value - before);
  return inEachLanguage((language) => {
    const tail = words === undefined ? "" : `, ${words[language]}`;
    return `${title[language]}: ${figure(kind, value, language)} (${monthText(month, language)})${tail}.`;
  });
}

function figure(kind: OfficialSeries["kind"], value: number, language: Language): string {
  if (kind === "share") return percentText(value, language);
  if (kind === "count") return numberText(value, 0, language);
  return wholeEuros(value / 100, language);
}

/** What the official files say of an area at their ends. */
export function areaFinding(
  { name }: Pick<OfficialArea, "name">,
  series: readonly OfficialSeries[],
): Localised {
  return inEachLanguage((language) => {
    const words = series
      .filter(({ id }) => id === "unemployed" || id === "share" || id === "municipal-share")
      .flatMap(({ kind, title, points }) => {
        const last = points.findLast(({ value }) => value !== null);
        if (last === undefined || last.value === null) return [];
        const shown = figure(kind, last.value, language);
        const [year, month] = last.month.split("-").map(Number);
        const when = `${month}/${year}`;
        return [`${lowerFirst(title[language])} ${shown} (${when})`];
      });
    return words.length === 0 ? `${name[language]}.` : `${name[language]}: ${words.join(", ")}.`;
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
