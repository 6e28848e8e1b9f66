import { monthFromOrdinal, type Localised, type Month } from "@luotsi/base";
import { isPresent } from "@luotsi/frame";
import type { StatfinFrame } from "@luotsi/store";

import { grouped } from "../data/grouped.ts";

/** Area code of a municipality in Statistics Finland's table: this and its three digits. */
export const municipalityPrefix = "KU";

/** One month of one area in Statistics Finland's table; undefined is suppressed or not available. */
export interface StatfinMonth {
  readonly month: Month;
  readonly unemployed: number | undefined;
  readonly labourForce: number | undefined;
  readonly vacancies: number | undefined;
}

export interface StatfinArea {
  readonly code: string;
  readonly name: string;
  /** Oldest first. */
  readonly months: readonly StatfinMonth[];
}

/** The imported table by area code. */
export type StatfinFigures = ReadonlyMap<string, StatfinArea>;

/** Reads the table once, so that areas and months are found without searching it. */
export function statfinFigures({ rows, columns }: StatfinFrame): StatfinFigures {
  const all = Array.from({ length: rows }, (_, i) => i);
  const byArea = grouped(all, (i) => columns.area.texts[columns.area.values[i] ?? 0] ?? "");
  return new Map(
    [...byArea].map(([code, own]) => [
      code,
      {
        code,
        name: columns.areaName.texts[columns.areaName.values[own[0] ?? 0] ?? 0] ?? code,
        months: own
          .map((i) => ({
            month: monthFromOrdinal(columns.month.values[i] ?? 0),
            unemployed: numberAt(columns.unemployed, i),
            labourForce: numberAt(columns.labourForce, i),
            vacancies: numberAt(columns.vacancies, i),
          }))
          .toSorted((a, b) => a.month - b.month),
      },
    ]),
  );
}

function numberAt(
  { values, validity }: StatfinFrame["columns"]["unemployed"],
  i: number,
): number | undefined {
  return isPresent(validity, i) ? values[i] : undefined;
}

/** The table's name of an area, as one writes it. */
export function statfinName({ code, name }: Pick<StatfinArea, "code" | "name">): Localised {
  return code === "SSS"
    ? { fi: "Koko maa", sv: "Hela landet", en: "The whole country" }
    : { fi: name, sv: name, en: name };
}

/**
 * Months of several municipalities together: those that every one of them has. A figure that is missing
 * of one is missing of the sum.
 */
export function sumOfMunicipalities(
  figures: StatfinFigures,
  municipalities: readonly string[],
): readonly StatfinMonth[] {
  const areas = municipalities.map((code) => figures.get(`${municipalityPrefix}${code}`));
  const [first, ...others] = areas;
  if (first === undefined || others.includes(undefined)) return [];
  const byMonth = others.map((area) => new Map(area?.months.map((each) => [each.month, each])));
  return first.months.flatMap((each) => {
    const parts = byMonth.map((months) => months.get(each.month));
    if (parts.includes(undefined)) return [];
    const sum = (of: (part: StatfinMonth) => number | undefined): number | undefined =>
      parts.reduce<number | undefined>(
        (total, part) => plus(total, part === undefined ? undefined : of(part)),
        of(each),
      );
    return [
      {
        month: each.month,
        unemployed: sum((part) => part.unemployed),
        labourForce: sum((part) => part.labourForce),
        vacancies: sum((part) => part.vacancies),
      },
    ];
  });
}

function plus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

/** Unemployed people per hundred of the labour force; undefined when either is not known. */
export function unemployedShareOf({ unemployed, labourForce }: StatfinMonth): number | undefined {
  if (unemployed === undefined || labourForce === undefined || labourForce === 0) return undefined;
  return (100 * unemployed) / labourForce;
}

export interface LabourForce {
  readonly people: number;
  readonly month: Month;
}

/** The latest labour force of the municipalities together, from a month or before it. */
export function labourForceUpTo(
  figures: StatfinFigures,
  municipalities: readonly string[],
  upTo: Month,
): LabourForce | undefined {
  let people = 0;
  let oldest: Month | undefined;
  for (const code of municipalities) {
    const months = figures.get(`${municipalityPrefix}${code}`)?.months ?? [];
    const latest = months.findLast(
      ({ month, labourForce }) => month <= upTo && labourForce !== undefined,
    );
    if (latest?.labourForce === undefined) return undefined;
    people += latest.labourForce;
    if (oldest === undefined || latest.month < oldest) oldest = latest.month;
  }
  return oldest === undefined ? undefined : { people, month: oldest };
}
