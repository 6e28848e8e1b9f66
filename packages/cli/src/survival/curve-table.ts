import { fill, type Language, type Localised } from "@luotsi/base";
import type { CurveReport, CurveWarning, GroupCurve } from "@luotsi/usecases/survival";

import {
  alignedLines,
  chanceText,
  countText,
  decimalText,
  percentText,
  sharedWarningTexts,
  durationTexts,
} from "./text-table.ts";

const texts = {
  ...durationTexts,
  atRisk: { fi: "seurannassa", sv: "under risk", en: "at risk" },
  out: { fi: "{cause}, %", sv: "{cause}, %", en: "{cause}, %" },
  rows: {
    fi: "{n} jaksoa, {events} päättyi. Mediaani {median} (95 %: {lower}–{upper}).",
    sv: "{n} perioder, {events} avslutades. Median {median} (95 %: {lower}–{upper}).",
    en: "{n} spells, {events} ended. Median {median} (95 %: {lower} to {upper}).",
  },
  mean: {
    fi: "Keskiarvo aikaan {horizon} asti {mean} (keskivirhe {error}).",
    sv: "Medelvärde till tiden {horizon} {mean} (medelfel {error}).",
    en: "Mean to time {horizon}: {mean} (standard error {error}).",
  },
  test: {
    fi: "Ryhmien ero (log-rank): χ² {chiSquare}, vapausasteita {df}, p {p}.",
    sv: "Skillnad mellan grupperna (log-rank): χ² {chiSquare}, frihetsgrader {df}, p {p}.",
    en: "Difference between groups (log-rank): χ² {chiSquare}, degrees of freedom {df}, p {p}.",
  },
  gray: {
    fi: "Ryhmien ero osuudessa {cause} (Gray): χ² {chiSquare}, vapausasteita {df}, p {p}.",
    sv: "Skillnad i andelen {cause} (Gray): χ² {chiSquare}, frihetsgrader {df}, p {p}.",
    en: "Difference in the share {cause} (Gray): χ² {chiSquare}, degrees of freedom {df}, p {p}.",
  },
  beyond: {
    fi: "* Seuranta päättyi ennen tätä aikaa: luku on viimeinen tunnettu.",
    sv: "* Uppföljningen slutade före denna tid: talet är det sista kända.",
    en: "* Follow-up ended before this time: the figure is the last one known.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

const warningTexts: Readonly<Record<CurveWarning, Localised>> = {
  too_many_groups_to_compare: {
    fi: "Ryhmiä on niin monta, ettei niiden eroa testattu.",
    sv: "Grupperna är så många att deras skillnad inte testades.",
    en: "There are so many groups that their difference was not tested.",
  },
  late_entry_not_in_gray: {
    fi: "Grayn testiä ei tehdä, kun osa on tullut seurantaan myöhemmin.",
    sv: "Grays test görs inte när en del har kommit in i uppföljningen senare.",
    en: "Gray's test is not made when some entered late.",
  },
  ...sharedWarningTexts,
  weights_not_in_test: {
    fi: "Log-rank-testiä ei tehdä painotetulle aineistolle.",
    sv: "Log-rank-testet görs inte på viktat material.",
    en: "The log-rank test is not made on weighted data.",
  },
};

/** The curves for a reader: a table for each group, then the test of their difference. */
export function curveTable(report: CurveReport, language: Language): string {
  const isBeyond = report.groups.some(({ at }) => at.some(({ beyondData }) => beyondData));
  return [
    ...report.groups.map((group) => groupBlock(group, report.causes ?? [], language)),
    [
      ...testLine(report, language),
      ...(isBeyond ? [texts.beyond[language]] : []),
      ...report.warnings.map((code) => warningTexts[code][language]),
    ].join("\n"),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

function groupBlock(group: GroupCurve, causes: readonly string[], language: Language): string {
  if (group.n === null) return `${group.group ?? ""}\n–`;
  const [lower, upper] = group.medianInterval95;
  const numberOf = (value: number | null): string => countText(value, language);
  const head = [texts.time, texts.still].map((text) => text[language]);
  const rows = group.at.map((point) => [
    `${numberOf(point.time)}${point.beyondData ? "*" : ""}`,
    percentText(point.survival, language),
    ...point.interval95.map((limit) => percentText(limit, language)),
    ...causes.map((cause) => percentText(point.cumulativeIncidence?.[cause] ?? 0, language)),
    numberOf(point.atRisk),
  ]);
  const outHeads = causes.map((cause) => fill(texts.out[language], { cause }));
  return [
    ...(group.group === null ? [] : [group.group]),
    fill(texts.rows[language], {
      n: numberOf(group.n),
      events: numberOf(group.events),
      median: numberOf(group.median),
      lower: numberOf(lower),
      upper: numberOf(upper),
    }),
    ...meanLine(group, language),
    ...alignedLines([[...head, "95 % ↓", "95 % ↑", ...outHeads, texts.atRisk[language]], ...rows]),
  ].join("\n");
}

function meanLine({ restrictedMean }: GroupCurve, language: Language): readonly string[] {
  if (restrictedMean === null) return [];
  const { horizon, mean, standardError } = restrictedMean;
  return [
    fill(texts.mean[language], {
      horizon: countText(horizon, language),
      mean: decimalText(mean, 1, language),
      error: decimalText(standardError, 1, language),
    }),
  ];
}

function testLine({ logrank, gray }: CurveReport, language: Language): readonly string[] {
  return [
    ...(logrank === null ? [] : [fill(texts.test[language], testFacts(logrank, language))]),
    ...(gray ?? []).map((test) =>
      fill(texts.gray[language], { cause: test.cause, ...testFacts(test, language) }),
    ),
  ];
}

function testFacts(
  { chiSquare, degreesOfFreedom, p }: NonNullable<CurveReport["logrank"]>,
  language: Language,
): { readonly chiSquare: string; readonly df: number; readonly p: string } {
  return {
    chiSquare: decimalText(chiSquare, 2, language),
    df: degreesOfFreedom,
    p: chanceText(p, language),
  };
}
