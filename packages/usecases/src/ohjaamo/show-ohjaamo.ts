import { formatMonth, yearOf, type Localised, type Month } from "@luotsi/base";
import { codeLists, type CodeList, type OhjaamoQuery, type OhjaamoView } from "@luotsi/contract";
import { disclosureRules, hiddenCells } from "@luotsi/indicators";
import { readVisits, type VisitCount } from "@luotsi/store";

import { readRounding, roundingWords, roundPeople, type Rounding } from "../disclosure/rounding.ts";
import { inEachLanguage, numberText } from "../wording/number-words.ts";
import type { Workspace } from "../workspace.ts";

/** As of the official indicators. */
const { hideBelow } = disclosureRules;
const notAsked = "not-asked";

/** Visits to the low-threshold youth service by month. There is nobody behind a count, and small counts are hidden. */
export async function showOhjaamo(
  { store }: Workspace,
  { year: wanted, by }: OhjaamoQuery,
): Promise<OhjaamoView> {
  const all = await readVisits(store.reader);
  const rounding = await readRounding(store);
  const years = [...new Set(all.map(({ month }) => yearOf(month)))].toSorted((a, b) => b - a);
  const year = wanted ?? years[0] ?? null;
  const visits = all.filter(({ month }) => yearOf(month) === year);
  const groups = groupsOf(visits, by);
  const months = [...new Set(visits.map(({ month }) => month))].map((month) =>
    monthLine(
      month,
      visits.filter((row) => row.month === month),
      { by, codes: groups.map(({ code }) => code), rounding },
    ),
  );
  return { years, year, by, finding: findingOf(months, year, rounding), groups, months, hideBelow };
}

function codeOf({ reason, site, ageGroup }: VisitCount, by: OhjaamoQuery["by"]): string {
  return by === "reason" ? reason : by === "site" ? site : (ageGroup ?? notAsked);
}

function groupsOf(visits: readonly VisitCount[], by: OhjaamoQuery["by"]): OhjaamoView["groups"] {
  const present = new Set(visits.map((row) => codeOf(row, by)));
  if (by === "site") {
    return [...present]
      .toSorted()
      .map((code) => ({ code, title: { fi: code, sv: code, en: code } }));
  }
  const list: CodeList = codeLists[by === "reason" ? "visit-reason" : "visit-age"];
  const known = list.codes.filter(({ code }) => present.has(code)).map((one) => ({ ...one }));
  return present.has(notAsked) ? [...known, { code: notAsked, title: askedNot }] : known;
}

const askedNot: Localised = { fi: "ei kysytty", sv: "inte frågat", en: "not asked" };

interface MonthQuestion {
  readonly by: OhjaamoQuery["by"];
  readonly codes: readonly string[];
  readonly rounding: Rounding | undefined;
}

function monthLine(
  month: Month,
  visits: readonly VisitCount[],
  { by, codes, rounding }: MonthQuestion,
): OhjaamoView["months"][number] {
  const counts = codes.map((code) =>
    visits.filter((row) => codeOf(row, by) === code).reduce((sum, row) => sum + row.visits, 0),
  );
  const hidden = hiddenCells(
    counts,
    { sizes: [counts.length], shownElsewhere: [new Set()] },
    hideBelow,
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rounded = (name: string, count: number): number =>
    roundPeople(rounding, `visits ${month} ${name}`, count);
  return {
    month: formatMonth(month),
    visits: total < hideBelow ? null : rounded("", total),
    counts: counts.map((count, i) =>
      hidden[i] === 1 ? null : rounded(`${by} ${codes[i] ?? ""}`, count),
    ),
  };
}

function findingOf(
  months: OhjaamoView["months"],
  year: number | null,
  rounding: Rounding | undefined,
): Localised {
  if (year === null) {
    return {
      fi: "Ohjaamon käyntejä ei ole tuotu.",
      sv: "Inga besök på Navigatorn har importerats.",
      en: "No Ohjaamo visits have been imported.",
    };
  }
  const shown = months.flatMap(({ visits }) => (visits === null ? [] : [visits]));
  const total = shown.reduce((sum, visits) => sum + visits, 0);
  const isWhole = shown.length === months.length;
  return inEachLanguage((language) => {
    const count = numberText(total, 0, language);
    const [fi, sv, en] = isWhole ? ["", "", ""] : ["ainakin ", "minst ", "at least "];
    const note = rounding === undefined ? "" : ` ${roundingWords(rounding.base)[language]}`;
    if (language === "fi") return `Ohjaamossa käytiin vuonna ${year} ${fi}${count} kertaa.${note}`;
    if (language === "sv") return `Navigatorn fick ${sv}${count} besök år ${year}.${note}`;
    return `Ohjaamo had ${en}${count} visits in ${year}.${note}`;
  });
}
