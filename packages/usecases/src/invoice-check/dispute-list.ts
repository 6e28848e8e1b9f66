import { formatMonth, type Language, type Localised } from "@luotsi/base";
import {
  codeTitle,
  type DisputeListQuery,
  type InvoiceCase,
  type Sheet,
  type SheetCell,
} from "@luotsi/contract";

import type { Reach } from "../audit-log/audit-event.ts";
import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { readCaseRows, type CaseRows } from "./case-rows.ts";
import { personKeys } from "./check-words.ts";
import { chosenMonths } from "./chosen-months.ts";
import { differenceWords } from "./difference-words.ts";
import { caseOfId } from "./invoice-case-id.ts";
import { listCases, type ListedCase } from "./list-cases.ts";
import { loadReachedFacts } from "./reached-facts.ts";
import { askOf, nothingToAsk } from "./reason-words.ts";

const words = {
  title: {
    fi: "Laskujen tarkastus: kysyttävää maksajalta",
    sv: "Granskning av fakturor: frågor till betalaren",
    en: "Invoice check: questions to the payer",
  },
  case: { fi: "Tapaus", sv: "Fall", en: "Case" },
  person: { fi: "Henkilön peitetunnus", sv: "Personens pseudonym", en: "Person's pseudonym" },
  benefit: { fi: "Etuus", sv: "Förmån", en: "Benefit" },
  month: { fi: "Etuuskuukausi", sv: "Förmånsmånad", en: "Benefit month" },
  invoiceMonth: { fi: "Laskutuskuukausi", sv: "Faktureringsmånad", en: "Invoice month" },
  kind: { fi: "Ero", sv: "Skillnad", en: "Difference" },
  computed: { fi: "Laskettu €", sv: "Beräknat €", en: "Computed €" },
  billed: { fi: "Laskutettu €", sv: "Fakturerat €", en: "Billed €" },
  difference: { fi: "Erotus €", sv: "Differens €", en: "Billed less computed €" },
  daysComputed: { fi: "Maksettuja päiviä", sv: "Betalda dagar", en: "Paid days" },
  daysBilled: { fi: "Laskutettuja päiviä", sv: "Fakturerade dagar", en: "Billed days" },
  percentComputed: { fi: "Laskelman osuus %", sv: "Beräkningens andel %", en: "Our share %" },
  percentBilled: { fi: "Laskun osuus %", sv: "Fakturans andel %", en: "Share on the invoice %" },
  invoicePlace: {
    fi: "Laskun tiedosto ja rivi",
    sv: "Fakturans fil och rad",
    en: "Invoice file and line",
  },
  paymentPlace: {
    fi: "Maksujen tiedosto ja rivi",
    sv: "Utbetalningarnas fil och rad",
    en: "Payment file and line",
  },
  state: { fi: "Tila", sv: "Läge", en: "State" },
  ask: { fi: "Mitä kysymme", sv: "Vad vi frågar", en: "What we ask" },
} as const satisfies Readonly<Record<string, Localised>>;

export const stateTitles: Readonly<Record<InvoiceCase["state"], Localised>> = {
  open: { fi: "avoin", sv: "öppen", en: "open" },
  asked: { fi: "kysytty", sv: "frågad", en: "asked" },
  accepted: { fi: "hyväksytty", sv: "godkänd", en: "accepted" },
  corrected: { fi: "korjattu", sv: "rättad", en: "corrected" },
};

const order = [
  ["case", "text"],
  ["person", "text"],
  ["benefit", "text"],
  ["month", "text"],
  ["invoiceMonth", "text"],
  ["kind", "text"],
  ["computed", "euros"],
  ["billed", "euros"],
  ["difference", "euros"],
  ["daysComputed", "number"],
  ["daysBilled", "number"],
  ["percentComputed", "number"],
  ["percentBilled", "number"],
  ["invoicePlace", "text"],
  ["paymentPlace", "text"],
  ["state", "text"],
  ["ask", "text"],
] as const;

/** A sheet that names people by their pseudonyms, and who they are for the audit log. */
export interface DisputeList {
  readonly sheet: Sheet;
  readonly reach: Reach;
}

/** The differences to ask the payer about, in the reader's language. Cases whose difference has gone are left out. */
export async function disputeList(
  workspace: ScopedWorkspace,
  query: DisputeListQuery,
): Promise<DisputeList> {
  const { language } = query;
  const facts = await loadReachedFacts(workspace);
  const columns = order.map(([name, kind]) => ({ title: words[name][language], kind }));
  const common = { title: words.title[language], notes: [personKeys[language]], columns };
  if (facts === undefined) {
    const sheet = { ...common, fileName: "laskujen-tarkastus", rows: [] };
    return { sheet, reach: { people: "nobody" } };
  }
  const months = chosenMonths(query, facts);
  const listed = (await listCases(workspace, facts, months)).filter(
    ({ case: one }) =>
      !one.settled &&
      (query.kind === undefined || one.kind === query.kind) &&
      (query.state === undefined || one.state === query.state),
  );
  const people = [...new Set(listed.map(({ person }) => person))];
  const rowsOf = await readCaseRows(workspace.people, facts, people);
  const [first, last] = [formatMonth(months.first), formatMonth(months.last)];
  return {
    sheet: {
      ...common,
      fileName: `laskujen-tarkastus-${first}-${last}`,
      rows: listed.map((one) => rowOf(one, rowsOf(caseOfId(one.case.id)), language)),
    },
    reach: { people: listed.map((one) => one.case.person), months: { first, last } },
  };
}

function rowOf(
  { case: one, found }: ListedCase,
  { computed, billed, computedPercent }: CaseRows,
  language: Language,
): readonly SheetCell[] {
  const title = codeTitle("benefit", one.benefit)?.[language] ?? one.benefit;
  const own = billed.filter(({ invoiceMonth }) => invoiceMonth === one.invoiceMonth);
  const named = own.find(({ sharePercent }) => sharePercent !== null)?.sharePercent ?? null;
  return [
    one.id,
    one.person,
    title,
    one.month,
    one.invoiceMonth,
    differenceWords(one.kind, one.cause).title[language],
    one.computedCents / 100,
    one.billedCents / 100,
    one.differenceCents / 100,
    computed.reduce((sum, { days }) => sum + days, 0),
    own.reduce((sum, { days }) => sum + days, 0),
    computedPercent === undefined ? null : Math.round(computedPercent * 10) / 10,
    named,
    placesOf(own),
    placesOf(computed),
    stateTitles[one.state][language],
    (found === undefined ? nothingToAsk : askOf(found))[language],
  ];
}

function placesOf(rows: readonly { readonly file: string; readonly line: number }[]): string {
  return rows.map(({ file, line }) => `${file}: ${line}`).join("; ");
}
