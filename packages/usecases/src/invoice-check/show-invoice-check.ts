import { addMonths, formatMonth, monthFromOrdinal, type Localised } from "@luotsi/base";
import type { BridgeStep, InvoiceCheckQuery, InvoiceCheckView, Provenance } from "@luotsi/contract";
import type { BridgeDifference, InvoiceBridge } from "@luotsi/engines";
import { assumptions, defaultAssumptions } from "@luotsi/law";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { latestChecks } from "../data/latest-checks.ts";
import type { Workspace } from "../workspace.ts";
import { accrualBridge } from "./accrual-bridge.ts";
import { monthOrNull, noInvoices, personKeys } from "./check-words.ts";
import { checkedMonths } from "./checked-months.ts";
import type { InvoiceMonths } from "./chosen-months.ts";
import { differenceWords } from "./difference-words.ts";
import type { InvoiceFacts } from "./invoice-facts.ts";
import { leftOutLines } from "./left-out.ts";
import { loadReachedFacts } from "./reached-facts.ts";

/** Our ledger against the payer's invoices of some months. */
export async function showInvoiceCheck(
  workspace: ScopedWorkspace,
  query: InvoiceCheckQuery,
): Promise<InvoiceCheckView> {
  const facts = await loadReachedFacts(workspace);
  if (facts === undefined) return nothingToCheck(workspace);
  const { months, listed, bridge, sums, finding } = await checkedMonths(workspace, facts, query);
  const lines = countLines(facts, months);
  return {
    finding,
    invoices: { first: formatMonth(facts.invoices.first), last: formatMonth(facts.invoices.last) },
    from: monthOrNull(months.first),
    to: monthOrNull(months.last),
    computedCents: bridge.computedCents,
    billedCents: bridge.billedCents,
    ...lines,
    bridge: bridgeSteps(bridge),
    accrual: accrualBridge(facts.cells, {
      first: addMonths(months.first, -1),
      last: addMonths(months.last, -1),
    }),
    sums,
    cases: listed.map((one) => one.case),
    leftOut: leftOutLines(facts),
    faults: await faultsOf(workspace),
    personKeys,
    provenance: provenanceOf(facts),
  };
}

const sources: ReadonlySet<string> = new Set(["benefit-payments", "benefit-invoices"]);

/**
 * What the sanity checks found in payments and invoices: the figures rest on them as they are. A check of several sources that found
 * nothing in these two is not told; it shows only the first places of many, so a longer finding is.
 */
async function faultsOf(workspace: Workspace): Promise<InvoiceCheckView["faults"]> {
  const { checks } = await latestChecks(workspace);
  return checks
    .filter(
      ({ level, sources: looked, count, places }) =>
        level !== "ok" &&
        looked.some((source) => sources.has(source)) &&
        (count !== places.length ||
          count === 0 ||
          places.some(({ source }) => sources.has(source))),
    )
    .map(({ code, level, title, message, next }) => ({ code, level, title, message, next }));
}

function nothingToCheck(workspace: Workspace): InvoiceCheckView {
  return {
    finding: noInvoices,
    invoices: null,
    from: null,
    to: null,
    computedCents: 0,
    billedCents: 0,
    lines: 0,
    linesThatAgree: 0,
    bridge: [],
    accrual: { finding: noInvoices, from: null, to: null, bridge: [] },
    sums: [],
    cases: [],
    leftOut: [],
    faults: [],
    personKeys,
    provenance: {
      definition,
      batches: [],
      coverage: null,
      breaks: [],
      assumptions: [],
      uncertainty: null,
      run: { version: workspace.version },
    },
  };
}

/** Lines of the invoices as the check settled them: a line that agrees is one entry without a kind. */
function countLines(
  { check }: InvoiceFacts,
  { first, last }: InvoiceMonths,
): { readonly lines: number; readonly linesThatAgree: number } {
  const { invoiceMonth, billedHundredths, kind } = check.entries;
  let lines = 0;
  let linesThatAgree = 0;
  for (const [k, month] of invoiceMonth.entries()) {
    if (month < first || month > last || billedHundredths[k] === 0) continue;
    lines++;
    if (kind[k] === 0) linesThatAgree++;
  }
  return { lines, linesThatAgree };
}

