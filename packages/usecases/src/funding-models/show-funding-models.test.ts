import type { FundingModelsView, ModelGrouping } from "@luotsi/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  openArea,
  paymentHead,
  personHead,
  residenceHead,
  type TestArea,
} from "../testing/open-area.ts";
import { showFundingModels } from "./show-funding-models.ts";

interface Known {
  readonly lms: number;
  readonly da?: number;
  readonly unemployment: number;
  readonly birth?: string;
  /** Exempt group with the first day in a municipality. */
  readonly exempt?: string;
}

function person(id: string, { lms, da = 0, unemployment, birth, exempt }: Known): string {
  const group = exempt ?? "none,";
  return `${id},${birth ?? "1980-05"},female,basic,fi,fi,${group},2023-01-01,${lms},${da},${unemployment},no`;
}

/** So many persons with the same letter. */
function people(letter: string, count = 6): readonly string[] {
  return Array.from({ length: count }, (_, k) => `${letter}${k}`);
}

interface Paid {
  readonly benefit?: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly euros?: number;
  readonly ground?: string;
}

function payment(id: string, row: Paid): string {
  const { benefit = "labour_market_subsidy", from, to, days, euros, ground } = row;
  const paid = (euros ?? days * 40).toFixed(2);
  return `${id},${benefit},${from},${to},${to},${days},${paid},${ground ?? "unemployment"},,`;
}

function rowsOf(view: FundingModelsView, id: ModelGrouping): readonly unknown[] {
  const found = view.groupings.find((grouping) => grouping.id === id);
  return (found?.rows ?? []).map(({ code, people: count, owedCents, differenceCents }) => [
    code,
    count,
    ...owedCents,
    differenceCents,
  ]);
}

/** Twenty weekdays of January 2025. */
const january = { from: "2025-01-06", to: "2025-01-31", days: 20 };

describe("the three funding models over the same people", () => {
  let area: TestArea;
  let view: FundingModelsView;
  beforeAll(async () => {
    area = await openArea("2026-11-22", ["398", "109"]);
    const unemployed = people("u");
    const served = people("s");
    const earning = people("e");
    const young = people("y", 3);
    await area.deliver("persons", [
      personHead,
      ...[...unemployed, ...served].map((id) => person(id, { lms: 500, unemployment: 350 })),
      ...earning.map((id) => person(id, { lms: 0, da: 250, unemployment: 0, birth: "1960-02" })),
      ...young.map((id) => person(id, { lms: 150, unemployment: 150, birth: "2001-02" })),
    ]);
    await area.deliver("residence", [
      residenceHead,
      ...[...unemployed, ...served, ...earning].map((id) => `${id},2015-01-01,,398`),
      ...young.map((id) => `${id},2015-01-01,,109`),
    ]);
    await area.deliver("benefit-payments", [
      paymentHead,
      ...unemployed.map((id) => payment(id, january)),
      ...served.map((id) => payment(id, { ...january, ground: "service" })),
      ...earning.map((id) =>
        payment(id, { ...january, benefit: "earnings_related_allowance", euros: 1400 }),
      ),
      ...young.map((id) => payment(id, january)),
    ]);
    view = await showFundingModels(area.workspace, {});
  });
  afterAll(async () => {
    await area.close();
  });

  test("cost what the law of each makes of the same payments", () => {
    // Unemployed: 800 € at 50 % old, 40 % new. Service: 0 and 40 %. Allowance: 20 × 37.21 € at 0 and 20 %. Young: 0 and 10 %.
    const reformed = 6 * 320 + 6 * 320 + 6 * 148.84 + 3 * 80;
    expect(view.models.map(({ id, owedCents }) => [id, owedCents])).toEqual([
      ["fi-2006", 0],
      ["fi-2015", 6 * 400_00],
      ["fi-2025", Math.round(reformed * 100)],
    ]);
    expect(view.differenceCents).toBe(Math.round((reformed - 2400) * 100));
    expect([view.people, view.paidCents]).toEqual([21, (12 * 800 + 6 * 1400 + 3 * 800) * 100]);
    expect(view.months).toEqual([
      { month: "2025-01", owedCents: view.models.map(({ owedCents }) => owedCents) },
    ]);
  });

  test("the difference is explained to the cent, causes of few people together", () => {
    const [old, ...rest] = view.bridge;
    const last = rest.at(-1);
    const changes = rest.slice(0, -1);
    expect((old?.cents ?? 0) + changes.reduce((sum, { cents }) => sum + cents, 0)).toBe(
      last?.cents,
    );
    // Three young people stand in a cause of their own; the allowance is hidden with it.
    expect(changes.map(({ id, cents }) => [id, cents])).toEqual([
      ["services", 1920_00],
      ["late", -480_00],
      ["hidden", 240_00 + 893_04],
    ]);
  });

  test("few people are hidden, and so many with them that the total tells nothing", () => {
    expect(rowsOf(view, "municipality")).toEqual([
      ["109", null, null, null, null, null],
      ["398", null, null, null, null, null],
    ]);
    const age = rowsOf(view, "age");
    expect(age).toContainEqual(["under-25", null, null, null, null, null]);
    expect(age).toContainEqual(["30-54", 12, 0, 2400_00, 3840_00, 1440_00]);
  });

  test("paid days are those of the rules of 2025 when the payment began", () => {
    const rows = rowsOf(view, "paid-days");
    expect(rows).toContainEqual(["401-700", 12, 0, 2400_00, 3840_00, 1440_00]);
  });

  test("the sentence says the difference, its size and what it comes from", () => {
    expect(view.finding.fi).toBe(
      "Vuoden 2025 malli maksaa samoista henkilöistä 2 573 € (107,2 %) enemmän kuin vuoden 2015 malli (tammikuu 2025). Eniten kasvattaa työmarkkinatuki ja yleistuki palvelun ajalta (+1 920 €); eniten pienentää työmarkkinatuki ja yleistuki, yli 300 päivää (−480 €)."
        .replaceAll(/(\d) (\d|%|€)/g, "$1\u00A0$2")
        .replace("tammikuu 2025", "tammikuu\u00A02025"),
    );
  });

  test("a period without payments says so instead of zeros", async () => {
    const empty = await showFundingModels(area.workspace, { from: "2020-01", to: "2020-12" });
    expect([empty.hasPayments, empty.models, empty.compensation]).toEqual([false, [], null]);
    expect(empty.finding.en).toContain("cannot be compared");
  });

  test("a period that ends before it begins is refused", async () => {
    await expect(
      showFundingModels(area.workspace, { from: "2025-02", to: "2025-01" }),
    ).rejects.toThrow("INVALID_REQUEST");
  });

  test("nothing of 2023 means no compensation is said", () => {
    expect(view.compensation).toBeNull();
  });
});

