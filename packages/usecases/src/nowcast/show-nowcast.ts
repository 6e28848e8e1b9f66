import { addMonths, assert, formatDay, formatMonth, monthFromOrdinal, monthOf } from "@luotsi/base";
import type {
  NowcastAmount,
  NowcastMonthView,
  NowcastScore,
  NowcastView,
  PastNowcastView,
} from "@luotsi/contract";
import { vintageDay, type NowcastPart } from "@luotsi/engines";

import type { Workspace } from "../workspace.ts";
import { readInvoiced, type Invoiced } from "./invoiced.ts";
import { liabilityProvenance } from "./liability-provenance.ts";
import { loadNowcast, monthsBack, type LoadedNowcast, type NowcastFacts } from "./load-nowcast.ts";
import {
  delaySentence,
  deliverySentence,
  noNowcast,
  nowcastDefinition,
  nowcastFinding,
  nowcastUncertainty,
  scoreSentence,
  type FoundMonth,
} from "./nowcast-words.ts";

/** The newest earlier months that are judged: a year. */
const pastJudged = 12;
/** An invoice is sent the month after the payouts, most of which are in the month after the benefit month. */
const firstInvoiceAfter = 2;

/** What the running month and the ones before it will cost, before the invoice. */
export async function showNowcast(workspace: Workspace): Promise<NowcastView> {
  const loaded = await loadNowcast(workspace);
  const { synthetic } = await workspace.area();
  const thisMonth = monthOf(workspace.clock());
  const base = { thisMonth: formatMonth(thisMonth), synthetic };
  if (loaded.kind !== "found") return { ...base, ...nothing, ...whyNot(loaded) };
  const invoiced = await readInvoiced(workspace);
  const months = openMonths(loaded, invoiced);
  const past = pastOf(loaded, invoiced);
  const { shares, usualAge } = loaded.nowcastOf(loaded.lastMonth);
  const delivery = deliverySentence(loaded.deliveredShare);
  return {
    ...base,
    state: "ready",
    finding: nowcastFinding(newestOf(loaded)),
    knownOn: formatDay(loaded.knownOn),
    months,
    past,
    score: scoreOf(past) ?? null,
    delays: Array.from(shares, (share, monthsAfter) => ({ monthsAfter, share })),
    delaySentences: [
      delaySentence([...shares], usualAge, loaded.knownOn),
      ...(delivery === undefined ? [] : [delivery]),
    ],
    provenance: await liabilityProvenance(workspace, {
      definition: nowcastDefinition(loaded.knownOn),
      uncertainty: nowcastUncertainty,
      sources: ["benefit-payments", "persons", "residence", "benefit-invoices"],
      coverage: null,
      months: { first: addMonths(loaded.lastMonth, -11), last: loaded.lastMonth },
    }),
  };
}

const nothing = {
  months: [],
  past: [],
  score: null,
  delays: [],
  delaySentences: [],
  provenance: null,
} satisfies Partial<NowcastView>;

function whyNot(
  loaded: Exclude<LoadedNowcast, { readonly kind: "found" }>,
): Pick<NowcastView, "state" | "finding" | "knownOn"> {
  if (loaded.kind === "no_data") {
    return { state: "no_data", finding: noNowcast("no_data", 0), knownOn: null };
  }
  return {
    state: "too_little",
    finding: noNowcast("too_little", loaded.needed),
    knownOn: formatDay(loaded.knownOn),
  };
}

/** The newest month nowcast: the running one, unless the data is old. */
export function newestOf(loaded: NowcastFacts): FoundMonth {
  const found = loaded.nowcastOf(loaded.lastMonth);
  const newest = found.open.find(({ month }) => month === loaded.lastMonth);
  assert(newest !== undefined, "the running month is not fully known");
  return {
    month: loaded.lastMonth,
    known: newest.knownCents,
    late: newest.late.cents,
    forecast: newest.forecast.cents,
    total: amountOf(newest.total),
  };
}

/** Each open month under the law of that month. */
function openMonths(loaded: NowcastFacts, invoiced: Invoiced): NowcastMonthView[] {
  return loaded.nowcastOf(loaded.lastMonth).open.flatMap(({ month }) => {
    const { open, usualAge } = loaded.nowcastOf(month);
    const found = open.find((each) => each.month === month);
    if (found === undefined) return [];
    return [
      {
        month: formatMonth(monthFromOrdinal(month)),
        state: found.age < usualAge ? ("running" as const) : ("late" as const),
        knownCents: found.knownCents,
        late: amountOf(found.late),
        forecast: amountOf(found.forecast),
        total: amountOf(found.total),
        invoicedCents: invoiced.by(month, Infinity) ?? null,
      },
    ];
  });
}

function amountOf({ cents: amount, limits }: NowcastPart): NowcastAmount {
  return { cents: amount, limits: limits ?? null };
}

/** Earlier months as they were seen when they were as old as the newest is now. */
function pastOf(loaded: NowcastFacts, invoiced: Invoiced): PastNowcastView[] {
  const { firstMonth, lastMonth, knownOn } = loaded;
  const age = monthOf(knownOn) - lastMonth;
  const past: PastNowcastView[] = [];
  for (let at = Math.max(firstMonth, lastMonth - monthsBack); at < lastMonth; at++) {
    const found = loaded
      .nowcastOf(at)
      .past.find(({ nowcast }) => nowcast.month === at && nowcast.age === age);
    if (found === undefined) continue;
    const { vintage, nowcast, outcomeCents, isSettled } = found;
    past.push({
      month: formatMonth(monthFromOrdinal(at)),
      knownOn: formatDay(vintageDay(knownOn, vintage)),
      nowcast: amountOf(nowcast.total),
      outcomeCents,
      isSettled,
      firstInvoicedCents: firstInvoiced(invoiced, at),
      invoicedCents: invoiced.by(at, Infinity) ?? null,
    });
  }
  return past;
}

/** What had been billed by the invoice of the usual payouts; null while that has not come. */
function firstInvoiced(invoiced: Invoiced, month: number): number | null {
  const sentIn = month + firstInvoiceAfter;
  return invoiced.newest !== undefined && invoiced.newest >= sentIn
    ? (invoiced.by(month, sentIn) ?? null)
    : null;
}

/** Only months whose outcome is settled are judged. */
function scoreOf(past: readonly PastNowcastView[]): NowcastScore | undefined {
  const judged = past
    .filter(({ isSettled, outcomeCents }) => isSettled && outcomeCents > 0)
    .slice(-pastJudged);
  if (judged.length === 0) return undefined;
  const errors = judged.map(({ nowcast, outcomeCents }) => 1 - nowcast.cents / outcomeCents);
  const limited = judged.flatMap(({ nowcast: { limits }, outcomeCents }) =>
    limits === null ? [] : [{ limits, outcomeCents }],
  );
  const score = {
    months: judged.length,
    meanError: mean(errors),
    meanAbsoluteError: mean(errors.map(Math.abs)),
    limited: limited.length,
    inside80: limited.filter(
      ({ limits, outcomeCents: came }) => came >= limits.lo80 && came <= limits.hi80,
    ).length,
    inside95: limited.filter(
      ({ limits, outcomeCents: came }) => came >= limits.lo95 && came <= limits.hi95,
    ).length,
  };
  return { ...score, sentence: scoreSentence(score) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
