import type { Day } from "@luotsi/base";

import { counterBands } from "./bands.ts";
import type { FactorRates } from "./factor-rates.ts";
import { payPlace } from "./fit-pay.ts";
import type { FlowModel, FlowStock } from "./flow-model.ts";
import { noShocks } from "./monthly-shocks.ts";
import { exitCauses, flowBenefits } from "./receipt-months.ts";
import { nextAge } from "./segment-moves.ts";
import { exitLevels, returnLevels, serviceEndLevels, serviceStartLevels } from "./tally-months.ts";
import type { LiabilityPlan, PlannedRule } from "../municipal-liability/plan.ts";

/** January 2025, with 23 weekdays, as an ordinal. */
export const january2025 = 2025 * 12;

/** Days since 1970 of the first of January of the years in use. */
const firstDay: Readonly<Record<number, Day>> = { 2015: 16_436 as Day, 2025: 20_089 as Day };

const stepped: PlannedRule = {
  id: "stepped",
  steps: [100, 200, 300, 400, 700].map((afterPaidDays, k) => ({
    afterPaidDays,
    percent: 10 * (k + 1),
  })),
  counter: "labour_market_subsidy",
  shareOf: "paid",
  timing: "benefit_day",
  freeGrounds: [],
};

/** The law of 2025 for every benefit, of a basic allowance of 37.21 euros, with changes. */
export function steppedPlan(changes: Partial<PlannedRule> = {}): LiabilityPlan {
  const start = firstDay[2015];
  return {
    model: "test",
    rules: [{ ...stepped, ...changes }],
    timetable: (
      ["labour_market_subsidy", "basic_allowance", "earnings_related_allowance"] as const
    ).map((benefit) => ({ benefit, start, end: undefined, rule: "stepped" })),
    basicAmounts: [{ start, end: undefined, dailyCents: 3721 }],
    countFrom: start,
    serviceDaysCountFrom: undefined,
    uncountedGrounds: [],
    exemption: undefined,
    steppedAllowance: undefined,
    paymentPeriodDays: 31,
    assumptions: {
      adjustedDayConversion: "none",
      precedingDays: "latest_period",
      residenceDate: "payout",
      regimeDate: "benefit_day",
      subsidyRestart: "new_max_period",
      rounding: "sum_then_round",
    },
  };
}

/** A level of a factor and what the rate is there, over the rest. */
export interface LevelTimes {
  readonly factor: number;
  readonly level: number;
  readonly times: number;
}

/** Rates that are known for certain. @param chance a month where no level says otherwise. */
export function certainRates(
  levels: readonly number[],
  chance: number,
  times: readonly LevelTimes[] = [],
): FactorRates {
  const count = 1 + levels.reduce((all, size) => all + size, 0);
  const coefficients = new Float64Array(count);
  coefficients[0] = Math.log(Math.max(chance, 1e-300));
  for (const { factor, level, times: multiple } of times) {
    const start = 1 + levels.slice(0, factor).reduce((all, size) => all + size, 0);
    coefficients[start + level] = Math.log(Math.max(multiple, 1e-300));
  }
  return {
    levels,
    coefficients,
    information: {
      lower: { rows: count, columns: count, values: new Float64Array(count * count) },
      dropped: new Uint8Array(count).fill(1),
    },
    iterations: 1,
  };
}

/** Who begins as what, with defaults: one receiver of subsidy in the first month, outside services. */
export interface TinyPerson {
  readonly segment?: number;
  readonly benefit?: number;
  readonly counter?: number;
  readonly exemptMonths?: number;
  readonly weight?: number;
  readonly duration?: number;
  readonly service?: number;
}

const subsidyCode = flowBenefits.indexOf("labour_market_subsidy");

/** The stock of some people. */
export function stockOfPeople(people: readonly TinyPerson[]): FlowStock {
  return {
    segment: Int32Array.from(people, ({ segment = 0 }) => segment),
    benefit: Uint8Array.from(people, ({ benefit = subsidyCode }) => benefit),
    counter: Float64Array.from(people, ({ counter = 0 }) => counter),
    exemptMonths: Uint8Array.from(people, ({ exemptMonths = 0 }) => exemptMonths),
    weight: Float64Array.from(people, ({ weight = 1 }) => weight),
    duration: Uint8Array.from(people, ({ duration = 12 }) => duration),
    service: Uint8Array.from(people, ({ service = 0 }) => service),
  };
}

