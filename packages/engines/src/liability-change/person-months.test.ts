import { day, month } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { municipalLiability } from "../municipal-liability/municipal-liability.ts";
import { liabilityMonthCells } from "../municipal-liability/month-cells.ts";
import { paymentsOf, randomRows, stepPlan } from "../nowcast/payments-for-tests.ts";
import { noGround, personMonth } from "./person-months.ts";

const everywhere: ReadonlySet<number> = new Set();

describe("a person's month", () => {
  test("a four-week period is divided at the month's end like the accrual: 11 days of January, 9 of February", () => {
    const row = {
      person: 0,
      from: day("2025-01-17"),
      end: day("2025-02-14"),
      paidOn: day("2025-02-17"),
      days: 20,
      cents: 80_000,
    };
    const columns = paymentsOf(1, [row]);
    const ledger = municipalLiability({ payments: columns }, stepPlan);
    const asked = { ledger, payments: columns, plan: stepPlan, municipalities: everywhere };
    const january = personMonth(asked, month("2025-01"));
    const february = personMonth(asked, month("2025-02"));
    expect([january.days[0], february.days[0]]).toEqual([11, 9]);
    expect(january.baseCents[0]).toBeCloseTo(44_000, 6);
    expect(february.baseCents[0]).toBeCloseTo(36_000, 6);
    expect(personMonth(asked, month("2025-03")).days[0]).toBe(0);
  });

  test("of an earnings-related allowance the base is the basic part: 20 days at 37.21 €", () => {
    const from = day("2025-03-03");
    const row = { person: 0, benefit: 2, from, end: day("2025-03-29"), days: 20, cents: 160_000 };
    const columns = paymentsOf(1, [{ ...row, paidOn: day("2025-04-01") }]);
    const ledger = municipalLiability({ payments: columns }, stepPlan);
    const { baseCents, owedCents } = personMonth(
      { ledger, payments: columns, plan: stepPlan, municipalities: everywhere },
      month("2025-03"),
    );
    expect(baseCents[0]).toBe(74_420);
    expect(owedCents[0]).toBe(0);
  });

  test("whoever was only asked to pay back is on the ground of that, and whoever was paid too on the ground of the payment", () => {
    const paid = { from: day("2025-03-03"), end: day("2025-03-08"), days: 5, cents: 20_000 };
    const recovered = { ...paid, days: -5, cents: -20_000 };
    const columns = paymentsOf(3, [
      { person: 0, ...recovered, paidOn: day("2025-04-01") },
      { person: 1, ...paid, paidOn: day("2025-04-01") },
      { person: 1, ...recovered, paidOn: day("2025-05-01") },
    ]);
    columns.ground.set([1, 0, 1]);
    const ledger = municipalLiability({ payments: columns }, stepPlan);
    const { ground } = personMonth(
      { ledger, payments: columns, plan: stepPlan, municipalities: everywhere },
      month("2025-03"),
    );
    expect([...ground]).toEqual([1, 0, noGround]);
  });

  test("people add up to the accrual of every month", () => {
    const columns = paymentsOf(30, randomRows(3, 30, 18));
    const ledger = municipalLiability({ payments: columns }, stepPlan);
    const cells = liabilityMonthCells(ledger, columns, stepPlan);
    for (let m = 0; m < 18; m++) {
      const at = month("2025-01") + m;
      const accrued = cells
        .filter(({ benefitMonth }) => benefitMonth === at)
        .reduce((sum, { owedHundredths }) => sum + owedHundredths / 100, 0);
      const { owedCents } = personMonth(
        { ledger, payments: columns, plan: stepPlan, municipalities: everywhere },
        at,
      );
      expect(owedCents.reduce((sum, owed) => sum + owed, 0)).toBeCloseTo(accrued, 4);
    }
  });
});
