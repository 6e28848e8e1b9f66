import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day, formatMonth, month } from "@luotsi/base";
import { benefitLiabilityService, type FinanceView, type SourceId } from "@luotsi/contract";
import { withColumnar } from "@luotsi/store";
import { openTestStore } from "@luotsi/store/testing";
import { writeArea } from "@luotsi/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { importFile } from "../data/import-file.ts";
import { undoImport } from "../data/undo-import.ts";
import {
  ledgerHead,
  openArea,
  paymentHead,
  personHead,
  residenceHead,
  subsidyPayment,
  type TestArea,
} from "../testing/open-area.ts";
import { showOverview } from "../overview/show-overview.ts";
import { workspaceOn } from "../workspace.ts";
import type { LiabilityFacts } from "./record-facts.ts";
import { loadLiability } from "./load-liability.ts";
import { showFinance } from "./show-finance.ts";

const names = new Map([["398", { fi: "Lahti", sv: "Lahtis", en: "Lahti" }]]);

describe("whose share is counted", () => {
  let area: TestArea;
  beforeAll(async () => {
    area = await openArea("2026-04-10", ["398"]);
    const five = (home: string): readonly string[] => [1, 2, 3, 4, 5].map((n) => `${home}${n}`);
    const people = ["lahti", "elsewhere", "nowhere", "moved"].flatMap(five);
    await area.deliver("persons", [
      personHead,
      ...people.map((id) => `${id},1980-05,female,,fi,fi,none,,2026-01-01,390,0,390,no`),
    ]);
    await area.deliver("residence", [
      residenceHead,
      ...five("lahti").map((id) => `${id},2015-01-01,,398`),
      ...five("elsewhere").map((id) => `${id},2015-01-01,,018`),
      ...five("moved").flatMap((id) => [
        `${id},2015-01-01,2026-02-04,398`,
        `${id},2026-02-05,,018`,
      ]),
    ]);
    // From 390 paid days on: 10 × 12 + 5 × 16 = 200 €, then 10 × 16 = 160 €.
    const row = { from: "2026-01-12", to: "2026-01-31", days: 15 };
    await area.deliver("benefit-payments", [
      paymentHead,
      ...people.map((id) => subsidyPayment(id, { ...row, paidOn: "2026-02-05" })),
      ...five("moved").map((id) =>
        subsidyPayment(id, {
          from: "2026-01-01",
          to: "2026-01-11",
          paidOn: "2026-02-04",
          days: 7,
        }),
      ),
    ]);
  });
  afterAll(async () => {
    await area.close();
  });

  async function owed(municipalities: readonly string[]): Promise<LiabilityFacts> {
    const facts = await withColumnar(
      area.workspace.store,
      async (columnar) => await loadLiability(columnar, { municipalities, names, waitingRows: 0 }),
    );
    if (facts === undefined) throw new Error("there are payments");
    return facts;
  }

  test("is that of the area's own municipalities on the day of payout, and of those whose home is not known", async () => {
    const { byMunicipality } = (await owed(["398"])).detailOf(2026);
    // Seven days of those who moved were paid while home was Lahti: 7 × 12 €.
    expect(byMunicipality.map((row) => [row.municipality, row.name.en, row.owedCents])).toEqual([
      ["398", "Lahti", 5 * (200_00 + 84_00)],
      ["", "home not known", 5 * 200_00],
    ]);
  });

  test("is everybody's while nobody has said which municipalities are the area's", async () => {
    const { byMunicipality } = (await owed([])).detailOf(2026);
    // Of those who moved, 3 × 12 + 12 × 16 € follow the seven days.
    expect(byMunicipality.map((row) => [row.municipality, row.owedCents])).toEqual([
      ["018", 5 * (200_00 + 228_00)],
      ["398", 5 * (200_00 + 84_00)],
      ["", 5 * 200_00],
    ]);
  });
});

