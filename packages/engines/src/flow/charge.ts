import { percentAfter, percentDaysUpTo } from "../municipal-liability/share-table.ts";
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
  /** Counter before, and paid days of each person. */
  counter: number;
  days: number;
  /** Place of benefit and duration among the amounts of a day. */
  pay: number;
  /** Level of the benefit over that learnt. */
  level: number;
  /** Were the people receivers in the last month observed? */
  fromStock: boolean;
}

/** What the municipality owes for each charged person. Cents. */
export function owedOfPerson({ model, law, horizon }: FlowGround, charge: MonthCharge): number {
  const { t, benefit, counter, days, level } = charge;
  const cell = benefit * horizon + t;
  const table = law.tableOf[cell];
  if (table < 0) return 0;
  const base = baseOfDay(model.pay.baseOfDay, charge) * level;
  const shares = law.tables[table];
  const percentDays =
    law.byPeriod[cell] === 1
      ? days * percentAfter(shares, counter)
      : percentDaysUpTo(shares, counter + days) - percentDaysUpTo(shares, counter);
  return (base * percentDays) / 100;
}

/** The amount a share is of, for one paid day. Cents. */
export function baseOfDay(
  amounts: Float64Array,
  { pay, counter, days }: Pick<MonthCharge, "pay" | "counter" | "days">,
): number {
  return amounts[pay + counterBand(counter + days / 2)];
}

/**
 * Adds a month's charge to the sums.
 *
 * @param ground law and pay. @param charge whose. @param months changed.
 */
export function addCharge(ground: FlowGround, charge: MonthCharge, months: FlowMonths): void {
  const { model, horizon, municipalityOf } = ground;
  const { t, segment, people, charged, days, level, fromStock } = charge;
  const owed = charged * owedOfPerson(ground, charge);
  const paid = people * days;
  const base = charged * days * baseOfDay(model.pay.baseOfDay, charge) * level;
  months.owedCents[t] += owed;
  months.paidDays[t] += paid;
  months.baseCents[t] += base;
  if (fromStock) {
    months.owedOfStockCents[t] += owed;
    months.daysOfStock[t] += paid;
    months.baseOfStockCents[t] += base;
  }
  months.owedByMunicipalityCents[municipalityOf[segment] * horizon + t] += owed;
  months.owedByAgeCents[model.segments.age[segment] * horizon + t] += owed;
  months.owedByIntegrationCents[model.segments.integration[segment] * horizon + t] += owed;
  addSteps(ground, charge, { months, owed });
}

interface StepSums {
  readonly months: FlowMonths;
  readonly owed: number;
}

function addSteps(ground: FlowGround, charge: MonthCharge, { months, owed }: StepSums): void {
  const { law, horizon, stepOf } = ground;
  const { t, benefit, people, charged, counter, days } = charge;
  const cell = benefit * horizon + t;
  const table = law.tableOf[cell];
  months.daysByStep[t] += (people - charged) * days;
  if (table < 0 || law.byPeriod[cell] === 1) {
    const percent = table < 0 ? 0 : percentAfter(law.tables[table], counter);
    months.daysByStep[stepOf[percent] * horizon + t] += charged * days;
    months.owedByStepCents[stepOf[percent] * horizon + t] += owed;
    return;
  }
  const end = counter + days;
  const limits = law.limits[table];
  const shares = law.tables[table];
  const whole = percentDaysUpTo(shares, end) - percentDaysUpTo(shares, counter);
  let from = counter;
  for (let k = 0; k <= limits.length && from < end; k++) {
    const limit = k < limits.length ? limits[k] : Infinity;
    if (limit <= from) continue;
    const to = limit < end ? limit : end;
    const percent = percentAfter(shares, from);
    const at = stepOf[percent] * horizon + t;
    months.daysByStep[at] += charged * (to - from);
    if (whole > 0) months.owedByStepCents[at] += (owed * percent * (to - from)) / whole;
    from = to;
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
    days: 0,
    pay: 0,
    level: 1,
    fromStock: false,
  };
}
