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
  /** Share of the days that advances the counter, 0–1. */
  pace: number;
  /** Place of benefit and duration among the amounts of a day. */
  pay: number;
  /** Level of the benefit over that learnt, and with it the amount the share is of, for one paid day. */
  level: number;
  dayBase: number;
}

/** Charged days of a month of people who have the same counter. */
export interface CountedDays {
  t: number;
  benefit: number;
  segment: number;
  /** Counter before the month, and days by which it goes on in it. */
  counter: number;
  moves: number;
  /** Of all of them together: days, and the amount the share is of, in cents. */
  days: number;
  base: number;
  /** Part of them in hand, that lies in one step. */
  part: number;
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
 * Adds a month's paid days, and those of them that are not charged, to the sums.
 *
 * @param ground law and pay. @param charge whose; the amount of a day is set. @param months changed.
 * @returns whether any are to be charged.
 */
export function addPaid(ground: FlowGround, charge: MonthCharge, months: FlowMonths): boolean {
  const { t, benefit, people, charged, days, level } = charge;
  const isCharged = ground.law.tableOf[benefit * ground.horizon + t] >= 0;
  charge.dayBase = baseOfDay(ground.model.pay.baseOfDay, charge) * level;
  months.paidDays[t] += people * days;
  months.baseCents[t] += charged * days * charge.dayBase;
  months.daysByStep[t] += isCharged ? (people - charged) * days : people * days;
  return isCharged && charged > 0;
}

/** Adds charged days by step, and what is owed for them. @param ground law. @param counted whose. @param sums changed. */
export function addCounted(ground: FlowGround, counted: CountedDays, sums: ChargedSums): void {
  const { law, horizon } = ground;
  const { t, benefit, counter, moves } = counted;
  const cell = benefit * horizon + t;
  const { percentOfDay, cap } = law.tables[law.tableOf[cell]];
  const stands = moves < leastCounted;
  // The first day of the month that counts, and the last.
  const begins = Math.floor(stands ? counter + leastCounted : counter) + 1;
  const ends = Math.ceil(counter + moves);
  const percent = percentOfDay[begins < cap ? begins : cap];
  if (stands || law.byPeriod[cell] === 1 || percentOfDay[ends < cap ? ends : cap] === percent) {
    counted.part = 1;
    addStep(ground, counted, percent, sums);
  } else {
    addSteps(ground, counted, sums);
  }
}

/** Adds days that cross a step. */
function addSteps(ground: FlowGround, counted: CountedDays, sums: ChargedSums): void {
  const { law, horizon } = ground;
  const { t, benefit, counter, moves } = counted;
  const table = law.tableOf[benefit * horizon + t];
  const limits = law.limits[table];
  const end = counter + moves;
  let from = counter;
  for (let k = 0; k <= limits.length && from < end; k++) {
    const limit = k < limits.length ? limits[k] : Infinity;
    if (limit <= from) continue;
    const to = limit < end ? limit : end;
    counted.part = (to - from) / moves;
    addStep(ground, counted, percentAfter(law.tables[table], from), sums);
    from = to;
  }
}

/** Adds the part in hand of the days, all in the step of a percent. */
function addStep(
  { horizon, stepOf }: FlowGround,
  { t, segment, part, days, base }: CountedDays,
  percent: number,
  { months, owedOfSegment }: ChargedSums,
): void {
  const at = stepOf[percent] * horizon + t;
  const owed = (base * part * percent) / 100;
  months.daysByStep[at] += days * part;
  months.owedByStepCents[at] += owed;
  months.owedCents[t] += owed;
  owedOfSegment[segment * horizon + t] += owed;
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
    pace: 1,
    pay: 0,
    level: 1,
    dayBase: 0,
  };
}

/** @returns counted days to be written over. */
export function emptyCounted(): CountedDays {
  return { t: 0, benefit: 0, segment: 0, counter: 0, moves: 0, days: 0, base: 0, part: 1 };
}
