import type { FactorRates } from "./factor-rates.ts";
import type { MonthlyShocks } from "./monthly-shocks.ts";
import type { FlowSegments } from "./receipt-months.ts";
import type { SegmentMove } from "./segment-moves.ts";

/** People of one kind, counted together. Entries of the columns belong together. */
export interface FlowPeople {
  readonly segment: Int32Array;
  /** Position in `flowBenefits`. */
  readonly benefit: Uint8Array;
  readonly counter: Float64Array;
  /** Months of exemption left; 0 for others. */
  readonly exemptMonths: Uint8Array;
  /** How many people an entry stands for. */
  readonly weight: Float64Array;
}

/** Receivers of the last month observed. */
export interface FlowStock extends FlowPeople {
  /** Months of unbroken receipt before the last one observed. */
  readonly duration: Uint8Array;
  /** 0 no service, 1 in one, 2 after one. */
  readonly service: Uint8Array;
}

/** People who have stopped receiving within the longest absence. */
export interface FlowAbsent extends FlowPeople {
  /** Position in `exitCauses`. */
  readonly cause: Uint8Array;
  /** Months from their last month of receipt to the last one observed, 1 or more. */
  readonly since: Uint8Array;
}

/** What is paid in a month of receipt. */
export interface FlowPay {
  /** Paid days over weekdays: `payStage(benefit, …)`. */
  readonly intensity: Float64Array;
  /** The same over their mean by month of the year, 0 = January: `seasonPlace(stage) + month`. */
  readonly daysOfSeason: Float64Array;
  /** The amount a share is of, for a paid day: `payPlace(benefit, duration) + counter band`. Unit: cents. */
  readonly baseOfDay: Float64Array;
  /** Standard deviation on the log scale of a month's paid days and of its amounts around what these lead one to expect. */
  readonly daysDeviation: number;
  readonly amountDeviation: number;
  /** Month the amounts are of, as an ordinal: a later level of the benefit is put in proportion to it. */
  readonly month: number;
}

/** Coming back after an absence. */
export interface FlowReturning {
  /** Monthly chances of coming back with the counter kept, and with one that has started again. */
  readonly kept: FactorRates;
  readonly restarted: FactorRates;
  /** Share of each benefit among those whose counter has started again: `benefit before · benefits + benefit`. */
  readonly restartBenefit: Float64Array;
  /** Of both ways together. */
  readonly shocks: MonthlyShocks;
}

/** A counter that starts again while receipt goes on. */
export interface FlowRenewal {
  /** Chance in a month of somebody who goes on: `benefit · counter bands + band`. */
  readonly chance: Float64Array;
  /** Share of each benefit afterwards: `benefit before · benefits + benefit`. */
  readonly benefit: Float64Array;
}

/** People who begin without having received within the longest absence. */
export interface FlowNewcomers {
  /** Expected number a month before season and deviation. */
  readonly level: number;
  /** Standard deviation of the level on the log scale, from counting. */
  readonly levelDeviation: number;
  /** Multiplier by month of the year, 0 = January, with mean 1: first factor of the rates. */
  readonly season: Float64Array;
  readonly seasonRates: FactorRates;
  readonly shocks: MonthlyShocks;
  /** Who they are; weights add up to 1. */
  readonly people: FlowPeople;
}

/** Everything a forecast starts from: rates with their uncertainty and the people of the last month. Plain data. */
export interface FlowModel {
  /** First month ahead, as an ordinal. */
  readonly firstForecastMonth: number;
  readonly segments: FlowSegments;
  /** Causes by position: monthly chances of leaving. */
  readonly exits: readonly FactorRates[];
  readonly exitShocks: readonly MonthlyShocks[];
  readonly serviceStarts: FactorRates;
  readonly serviceStartShocks: MonthlyShocks;
  readonly serviceEnds: FactorRates;
  readonly returning: FlowReturning;
  readonly renewal: FlowRenewal;
  readonly newcomers: FlowNewcomers;
  readonly pay: FlowPay;
  /** Ageing and the end of an integration status, one after another. */
  readonly moves: readonly SegmentMove[];
  /** Chance that a daily allowance ends when so many days have been paid, by the middle of a month; the last limit ends all. */
  readonly allowanceEnds: readonly { readonly days: number; readonly chance: number }[];
  readonly stock: FlowStock;
  readonly absent: FlowAbsent;
  /** Months learnt from. */
  readonly months: number;
}
