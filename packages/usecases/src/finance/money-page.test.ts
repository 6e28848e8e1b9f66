import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day, month } from "@luotsi/base";
import type { FinanceView, Reconciliation, SourceId } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { writeArea } from "@luotsi/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { nameArea } from "../area.ts";
import { importFile } from "../data/import-file.ts";
import { workspaceOn, type Workspace } from "../workspace.ts";
import { showFinance } from "./show-finance.ts";

/** People are few, the city's money is all there: its ledger is written at full scale. */
const area = { people: 400, seed: 3, from: month("2023-01"), months: 46, ledgerScale: 1 };
const sources: readonly SourceId[] = [
  "persons",
  "residence",
  "benefit-payments",
  "benefit-invoices",
  "ledger",
  "budget",
  "commitments",
];

let folder: string;
let workspace: Workspace;
let view: FinanceView;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "luotsi-money-"));
  writeArea({ ...area, out: folder });
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const name = { fi: "Koealue", sv: "Provområde", en: "Test area" };
  await nameArea(
    workspace.store,
    { name, synthetic: true, municipalities: ["398"], employmentArea: null },
    "test",
  );
  for (const source of sources) {
    const file = { path: join(folder, `${source}.csv`), name: `${source}.csv` };
    const { rejected } = await importFile(workspace, {
      file,
      source,
      importer: "test",
      afterwards: "later",
    });
    expect(rejected).toBe(0);
  }
  view = await showFinance(workspace, { year: 2024, view: "booked" });
}, 120_000);
afterAll(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As the report prints: millions of euros to one decimal. */
function printed(cents: number | null | undefined): string {
  if (cents === null || cents === undefined) return "none";
  return (Math.round(cents / 10_000_000) / 10).toFixed(1);
}

/** The city's monitoring report Q4/2024, employment services. The operating expenses hold the municipal share. */
describe("the money page of 2024 gives the city's report", () => {
  const operating = (): FinanceView["costTypes"][0]["plan"] | undefined => view.costTypes[0]?.plan;
  const share = (): FinanceView["costTypes"][0]["plan"] | undefined => view.costTypes[1]?.plan;

  test("operating revenue 1.8, a year before 1.2", () => {
    expect(printed(view.revenue.actualToDateCents)).toBe("1.8");
    expect(printed(view.revenue.previousYearToDateCents)).toBe("1.2");
  });

  test("operating expenses 25.7, a year before 27.3, of which the municipal share 18.0", () => {
    const both = (operating()?.actualToDateCents ?? 0) + (share()?.actualToDateCents ?? 0);
    expect(printed(both)).toBe("25.7");
    const before =
      (operating()?.previousYearToDateCents ?? 0) + (share()?.previousYearToDateCents ?? 0);
    expect(printed(before)).toBe("27.3");
    expect(printed(share()?.actualToDateCents)).toBe("18.0");
  });

  test("the municipal share 2.0 over its appropriation, the rest of the expenses 3.6 under theirs", () => {
    expect(printed(share()?.deviationCents)).toBe("2.0");
    expect(printed(operating()?.deviationCents)).toBe("-3.6");
  });

  test("the margin 1.7 better than the plan, and its parts add up to it", () => {
    expect(printed(view.margin.deviationCents)).toBe("1.7");
    const parts =
      (view.revenue.deviationCents ?? 0) -
      (operating()?.deviationCents ?? 0) -
      (share()?.deviationCents ?? 0);
    expect(view.margin.deviationCents).toBe(parts);
  });

  test("the same figures as the area's own record of the report", () => {
    const truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as {
      readonly ledger: {
        readonly reportQ4of2024: readonly { readonly text: string; readonly exact: number }[];
      };
    };
    const exact = (text: string): number | undefined =>
      truth.ledger.reportQ4of2024.find((figure) => figure.text === text)?.exact;
    expect(view.revenue.actualToDateCents / 1e8).toBeCloseTo(exact("Toimintatuotot 2024") ?? 0, 6);
    const share2024 = exact("Työmarkkinatuen kuntaosuus 2024") ?? 0;
    expect((share()?.actualToDateCents ?? 0) / 1e8).toBeCloseTo(share2024, 6);
  });

  test("every service has its statutory class, and the classes add up to the cost types", () => {
    expect(view.classes.map(({ statutoryClass }) => statutoryClass)).not.toContain("unclassified");
    const sum = view.classes.reduce((all, { plan }) => all + plan.actualToDateCents, 0);
    expect(sum).toBe((operating()?.actualToDateCents ?? 0) + (share()?.actualToDateCents ?? 0));
  });
});

describe.each([2023, 2024, 2025, 2026])("accrual and invoice of %i", (year) => {
  let reconciliation: Reconciliation;
  beforeAll(async () => {
    const page = await showFinance(workspace, { year, view: "accrual" });
    if (page.reconciliation === null) throw new Error(`${year} is reconciled`);
    reconciliation = page.reconciliation;
  });

  test("are joined by a bridge that adds up to the cent", () => {
    let reached = 0;
    for (const { kind, cents: step } of reconciliation.bridge) {
      if (kind === "change") reached += step;
      else if (reached === 0) reached = step;
      else expect(reached).toBe(step);
    }
    const totals = reconciliation.bridge.filter(({ kind }) => kind === "total");
    expect(totals.map(({ id }) => id)).toEqual(["accrual", "invoice", "billed", "booked"]);
  });

  test("end at what the payer's invoice lines and the ledger's postings come to", () => {
    const totalOf = (id: string): number | undefined =>
      reconciliation.bridge.find((step) => step.id === id)?.cents;
    expect(totalOf("billed")).toBe(invoicedFor(year));
    expect(totalOf("booked")).toBe(bookedIn(year));
  });
});

type Row = Readonly<Record<string, string>>;

function table(name: string, delimiter: string): readonly Row[] {
  const text = readFileSync(join(folder, name), "latin1");
  const [head = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const names = head.split(delimiter);
  return lines.map((line) => {
    const cells = line.split(delimiter);
    return Object.fromEntries(names.map((column, i) => [column, cells[i] ?? ""]));
  });
}

function centsOf(text: string | undefined): number {
  return Math.round(Number((text ?? "").replace(",", ".")) * 100);
}

/** Invoices of Lahti sent a month after payouts of the year, so far as the ledger reaches. */
function invoicedFor(year: number): number {
  const last = year === 2026 ? "2026-11" : `${year + 1}-01`;
  return table("benefit-invoices.csv", ",")
    .filter(({ municipality }) => municipality === "" || municipality === "398")
    .filter((row) => {
      const sent = row["invoice_month"] ?? "";
      return sent >= `${year}-02` && sent <= last;
    })
    .reduce((sum, row) => sum + centsOf(row["billed_eur"]), 0);
}

function bookedIn(year: number): number {
  return table("ledger.csv", ";")
    .filter((row) => row["service"] === "benefit-liability" && row["month"]?.startsWith(`${year}-`))
    .reduce((sum, row) => sum + centsOf(row["amount_eur"]), 0);
}
