import { day, formatMonth, month, monthFromOrdinal, type Day, type Month } from "@luotsi/base";

import { dayIn, eurosIn } from "./cells.ts";
import { benefitService, financeServices } from "./finance-plan.ts";
import type { FinanceService, PlannedYear } from "./finance-service.ts";
import { benefitCodes } from "./invoices.ts";
import { ledgerDialect } from "./sinks.ts";
import type { World } from "./world.ts";

export const ledgerHeadings = [
  "month",
  "account",
  "cost_centre",
  "service",
  "entry",
  "amount_eur",
] as const;
export const budgetHeadings = [
  "year",
  "service",
  "service_name",
  "statutory_class",
  "side",
  "stage",
  "decided_on",
  "amount_eur",
] as const;

/** One posting, cents on the account's own side. */
export interface Posting {
  readonly month: Month;
  readonly account: string;
  readonly service: string;
  readonly entry: string;
  readonly cents: number;
}

/** First month of the ledger: the report of 2024 compares with 2023. */
const firstLedgerMonth = month("2023-01");
const costCentre = "5310 Työllisyyspalvelut";
const benefitAccount = "4740";

/** What the people of the area give to the ledger, by month index of the world. */
export interface PeopleSide {
  /** Billed cents by benefit, by month of the payouts. */
  readonly billed: readonly Float64Array[];
  /** Paid subsidies at full weight. */
  readonly subsidies: Readonly<Record<string, Float64Array>>;
}

/** Every posting from January 2023 to the window's last month. */
export function postings(world: World, people: PeopleSide): readonly Posting[] {
  const all = financeServices.flatMap((service) =>
    service.id === benefitService
      ? benefitPostings(service, world, people)
      : ownPostings(service, world, people),
  );
  return all.toSorted(
    (a, b) => a.month - b.month || (a.service < b.service ? -1 : a.service > b.service ? 1 : 0),
  );
}

function ownPostings(
  service: FinanceService,
  world: World,
  people: PeopleSide,
): readonly Posting[] {
  const rows: Posting[] = [];
  const paid = people.subsidies[service.id];
  for (const [yearText, { outcome }] of Object.entries(service.years)) {
    const year = Number(yearText);
    const months =
      outcome === undefined
        ? subsidyMonths(world, paid, year)
        : spread(Math.round(outcome * world.scale), service.shape, wobble(service.id, year));
    for (const [k, cents] of months.entries()) {
      const at = monthFromOrdinal(year * 12 + k);
      if (at < firstLedgerMonth || at > world.lastMonth || cents === 0) continue;
      rows.push(...onAccounts(service, at, cents));
    }
  }
  return rows;
}

function subsidyMonths(world: World, paid: Float64Array, year: number): readonly number[] {
  return Array.from({ length: 12 }, (_, k) =>
    Math.round(paid[year * 12 + k - world.originMonth] ?? 0),
  );
}

function onAccounts(service: FinanceService, at: Month, cents: number): readonly Posting[] {
  const parts = divide(
    cents,
    service.accounts.map(([, share]) => share),
  );
  return service.accounts.map(([account], i) => ({
    month: at,
    account,
    service: service.id,
    entry: "",
    cents: parts[i],
  }));
}

function benefitPostings(
  service: FinanceService,
  world: World,
  people: PeopleSide,
): readonly Posting[] {
  const rows: Posting[] = [];
  const post = (at: Month, entry: string, cents: number): void => {
    if (cents === 0 || at > world.lastMonth) return;
    rows.push({ month: at, account: benefitAccount, service: service.id, entry, cents });
  };
  for (let at = firstLedgerMonth as number; at <= world.lastMonth; at++) {
    const m = monthFromOrdinal(at);
    if (fromPeople(world, m)) {
      for (const [b, months] of people.billed.entries()) {
        post(m, `KELA-${benefitCodes[b]}`, months[at - world.originMonth]);
      }
    } else post(m, "KELA", profileCents(service, world, m));
  }
  const remainder = yearTotal(service, world, 2024) - sumOf(rows, 2024);
  if (world.lastMonth >= month("2024-12")) post(month("2024-12"), "TASMAYS-2024", remainder);
  return rows;
}

