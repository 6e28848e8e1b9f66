import { day, dayFromOrdinal, weekdaysBetween } from "@luotsi/base";

import type { BenefitLevels } from "./benefit-levels.ts";
import { countWork, groundOf, openingEntitlement, renew, type Entitlement } from "./entitlement.ts";
import { absent, addPayment, benefits, grounds, type PaymentRows } from "./payment-rows.ts";
import type { SyntheticPerson } from "./people.ts";
import type { Tape } from "./tape.ts";
import { states, type History } from "./walk.ts";
import { monthIndex, type World } from "./world.ts";

/** How often, in shares of payment periods. */
export const paymentHabits = {
  fourWeekPayers: 0.3,
  adjusted: { subsidy: 0.03, basic: 0.24, earnings: 0.11 },
  late: 0.03,
  recovered: 0.004,
  sanctionPerSpell: 0.02,
} as const;

/** The payer's records lacked people whose earnings-related allowance was used up from this day on. */
const unbilledFrom = day("2024-07-01");

/** The counters of a person on the first day of the window. */
export interface OpeningCounters {
  readonly subsidy: number;
  readonly allowance: number;
  readonly unemployment: number;
}

interface Payer {
  readonly world: World;
  readonly person: SyntheticPerson;
  readonly levels: BenefitLevels;
  readonly tape: Tape;
  readonly rows: PaymentRows;
  readonly local: number;
  readonly right: Entitlement;
  /** First day of a four-week period, or undefined when paid by calendar month. */
  readonly phase: number | undefined;
  /** Full earnings-related allowance of a day, cents. */
  readonly earnings: number;
  /** The period under way: its end, its payout and what share of the benefit is paid in it. */
  periodEnd: number;
  paidOn: number;
  adjusted: number;
  firstRow: number;
}

export interface PaymentContext {
  readonly world: World;
  readonly levels: BenefitLevels;
  readonly tape: Tape;
  /** Rows of the block; the person's are appended. */
  readonly rows: PaymentRows;
  /** The person's position in the block. */
  readonly local: number;
}

/**
 * Pays a person's benefits through the simulated time.
 *
 * @param person whose.
 * @param history what happened to the person.
 * @param context where rows go; rows for days of the window are kept.
 * @returns the counters on the first day of the window.
 */
export function payPerson(
  person: SyntheticPerson,
  history: History,
  context: PaymentContext,
): OpeningCounters {
  const payer = beginPayer(person, history, context);
  const { world, right, tape } = payer;
  let opening: OpeningCounters | undefined;
  for (let i = 0; i < history.count; i++) {
    if (opening === undefined && history.start[i] >= world.start) opening = countersOf(right);
    const ground = person.withoutBenefit ? undefined : groundOf(history, i);
    if (ground === undefined) {
      countWork(payer, history, i);
      continue;
    }
    const from = beginSpell(payer, history, i);
    const adjusted = history.state[i] === states.partTime || history.state[i] === states.shortWeek;
    if (from < world.start && history.end[i] > world.start) {
      payStretch(payer, { from, to: world.start, ground, adjusted });
      opening = countersOf(right);
      payStretch(payer, { from: world.start, to: history.end[i], ground, adjusted });
    } else payStretch(payer, { from, to: history.end[i], ground, adjusted });
    countWork(payer, history, i);
  }
  closePeriod(payer, tape);
  return opening ?? countersOf(right);
}

function countersOf(right: Entitlement): OpeningCounters {
  return {
    subsidy: Math.round(right.subsidyCounter),
    allowance: right.allowancePaid,
    unemployment: right.unemploymentDays,
  };
}

function beginPayer(person: SyntheticPerson, history: History, context: PaymentContext): Payer {
  const { world, levels, tape, rows, local } = context;
  tape.begin(person.number);
  const fourWeeks = tape.next() < paymentHabits.fourWeekPayers;
  const monday = world.origin - ((((world.origin + 3) % 7) + 7) % 7);
  return {
    world,
    person,
    levels,
    tape,
    rows,
    local,
    right: openingEntitlement(person, world, history, tape),
    phase: fourWeeks ? monday + 7 * Math.floor(tape.next() * 4) : undefined,
    earnings: Math.round(levels.fullDailyCents * (1.25 + 1.1 * tape.next() ** 1.3)),
    periodEnd: Number.NEGATIVE_INFINITY,
    paidOn: 0,
    adjusted: 1,
    firstRow: rows.count,
  };
}

/** A new spell: a new maximum period perhaps, and now and then weeks without benefit. */
function beginSpell(payer: Payer, history: History, i: number): number {
  const { tape, person } = payer;
  const start = history.start[i];
  const fromWork = i > 0 && history.work[i - 1] === 1;
  renew(payer, person, { start, fromWork, u: tape.next() });
  const fresh = i > 0 && history.state[i] === states.unemployed && history.searchStart[i] === start;
  const sanctioned = fresh && tape.next() < paymentHabits.sanctionPerSpell;
  return sanctioned ? Math.min(history.end[i], start + 45) : start;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly ground: number;
  readonly adjusted: boolean;
}

/** Pays a stretch, cut at the ends of payment periods and months and where the benefit changes. */
function payStretch(payer: Payer, { from, to, ground, adjusted }: Stretch): void {
  const { world, right } = payer;
  let at = from;
  while (at < to) {
    if (at >= payer.periodEnd) openPeriod(payer, at);
    const index = monthIndex(world, at);
    const monthEnd = at < world.end ? world.monthStart[index + 1] : to;
    let end = Math.min(to, payer.periodEnd, monthEnd);
    let days = weekdays(at, end);
    if (right.waiting > 0) {
      const waited = Math.min(right.waiting, days);
      right.waiting -= waited;
      const next = waited === days ? end : afterWeekdays(at, waited);
      if (right.waiting === 0) right.maxPeriodStart = next;
      at = next;
      continue;
    }
    if (right.allowanceLeft > 0 && days > right.allowanceLeft) {
      end = afterWeekdays(at, right.allowanceLeft);
      days = right.allowanceLeft;
    }
    if (days > 0) payDays(payer, { from: at, to: end, ground, adjusted }, days);
    at = end;
  }
}

