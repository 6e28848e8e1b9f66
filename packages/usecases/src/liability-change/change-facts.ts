import { monthFromOrdinal, monthOf, type Month } from "@luotsi/base";
import {
  municipalLiability,
  personMonth,
  type LiabilityLedger,
  type PaymentColumns,
  type PersonMonth,
} from "@luotsi/engines";
import {
  defaultAssumptions,
  liabilityPlan,
  type FundingModelId,
  type LiabilityLawPlan,
} from "@luotsi/law";

import { paymentsKnownOn } from "../liability-forecast/known-payments.ts";
import { loadReceipts } from "../liability-forecast/load-receipts.ts";
import type { ReceiptSources } from "../liability-forecast/receipt-sources.ts";
import { loadNowcast, type LoadedNowcast } from "../nowcast/load-nowcast.ts";
import { lawOfMonth } from "../nowcast/nowcast-task.ts";
import { recordsVersion } from "../records-version.ts";
import { remembering } from "../remember.ts";
import type { Workspace } from "../workspace.ts";

/** What the change of the liability is explained from, read and computed once for each state of the data. */
export interface ChangeFacts {
  readonly sources: ReceiptSources;
  /** Months whose usual payouts are over, ascending. */
  readonly months: readonly Month[];
  /** People's month under the law of its own days, or under the law of another month as if it had always been. */
  readonly personMonth: (month: number, lawOf?: number) => PersonMonth;
  /** What is expected to come of the month. Unit: cents. */
  readonly stillComing: (month: number) => number;
}

export type LoadedChange =
  | ({ readonly kind: "found" } & ChangeFacts)
  | { readonly kind: "too_short"; readonly needed: number }
  | { readonly kind: "no_data" };

const remembered = remembering<LoadedChange>();

/** Loads the facts; whoever asks while they are being made waits for the same answer. */
export async function loadChange(workspace: Workspace): Promise<LoadedChange> {
  const version = await recordsVersion(workspace);
  return await remembered.recall(workspace, version, async () => await makeFacts(workspace));
}

async function makeFacts(workspace: Workspace): Promise<LoadedChange> {
  const sources = await loadReceipts(workspace);
  const nowcast = await loadNowcast(workspace);
  if (sources === undefined || nowcast.kind === "no_data") return { kind: "no_data" };
  if (nowcast.kind === "too_short") return { kind: "too_short", needed: nowcast.needed };
  const municipalities = new Set(sources.municipalities);
  const ledgers = ledgersOf(sources, workspace.clock() + 1);
  return {
    kind: "found",
    sources,
    months: knownMonths(nowcast),
    personMonth: (month, lawOf) => {
      const own = lawOfMonth(month);
      const law = lawOf === undefined ? own : lawOfMonth(lawOf);
      return personMonth({ ...ledgers(law === own ? "fi-dated" : law), municipalities }, month);
    },
    stillComing: (month) => {
      const open = nowcast.nowcastOf(month).open.find((each) => each.month === month);
      return open === undefined ? 0 : open.late.cents + open.forecast.cents;
    },
  };
}

function knownMonths(nowcast: Extract<LoadedNowcast, { kind: "found" }>): readonly Month[] {
  const { firstMonth, lastMonth, knownOn } = nowcast;
  const last = monthOf(knownOn) - nowcast.nowcastOf(lastMonth).usualAge;
  return Array.from({ length: Math.max(0, last - firstMonth + 1) }, (_, i) =>
    monthFromOrdinal(firstMonth + i),
  );
}

interface Computed {
  readonly ledger: LiabilityLedger;
  readonly payments: PaymentColumns;
  readonly plan: LiabilityLawPlan;
}

/** Each law's ledger, computed when it is first asked for. */
function ledgersOf(sources: ReceiptSources, knownOn: number): (law: FundingModelId) => Computed {
  const made = new Map<FundingModelId, Computed>();
  return (law) => {
    const kept = made.get(law);
    if (kept !== undefined) return kept;
    const plan = liabilityPlan(law, defaultAssumptions());
    const payments = paymentsKnownOn(sources.payments, knownOn, plan);
    const { persons, residences } = sources;
    const computed = {
      ledger: municipalLiability({ payments, persons, residences }, plan),
      payments,
      plan,
    };
    made.set(law, computed);
    return computed;
  };
}