const steps = {
  computed: { fi: "Laskelmamme", sv: "Vår beräkning", en: "Our ledger" },
  inOthers: {
    fi: "Laskutettu muina kuukausina",
    sv: "Fakturerat andra månader",
    en: "Billed in other months",
  },
  forOthers: {
    fi: "Laskutettu muiden kuukausien maksuja",
    sv: "Fakturerat för andra månaders utbetalningar",
    en: "Billed for payouts of other months",
  },
  rounding: {
    fi: "Rivien pyöristys sentteihin",
    sv: "Radernas avrundning till cent",
    en: "Rounding of lines to cents",
  },
  billed: { fi: "Maksajan laskut", sv: "Betalarens fakturor", en: "The payer's invoices" },
} as const satisfies Readonly<Record<string, Localised>>;

function bridgeSteps(bridge: InvoiceBridge): BridgeStep[] {
  const ofDifference = (one: BridgeDifference): BridgeStep => {
    const id = one.cause === "none" ? one.kind : `${one.kind}:${one.cause}`;
    const { title } = differenceWords(one.kind, one.cause);
    return change(id, title, one.billedCents - one.computedCents);
  };
  const changes = [
    change("in-other-months", steps.inOthers, 0 - bridge.billedInOtherMonthsCents),
    change("for-other-months", steps.forOthers, bridge.billedForOtherMonthsCents),
    ...bridge.differences.map(ofDifference),
    change("rounding", steps.rounding, bridge.roundingCents),
  ];
  return [
    { id: "computed", label: steps.computed, cents: bridge.computedCents, kind: "total" },
    ...changes.filter(({ cents }) => cents !== 0),
    { id: "billed", label: steps.billed, cents: bridge.billedCents, kind: "total" },
  ];
}

function change(id: string, label: Localised, cents: number): BridgeStep {
  return { id, label, cents: cents + 0, kind: "change" };
}

const definition: Localised = {
  fi: "Jokainen laskelman osuus ja jokainen laskun rivi on mukana kerran. Rivi kohdistetaan henkilön, etuuden ja etuuskuukauden osuuteen, tulipa se miltä laskulta tahansa. Rivi täsmää, kun ero on enintään puoli senttiä maksua ja riviä kohti.",
  sv: "Varje andel i beräkningen och varje fakturarad är med en gång. En rad hänförs till personens, förmånens och förmånsmånadens andel, vilken faktura den än kom på. En rad stämmer när skillnaden är högst en halv cent per utbetalning och rad.",
  en: "Every share of our ledger and every line of an invoice is in once. A line is matched to the share of its person, benefit and benefit month, whatever invoice brought it. It agrees when it is within half a cent for each payment and line.",
};

const openQuestions = [
  "residence_date",
  "regime_date",
  "general_benefit_shares",
  "rounding",
] as const;

function provenanceOf({ batches, run }: InvoiceFacts): Provenance {
  const choice = defaultAssumptions();
  return {
    definition,
    batches: [...batches],
    coverage: null,
    breaks: [
      {
        month: formatMonth(monthFromOrdinal(2025 * 12 + 9)),
        reason: {
          fi: "Kela laskutti ansiopäivärahalta työmarkkinatuelle siirtyneet vasta loka–marraskuun 2025 laskuilla.",
          sv: "FPA fakturerade dem som gått över från inkomstrelaterad dagpenning till arbetsmarknadsstöd först i oktober–november 2025.",
          en: "Kela billed those who moved from earnings-related allowance to the subsidy only in October–November 2025.",
        },
      },
    ],
    assumptions: openQuestions.map((name) => ({
      name,
      value: choice[name],
      text: assumptions[name].explanation,
    })),
    uncertainty: null,
    run: { ...run },
  };
}
