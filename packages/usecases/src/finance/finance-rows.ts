import { AppError, formatMonth, parseMonth, type Localised, type Month } from "@luotsi/base";
import type { FinanceRowsQuery, FinanceRowsView, Scope } from "@luotsi/contract";
import { readLedgerPostings } from "@luotsi/store";

import { generalBenefitAssumed, restsOnGeneralBenefit } from "../liability/general-benefit.ts";
import { inEachLanguage, monthText } from "../wording/number-words.ts";
import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { costTypeTitles } from "./finance-words.ts";
import { bookLedger, measures, type LedgerPosting } from "./ledger-book.ts";
import { loadFinanceFacts } from "./load-facts.ts";

/** Rows shown at the most; the export of the source has them all. */
const rowLimit = 500;

/** The rows behind one month's figure: postings one by one, computed liability as sums. */
export async function showFinanceRows(
  workspace: ScopedWorkspace,
  query: FinanceRowsQuery,
): Promise<FinanceRowsView> {
  const month = parseMonth(query.month);
  if (month === undefined) throw new AppError("NOT_FOUND", { what: query.month });
  const facts = await loadFinanceFacts(workspace);
  const isComputed = query.costType === "benefit-liability" && query.view !== "booked";
  const { scope } = workspace.people.asker;
  if (!isComputed) {
    // A posting is the whole area's; there is nothing in it to cut it by.
    if (scope.kind === "limited") throw new AppError("OUT_OF_SCOPE");
    return await postingRows(workspace, query, month);
  }
  const cells = (facts.liability?.cells ?? []).filter(
    (cell) =>
      isIn(scope, cell.municipality) &&
      (query.view === "accrual" ? cell.benefitMonth : cell.payoutMonth) === month,
  );
  const byOther = new Map<Month, number>();
  for (const cell of cells) {
    const other = query.view === "accrual" ? cell.payoutMonth : cell.benefitMonth;
    byOther.set(other, (byOther.get(other) ?? 0) + cell.owedCents);
  }
  return {
    title: computedTitle(query, month),
    columns: [
      {
        key: "month",
        title: query.view === "accrual" ? words.paidIn : words.benefitOf,
        kind: "month",
      },
      { key: "cents", title: words.share, kind: "cents" },
    ],
    rows: [...byOther]
      .toSorted(([a], [b]) => a - b)
      .map(([other, value]) => ({ month: formatMonth(other), cents: Math.round(value) })),
    truncated: false,
    batches: facts.batches.get("benefit-payments") ?? [],
  };
}

/** Sums of a municipality are seen by whoever sees all of it. */
function isIn(scope: Scope, municipality: number): boolean {
  if (scope.kind === "everything") return true;
  return scope.municipalities.some((code) => Number(code) === municipality);
}

async function postingRows(
  workspace: ScopedWorkspace,
  query: FinanceRowsQuery,
  month: Month,
): Promise<FinanceRowsView> {
  const postings = await readLedgerPostings(workspace.store.reader, month);
  const wanted = query.costType === "operating" ? measures.expense : measures.bookedLiability;
  const rows = postings.filter(
    (posting) =>
      isOf(posting, wanted) && (query.service === undefined || posting.service === query.service),
  );
  const facts = await loadFinanceFacts(workspace);
  const used = new Set(rows.map(({ batch }) => batch));
  return {
    title: titleOf(query, month),
    columns: [
      { key: "service", title: words.service, kind: "text" },
      { key: "account", title: words.account, kind: "text" },
      { key: "costCentre", title: words.costCentre, kind: "text" },
      { key: "entry", title: words.entry, kind: "text" },
      { key: "cents", title: words.amount, kind: "cents" },
      { key: "batch", title: words.batch, kind: "count" },
    ],
    rows: rows.slice(0, rowLimit).map((posting) => ({
      service: facts.services.get(posting.service)?.name ?? posting.service,
      account: posting.account,
      costCentre: posting.costCentre,
      entry: posting.entry,
      cents: posting.cents,
      batch: posting.batch,
    })),
    truncated: rows.length > rowLimit,
    batches: (facts.batches.get("ledger") ?? []).filter(({ id }) => used.has(id)),
  };
}

function isOf(posting: LedgerPosting, measure: string): boolean {
  return bookLedger([posting]).figures.some((figure) => figure.measure === measure);
}

/** By payout, a month's figure may hold days up to its end. */
function computedTitle(query: FinanceRowsQuery, month: Month): Localised {
  const title = titleOf(query, month);
  if (!restsOnGeneralBenefit(month)) return title;
  return inEachLanguage((language) => `${title[language]}. ${generalBenefitAssumed[language]}`);
}

function titleOf({ costType }: FinanceRowsQuery, month: Month): Localised {
  return inEachLanguage(
    (language) => `${costTypeTitles[costType][language]}, ${monthText(month, language)}`,
  );
}

const words = {
  service: { fi: "Palvelu", sv: "Tjänst", en: "Service" },
  account: { fi: "Tili", sv: "Konto", en: "Account" },
  costCentre: { fi: "Kustannuspaikka", sv: "Kostnadsställe", en: "Cost centre" },
  entry: { fi: "Tosite", sv: "Verifikat", en: "Voucher" },
  amount: { fi: "Summa", sv: "Belopp", en: "Amount" },
  batch: { fi: "Toimitus", sv: "Leverans", en: "Batch" },
  share: { fi: "Kuntaosuus", sv: "Kommunandel", en: "Municipal share" },
  paidIn: { fi: "Maksettu kuukautena", sv: "Betalat under månaden", en: "Paid in" },
  benefitOf: { fi: "Etuus kuukaudelta", sv: "Förmån för månaden", en: "Benefit of" },
} as const satisfies Readonly<Record<string, Localised>>;
