import type {
  LiabilityBacktest,
  LiabilityForecastMonth,
  LiabilityForecastView,
} from "@luotsi/contract";

import { capitalised } from "../finance/capitalised.ts";
import { meanOf, roundAmount } from "../liability-now/finding-texts.ts";
import type { ChartWords } from "./chart-words.ts";

type Split = LiabilityForecastView["splits"][number];

const monthsOfYear = 12;

export interface LevelFinding {
  readonly title: string;
  /** What is compared, and why it cannot be said; undefined where nothing is compared. */
  readonly note: string | undefined;
}

/** Where the monthly level is going, from the months that are drawn. */
export function levelFinding(
  months: readonly LiabilityForecastMonth[],
  { t, format }: Pick<ChartWords, "t" | "format">,
): LevelFinding {
  const compared = comparedMonths(months);
  if (compared === undefined) return { title: t.chartTitle, note: undefined };
  const { before, ahead } = compared;
  const isWholeYear = ahead.length === monthsOfYear;
  const words = t.level;
  const note = isWholeYear ? words.yearNote : sameMonthsNote(ahead.length, words);
  const [was, comes] = [levelOf(before), levelOf(ahead)];
  const [from, to] = [roundAmount(was, format), roundAmount(comes, format)];
  if (from === to) return { title: words.stays(to), note };
  const course = comes > was ? "rises" : "falls";
  const [lowest, highest] = [
    meanOf(ahead.map(({ forecast, expectedCents }) => forecast?.lo80 ?? expectedCents)),
    meanOf(ahead.map(({ forecast, expectedCents }) => forecast?.hi80 ?? expectedCents)),
  ];
  if (was >= lowest && was <= highest) {
    return { title: words.unsure[course](from, to), note: `${note} ${words.unsureNote}` };
  }
  if (!isWholeYear) return { title: words.sinceYearAgo[course](from, to), note };
  return { title: `${words[course](from, to)} ${windowText(ahead, { t, format })}`, note };
}

function sameMonthsNote(months: number, words: ChartWords["t"]["level"]): string {
  return months === 1 ? words.sameMonthNote : words.sameMonthsNote;
}

interface Compared {
  readonly before: readonly LiabilityForecastMonth[];
  readonly ahead: readonly LiabilityForecastMonth[];
}

/** The last year of the forecast and of what is known; of less than a year, the same months a year before. */
function comparedMonths(months: readonly LiabilityForecastMonth[]): Compared | undefined {
  const known = months.filter(({ state }) => state !== "forecast");
  const ahead = months.filter(({ state }) => state === "forecast").slice(-monthsOfYear);
  const yearBefore = new Set(ahead.map(({ month }) => aYearBefore(month)));
  const before =
    ahead.length === monthsOfYear
      ? known.slice(-monthsOfYear)
      : known.filter(({ month }) => yearBefore.has(month));
  return ahead.length === 0 || before.length < ahead.length ? undefined : { before, ahead };
}

/** @param month such as `2026-10`. */
function aYearBefore(month: string): string {
  return `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
}

function levelOf(months: readonly LiabilityForecastMonth[]): number {
  return meanOf(months.map(({ expectedCents }) => expectedCents));
}

/** `vuonna 2027`, or `syyskuuhun 2031 mennessä` where the months are not a calendar year. */
function windowText(
  ahead: readonly LiabilityForecastMonth[],
  { t, format }: Pick<ChartWords, "t" | "format">,
): string {
  const last = ahead.at(-1)?.month ?? "";
  return last.endsWith("-12") ? t.level.inYear(last.slice(0, 4)) : t.level.by(format.month(last));
}

/** Whose share of the forecast months drawn is the largest. @param drawn how many months are drawn. */
export function splitFinding(split: Split, drawn: number, words: ChartWords): string {
  const { t, format, text } = words;
  const sums = split.groups
    .map(({ key, title, monthCents }) => ({
      key,
      name: text(title),
      cents: monthCents.slice(0, drawn).reduce((sum, cents) => sum + cents, 0),
    }))
    .toSorted((a, b) => b.cents - a.cents);
  const whole = sums.reduce((sum, { cents }) => sum + cents, 0);
  const [largest, second] = sums;
  // Small groups added together are nobody's share, and where they are most, nobody's can be called the largest.
  if (largest === undefined || whole <= 0 || largest.key === othersKey) {
    return t.groupsTitle(t.splits[split.split]);
  }
  if (second === undefined) return t.wholeForecast(largest.name);
  const share = format.part(largest.cents / whole);
  if (share === format.part(second.cents / whole)) {
    return t.groupsTitle(t.splits[split.split]);
  }
  return t.largestShare(largest.name, share);
}

/** Key of the groups of fewer than five receivers, added together. */
export const othersKey = "others";

/** How far the pictured forecasts were off, with how long before they were made. */
export function backtestFinding(
  { fewestAhead, mostAhead, months }: LiabilityBacktest["shown"],
  { t, format }: Pick<ChartWords, "t" | "format">,
): string {
  const [fewest, most] = [format.count(fewestAhead), format.count(mostAhead)];
  const ahead =
    mostAhead === 1
      ? t.oneMonthBefore
      : t.monthsBefore(fewest === most ? most : `${fewest}–${most}`);
  if (months.length === 0 || months.some(({ outcomeCents }) => outcomeCents <= 0)) {
    return t.backtestChart(ahead);
  }
  const misses = months.map(
    ({ forecast, outcomeCents }) => Math.abs(forecast.mean - outcomeCents) / outcomeCents,
  );
  const miss = format.part(meanOf(misses), { decimals: 1 });
  const said = months.length === 1 ? miss : t.onAverage(miss);
  return capitalised(t.backtestMissed(ahead, said));
}
