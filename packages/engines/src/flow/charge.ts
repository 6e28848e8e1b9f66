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
  /** Counter before, days used of the benefit before, and paid days of each person. */
  counter: number;
  used: number;
  days: number;
  /** Share of the days that advances the counter, 0–1. */
  pace: number;
  /** Place of benefit and duration among the amounts of a day. */
  pay: number;
  /** Level of the benefit over that learnt. */
  level: number;
  /** Were the people receivers in the last month observed? */
  fromStock: boolean;
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
  const { model, horizon, law, stepOf } = ground;
  const { t, benefit, segment, people, charged, counter, days, pace, level, fromStock } = charge;
  const { months, owedOfSegment } = sums;
  const paid = people * days;
  const dayBase = baseOfDay(model.pay.baseOfDay, charge) * level;
  const base = charged * days * dayBase;
  months.paidDays[t] += paid;
  months.baseCents[t] += base;
  months.daysByStep[t] += (people - charged) * days;
  if (fromStock) {
    months.daysOfStock[t] += paid;
    months.baseOfStockCents[t] += base;
  }
  const cell = benefit * horizon + t;
  const table = law.tableOf[cell];
  if (table < 0) {
    months.daysByStep[t] += charged * days;
    return;
  }
  const shares = law.tables[table];
  const stands = pace * days < leastCounted;
  const percent = percentAfter(shares, stands ? counter + leastCounted : counter);
  let owed = (base * percent) / 100;
  const isWhole = law.byPeriod[cell] === 1 || stands;
  if (isWhole || percentAfter(shares, Math.ceil(counter + pace * days) - 1) === percent) {
    const at = stepOf[percent] * horizon + t;
    months.daysByStep[at] += charged * days;
    months.owedByStepCents[at] += owed;
  } else {
    owed = addSteps(ground, charge, { months, dayBase });
  }
  months.owedCents[t] += owed;
  owedOfSegment[segment * horizon + t] += owed;
  if (fromStock) months.owedOfStockCents[t] += owed;
}

interface SteppedSums {
  readonly months: FlowMonths;
  /** The amount the share is of, for one paid day. */
  readonly dayBase: number;
}

/** Adds days that cross a step. @returns what is owed for them. */
function addSteps(
  ground: FlowGround,
  charge: MonthCharge,
  { months, dayBase }: SteppedSums,
): number {
  const { law, horizon, stepOf } = ground;
  const { t, benefit, charged, counter, days, pace } = charge;
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
    const part = (charged * stepDays * dayBase * percent) / 100;
    months.daysByStep[at] += charged * stepDays;
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
    counter: 0,
    used: 0,
    days: 0,
    pace: 1,
    pay: 0,
    level: 1,
    fromStock: false,
  };
}