/** What a tiny model is made of; what is left out does not happen. */
export interface TinyFlow {
  readonly stock: readonly TinyPerson[];
  /** Monthly chance of leaving for work. */
  readonly leave?: number;
  readonly leaveTimes?: readonly LevelTimes[];
  readonly newcomers?: number;
  readonly newcomer?: TinyPerson;
  /** Monthly chance of coming back. */
  readonly comeBack?: number;
  readonly comeBackTimes?: readonly LevelTimes[];
  readonly restart?: number;
  readonly serviceStart?: number;
  readonly serviceEnd?: number;
  /** Paid days over weekdays, in a month that is not the last and in one that is. */
  readonly intensity?: number;
  readonly lastIntensity?: number;
  readonly segments?: FlowModel["segments"];
  readonly allowanceEnds?: FlowModel["allowanceEnds"];
  /** Chance of the counter starting again, for everybody. */
  readonly renew?: number;
  /** Monthly chance of coming to the next age group. */
  readonly turn?: number;
}

const oneSegment: FlowModel["segments"] = {
  municipality: Int32Array.of(398),
  age: Uint8Array.of(2),
  education: Uint8Array.of(1),
  integration: Uint8Array.of(0),
};

const certain = { shocks: noShocks };

/** A model whose every rate is known for certain; each paid day is worth 3 721 cents. */
export function tinyModel(tiny: TinyFlow): FlowModel {
  const { newcomer = {}, intensity = 1, lastIntensity = intensity } = tiny;
  const { comeBack = 0, restart = 0 } = tiny;
  const nothing = certainRates(exitLevels, 0);
  const segments = tiny.segments ?? oneSegment;
  return {
    firstForecastMonth: january2025,
    segments,
    moves: [
      {
        next: nextAge(segments),
        monthly: new Float64Array(segments.age.length).fill(tiny.turn ?? 0),
      },
    ],
    exits: exitCauses.map((_, cause) =>
      cause === 0 ? certainRates(exitLevels, tiny.leave ?? 0, tiny.leaveTimes) : nothing,
    ),
    exitShocks: exitCauses.map(() => noShocks),
    serviceStarts: certainRates(serviceStartLevels, tiny.serviceStart ?? 0),
    serviceStartShocks: noShocks,
    serviceEnds: certainRates(serviceEndLevels, tiny.serviceEnd ?? 0),
    returning: {
      kept: certainRates(returnLevels, comeBack * (1 - restart), tiny.comeBackTimes),
      restarted: certainRates(returnLevels, comeBack * restart, tiny.comeBackTimes),
      restartBenefit: Float64Array.from({ length: 16 }, (_, at) => Number(at % 4 === 0)),
      ...certain,
    },
    renewal: {
      chance: new Float64Array(flowBenefits.length * counterBands.length).fill(tiny.renew ?? 0),
      benefit: Float64Array.from({ length: 16 }, (_, at) => Number(at % 5 === 0)),
    },
    newcomers: {
      level: tiny.newcomers ?? 0,
      levelDeviation: 0,
      season: new Float64Array(12).fill(1),
      seasonRates: certainRates([12, 1], 1),
      people: stockOfPeople([{ duration: 0, ...newcomer, weight: 1 }]),
      ...certain,
    },
    pay: {
      intensity: Float64Array.from({ length: 16 }, (_, k) =>
        k % 4 < 2 ? intensity : lastIntensity,
      ),
      daysOfSeason: new Float64Array(36).fill(1),
      baseOfDay: new Float64Array(payPlace(flowBenefits.length, 0)).fill(3721),
      daysDeviation: 0,
      amountDeviation: 0,
      month: january2025 - 1,
    },
    allowanceEnds: tiny.allowanceEnds ?? [],
    stock: stockOfPeople(tiny.stock),
    absent: { ...stockOfPeople([]), cause: new Uint8Array(0), since: new Uint8Array(0) },
    months: 24,
  };
}
