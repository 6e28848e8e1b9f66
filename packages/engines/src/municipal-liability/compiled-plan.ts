import { assert, type Day } from "@luotsi/base";

import {
  liabilityBenefits,
  liabilityGrounds,
  type LiabilityPlan,
  type PlannedRule,
} from "./plan.ts";
import { shareTable, type ShareTable } from "./share-table.ts";

export const lmsCode = liabilityBenefits.indexOf("labour_market_subsidy");
export const basicCode = liabilityBenefits.indexOf("basic_allowance");
export const earningsCode = liabilityBenefits.indexOf("earnings_related_allowance");
export const generalCode = liabilityBenefits.indexOf("general_benefit");
const unemploymentGround = liabilityGrounds.indexOf("unemployment");
const serviceGround = liabilityGrounds.indexOf("service");

const groundCount = liabilityGrounds.length;
const cellsInEra = liabilityBenefits.length * groundCount;

/** Position that stands for "no rule" in `CompiledPlan.ruleOfCell`. */
export const noRule = 255;
/** How a rule charges a day: not at all, by the benefit day, by the payment period. */
export const chargesNothing = 0;
export const chargesByDay = 1;
export const chargesByPeriod = 2;

/**
 * A plan as small tables. Time is cut into eras, between which nothing in the plan changes; a cell is an era, a benefit
 * and a ground: `(era * benefits + benefit) * grounds + ground`.
 */
export interface CompiledPlan {
  readonly plan: LiabilityPlan;
  /** Position of each rule is its position in `plan.rules`. */
  readonly tables: readonly ShareTable[];
  /** First day of each era; the first era has no beginning. */
  readonly eraStart: Float64Array;
  /** Position of the cell's rule, or `noRule`. */
  readonly ruleOfCell: Uint8Array;
  readonly chargeOfCell: Uint8Array;
  /** Position in `liabilityCounters` of the counter the cell's rule looks at. */
  readonly counterOfCell: Uint8Array;
  /** 1 where a day advances the counter. */
  readonly countsSubsidy: Uint8Array;
  readonly countsAllowance: Uint8Array;
  readonly countsUnemployment: Uint8Array;
  /** 1 where the share is of the basic part of an earnings-related allowance. */
  readonly basicPart: Uint8Array;
  /** 1 where adjusted days are converted to full days. */
  readonly converts: Uint8Array;
  /** 1 for the cells of a daily allowance. */
  readonly onAllowance: Uint8Array;
  /** 1 where the share is of what was paid, charged by the day or not at all, and days stay as they are. */
  readonly plainCell: Uint8Array;
  /** Full basic allowance of a day in the era, cents; 0 where the plan has none. */
  readonly basicCentsOfEra: Float64Array;
  /** 1 in the eras in which the exemption of newly arrived persons is in force. */
  readonly exemptEra: Uint8Array;
  /** Position of the exemption's rule, or `noRule`. */
  readonly exemptRule: number;
}

/** Builds the tables of a plan. @param plan from the room `law`. @returns them. Cost: O(eras × cells). */
export function compilePlan(plan: LiabilityPlan): CompiledPlan {
  assert(plan.rules.length < noRule, "a plan has at most 254 rules");
  const eraStart = eraStarts(plan);
  const eras = eraStart.length;
  const column = (): Uint8Array => new Uint8Array(eras * cellsInEra);
  const compiled: CompiledPlan = {
    plan,
    tables: plan.rules.map((rule) => shareTable(rule.steps)),
    eraStart,
    ruleOfCell: column().fill(noRule),
    chargeOfCell: column(),
    counterOfCell: column(),
    countsSubsidy: column(),
    countsAllowance: column(),
    countsUnemployment: column(),
    basicPart: column(),
    converts: column(),
    onAllowance: column(),
    plainCell: column(),
    basicCentsOfEra: new Float64Array(eras),
    exemptEra: new Uint8Array(eras),
    exemptRule: ruleIndex(plan, plan.exemption?.rule),
  };
  for (let era = 0; era < eras; era++) fillEra(compiled, era);
  return compiled;
}

/** The cell of a benefit on a ground in an era. @param era position. @param benefit code. @param ground code. */
export function cellOf(era: number, benefit: number, ground: number): number {
  return (era * liabilityBenefits.length + benefit) * groundCount + ground;
}

/** The benefit and ground of a cell. @param cell of any era. @returns their codes. */
export function kindOf(cell: number): { readonly benefit: number; readonly ground: number } {
  const kind = cell % cellsInEra;
  const ground = kind % groundCount;
  return { benefit: (kind - ground) / groundCount, ground };
}

