import {
  addMonths,
  cents,
  monthFromOrdinal,
  monthOf,
  dayFromOrdinal,
  type Cents,
  type Localised,
  type Month,
} from "@luotsi/base";
import { codeLists } from "@luotsi/contract";
import { isPresent } from "@luotsi/frame";
import { reasonHeading } from "@luotsi/intake";
import {
  countQuarantinedRows,
  dataVersion,
  loadBudget,
  loadCommitments,
  loadInvoices,
  loadLedger,
  readMunicipalityNames,
  withColumnar,
  type BudgetFrame,
  type Columnar,
  systemReader,
} from "@luotsi/store";

import { batchesBySource } from "../data/batches-behind.ts";
import { readLagProfiles } from "../data/show-coverage.ts";
import { lawVersion } from "../rules/law-version.ts";
import { remembering } from "../remember.ts";
import type { Workspace } from "../workspace.ts";
import { leftOutWords } from "./left-out-words.ts";
import { bookLedger, type LedgerPosting } from "./ledger-book.ts";
import { loadLiability } from "./load-liability.ts";
import type { BudgetLine } from "./plan.ts";
import type { MonthsBetween, OpenCommitment, RecordFacts, ServiceCard } from "./record-facts.ts";

/** What the share of benefit days of some months lacks, in a sentence or two; null when it lacks nothing. */
export async function leftOutBehind(
  workspace: Workspace,
  span: MonthsBetween,
): Promise<Localised | null> {
  const { liability } = await loadRecordFacts(workspace);
  return liability === undefined ? null : leftOutWords(liability.leftOutIn(span));
}

const remembered = remembering<RecordFacts>();

/** Closing a month and a new forecast leave the records as they are, so they are not read and computed again for them. */
export async function loadRecordFacts(workspace: Workspace): Promise<RecordFacts> {
  const area = JSON.stringify(await workspace.area());
  const version = `${await dataVersion(workspace.store.reader)} ${workspace.clock()} ${area}`;
  return await remembered.recall(workspace, version, async () => await readRecordFacts(workspace));
}

async function readRecordFacts(workspace: Workspace): Promise<RecordFacts> {
  const { store } = workspace;
  const area = await workspace.area();
  const names = await readMunicipalityNames(store.reader);
  const lags = await readLagProfiles(store);
  const waitingRows = await countQuarantinedRows(
    systemReader(store.reader, "counts-of-records"),
    "benefit-payments",
    reasonHeading,
  );
  return await withColumnar(store, async (columnar) => {
    const budget = await loadBudget(columnar);
    const question = { municipalities: area.municipalities, names, waitingRows };
    return {
      today: workspace.clock(),
      synthetic: area.synthetic,
      book: bookLedger(await readPostings(columnar)),
      budget: budgetLines(budget),
      services: serviceCards(budget),
      commitments: await readCommitments(columnar),
      liability: await loadLiability(columnar, question),
      billed: await readBilled(columnar, area.municipalities),
      lagProfiles: [...lags.values()],
      batches: await batchesBySource(workspace),
      run: {
        version: workspace.version,
        data: String(columnar.dataVersion),
        law: lawVersion,
      },
    };
  });
}

async function readPostings(columnar: Columnar): Promise<readonly LedgerPosting[]> {
  const { rows, columns } = await loadLedger(columnar);
  const { month, account, service, amountCents } = columns;
  return Array.from({ length: rows }, (_, i) => ({
    month: monthFromOrdinal(month.values[i] ?? 0),
    account: account.texts[account.values[i] ?? 0] ?? "",
    service: service.texts[service.values[i] ?? 0] ?? "",
    cents: cents(amountCents.values[i] ?? 0),
  }));
}

function budgetLines({ rows, columns }: BudgetFrame): readonly BudgetLine[] {
  const { year, service, side, stage, amountCents } = columns;
  return Array.from({ length: rows }, (_, i) => ({
    year: year.values[i] ?? 0,
    service: service.texts[service.values[i] ?? 0] ?? "",
    side: codeAt("ledger-side", side.values[i]) as BudgetLine["side"],
    stage: codeAt("budget-stage", stage.values[i]) as BudgetLine["stage"],
    cents: cents(amountCents.values[i] ?? 0),
  }));
}

/** The newest budget year says what a service is. */
function serviceCards({ rows, columns }: BudgetFrame): ReadonlyMap<string, ServiceCard> {
  const { service, serviceName, statutoryClass } = columns;
  const cards = new Map<string, ServiceCard>();
  for (let i = 0; i < rows; i++) {
    const code = service.texts[service.values[i] ?? 0] ?? "";
    const named = isPresent(serviceName.validity, i);
    const name = named ? serviceName.texts[serviceName.values[i] ?? 0] : cards.get(code)?.name;
    cards.set(code, { name, statutoryClass: codeAt("statutory-class", statutoryClass.values[i]) });
  }
  return cards;
}

function codeAt(
  list: "ledger-side" | "budget-stage" | "statutory-class",
  position: number | undefined,
): string {
  const found = codeLists[list].codes[position ?? 0];
  if (found === undefined) throw new TypeError(`position ${position} is in the list ${list}`);
  return found.code;
}

async function readCommitments(columnar: Columnar): Promise<readonly OpenCommitment[]> {
  const { rows, columns } = await loadCommitments(columnar);
  const { service, start, end, grantedCents, paidCents } = columns;
  return Array.from({ length: rows }, (_, i) => ({
    service: service.texts[service.values[i] ?? 0] ?? "",
    remainingCents: cents((grantedCents.values[i] ?? 0) - (paidCents.values[i] ?? 0)),
    first: monthOf(dayFromOrdinal(start.values[i] ?? 0)),
    last: monthOf(dayFromOrdinal((end.values[i] ?? 1) - 1)),
  })).filter(({ remainingCents }) => remainingCents > 0);
}

/** Invoices are sent the month after the payouts they are about. */
async function readBilled(
  columnar: Columnar,
  municipalities: readonly string[],
): Promise<ReadonlyMap<Month, Cents>> {
  const { rows, columns } = await loadInvoices(columnar);
  const own = new Set(municipalities.map(Number));
  const sums = new Map<Month, Cents>();
  for (let i = 0; i < rows; i++) {
    const home = isPresent(columns.municipality.validity, i)
      ? columns.municipality.values[i]
      : undefined;
    if (home !== undefined && own.size > 0 && !own.has(home)) continue;
    const payout = addMonths(monthFromOrdinal(columns.invoiceMonth.values[i] ?? 0), -1);
    sums.set(payout, cents((sums.get(payout) ?? 0) + (columns.billedCents.values[i] ?? 0)));
  }
  return sums;
}