/** Payouts of the window's first month are not all there, so the people give the ledger from the second on. */
function fromPeople(world: World, at: Month): boolean {
  return at >= month("2024-01") && at > world.firstMonth;
}

function yearTotal(service: FinanceService, world: World, year: number): number {
  const { outcome, usePlan, amendment } = service.years[year] ?? {};
  return Math.round((outcome ?? (usePlan ?? 0) + (amendment ?? 0)) * world.scale);
}

function profileCents(service: FinanceService, world: World, at: Month): number {
  const year = Math.floor(at / 12);
  return spread(yearTotal(service, world, year), service.shape, wobble(service.id, year))[at % 12];
}

function sumOf(rows: readonly Posting[], year: number): number {
  return rows.reduce((sum, row) => sum + (Math.floor(row.month / 12) === year ? row.cents : 0), 0);
}

/** Small differences between months that depend on the service and the year only. */
function wobble(id: string, year: number): (k: number) => number {
  let h = year;
  for (const letter of id) h = (Math.imul(h, 31) + letter.charCodeAt(0)) | 0;
  return (k) => 1 + 0.05 * Math.sin(h * 0.37 + k * 2.3 + Math.sin(h + k));
}

function spread(
  total: number,
  shape: readonly number[],
  wave: (k: number) => number,
): readonly number[] {
  return divide(
    total,
    shape.map((weight, k) => weight * wave(k)),
  );
}

/** Divides cents by weights; the last part takes what rounding leaves. */
function divide(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = weights.map((weight) => Math.round((total * weight) / sum));
  const rest = total - parts.reduce((a, b) => a + b, 0);
  parts[parts.length - 1] += rest;
  return parts;
}

/** A row of the ledger file in the ledger's dialect. */
export function ledgerLine({ month: at, account, service, entry, cents }: Posting): string {
  const { delimiter, newline } = ledgerDialect;
  return (
    [formatMonth(at), account, costCentre, service, entry, eurosIn(cents, ledgerDialect)].join(
      delimiter,
    ) + newline
  );
}

const decisions: Readonly<
  Record<number, { readonly original_budget: Day; readonly use_plan: Day; readonly amendment: Day }>
> = {
  2024: {
    original_budget: day("2023-11-13"),
    use_plan: day("2024-01-22"),
    amendment: day("2024-11-11"),
  },
  2025: {
    original_budget: day("2024-11-18"),
    use_plan: day("2025-01-27"),
    amendment: day("2025-11-10"),
  },
  2026: {
    original_budget: day("2025-11-17"),
    use_plan: day("2026-01-26"),
    amendment: day("2026-11-09"),
  },
};

const stages = ["original_budget", "use_plan", "amendment"] as const;

/** Rows of the budget file: TA, KS and LTA of each service and year, scaled to the area. */
export function budgetLines(world: World): readonly string[] {
  return financeServices.flatMap((service) =>
    Object.entries(service.years)
      .filter(([year]) => Number(year) in decisions && Number(year) * 12 <= world.lastMonth)
      .flatMap(([year, plan]) =>
        stages
          .map((stage) => budgetLine(service, { year, plan, stage }, world.scale))
          .filter((line) => line !== ""),
      ),
  );
}

interface BudgetDecision {
  readonly year: string;
  readonly plan: PlannedYear;
  readonly stage: (typeof stages)[number];
}

function budgetLine(
  { id, name, statutoryClass, side }: FinanceService,
  { year, plan, stage }: BudgetDecision,
  scale: number,
): string {
  const cents = {
    original_budget: plan.originalBudget ?? plan.usePlan,
    use_plan: plan.usePlan,
    amendment: plan.amendment,
  }[stage];
  if (cents === undefined) return "";
  const on = dayIn(decisions[Number(year)][stage], ledgerDialect);
  const amount = eurosIn(Math.round(cents * scale), ledgerDialect);
  const { delimiter, newline } = ledgerDialect;
  return [year, id, name, statutoryClass, side, stage, on, amount].join(delimiter) + newline;
}