/** The era a day is in. @param compiled plan. @param day ordinal. @returns its position. */
export function eraOf(compiled: CompiledPlan, day: number): number {
  const { eraStart } = compiled;
  let era = eraStart.length - 1;
  while (era > 0 && eraStart[era] > day) era--;
  return era;
}

function eraStarts(plan: LiabilityPlan): Float64Array {
  const days = new Set<number>([plan.countFrom]);
  const add = (day: Day | undefined): void => {
    if (day !== undefined) days.add(day);
  };
  for (const { start, end } of [...plan.timetable, ...plan.basicAmounts]) {
    add(start);
    add(end);
  }
  add(plan.serviceDaysCountFrom);
  add(plan.exemption?.start);
  return Float64Array.from([-Infinity, ...[...days].toSorted((a, b) => a - b)]);
}

function fillEra(compiled: CompiledPlan, era: number): void {
  const { plan, eraStart } = compiled;
  const day = eraStart[era];
  const amount = plan.basicAmounts.find((spell) => covers(spell, day));
  compiled.basicCentsOfEra[era] = amount?.dailyCents ?? 0;
  compiled.exemptEra[era] = Number(plan.exemption !== undefined && day >= plan.exemption.start);
  for (let benefit = 0; benefit < liabilityBenefits.length; benefit++) {
    for (let ground = 0; ground < groundCount; ground++) {
      const cell = cellOf(era, benefit, ground);
      fillCounts(compiled, cell, { day, benefit, ground });
      fillRule(compiled, cell, { day, benefit, ground });
    }
  }
}

interface CellPlace {
  readonly day: number;
  readonly benefit: number;
  readonly ground: number;
}

function fillCounts(
  compiled: CompiledPlan,
  cell: number,
  { day, benefit, ground }: CellPlace,
): void {
  const { plan } = compiled;
  const barred = plan.uncountedGrounds.some(
    (entry) =>
      entry.benefit === liabilityBenefits[benefit] &&
      entry.grounds.includes(liabilityGrounds[ground]),
  );
  const service =
    ground === serviceGround &&
    plan.serviceDaysCountFrom !== undefined &&
    day < plan.serviceDaysCountFrom;
  const counts = day >= plan.countFrom && !barred && !service;
  const allowance = benefit === basicCode || benefit === earningsCode;
  compiled.countsSubsidy[cell] = Number(counts);
  compiled.countsAllowance[cell] = Number(counts && allowance);
  compiled.countsUnemployment[cell] = Number(!allowance && ground === unemploymentGround);
  compiled.onAllowance[cell] = Number(allowance);
  const { adjustedDayConversion } = plan.assumptions;
  compiled.converts[cell] = Number(
    adjustedDayConversion === "all" ||
      (adjustedDayConversion === "daily_allowance_only" && allowance),
  );
}

function fillRule(compiled: CompiledPlan, cell: number, { day, benefit, ground }: CellPlace): void {
  const { plan } = compiled;
  const spell = plan.timetable.find(
    (entry) => entry.benefit === liabilityBenefits[benefit] && covers(entry, day),
  );
  if (spell === undefined) return;
  const index = ruleIndex(plan, spell.rule);
  const rule = plan.rules[index];
  compiled.ruleOfCell[cell] = index;
  compiled.chargeOfCell[cell] = chargeOf(rule, ground);
  compiled.counterOfCell[cell] = counterIndex(rule);
  compiled.basicPart[cell] = Number(rule.shareOf === "basic_part" && rule.steps.length > 0);
  compiled.plainCell[cell] = Number(
    compiled.basicPart[cell] === 0 &&
      compiled.converts[cell] === 0 &&
      compiled.chargeOfCell[cell] !== chargesByPeriod,
  );
}

function chargeOf(rule: PlannedRule, ground: number): number {
  if (rule.steps.length === 0 || rule.freeGrounds.includes(liabilityGrounds[ground])) {
    return chargesNothing;
  }
  return rule.timing === "payment_period" ? chargesByPeriod : chargesByDay;
}

function counterIndex(rule: PlannedRule): number {
  if (rule.counter === "labour_market_subsidy") return 0;
  return rule.counter === "daily_allowance" ? 1 : 2;
}

function ruleIndex(plan: LiabilityPlan, id: string | undefined): number {
  if (id === undefined) return noRule;
  const index = plan.rules.findIndex((rule) => rule.id === id);
  assert(index >= 0, `the plan has the rule ${id}`);
  return index;
}

function covers(
  spell: { readonly start: Day; readonly end: Day | undefined },
  day: number,
): boolean {
  return day >= spell.start && (spell.end === undefined || day < spell.end);
}