describe("payments that no law covers", () => {
  let area: TestArea;
  let shown: FinanceView;
  beforeAll(async () => {
    area = await openArea("2026-08-10", ["398"]);
    await area.deliver("persons", [
      personHead,
      "a,1980-05,female,,fi,fi,none,,2026-01-01,390,0,390,no",
    ]);
    await area.deliver("residence", [residenceHead, "a,2015-01-01,,398"]);
    // The general benefit is law from 1 May: the day before it is the first row's last day, and the second's first.
    await area.deliver("benefit-payments", [
      paymentHead,
      "a,general_benefit,2026-04-20,2026-04-30,2026-05-05,9,360.00,unemployment,,",
      "a,general_benefit,2026-04-30,2026-05-08,2026-05-15,7,280.50,unemployment,,",
      "a,general_benefit,2026-05-11,2026-05-15,2026-05-20,5,200.00,unemployment,,",
    ]);
    await area.deliver("ledger", [
      ledgerHead,
      `2026-05,4300,1,${benefitLiabilityService},a,60.00`,
      "2026-05,4300,1,coaching,b,10.00",
    ]);
    shown = await showFinance(area.workspace, { view: "accrual" });
  });
  afterAll(async () => {
    await area.close();
  });

  const sentence =
    "The municipal share lacks 2 payment rows whose benefit no rule of the law finances; the benefit on them is €640.50.";

  test("are in no total, and the total says how many they are and what was paid in them", () => {
    // Days 391 to 395 cost 30 %: 5 × 40 € × 0.3.
    const cost = shown.costTypes.find(({ id }) => id === "benefit-liability");
    expect(cost?.plan.actualToDateCents).toBe(60_00);
    expect(shown.liability?.leftOut?.en).toBe(sentence);
  });

  test("nor are the euros, days and counters of one person told by step, benefit, home or origin", () => {
    expect(shown.liability).toMatchObject({
      byStep: [{ percent: 30, days: null, paidCents: null, owedCents: null }],
      byBenefit: [{ owedCents: null }],
      byMunicipality: [{ owedCents: null }],
      openingCounters: [{ basis: "given", people: null }],
    });
  });

  test("are told of beside the cost, on its card and in the page's own sentence", async () => {
    const cost = shown.costTypes.find(({ id }) => id === "benefit-liability");
    expect(cost?.provenance.leftOut?.en).toBe(sentence);
    expect(cost?.finding.en).toContain(sentence);
    expect(shown.finding.en).toContain(sentence);
    const operating = shown.costTypes.find(({ id }) => id === "operating");
    expect(operating?.provenance.leftOut).toBeNull();
    const overview = await showOverview(area.workspace);
    expect(overview.finding.en).toContain(sentence);
  });

  test("and rejected rows are counted too until they are corrected", async () => {
    const sixDays = "a,general_benefit,2026-05-18,2026-05-24,2026-05-28,6,240.00,unemployment,,";
    const { batch, rejected } = await area.deliver("benefit-payments", [paymentHead, sixDays]);
    expect(rejected).toBe(1);
    if (batch === null) expect.fail("a file with a rejected row is a batch");
    const found = await showFinance(area.workspace, { view: "accrual" });
    expect(found.liability?.leftOut?.en).toBe(
      `${sentence} 1 rejected payment row waits in quarantine to be corrected and is not in it.`,
    );
    await undoImport(area.workspace, batch, "test");
    const corrected = await showFinance(area.workspace, { view: "accrual" });
    expect(corrected.liability?.leftOut?.en).toBe(sentence);
  });

  test("are counted in the year of their first day", async () => {
    const earlier = await showFinance(area.workspace, { view: "accrual", year: 2025 });
    expect(earlier.liability?.leftOut).toBeNull();
    expect(earlier.finding.en).not.toContain("lacks");
  });
});

/**
 * The payer may list a person only when the municipality pays a share or the limit of paid days is passed. The whole
 * share is therefore on the list, though not all of the days behind it.
 */
describe("a list that names only whom the payer may name", () => {
  const folder = mkdtempSync(join(tmpdir(), "luotsi-partial-"));
  let whole: LiabilityFacts;
  let listed: LiabilityFacts;
  beforeAll(async () => {
    [whole, listed] = [await liabilityOf(false), await liabilityOf(true)];
  }, 120_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function liabilityOf(partialPayments: boolean): Promise<LiabilityFacts> {
    const out = join(folder, String(partialPayments));
    const size = { people: 400, seed: 5, from: month("2023-01"), months: 46 };
    writeArea({ ...size, out, partialPayments });
    const workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
    const sources: readonly SourceId[] = ["persons", "residence", "benefit-payments"];
    for (const source of sources) {
      const file = { path: join(out, `${source}.csv`), name: `${source}.csv` };
      const { rejected } = await importFile(workspace, { file, source, importer: "test" });
      expect(rejected).toBe(0);
    }
    try {
      const facts = await withColumnar(
        workspace.store,
        async (columnar) =>
          await loadLiability(columnar, { municipalities: ["398"], names, waitingRows: 0 }),
      );
      if (facts === undefined) throw new Error("there are payments");
      return facts;
    } finally {
      await workspace.close();
    }
  }

  function centsByMonth(facts: LiabilityFacts): Readonly<Record<string, number>> {
    const sums: Record<string, number> = {};
    for (const { benefitMonth, owedCents } of facts.cells) {
      const at = formatMonth(benefitMonth);
      sums[at] = (sums[at] ?? 0) + owedCents;
    }
    return Object.fromEntries(Object.entries(sums).map(([at, value]) => [at, Math.round(value)]));
  }

  test("gives the same share to the cent in every month, over both changes of law", () => {
    const expected = centsByMonth(whole);
    expect(Object.keys(expected)).toHaveLength(46);
    expect(centsByMonth(listed)).toEqual(expected);
  });

  test("gives the same share at every step", () => {
    for (const year of [2024, 2025, 2026]) {
      const charged = (facts: LiabilityFacts): readonly (readonly (number | null)[])[] =>
        facts
          .detailOf(year)
          .byStep.filter(({ percent }) => percent > 0)
          .map(({ percent, days, owedCents }) => [
            percent,
            days === null ? null : Math.round(days),
            owedCents,
          ]);
      expect(charged(listed)).toEqual(charged(whole));
    }
  });

  test("says of each person where the opening counter came from", () => {
    const people = (facts: LiabilityFacts): Readonly<Record<string, number | null>> =>
      Object.fromEntries(
        facts.detailOf(2025).openingCounters.map((row) => [row.basis, row.people]),
      );
    expect(Object.keys(people(whole))).toEqual(["given"]);
    const { listed: given, inferred } = people(listed);
    // Seven in ten counters are on the list, and of three only the bill is: those are hidden with the few of whom nothing is known.
    expect(given ?? 0).toBeGreaterThan(150);
    expect(inferred).toBeNull();
    expect((given ?? 0) / (people(whole)["given"] ?? 0)).toBeCloseTo(0.7, 1);
  });
});