describe("the state's compensation", () => {
  const months = Array.from({ length: 12 }, (_, k) => String(k + 1).padStart(2, "0"));

  /** Ten days a month from the counters of 2023-01-01: 300 days of the new counter, 100 of the old one. */
  async function areaWith(paidMonths: readonly string[]): Promise<FundingModelsView> {
    const area = await openArea("2026-11-22", ["398"]);
    const usual = people("u");
    const newcomers = people("n");
    const exempt = "protection,2022-06-01";
    await area.deliver("persons", [
      personHead,
      ...usual.map((id) => person(id, { lms: 300, unemployment: 100 })),
      ...newcomers.map((id) => person(id, { lms: 300, unemployment: 100, exempt })),
    ]);
    await area.deliver("benefit-payments", [
      paymentHead,
      ...[...usual, ...newcomers].flatMap((id) => [
        ...paidMonths.map((at) =>
          payment(id, { from: `2023-${at}-06`, to: `2023-${at}-24`, days: 10 }),
        ),
        payment(id, { from: "2025-01-06", to: "2025-01-17", days: 10 }),
      ]),
    ]);
    try {
      return await showFundingModels(area.workspace, { from: "2025-01", to: "2025-01" });
    } finally {
      await area.close();
    }
  }

  test("is the cost increase of 2023's payments, half of the newcomers' counted", async () => {
    const { compensation } = await areaWith(months);
    // A person's 120 days: ten payments at 30 %, two at 40 %; nothing under the old rules.
    const each = 10 * 400 * 0.3 + 2 * 400 * 0.4;
    expect(compensation).toMatchObject({
      baseYear: 2023,
      monthsKnown: 12,
      isEstimated: false,
      oldCents: 0,
      newCents: 9 * each * 100,
      exemptPersonsCents: 3 * each * 100,
      yearCents: 9 * each * 100,
    });
    // In January 2025 the usual six owe 400 € at 40 %; a twelfth of the year is compensated.
    const increase = 6 * 400 * 0.4 * 100;
    expect(compensation?.period).toEqual({
      increaseCents: increase,
      compensationCents: Math.round((9 * each * 100) / 12),
      gapCents: increase - Math.round((9 * each * 100) / 12),
      indexFactor: 1,
    });
  });

  test("is estimated from the months there are, and says so", async () => {
    const { compensation } = await areaWith(months.slice(6));
    // Six payments at 30 %, doubled to a year.
    expect(compensation).toMatchObject({
      monthsKnown: 6,
      isEstimated: true,
      yearCents: 2 * 9 * 6 * 400 * 0.3 * 100,
    });
    expect(compensation?.finding.fi).toContain("6 kuukautta, joten korvaus on arvioitu");
  });
});
