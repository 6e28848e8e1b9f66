import { addMonths, formatMonth, type Month } from "@luotsi/base";

import {
  ownMunicipality,
  publishedMonths,
  publishedSource,
  serviceGroupShares,
} from "./area-profile.ts";
import type { PaymentRows } from "./payment-rows.ts";
import type { SyntheticPerson } from "./people.ts";
import { homeOn } from "./register-files.ts";
import { trueServices } from "./services.ts";
import type { SharesOfRows } from "./shares.ts";
import { states, type History } from "./walk.ts";
import { unemployedPath } from "./stock-path.ts";
import { lastWeekdayOf, monthIndex, type World } from "./world.ts";

const longTermDays = 365;

/** Counts of a counting day, of people living in the area. */
export interface MonthCount {
  unemployed: number;
  longTerm: number;
  under25: number;
  laidOff: number;
  inServices: number;
  readonly byGroup: Record<string, number>;
}

/** Running counts while people are written. */
export interface MarginCounter {
  readonly months: readonly Month[];
  readonly countingDays: Int32Array;
  readonly counts: readonly MonthCount[];
  /** Keys `year/benefit`: paid days and cents. */
  readonly paid: Map<string, { days: number; cents: number }>;
  /** Unrounded share of the own municipality in hundredths of a cent, by payout month index. */
  readonly owedByPayoutMonth: Float64Array;
  readonly rows: { payments: number; spells: number; peopleSeen: number };
}

/** @returns a counter for the window's months. @param world calendar. */
export function marginCounter(world: World): MarginCounter {
  const months = Array.from({ length: world.lastMonth - world.firstMonth + 1 }, (_, i) =>
    addMonths(world.firstMonth, i),
  );
  return {
    months,
    countingDays: Int32Array.from(months, lastWeekdayOf),
    counts: months.map(() => ({
      unemployed: 0,
      longTerm: 0,
      under25: 0,
      laidOff: 0,
      inServices: 0,
      byGroup: {},
    })),
    paid: new Map(),
    owedByPayoutMonth: new Float64Array(world.monthStart.length),
    rows: { payments: 0, spells: 0, peopleSeen: 0 },
  };
}

/** Adds a person's history to the counts. Cost: O(spells + months in them). */
export function countHistory(
  counter: MarginCounter,
  person: SyntheticPerson,
  history: History,
  world: World,
): void {
  let seen = false;
  const birth = world.firstDay(person.birthMonth);
  for (let i = 0; i < history.count; i++) {
    const state = history.state[i];
    if (state === states.away || history.end[i] <= world.start) continue;
    seen = true;
    counter.rows.spells += 1;
    const unemployed = state === states.unemployed || state === states.laidOff;
    if (!unemployed && state !== states.service) continue;
    const began = unemployed ? unbrokenStart(history, i) : 0;
    const first = Math.max(
      0,
      monthIndex(world, history.start[i]) - (world.firstMonth - world.originMonth),
    );
    for (let m = first; m < counter.counts.length; m++) {
      const at = counter.countingDays[m];
      if (at >= history.end[i]) break;
      if (at < history.start[i] || homeOn(person, at) !== ownMunicipality) continue;
      const count = counter.counts[m];
      if (!unemployed) addToService(count, history.service[i]);
      else addUnemployed(count, { at, began, birth, laidOff: state === states.laidOff });
    }
  }
  if (seen) counter.rows.peopleSeen += 1;
}

interface UnemployedDay {
  readonly at: number;
  readonly began: number;
  readonly birth: number;
  readonly laidOff: boolean;
}

function addUnemployed(count: MonthCount, { at, began, birth, laidOff }: UnemployedDay): void {
  count.unemployed += 1;
  if (at - began >= longTermDays) count.longTerm += 1;
  if (at - birth < 25 * 365.25) count.under25 += 1;
  if (laidOff) count.laidOff += 1;
}

function addToService(count: MonthCount, service: number): void {
  count.inServices += 1;
  const { group } = trueServices[service];
  count.byGroup[group] = (count.byGroup[group] ?? 0) + 1;
}

/** Unemployment goes on from lay-off and back without a day between. */
function unbrokenStart(history: History, i: number): number {
  let first = i;
  while (first > 0 && isUnemployed(history.state[first - 1])) first--;
  return history.start[first];
}

function isUnemployed(state: number): boolean {
  return state === states.unemployed || state === states.laidOff;
}

