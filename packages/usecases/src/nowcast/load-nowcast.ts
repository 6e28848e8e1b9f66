import {
  addDays,
  assert,
  dayFromOrdinal,
  isoWeekday,
  monthFromOrdinal,
  monthOf,
  type Day,
  type Month,
} from "@luotsi/base";
import { joinTriangles, nowcast, type KnownTriangle, type NowcastFound } from "@luotsi/engines";
import type { FundingModelId } from "@luotsi/law";
import { dataVersion, readPayoutArrivals, readPayoutSpan, systemReader } from "@luotsi/store";

import { measureLag } from "../data/measure-lag.ts";
import { loadReceipts } from "../liability-forecast/load-receipts.ts";
import { shareSources } from "../liability-forecast/share-sources.ts";
import { runInWorkers } from "../parallel/run-in-workers.ts";
import { recordsVersion } from "../records-version.ts";
import { remembering } from "../remember.ts";
import type { Workspace } from "../workspace.ts";
import { findVintages, keepVintages, type Vintages, type VintagesAsked } from "./kept-vintages.ts";
import { lawOfMonth, type NowcastTask } from "./nowcast-task.ts";

export interface NowcastFacts {
  /** The last day whose payouts are all in the data. */
  readonly knownOn: Day;
  /** First benefit month whose payments are all in the data, and the newest nowcast: the running one, unless data is old. */
  readonly firstMonth: Month;
  readonly lastMonth: Month;
  /** Entry k: share of a month's payouts that has been delivered k months later; empty where it is not measured. */
  readonly deliveredShare: readonly number[];
  /** The nowcast of a month under the law of that month. */
  readonly nowcastOf: (month: number) => NowcastFound;
}

export type LoadedNowcast =
  | ({ readonly kind: "found" } & NowcastFacts)
  | {
      readonly kind: "too_short";
      readonly knownOn: Day;
      readonly months: number;
      readonly needed: number;
    }
  | { readonly kind: "no_data" };

/** Months between the data and today that are still nowcast; older data is to be brought up to date first. */
const farthestAhead = 3;
/** Months before the newest that are looked back at. */
export const monthsBack = 24;

const remembered = remembering<LoadedNowcast>();

/** The nowcast of the area's months, made once for each state of the data and each day. */
export async function loadNowcast(workspace: Workspace): Promise<LoadedNowcast> {
  const version = await recordsVersion(workspace);
  return await remembered.recall(workspace, version, async () => await makeNowcast(workspace));
}

async function makeNowcast(workspace: Workspace): Promise<LoadedNowcast> {
  const today = workspace.clock();
  const { reader } = workspace.store;
  const counts = systemReader(reader, "counts-of-records");
  const payouts = await readPayoutSpan(counts, today);
  if (payouts === undefined) return { kind: "no_data" };
  const knownOn = lastKnownDay(payouts.last, today);
  const firstMonth = monthOf(payouts.first);
  const lastMonth = monthFromOrdinal(Math.min(monthOf(today), monthOf(knownOn) + farthestAhead));
  const arrivals = await readPayoutArrivals(counts);
  const deliveredShare = measureLag("benefit-payments", arrivals)?.arrivedShare ?? [];
  const asked: VintagesAsked = {
    data: await dataVersion(reader),
    municipalities: (await workspace.area()).municipalities,
    knownOn,
    firstMonth,
    lastMonth,
    deliveredShare,
    laws: lawsOf(Math.max(firstMonth, lastMonth - monthsBack), lastMonth),
  };
  const byLaw = new Map<FundingModelId, NowcastFound>();
  for (const [law, triangle] of await vintagesOf(workspace, asked)) {
    const made = nowcast(triangle);
    if (made.kind === "too_short") return { ...made, knownOn };
    byLaw.set(law, made);
  }
  return {
    kind: "found",
    knownOn,
    firstMonth,
    lastMonth,
    deliveredShare,
    nowcastOf: (month) => {
      const found = byLaw.get(lawOfMonth(month));
      if (found === undefined) throw new TypeError("a month shown has been nowcast under its law");
      return found;
    },
  };
}

function lawsOf(first: number, last: number): readonly FundingModelId[] {
  const laws = new Set<FundingModelId>();
  for (let month = first; month <= last; month++) laws.add(lawOfMonth(month));
  return [...laws];
}

/** Rolling the ledger back takes seconds, so it is done once for the same records and kept. */
async function vintagesOf(workspace: Workspace, asked: VintagesAsked): Promise<Vintages> {
  const kept = await findVintages(workspace, asked);
  if (kept !== undefined) return kept;
  const made = await rollBack(workspace, asked);
  await keepVintages(workspace, asked, made);
  return made;
}

/** The vintages of each law, made by two threads. */
async function rollBack(workspace: Workspace, asked: VintagesAsked): Promise<Vintages> {
  const sources = await loadReceipts(workspace);
  assert(sources !== undefined, "there are payments");
  const { knownOn, firstMonth, lastMonth, deliveredShare, laws } = asked;
  const task = { sources: shareSources(sources), knownOn, firstMonth, lastMonth, deliveredShare };
  const last = monthOf(dayFromOrdinal(knownOn));
  const middle = Math.floor((firstMonth + last) / 2);
  const halves = [
    { first: firstMonth, last: middle },
    { first: middle + 1, last },
  ];
  const parts = await runInWorkers<NowcastTask, KnownTriangle>({
    module: new URL("nowcast-task.ts", import.meta.url),
    tasks: laws.flatMap((law) => halves.map((vintages) => ({ ...task, law, vintages }))),
    threads: halves.length,
  });
  return laws.map((law, i) => {
    const own = parts.slice(halves.length * i, halves.length * (i + 1));
    return [law, joinTriangles(own)] as const;
  });
}

/** Nothing is paid out on a weekend, so the last payout's day holds until the next weekday, within its month. */
export function lastKnownDay(lastPayout: Day, today: Day): Day {
  let known = lastPayout;
  for (let next = addDays(known, 1); next <= today; next = addDays(known, 1)) {
    if (isoWeekday(next) <= 5 || monthOf(next) !== monthOf(known)) break;
    known = next;
  }
  return known;
}
