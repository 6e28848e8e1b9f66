import type { OptionalIntegers } from "@luotsi/frame";

import type { CompiledPlan } from "./compiled-plan.ts";
import type { CounterColumn } from "./ledger.ts";
import type { PaymentColumns, PersonColumns } from "./payment-columns.ts";
import type { PaymentOrder } from "./payment-order.ts";
import type { Residences } from "./residence.ts";

/** A person's counters and what else the next row depends on. Changed in place by the replay. */
export interface CounterState {
  /** Days towards the labour-market-subsidy counter. */
  subsidy: number;
  /** Daily-allowance days of the maximum period in use. */
  allowance: number;
  /** Daily-allowance days of every maximum period. */
  allowanceEver: number;
  /** Subsidy days on the ground of unemployment. */
  unemployment: number;
  /** Daily-allowance days paid since the last restart, whenever they were. */
  allowanceSinceRestart: number;
  /** True from a restart until the person is back on the subsidy after the new maximum period. */
  restartPending: boolean;
  /** The payment period in hand under the rules before 2025. */
  periodPaidOn: number;
  periodStart: number;
  periodEnd: number;
  periodCounter: number;
  /** The day the person's exemption has ended; −∞ for others. */
  exemptEnd: number;
  /** The latest row, for a correction of its amount alone. */
  lastStart: number;
  lastEnd: number;
  lastBenefit: number;
  lastPercent: number;
}

/** What `settle` found for the piece it was given. */
export interface Settlement {
  owedHundredths: number;
  counterBefore: number;
  counterAfter: number;
  rule: number;
}

/** Stretches of rows that need nothing special, each of one person, all of one benefit and ground; the first `count` entries. */
export interface PlainStretches {
  count: number;
  /** Places in the order of the rows, half open. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The counter the rule looks at, before the first row. */
  readonly before: Int32Array;
  /** Paid days of the rows. */
  readonly days: Float64Array;
}

/** Room for so many stretches. @param most of them. @returns it. */
export function roomForStretches(most: number): PlainStretches {
  return {
    count: 0,
    from: new Int32Array(most),
    to: new Int32Array(most),
    before: new Int32Array(most),
    days: new Float64Array(most),
  };
}

/** Pieces of cut rows, in the order they were replayed. */
export interface CutBuffer {
  readonly row: number[];
  readonly start: number[];
  readonly end: number[];
  readonly paidDays: number[];
  readonly ruleSet: number[];
  readonly counterBefore: number[];
  readonly counterAfter: number[];
  readonly owedHundredths: number[];
  readonly municipality: (number | undefined)[];
}

/** One replay of all payments: inputs, outputs, and the state of the person in hand. */
export interface ReplayRun {
  readonly compiled: CompiledPlan;
  readonly payments: PaymentColumns;
  readonly persons: PersonColumns | undefined;
  readonly residences: Residences | undefined;
  readonly order: PaymentOrder;
  /** Is the rule chosen by the day of payout? */
  readonly regimeByPayout: boolean;
  /** Is the home municipality that of each benefit day? */
  readonly homeByBenefitDay: boolean;
  readonly keepAllPreceding: boolean;
  /** Does a new maximum period start the subsidy's counter again? */
  readonly restartsSubsidy: boolean;
  readonly owedHundredths: Float64Array;
  readonly counterBefore: CounterColumn;
  readonly counterAfter: CounterColumn;
  readonly ruleSet: Uint8Array;
  readonly municipality: OptionalIntegers | undefined;
  readonly cuts: CutBuffer;
  readonly state: CounterState;
  readonly settlement: Settlement;
  /** Room for one stretch, and for one of each person of some. */
  readonly single: PlainStretches;
  readonly several: PlainStretches;
  /** Days on which the person in hand begins a new maximum period, ascending. */
  readonly restarts: number[];
  restartsDone: number;
  /** The era of the latest row: its position, first day and the day after its last. */
  era: number;
  eraStart: number;
  eraEnd: number;
  overlapping: number;
  belowZero: number;
  belowBasic: number;
}

/** What a counter column of whole numbers can hold. Unit: days. */
export const mostDays = 0x7fffffff;

/** Opening counters of one person. Unit: days. */
export interface OpeningCounters {
  readonly subsidy: number;
  readonly allowance: number;
  readonly unemployment: number;
}

/** Puts the state where a person's first row finds it. @param run changed. @param opening counters. @param exemptEnd day. */
export function openPerson(run: ReplayRun, opening: OpeningCounters, exemptEnd: number): void {
  const { state } = run;
  state.subsidy = opening.subsidy;
  state.allowance = opening.allowance;
  state.allowanceEver = opening.allowance;
  state.unemployment = opening.unemployment;
  state.allowanceSinceRestart = 0;
  state.restartPending = false;
  state.periodPaidOn = Number.NEGATIVE_INFINITY;
  state.periodStart = Number.NEGATIVE_INFINITY;
  state.periodEnd = Number.NEGATIVE_INFINITY;
  state.periodCounter = 0;
  state.exemptEnd = exemptEnd;
  state.lastStart = Number.NEGATIVE_INFINITY;
  state.lastEnd = Number.NEGATIVE_INFINITY;
  state.lastBenefit = 0;
  state.lastPercent = 0;
  run.restartsDone = 0;
}

/** A state nobody has opened yet. @returns it. */
export function emptyState(): CounterState {
  return {
    subsidy: 0,
    allowance: 0,
    allowanceEver: 0,
    unemployment: 0,
    allowanceSinceRestart: 0,
    restartPending: false,
    periodPaidOn: 0,
    periodStart: 0,
    periodEnd: 0,
    periodCounter: 0,
    exemptEnd: Number.NEGATIVE_INFINITY,
    lastStart: 0,
    lastEnd: 0,
    lastBenefit: 0,
    lastPercent: 0,
  };
}

/** A buffer without pieces. @returns it. */
export function emptyCuts(): CutBuffer {
  return {
    row: [],
    start: [],
    end: [],
    paidDays: [],
    ruleSet: [],
    counterBefore: [],
    counterAfter: [],
    owedHundredths: [],
    municipality: [],
  };
}
