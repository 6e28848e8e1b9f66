import {
  addMonths,
  cents,
  monthFromOrdinal,
  monthOf,
  dayFromOrdinal,
  type Cents,
  type Month,
} from "@luotsi/base";
import { codeLists, type Provenance } from "@luotsi/contract";
import { isPresent } from "@luotsi/frame";
import { reasonHeading } from "@luotsi/intake";
import {
  countQuarantinedRows,
  dataVersion,
  listClosedMonths,
  listDeliveries,
  listFrozenRows,
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

import { bestForecast, forecastVersion } from "../liability-forecast/best-forecast.ts";
import { readLagProfiles } from "../data/show-coverage.ts";
import { lawVersion } from "../rules/law-version.ts";
import { remembering } from "../remember.ts";
import type { Workspace } from "../workspace.ts";
import type { FinanceFacts, OpenCommitment, ServiceCard } from "./finance-facts.ts";
import { bookLedger, type LedgerPosting } from "./ledger-book.ts";
import { loadLiability } from "./load-liability.ts";
import type { BudgetLine } from "./plan.ts";
import type { FrozenFigure } from "./posting.ts";

/** More deliveries than this never stand behind one page. */
const deliveryLimit = 10_000;

const remembered = remembering<FinanceFacts>();

/**
 * Everything the money page rests on. The same until the data changes, so it is read once for each state
 * of the data.
 */
export async function loadFinanceFacts(workspace: Workspace): Promise<FinanceFacts> {
  const versions = [await workspace.dataVersion(), await forecastVersion(workspace)];
  const version = [...versions, workspace.clock()].join(" ");
  return await remembered.recall(workspace, version, async () => await readFacts(workspace));
}

async function readFacts(workspace: Workspace): Promise<FinanceFacts> {
  const { store } = workspace;
  const closed = await listClosedMonths(store.reader);
  const lastClosed = closed.at(-1)?.month;
  return {
    ...(await loadOpenFacts(workspace)),
    firstOpen: lastClosed === undefined ? undefined : addMonths(lastClosed, 1),
    frozen: await readFrozen(workspace),
    flowForecast: await bestForecast(workspace),
  };
}

/** What closing a month and a new forecast change nothing of. */
type OpenFacts = Omit<FinanceFacts, "firstOpen" | "frozen" | "flowForecast">;

const rememberedOpen = remembering<OpenFacts>();

/** Closing a month and a new forecast leave the records as they are, so they are not read and computed again for them. */
async function loadOpenFacts(workspace: Workspace): Promise<OpenFacts> {
  const area = JSON.stringify(await workspace.area());
  const version = `${await dataVersion(workspace.store.reader)} ${workspace.clock()} ${area}`;
  return await rememberedOpen.recall(
    workspace,
    version,
    async () => await readOpenFacts(workspace),
  );
}

async function readOpenFacts(workspace: Workspace): Promise<OpenFacts> {
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
      batches: await readBatches(workspace),
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

async function readFrozen({ store }: Workspace): Promise<readonly FrozenFigure[]> {
  const rows = await listFrozenRows(store.reader);
  return rows.flatMap(({ month, originMonth, measure, key, cents: amount }) =>
    amount === undefined ? [] : [{ postedMonth: month, originMonth, measure, key, cents: amount }],
  );
}

async function readBatches({
  store,
}: Workspace): Promise<ReadonlyMap<string, Provenance["batches"]>> {
  const { deliveries } = await listDeliveries(store.reader, { limit: deliveryLimit, offset: 0 });
  const bySource = new Map<string, Provenance["batches"]>();
  for (const { id, source, sha256, importedAt, undoneAt } of deliveries) {
    if (undoneAt !== null) continue;
    const batch = { id, source, hash: sha256.slice(0, 12), importedOn: importedAt.slice(0, 10) };
    bySource.set(source, [...(bySource.get(source) ?? []), batch]);
  }
  return bySource;
}
