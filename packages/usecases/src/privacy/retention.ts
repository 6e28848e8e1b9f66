import {
  addMonths,
  AppError,
  assert,
  firstDayOf,
  formatDay,
  monthOf,
  type Day,
} from "@luotsi/base";
import {
  customerMonths,
  retentionRules,
  type ErasureDone,
  type ErasureOrder,
  type ErasurePreview,
  type RetentionAction,
  type RetentionRule,
  type RetentionView,
  type Scope,
} from "@luotsi/contract";
import {
  blankOldRejected,
  countEarlierIdentity,
  countOldRejected,
  dropEarlierIdentity,
  erasePerson,
  findPeopleDue,
  lastEventOf,
  refreshCopy,
  systemReader,
  type PersonInReach,
  type Store,
} from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { reachedPerson } from "./person-in-reach.ts";
import { tableTitle } from "./table-title.ts";

/**
 * The rules of retention and how much has run out of time, as of the workspace's day.
 * A time ends with the month it runs out in.
 */
export async function showRetention({ store, clock }: Workspace): Promise<RetentionView> {
  const today = clock();
  const rules: RetentionView["rules"] = [];
  for (const rule of retentionRules)
    rules.push({ ...rule, due: await countDue(store, rule, today) });
  return { today: formatDay(today), rules };
}

async function countDue(store: Store, rule: RetentionRule, today: Day): Promise<number | null> {
  if (rule.action === "keep") return null;
  const before = endOf(rule, today);
  switch (rule.action) {
    case "delink-person":
      return (await findPeopleDue(systemReader(store.reader, "retention"), before)).length;
    case "blank-rejected-rows":
      return await countOldRejected(systemReader(store.reader, "retention"), before);
    case "drop-earlier-identity":
      break;
  }
  return await store.readWhole(
    async (reader) => await countEarlierIdentity(systemReader(reader, "retention"), before),
  );
}

/** What happened before this day has run out of time. */
function endOf({ id, months }: RetentionRule, today: Day): Day {
  assert(months !== null, `${id} removes something, so it has a time`);
  return firstDayOf(addMonths(monthOf(today), -months));
}

/** What one rule did, or would do. */
export interface RetentionStep {
  readonly rule: string;
  readonly action: RetentionAction;
  /** People, rows or values. */
  readonly done: number;
  /** Pseudonyms of those who were cut loose, for the audit log. */
  readonly people: readonly string[];
}

/**
 * Applies every rule that removes something. Each rule, and each person, is a transaction of its own, so a run
 * that is stopped has done whole things only and the next goes on.
 *
 * @param mode `dry-run` counts and changes nothing.
 */
export async function runRetention(
  { store, clock }: Workspace,
  mode: "dry-run" | "apply",
): Promise<readonly RetentionStep[]> {
  const today = clock();
  const steps: RetentionStep[] = [];
  for (const rule of retentionRules) {
    if (rule.action === "keep") continue;
    const before = endOf(rule, today);
    const people =
      rule.action === "delink-person"
        ? await findPeopleDue(systemReader(store.reader, "retention"), before)
        : [];
    const done =
      mode === "dry-run"
        ? ((await countDue(store, rule, today)) ?? 0)
        : await applyRule(store, rule, { before, people });
    steps.push({ rule: rule.id, action: rule.action, done, people });
  }
  if (mode === "apply" && steps.some(({ done }) => done > 0)) await refreshCopy(store);
  return steps;
}

async function applyRule(
  store: Store,
  { action }: RetentionRule,
  { before, people }: { readonly before: Day; readonly people: readonly string[] },
): Promise<number> {
  switch (action) {
    case "delink-person":
      for (const pseudonym of people) {
        await store.write(async (writer) => await erasePerson(writer, pseudonym));
      }
      return people.length;
    case "blank-rejected-rows":
      return await store.write(async (writer) => await blankOldRejected(writer, before));
    case "drop-earlier-identity":
      return await store.write(async (writer) => await dropEarlierIdentity(writer, before));
    case "keep":
      break;
  }
  return 0;
}

const waitsForRetention: ReadonlySet<string> = new Set(["retention-ended", "data-subject-request"]);

/**
 * Erases one person: who it is goes for good, the rows stay as nobody's. A public authority keeps what the law
 * bids it keep (GDPR article 17(3)(b)), so a request waits for the end of retention; an order does not.
 *
 * @throws AppError NOT_FOUND; ERASURE_NOT_DUE.
 */
export async function eraseOnOrder(
  workspace: Workspace,
  { pseudonym, ground }: ErasureOrder,
  scope: Scope,
): Promise<ErasureDone> {
  const { store, clock } = workspace;
  const person = await reachedPerson(workspace, scope, pseudonym);
  if (waitsForRetention.has(ground)) await refuseEarly(store, person, clock());
  const erased = await store.write(async (writer) => await erasePerson(writer, pseudonym));
  await refreshCopy(store);
  const delinked = erased.delinked.map(({ table, rows }) => ({
    table,
    title: tableTitle(table),
    rows,
  }));
  return { pseudonym, ...erased, delinked, erasedOn: formatDay(clock()) };
}

async function refuseEarly(store: Store, person: PersonInReach, today: Day): Promise<void> {
  const time = await erasureTime(store.reader, person, today);
  if (time.kind === "now") return;
  const { act, section } = customerBasis();
  throw new AppError("ERASURE_NOT_DUE", {
    until: time.kind === "from" ? time.day : "–",
    basis: `${act}, ${section}`,
  });
}

/** When the time of a customer's data runs out; `customer` while a spell goes on. */
export async function erasureTime(
  reader: Store["reader"],
  person: PersonInReach,
  today: Day,
): Promise<ErasurePreview["time"]> {
  const last = await lastEventOf(reader, person);
  if (last === undefined) return { kind: "now" };
  if (last === "open") return { kind: "customer" };
  const end = firstDayOf(addMonths(monthOf(last), customerMonths + 1));
  return end <= today ? { kind: "now" } : { kind: "from", day: formatDay(end) };
}

/** What bids a customer's data be kept. */
export function customerBasis(): RetentionRule["basis"] {
  const rule = retentionRules.find(({ id }) => id === "customer");
  assert(rule !== undefined, "there is a rule for a customer's data");
  return rule.basis;
}
