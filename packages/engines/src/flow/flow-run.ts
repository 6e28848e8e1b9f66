import { counterBand, counterBands } from "./bands.ts";
import { kindOf, type FlowChances } from "./flow-chances.ts";
import { lastBinOf } from "./flow-cells.ts";
import { flowLaw, type FlowLaw } from "./flow-law.ts";
import type { FlowModel } from "./flow-model.ts";
import type { FlowMonths } from "./flow-question.ts";
import type { LiabilityPlan } from "../municipal-liability/plan.ts";
import { weekdaysOfMonth } from "./fit-pay.ts";
import { exitCauses, flowBenefits, type FlowSegments } from "./receipt-months.ts";

/** Model, law and calendar of a question, ready to be walked through; the same for every draw. */
export interface FlowGround {
  readonly model: FlowModel;
  readonly law: FlowLaw;
  readonly horizon: number;
  readonly weekdays: Float64Array;
  /** Kind of person of each segment. */
  readonly kind: Int32Array;
  /** Step of a percent 0–100 in `FlowMonths.steps`. */
  readonly stepOf: Uint8Array;
  /** Bin of the counter past the last step of the law and the last limit of an allowance. */
  readonly lastBin: number;
  /** Distinct home municipalities, ascending, and the position of each segment's. */
  readonly municipalities: Int32Array;
  readonly municipalityOf: Int32Array;
}

/** @returns the ground of a question. @throws BrokenPromise when a month ahead has no law. */
export function flowGround(model: FlowModel, plan: LiabilityPlan, horizon: number): FlowGround {
  const first = model.firstForecastMonth;
  const law = flowLaw(plan, { first, horizon, referenceMonth: model.pay.month });
  const stepOf = new Uint8Array(101);
  for (const [k, percent] of law.percents.entries()) stepOf[percent] = k;
  const municipalities = municipalitiesOf(model.segments);
  return {
    model,
    law,
    horizon,
    weekdays: Float64Array.from({ length: horizon }, (_, t) => weekdaysOfMonth(first + t)),
    kind: Int32Array.from(model.segments.age, (_, segment) => kindOf(model.segments, segment)),
    stepOf,
    lastBin: lastBinOf(lastLimit(law, model)),
    municipalities,
    municipalityOf: model.segments.municipality.map((code) => municipalities.indexOf(code)),
  };
}

function lastLimit({ limits }: FlowLaw, { allowanceEnds }: FlowModel): number {
  return Math.max(...limits.flatMap((each) => [...each]), ...allowanceEnds.map(({ days }) => days));
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
    owedOfStockCents: column(1),
    daysOfStock: column(1),
    baseOfStockCents: column(1),
    steps: law.percents,
    daysByStep: column(law.percents.length),
    owedByStepCents: column(law.percents.length),
    owedByMunicipalityCents: column(municipalities.length),
    owedByAgeCents: column(4),
    owedByIntegrationCents: column(2),
  };
}

/** Chance of leaving, by service state, and of each cause: written by `leavingChances`, reused. */
export interface Leaving {
  /** `cause · 3 + service state`. */
  readonly byCause: Float64Array;
  readonly total: Float64Array;
}

/** @returns chances to be written over. */
export function emptyLeaving(): Leaving {
  return { byCause: new Float64Array(exitCauses.length * 3), total: new Float64Array(3) };
}

/** Nobody leaves with more certainty than this in a month. */
const mostCertain = 0.95;

/** A person's or a group's place in a step from one month to the next. */
export interface StepPlace {
  segment: number;
  benefit: number;
  counter: number;
  /** Band of duration. */
  band: number;
  step: number;
}

/** @returns a place to be written over. */
export function emptyPlace(): StepPlace {
  return { segment: 0, benefit: 0, counter: 0, band: 0, step: 0 };
}

/** Writes the chances of leaving in a step. Cost: causes · 3. */
export function leavingChances(
  ground: FlowGround,
  chances: FlowChances,
  place: StepPlace,
  leaving: Leaving,
): void {
  const { segment, benefit, counter, band, step } = place;
  const kind = ground.kind[segment] * flowBenefits.length;
  const time = band * counterBands.length + counterBand(counter);
  const at = (chances.signature[segment] * chances.horizon + step) * 3;
  const { byCause, total } = leaving;
  total.fill(0);
  for (let cause = 0; cause < exitCauses.length; cause++) {
    const person = chances.exitOfKind[cause][kind + benefit] * chances.exitOfTime[cause][time];
    const months = chances.exitOfMonth[cause];
    for (let state = 0; state < 3; state++) {
      const chance = person * months[at + state];
      byCause[cause * 3 + state] = chance;
      total[state] += chance;
    }
  }
  for (let state = 0; state < 3; state++) {
    if (total[state] <= mostCertain) continue;
    const scale = mostCertain / total[state];
    for (let cause = 0; cause < exitCauses.length; cause++) byCause[cause * 3 + state] *= scale;
    total[state] = mostCertain;
  }
}

/** Chance of starting a service in a step, for people who are in none and leave with chance `leaving`. */
export function startChance(
  ground: FlowGround,
  chances: FlowChances,
  place: StepPlace,
  leaving: number,
): number {
  const { segment, counter, band, step } = place;
  const time = band * counterBands.length + counterBand(counter);
  const chance =
    chances.startOfKind[ground.kind[segment]] *
    chances.startOfTime[time] *
    chances.startOfMonth[chances.signature[segment] * chances.horizon + step];
  const room = 0.98 - leaving;
  return chance < room ? chance : room;
}

/** Chance of a service ending in a step, for people who leave with chance `leaving`. */
export function endChance(
  { model }: FlowGround,
  chances: FlowChances,
  place: StepPlace,
  leaving: number,
): number {
  const age = model.segments.age[place.segment];
  const chance = chances.endOfAge[age] * chances.endOfMonth[place.step];
  const room = 0.98 - leaving;
  return chance < room ? chance : room;
}
