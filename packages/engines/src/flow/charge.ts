import { emptyRow, lowestClass, type CounterRow } from "./counter-classes.ts";
import { percentAfter } from "../municipal-liability/share-table.ts";
import { counterBand } from "./bands.ts";
import type { FlowGround } from "./flow-run.ts";
import type { FlowMonths } from "./flow-question.ts";

/** A month's paid days of some people, to be charged. */
export interface MonthCharge {
  /** Month ahead. */
  t: number;
  /** Position in `flowBenefits`. */
  benefit: number;
  segment: number;
  /** People whose days are charged, and all of them. */
  charged: number;
  people: number;
  /** Days used of the benefit before, and paid days of each person. */
  used: number;
  days: number;
  /** Counters before, by class; and the counter of the class in hand with its people whose days are charged. */
  row: CounterRow;
  counter: number;
  chargedOfClass: number;
  /** Share of the days that advances the counter, 0–1. */
  pace: number;
  /** Place of benefit and duration among the amounts of a day. */
  pay: number;
  /** Level of the benefit over that learnt, and with it the amount the share is of, for one paid day. */
  level: number;
  dayBase: number;
}

/** The amount a share is of, for one paid day. Cents. */
export function baseOfDay(
  amounts: Float64Array,
  { pay, used, days }: Pick<MonthCharge, "pay" | "used" | "days">,
): number {
  return amounts[pay + counterBand(used + days / 2)];
}

/** A counter that moves less than this in a month stands, and one less than this below a limit has reached it. Unit: days. */
export const leastCounted = 1e-6;

/** Sums a charge is added to. */
export interface ChargedSums {
  readonly months: FlowMonths;
  /** `segment · horizon + month`; municipalities and groups are added up from it. */
  readonly owedOfSegment: Float64Array;
}

/**
 * Adds a month's charge to the sums.
 *
 * @param ground law and pay. @param charge whose. @param sums changed.
 */
export function addCharge(ground: FlowGround, charge: MonthCharge, sums: ChargedSums): void {
  const { model, horizon, law } = ground;
  const { t, benefit, segment, people, charged, days, level } = charge;
  const { months, owedOfSegment } = sums;
  const paid = people * days;
  charge.dayBase = baseOfDay(model.pay.baseOfDay, charge) * level;
  const base = charged * days * charge.dayBase;
  months.paidDays[t] += paid;
  months.baseCents[t] += base;
  months.daysByStep[t] += (people - charged) * days;
  if (law.tableOf[benefit * horizon + t] < 0) {
    months.daysByStep[t] += charged * days;
    return;
  }
  const owed = addOwed(ground, charge, months);
  months.owedCents[t] += owed;
  owedOfSegment[segment * horizon + t] += owed;
}

/** Adds the days by step, class by class. @returns what is owed for them. */
function addOwed(ground: FlowGround, charge: MonthCharge, months: FlowMonths): number {
  const { law, horizon, stepOf } = ground;
  const { t, benefit, people, charged, days, pace, dayBase, row } = charge;
  const { daysByStep, owedByStepCents } = months;
  const cell = benefit * horizon + t;
  const shares = law.tables[law.tableOf[cell]];
  const moves = pace * days;
  const stands = moves < leastCounted;
  const isWhole = law.byPeriod[cell] === 1 || stands;
  const chargedOfOne = charged / people;
  let owed = 0;
  for (let left = row.inUse; left !== 0; left &= left - 1) {
    const at = row.at + 2 * lowestClass(left);
    const own = row.rows[at];
    if (own === 0) continue;
    const counter = row.rows[at + 1] / own;
    const percent = percentAfter(shares, stands ? counter + leastCounted : counter);
    if (isWhole || percentAfter(shares, Math.ceil(counter + moves) - 1) === percent) {
      const step = stepOf[percent] * horizon + t;
      const ownDays = own * chargedOfOne * days;
      const part = (ownDays * dayBase * percent) / 100;
      daysByStep[step] += ownDays;
      owedByStepCents[step] += part;
      owed += part;
    } else {
      charge.chargedOfClass = own * chargedOfOne;
      charge.counter = counter;
      owed += addSteps(ground, charge, months);
    }
  }
  return owed;
}

/** Adds days that cross a step. @returns what is owed for them. */
function addSteps(ground: FlowGround, charge: MonthCharge, months: FlowMonths): number {
  const { law, horizon, stepOf } = ground;
  const { t, benefit, chargedOfClass, counter, days, pace, dayBase } = charge;
  const table = law.tableOf[benefit * horizon + t];
  const limits = law.limits[table];
  const end = counter + pace * days;
  let owed = 0;
  let from = counter;
  for (let k = 0; k <= limits.length && from < end; k++) {
    const limit = k < limits.length ? limits[k] : Infinity;
    if (limit <= from) continue;
    const to = limit < end ? limit : end;
    const percent = percentAfter(law.tables[table], from);
    const at = stepOf[percent] * horizon + t;
    const stepDays = (to - from) / pace;
    const part = (chargedOfClass * stepDays * dayBase * percent) / 100;
    months.daysByStep[at] += chargedOfClass * stepDays;
    months.owedByStepCents[at] += part;
    owed += part;
    from = to;
  }
  return owed;
}

/** Adds what is owed of each segment up to municipalities and groups. */
export function addGroups(ground: FlowGround, { months, owedOfSegment }: ChargedSums): void {
  const { model, horizon, municipalityOf } = ground;
  const { age, integration } = model.segments;
  for (let at = 0; at < owedOfSegment.length; at++) {
    const segment = Math.floor(at / horizon);
    const t = at - segment * horizon;
    months.owedByMunicipalityCents[municipalityOf[segment] * horizon + t] += owedOfSegment[at];
    months.owedByAgeCents[age[segment] * horizon + t] += owedOfSegment[at];
    months.owedByIntegrationCents[integration[segment] * horizon + t] += owedOfSegment[at];
  }
}

/** @returns a charge to be written over. */
export function emptyCharge(): MonthCharge {
  return {
    t: 0,
    benefit: 0,
    segment: 0,
    charged: 0,
    people: 0,
    used: 0,
    days: 0,
    row: emptyRow(),
    counter: 0,
    chargedOfClass: 0,
    pace: 1,
    pay: 0,
    level: 1,
    dayBase: 0,
  };
}
