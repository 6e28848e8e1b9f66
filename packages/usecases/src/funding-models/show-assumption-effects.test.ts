import type { AssumptionEffectsView } from "@luotsi/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openArea, paymentHead, personHead, type TestArea } from "../testing/open-area.ts";
import { computeAssumptionEffects, showAssumptionEffects } from "./show-assumption-effects.ts";

describe("what the open questions of the law are worth", () => {
  let area: TestArea;
  let view: AssumptionEffectsView;
  beforeAll(async () => {
    area = await openArea("2026-11-22", ["398"]);
    const person = (id: string): string =>
      `${id},1980-05,female,,fi,fi,none,,2025-01-01,390,0,150,no`;
    await area.deliver("persons", [personHead, person("late"), person("general")]);
    await area.deliver("benefit-payments", [
      paymentHead,
      // For December 2025, paid in time.
      "late,labour_market_subsidy,2025-12-01,2025-12-12,2025-12-30,10,400.00,unemployment,,",
      // Ten days at 40 % of the general benefit.
      "general,labour_market_subsidy,2026-04-01,2026-04-14,2026-04-30,10,400.00,unemployment,,",
      "general,general_benefit,2026-05-04,2026-05-15,2026-05-29,10,400.00,unemployment,,",
    ]);
    view = await computeAssumptionEffects(area.workspace);
  });
  afterAll(async () => {
    await area.close();
  });

  function differences(id: string): readonly (number | null)[] | undefined {
    return view.effects.find((effect) => effect.id === id)?.answers.map((a) => a.differenceCents);
  }

  test("the year under the defaults is the whole of what was paid and counted", () => {
    // Days 391–400 at 30 % twice, then days 401–410 at 40 %.
    expect([view.owedCents, view.period.from, view.period.to]).toEqual([
      120_00 + 120_00 + 160_00,
      "2025-12",
      "2026-05",
    ]);
  });

  test("refusing the general benefit takes away what rests on it", () => {
    expect(differences("general_benefit_shares")).toEqual([0, -160_00]);
    expect(view.generalBenefitCents).toBe(160_00);
    expect(view.finding.fi).toContain("160\u00A0€ on yleistukea koskevan oletuksen varassa");
  });

  test("without the service days of 2015–2024 the counter opens at 150 and days cost 10 %", () => {
    // 30 payments of days at 10 % instead: 3 × 40 € less 400 €.
    expect(differences("opening_includes_services")).toEqual([0, 120_00 - 400_00]);
    expect(view.finding.fi).toContain("vähentäisi kuntaosuutta 280\u00A0€ vuodessa");
  });

  test("whoever looks at the page sees the same once all answers are here", async () => {
    expect(await showAssumptionEffects(area.workspace)).toEqual(view);
    expect(view.progress).toBeNull();
  });

  test("the greatest effect comes first", () => {
    expect(view.effects.slice(0, 2).map(({ id }) => id)).toEqual([
      "opening_includes_services",
      "general_benefit_shares",
    ]);
  });

  test("a question of other figures is listed and not tried", () => {
    const untried = view.effects.filter(({ kind }) => kind !== "tried");
    expect(untried.map(({ id }) => id)).toContain("cap_87");
    for (const { id, kind, answers } of view.effects) {
      const isTried = id !== "cap_87" && answers.length > 1;
      const untriedKind = id === "cap_87" ? "elsewhere" : "single";
      expect([id, kind]).toEqual([id, isTried ? "tried" : untriedKind]);
      expect(answers.every((answer) => (answer.owedCents === null) === !isTried)).toBe(true);
    }
  });
});

test("without payments nothing can be said yet", async () => {
  const area = await openArea("2026-11-22", ["398"]);
  const view = await showAssumptionEffects(area.workspace);
  await area.close();
  expect([view.hasPayments, view.owedCents]).toEqual([false, 0]);
  expect(view.finding.sv).toContain("kan ännu inte sägas");
});
