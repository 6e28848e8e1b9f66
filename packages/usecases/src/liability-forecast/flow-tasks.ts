import {
  expectFlow,
  expectPart,
  fewestMonths,
  fitFlow,
  recountPeople,
  simulateFlow,
  type FlowDraws,
  type FlowModel,
  type FlowMonths,
  type FlowQuestion,
  type LiabilityPlan,
  type ReceiptMonths,
} from "@luotsi/engines";

import { shareColumns } from "../parallel/share-columns.ts";
import { accrualOf } from "./accrual.ts";
import { countedShares } from "./counted-shares.ts";
import { paymentsKnownOn } from "./known-payments.ts";
import { monthTable } from "./month-table.ts";
import { forecastAtOrigin, type OriginForecast, type OriginQuestion } from "./origin-forecast.ts";
import { countPayments } from "./receipt-ledgers.ts";
import { receiptMonths, type KnownReceipts } from "./receipt-months.ts";
import type { KnownSources } from "./receipt-sources.ts";
import { recountedMonths } from "./recounted-months.ts";

/** What a worker thread can be asked. */
export type FlowTask =
  | (KnownSources & { readonly kind: "learn"; readonly lawNow: LiabilityPlan })
  | (KnownSources & { readonly kind: "past"; readonly plan: LiabilityPlan })
  /** What share of the days the law counts other ways of counting would count. */
  | (KnownSources & {
      readonly kind: "shares";
      readonly lawNow: LiabilityPlan;
      readonly others: readonly LiabilityPlan[];
    })
  /** The people of a model, fitted to months, as another exemption would have counted them. */
  | (KnownSources & {
      readonly kind: "recount";
      readonly model: FlowModel;
      readonly months: ReceiptMonths;
      readonly other: LiabilityPlan;
    })
  /** Of everybody, or of one part of the people. */
  | {
      readonly kind: "expect";
      readonly question: FlowQuestion;
      readonly follows?: Uint8Array | undefined;
    }
  | {
      readonly kind: "draw";
      readonly question: FlowQuestion;
      readonly draws: { readonly seed: number; readonly first: number; readonly count: number };
    }
  | (OriginQuestion & { readonly kind: "origin" });

export type LearntFlow =
  | { readonly kind: "learnt"; readonly model: FlowModel; readonly known: KnownReceipts }
  /** Months that are known well enough, and how many it takes. */
  | { readonly kind: "too_little"; readonly months: number; readonly needed: number };

/** What is owed for each month under a plan. */
export interface PastAccrual {
  readonly kind: "past";
  /** Month ordinal of the first entry. */
  readonly first: number;
  readonly cents: Float64Array;
}

export type FlowAnswer =
  | LearntFlow
  | PastAccrual
  | { readonly kind: "shares"; readonly shares: readonly Float64Array[] }
  | { readonly kind: "recounted"; readonly model: FlowModel }
  | { readonly kind: "expected"; readonly months: FlowMonths }
  | { readonly kind: "drawn"; readonly draws: FlowDraws }
  | { readonly kind: "origin"; readonly forecast: OriginForecast | undefined };

/** Runs one task. Answers rest on nothing but the task. */
export function runTask(task: FlowTask): FlowAnswer {
  if (task.kind === "learn") return learn(task);
  if (task.kind === "past") return past(task);
  if (task.kind === "shares") {
    return { kind: "shares", shares: countedShares(task, task.lawNow, task.others) };
  }
  if (task.kind === "recount") return recount(task);
  if (task.kind === "expect") return { kind: "expected", months: expect(task) };
  if (task.kind === "origin") return { kind: "origin", forecast: forecastAtOrigin(task) };
  return { kind: "drawn", draws: simulateFlow(task.question, task.draws) };
}

function expect({ question, follows }: Extract<FlowTask, { readonly kind: "expect" }>): FlowMonths {
  return follows === undefined ? expectFlow(question) : expectPart(question, follows);
}

function learn({
  sources,
  knownOn,
  lawNow,
}: KnownSources & { readonly lawNow: LiabilityPlan }): LearntFlow {
  const known = receiptMonths(sources, knownOn, lawNow);
  if (known === undefined) return { kind: "too_little", months: 0, needed: fewestMonths };
  const fit = fitFlow(known.months);
  if (fit.kind === "too_short") {
    return { kind: "too_little", months: fit.months, needed: fit.needed };
  }
  // On memory that threads share: they are not copied in the thread that answers people, and are sent to tasks again and again.
  return {
    kind: "learnt",
    model: fit.model,
    known: { ...known, months: shareColumns(known.months) },
  };
}

function recount(task: Extract<FlowTask, { readonly kind: "recount" }>): FlowAnswer {
  const { model, months } = task;
  const recounted = recountedMonths(months, task, task.other);
  return { kind: "recounted", model: recountPeople(model, months, recounted) };
}

function past({
  sources,
  knownOn,
  plan,
}: KnownSources & { readonly plan: LiabilityPlan }): PastAccrual {
  const payments = paymentsKnownOn(sources.payments, knownOn, plan);
  if (payments.person.length === 0) return { kind: "past", first: 0, cents: new Float64Array() };
  const counted = countPayments(payments, sources, plan);
  const { first, last } = monthTable(payments);
  const own = new Set(sources.municipalities);
  return { kind: "past", first, cents: accrualOf(counted, plan, { own, first, last }) };
}
