import { kindOf } from "./flow-chances.ts";
import { classWidth } from "./counter-classes.ts";
import { lastBinOf, mostUsed, type Bins } from "./flow-cells.ts";
import { flowLaw, type FlowCounters, type FlowLaw } from "./flow-law.ts";
import type { FlowModel } from "./flow-model.ts";
import type { FlowMonths } from "./flow-question.ts";
import type { LiabilityPlan } from "../municipal-liability/plan.ts";
import { payStage, seasonPlace, weekdaysOfMonth } from "./fit-pay.ts";
import { exitCauses, flowBenefits, type FlowSegments } from "./receipt-months.ts";
import { sharesMoved } from "./segment-moves.ts";

/** Model, law and calendar of a question, ready to be walked through; the same for every draw. */
export interface FlowGround {
  readonly model: FlowModel;
  readonly law: FlowLaw;
  readonly horizon: number;
  /** Paid days of a month: `payStage · horizon + month`. */
  readonly days: Float64Array;
  /** Paid days of the last month observed of somebody who went on, by benefit: a limit may have been passed in it. */
  readonly daysBefore: Float64Array;
  /** Kind of person of each segment. */
  readonly kind: Int32Array;
  /** Where the people of each segment are moved to, and what share of them at once. */
  readonly moves: readonly { readonly next: Int32Array; readonly shares: Float64Array }[];
  /** Step of a percent 0–100 in `FlowMonths.steps`. */
  readonly stepOf: Uint8Array;
  /** Groups smaller than this are not divided between two levels of duration: they are hardly anybody of those who receive. */
  readonly fewPeople: number;
  /** Groups of fewer people than this are put together by band of days used and a few lengths of receipt. */
  readonly fewestPeople: number;
  /** Month from which people of a cell may have several counters, Infinity where they never have; width of the classes of those. */
  readonly apartFrom: number;
  readonly classWidth: number;
  /** Days past the last step of the law and the last limit of an allowance: used or counted, all are alike. */
  readonly mostUsed: number;
  /** Bins of months in which people of a cell have one counter; and in which they may have several: those who started again past `mostUsed` go on from there. */
  readonly together: Bins;
  readonly apart: Bins;
  /** Distinct home municipalities, ascending, and the position of each segment's. */
  readonly municipalities: Int32Array;
  readonly municipalityOf: Int32Array;
}

/** Bins of month t. */
export function binsIn({ apartFrom, apart, together }: FlowGround, t: number): Bins {
  return t >= apartFrom ? apart : together;
}

/** What the ground of a question is made from. */
export interface GroundQuestion {
  readonly model: FlowModel;
  readonly plan: LiabilityPlan;
  readonly horizon: number;
  readonly counters?: FlowCounters | undefined;
}

/** @returns the ground of a question. @throws BrokenPromise when a month ahead has no law. */
export function flowGround({ model, plan, horizon, counters }: GroundQuestion): FlowGround {
  const first = model.firstForecastMonth;
  const law = flowLaw(plan, { first, horizon, referenceMonth: model.pay.month }, counters);
  const apartFrom = law.restart.findIndex((rule) => rule !== 0);
  const lastBin = lastBinOf(lastLimit(law, model));
  const stepOf = new Uint8Array(101);
  for (const [k, percent] of law.percents.entries()) stepOf[percent] = k;
  const municipalities = municipalitiesOf(model.segments);
  const { intensity, daysOfSeason } = model.pay;
  const people = sum(model.stock.weight) + 12 * model.newcomers.level;
  return {
    model,
    law,
    horizon,
    days: Float64Array.from({ length: intensity.length * horizon }, (_, at) => {
      const stage = Math.floor(at / horizon);
      const month = first + (at % horizon);
      const season = daysOfSeason[seasonPlace(stage) + (month % 12)];
      return intensity[stage] * season * weekdaysOfMonth(month);
    }),
    daysBefore: Float64Array.from(flowBenefits, (_, benefit) => {
      return intensity[payStage(benefit, false, false)] * weekdaysOfMonth(first - 1);
    }),
    kind: Int32Array.from(model.segments.age, (_, segment) => kindOf(model.segments, segment)),
    moves: model.moves.map((move) => ({ next: move.next, shares: sharesMoved(move) })),
    stepOf,
    fewPeople: few * people,
    fewestPeople: fewest * people,
    apartFrom: apartFrom < 0 ? Infinity : apartFrom,
    classWidth: classWidth(mostUsed(lastBin)),
    mostUsed: mostUsed(lastBin),
    together: { last: lastBin, most: neverUsed },
    apart: { last: 2 * lastBin + 1, most: mostUsed(lastBin) },
    municipalities,
    municipalityOf: model.segments.municipality.map((code) => municipalities.indexOf(code)),
  };
}

/** Days that nobody ever uses. */
const neverUsed = 2 ** 30 - 1;
/** Share of the receivers below which a group is not divided between two levels of duration. */
const few = 5e-5;
/** Share below which they are told apart by band of days used and a few lengths of receipt only: such groups are 1 % of the receivers. */
const fewest = 7.5e-6;

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}

function lastLimit({ limits, tableOf }: FlowLaw, { allowanceEnds }: FlowModel): number {
  const inForce = limits.filter((_, rule) => tableOf.includes(rule));
  return Math.max(
    0,
    ...inForce.flatMap((each) => [...each]),
    ...allowanceEnds.map(({ days }) => days),
  );
}

/** Distinct municipalities of the segments, ascending; the order of `owedByMunicipalityCents`. */
export function municipalitiesOf({ municipality }: FlowSegments): Int32Array {
  return Int32Array.from(new Set(municipality)).toSorted();
}

/** Empty sums for a horizon. */
export function emptyMonths({ horizon, law, municipalities }: FlowGround): FlowMonths {
  const column = (groups: number): Float64Array => new Float64Array(groups * horizon);
  return {
    horizon,
    owedCents: column(1),
    paidDays: column(1),
    baseCents: column(1),
    stock: column(1),
    inService: column(1),
    newcomers: column(1),
    returners: column(1),
    exits: column(exitCauses.length),
    steps: law.percents,
    daysByStep: column(law.percents.length),
    owedByStepCents: column(law.percents.length),
    owedByMunicipalityCents: column(municipalities.length),
    owedByAgeCents: column(4),
    owedByIntegrationCents: column(2),
  };
}

/** Nobody leaves with more certainty than this in a month. */
export const mostCertain = 0.95;
