import { cents, type Localised } from "@luotsi/base";
import type {
  LiabilityForecastGroup,
  LiabilityForecastMonth,
  LiabilityForecastSplit,
  LiabilityForecastView,
  LiabilityForecastYear,
  MoneyForecast,
} from "@luotsi/contract";
import { completeEnough } from "@luotsi/engines";
import { toldTogether } from "@luotsi/indicators";

import { ageTitles, integrationTitles } from "../scenarios/group-titles.ts";
import type { ForecastGroup, ForecastResult } from "./forecast-result.ts";
import { homeNotKnown, otherGroups, splitTitles, stepTitle } from "./forecast-words.ts";

/** Months, years and groups of a forecast as they are shown. */
export function forecastFigures(
  result: ForecastResult,
  names: ReadonlyMap<string, Localised>,
): Pick<LiabilityForecastView, "months" | "years" | "splits"> {
  const splits: readonly (readonly [LiabilityForecastSplit, LiabilityForecastGroup[]])[] = [
    [
      "municipality",
      groupsShown(result.groups.municipality, (key) =>
        key === "" ? homeNotKnown : (names.get(key) ?? { fi: key, sv: key, en: key }),
      ),
    ],
    ["age", groupsShown(result.groups.age, titleIn(ageTitles))],
    ["integration", groupsShown(result.groups.integration, titleIn(integrationTitles))],
    ["step", stepGroups(result)],
  ];
  return {
    months: [...result.past.map(pastMonth), ...result.months.map(monthAhead)],
    years: yearsShown(result),
    splits: splits.map(([split, groups]) => ({ split, title: splitTitles[split], groups })),
  };
}

function titleIn(titles: Readonly<Record<string, Localised>>): (key: string) => Localised {
  return (key) => titles[key] ?? { fi: key, sv: key, en: key };
}

function pastMonth({
  month,
  cents: known,
  completeness,
}: ForecastResult["past"][number]): LiabilityForecastMonth {
  return {
    month,
    state: completeness < completeEnough ? "provisional" : "final",
    knownCents: known,
    completeness,
    expectedCents: Math.round(known / completeness),
    forecast: null,
    paidDays: null,
    receivers: null,
  };
}

function monthAhead({
  month,
  owed,
  paidDays,
  receivers,
}: ForecastResult["months"][number]): LiabilityForecastMonth {
  return {
    month,
    state: "forecast",
    knownCents: null,
    completeness: null,
    expectedCents: owed.mean,
    forecast: owed,
    paidDays,
    receivers,
  };
}

const monthsOfYear = 12;

/** Years of which every month is known or forecast. */
export function yearsShown(
  result: Pick<ForecastResult, "past" | "months" | "years">,
): LiabilityForecastYear[] {
  const shown: LiabilityForecastYear[] = [];
  for (const { year, total } of result.years) {
    const past = result.past.filter(({ month }) => month.startsWith(`${year}-`));
    const ahead = result.months.filter(({ month }) => month.startsWith(`${year}-`));
    if (past.length + ahead.length < monthsOfYear) continue;
    const known = past.reduce((sum, month) => sum + month.cents, 0);
    const late = past.reduce((sum, month) => sum + lateCents(month), 0);
    shown.push({
      year,
      forecastMonths: ahead.length,
      knownCents: known,
      lateCents: late,
      total: shifted(total, known + late),
      previousCents: shown.at(-1)?.total.mean ?? wholeYear(result.past, year - 1),
    });
  }
  return shown;
}

function lateCents({ cents: known, completeness }: ForecastResult["past"][number]): number {
  return Math.round(known / completeness) - known;
}

function wholeYear(past: ForecastResult["past"], year: number): number | null {
  const months = past.filter(({ month }) => month.startsWith(`${year}-`));
  if (months.length < monthsOfYear) return null;
  return months.reduce((sum, month) => sum + month.cents + lateCents(month), 0);
}

function shifted(total: MoneyForecast, by: number): MoneyForecast {
  const at = (value: number): number => cents(value + by);
  return {
    mean: at(total.mean),
    lo50: at(total.lo50),
    hi50: at(total.hi50),
    lo80: at(total.lo80),
    hi80: at(total.hi80),
    lo95: at(total.lo95),
    hi95: at(total.hi95),
  };
}

/** Groups of a few people together, with the next smallest when they are a few together too. */
function groupsShown(
  all: readonly ForecastGroup[],
  titleOf: (key: string) => Localised,
): LiabilityForecastGroup[] {
  const groups = all.filter(({ people, years }) => people > 0 || years.some(isWorthShowing));
  const marks = toldTogether(groups.map(({ people }) => people));
  const alone = groups.filter((_, i) => marks[i] === 0);
  const together = groups.filter((_, i) => marks[i] === 1);
  return [
    ...alone.map((group) => groupShown(group, titleOf(group.key))),
    ...(together.length === 0
      ? []
      : [together.map((group) => groupShown(group, otherGroups)).reduce(joined)]),
  ];
}

/** A euro or more. */
function isWorthShowing({ cents: own }: { readonly cents: number }): boolean {
  return own >= 100;
}

function groupShown(group: ForecastGroup, title: Localised): LiabilityForecastGroup {
  return {
    key: group.key,
    title,
    monthCents: [...group.monthCents],
    years: group.years.map(({ year, cents: own, total }) => ({
      year,
      cents: own,
      total: total ?? null,
    })),
  };
}

/** Two groups as one; intervals do not add up, so it has none. */
function joined(
  one: LiabilityForecastGroup,
  other: LiabilityForecastGroup,
): LiabilityForecastGroup {
  return {
    key: "others",
    title: otherGroups,
    monthCents: one.monthCents.map((value, t) => value + (other.monthCents[t] ?? 0)),
    years: one.years.map(({ year, cents: own }, i) => ({
      year,
      cents: own + (other.years[i]?.cents ?? 0),
      total: null,
    })),
  };
}

/** Steps at which something is owed; those of a few people are told together, as groups are. */
function stepGroups({ months, years }: ForecastResult): LiabilityForecastGroup[] {
  const [first] = months;
  const percents = first?.steps.map(({ percent }) => percent) ?? [];
  const groups = percents
    .map((percent, k) => ({
      key: String(percent),
      people: expectedPeople(first, k),
      monthCents: months.map(({ steps }) => steps[k]?.cents ?? 0),
      years: years.map(({ year }) => ({
        year,
        total: undefined,
        cents: months
          .filter(({ month }) => month.startsWith(`${year}-`))
          .reduce((sum, { steps }) => sum + (steps[k]?.cents ?? 0), 0),
      })),
    }))
    .filter(({ monthCents }) => monthCents.some((value) => value !== 0));
  return groupsShown(groups, (key) => stepTitle(Number(key)));
}

/** People at a step in the first month ahead, who are nearly those of today: its days as full as everybody's. */
function expectedPeople(first: ForecastResult["months"][number] | undefined, k: number): number {
  const days = first?.steps[k]?.days ?? 0;
  if (first === undefined || first.receivers === 0) return 0;
  return Math.ceil((days * first.receivers) / Math.max(first.paidDays, days));
}