function payDays(payer: Payer, { from, to, ground, adjusted }: Stretch, days: number): void {
  const { right, world, person, rows, local, levels } = payer;
  const onAllowance = right.allowanceLeft > 0;
  const before = right.allowancePaid;
  const benefit = onAllowance ? right.allowanceKind : benefits.labourMarketSubsidy;
  if (onAllowance) {
    right.allowanceLeft -= days;
    right.allowancePaid += days;
    right.subsidyCounter += days;
    if (right.allowanceLeft <= 0) {
      right.unemploymentDays = 0;
      right.usedUpOn = to;
    }
  } else if (person.withoutSubsidy) return;
  else {
    if (!isExempt(payer, from)) right.subsidyCounter += days;
    if (ground === grounds.unemployment) right.unemploymentDays += days;
  }
  // What is paid out after the window is not known in it.
  if (from < world.start || payer.paidOn >= world.end) return;
  const earnings = benefit === benefits.earningsRelated;
  const partial = benefit === benefits.labourMarketSubsidy && person.withParents;
  const whole = earnings ? payer.earnings : levels.dailyOn(from, partial);
  const daily = earnings ? steppedEarnings(payer, before) : whole;
  const limit = adjustedLimit(benefit);
  const chosen = payer.adjusted < limit;
  const reduced = adjusted || chosen;
  const part = 0.25 + 0.5 * (chosen ? payer.adjusted / limit : payer.adjusted);
  const paid = reduced ? Math.round(days * daily * part) : days * daily;
  const earningsBefore = right.allowanceKind === benefits.earningsRelated;
  const shown = levels.isGeneralOn(from) && !earnings ? benefits.generalBenefit : benefit;
  addPayment(rows, {
    person: local,
    benefit: shown,
    ground,
    start: from,
    end: to,
    paidOn: payer.paidOn,
    paidDays: days,
    paidCents: paid,
    fullCents: earnings && reduced ? days * whole : absent,
    moved: Number(!onAllowance && earningsBefore && right.usedUpOn >= unbilledFrom),
    maxPeriodStart:
      onAllowance && shown !== benefits.generalBenefit ? right.maxPeriodStart : absent,
  });
}

/** A period whose uniform number is below this is adjusted. */
function adjustedLimit(benefit: number): number {
  const { adjusted } = paymentHabits;
  if (benefit === benefits.earningsRelated) return adjusted.earnings;
  return benefit === benefits.basicAllowance ? adjusted.basic : adjusted.subsidy;
}

function steppedEarnings({ earnings, levels, right }: Payer, paidDays: number): number {
  const percent = levels.earningsPercent(right.maxPeriodStart, paidDays);
  return Math.max(levels.fullDailyCents, Math.round((earnings * percent) / 100));
}

function isExempt(payer: Payer, at: number): boolean {
  const { person, levels } = payer;
  const { firstEntry, exemptGroup } = person;
  return firstEntry !== undefined && at < levels.exemptUntil(firstEntry, exemptGroup);
}

function openPeriod(payer: Payer, at: number): void {
  const { world, phase, tape } = payer;
  closePeriod(payer, tape);
  const index = monthIndex(world, at);
  if (phase === undefined) payer.periodEnd = at < world.end ? world.monthStart[index + 1] : at + 30;
  else payer.periodEnd = phase + 28 * (Math.floor((at - phase) / 28) + 1);
  const delay = 2 + Math.floor(tape.next() * 8);
  const late = tape.next() < paymentHabits.late ? 20 + Math.floor(tape.next() * 150) : 0;
  payer.paidOn = toWeekday(payer.periodEnd + delay + late);
  payer.adjusted = tape.next();
  payer.firstRow = payer.rows.count;
}

/** Now and then a whole period's payment is recovered some months later. */
function closePeriod(payer: Payer, tape: Tape): void {
  const { rows, firstRow } = payer;
  const last = rows.count;
  const recovered = tape.next() < paymentHabits.recovered;
  if (last === firstRow || !recovered) return;
  const paidOn = toWeekday(payer.paidOn + 45 + ((payer.paidOn * 37) % 150));
  if (paidOn >= payer.world.end) return;
  for (let i = firstRow; i < last; i++) {
    addPayment(rows, {
      person: rows.person[i],
      benefit: rows.benefit[i],
      ground: rows.ground[i],
      start: rows.start[i],
      end: rows.end[i],
      paidOn,
      paidDays: -rows.paidDays[i],
      paidCents: -rows.paidCents[i],
      fullCents: rows.fullCents[i] === absent ? absent : -rows.fullCents[i],
      moved: rows.moved[i],
      maxPeriodStart: rows.maxPeriodStart[i],
    });
  }
  payer.firstRow = rows.count;
}

function weekdays(from: number, to: number): number {
  return weekdaysBetween(dayFromOrdinal(from), dayFromOrdinal(to));
}

/** The day after the n-th weekday from a day on. */
function afterWeekdays(from: number, n: number): number {
  let at = from;
  let left = n;
  while (left > 0) {
    if ((((at + 3) % 7) + 7) % 7 < 5) left--;
    at++;
  }
  return at;
}

function toWeekday(at: number): number {
  const weekday = (((at + 3) % 7) + 7) % 7;
  return weekday < 5 ? at : at + 7 - weekday;
}