/** Adds a block's payments and shares to the counts. */
export function countPayments(
  counter: MarginCounter,
  rows: PaymentRows,
  shares: SharesOfRows,
  world: World,
): void {
  for (let i = 0; i < rows.count; i++) {
    counter.rows.payments += 1;
    const index = monthIndex(world, rows.paidOn[i]);
    const key = `${Math.floor((world.originMonth + index) / 12)}/${rows.benefit[i]}`;
    const sum = counter.paid.get(key) ?? { days: 0, cents: 0 };
    sum.days += rows.paidDays[i];
    sum.cents += rows.paidCents[i];
    counter.paid.set(key, sum);
    if (shares.home[i] === Number(ownMunicipality)) {
      counter.owedByPayoutMonth[index] += shares.owedHundredths[i];
    }
  }
}

/** Unemployed jobseekers of a month beside the path the inflow was fitted to. */
export interface PathPoint {
  readonly month: string;
  readonly target: number;
  readonly reached: number;
}

/** The stock of every month against its path. */
export function stockPath(counter: MarginCounter, world: World): readonly PathPoint[] {
  return counter.months.map((at, m) => ({
    month: formatMonth(at),
    target: Math.round(unemployedPath(at) * world.scale),
    reached: counter.counts[m].unemployed,
  }));
}

/** One margin: what was aimed at, what came out. */
export interface Margin {
  readonly name: string;
  readonly month?: string;
  readonly target: number;
  readonly reached: number;
  /** Reached over target, less one. */
  readonly deviation: number;
  readonly source: string;
}

/** Compares the counts with the published figures, scaled to the area's size. */
export function calibration(counter: MarginCounter, world: World): readonly Margin[] {
  const margins: Margin[] = [];
  const add = (
    name: string,
    at: string | undefined,
    pair: { target: number; reached: number; source: string },
  ): void => {
    const { target, reached, source } = pair;
    margins.push({
      name,
      ...(at === undefined ? {} : { month: at }),
      target: round(target),
      reached: round(reached),
      deviation: round(reached / target - 1),
      source,
    });
  };
  for (const [m, at] of counter.months.entries()) {
    const text = formatMonth(at);
    const published = text === "2024-01" || text === "2025-01" ? publishedMonths[text] : undefined;
    if (published === undefined) continue;
    const { unemployed, longTerm, inServices, byGroup } = counter.counts[m];
    const source = publishedSource;
    add("unemployed jobseekers", text, {
      target: published.unemployed * world.scale,
      reached: unemployed,
      source,
    });
    add("long-term unemployed", text, {
      target: published.longTerm * world.scale,
      reached: longTerm,
      source,
    });
    if (!("activationPercent" in published)) continue;
    const activation = (100 * inServices) / Math.max(1, unemployed + inServices);
    add("activation rate, percent", text, {
      target: published.activationPercent,
      reached: activation,
      source,
    });
    for (const [group, share] of Object.entries(serviceGroupShares.value)) {
      const reached = (byGroup[group] ?? 0) / Math.max(1, inServices);
      add(`share of services: ${group}`, text, {
        target: share,
        reached,
        source: serviceGroupShares.source,
      });
    }
  }
  addMoney(counter, world, add);
  return margins;
}

function addMoney(
  counter: MarginCounter,
  world: World,
  add: (
    name: string,
    at: string | undefined,
    pair: { target: number; reached: number; source: string },
  ) => void,
): void {
  const january = 2024 * 12 - world.originMonth;
  const whole = world.firstMonth < 2024 * 12 && world.lastMonth >= 2024 * 12 + 11;
  if (!whole) return;
  const owed = counter.owedByPayoutMonth.slice(january, january + 12).reduce((a, b) => a + b, 0);
  add("municipal share of payouts in 2024, EUR", undefined, {
    target: 18_000_000 * world.scale,
    reached: owed / 10_000,
    source: "City of Lahti, monitoring report Q4/2024",
  });
  for (const [year, benefit, target] of averagePaid) {
    const sum = counter.paid.get(`${year}/${benefit}`);
    if (sum === undefined || sum.days === 0) continue;
    const names = ["labour market subsidy", "basic allowance"];
    add(`average paid for a day, ${names[benefit]} ${year}, EUR`, undefined, {
      target,
      reached: sum.cents / sum.days / 100,
      source: "Kela, release of 18.2.2026 (whole country)",
    });
  }
}

const averagePaid = [
  [2024, 0, 37.66],
  [2025, 0, 36.17],
  [2024, 1, 33.4],
  [2025, 1, 32.7],
] as const;

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
