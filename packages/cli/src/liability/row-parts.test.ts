import { addMonths, month, monthRange } from "@luotsi/base";
import { owedWithin, paidDaysClasses, rowsWithin } from "@luotsi/engines";
import { chooseAssumptions, liabilityPlan } from "@luotsi/law";
import { describe, expect, test } from "vitest";

import {
  runScenario,
  type PaymentLine,
  type Scenario,
} from "../../../../tools/liability-scenario.ts";

const plan = liabilityPlan("fi-dated", chooseAssumptions([]));

/** Euros each row owes for its benefit days of the months from one up to, not with, another. */
function euros(
  scenario: Scenario,
  from: string,
  to: string,
  homes: readonly number[] = [],
): readonly number[] {
  const { ledger, payments } = runScenario(scenario);
  const part = { from: month(from), to: month(to), homes: new Set(homes) };
  return Array.from(owedWithin({ ledger, payments, plan }, part), (owed) => owed / 10_000);
}

const line: PaymentLine = {
  person: "P",
  benefit: "labour_market_subsidy",
  from: "2025-03-24",
  to: "2025-04-04",
  days: 10,
  euros: 372.1,
};
const persons = [{ person: "P", subsidyDays: 195 }];

describe("a row over a month's end", () => {
  test("owes each month what its own days cost, step by step", () => {
    const scenario = { payments: [line], persons };
    // Six weekdays of March from day 196: five at 10 %, one at 20 %; four of April at 20 %.
    expect(euros(scenario, "2025-03", "2025-04")[0]).toBeCloseTo(5 * 3.721 + 7.442, 9);
    expect(euros(scenario, "2025-04", "2025-05")[0]).toBeCloseTo(4 * 7.442, 9);
    expect(euros(scenario, "2025-03", "2025-05")).toEqual([55.815]);
    expect(euros(scenario, "2025-01", "2025-03")).toEqual([0]);
    expect(euros(scenario, "2025-05", "2026-01")).toEqual([0]);
  });

  test("is within each of its months", () => {
    const made = runScenario({ payments: [line] });
    const within = (from: string, to: string): number | undefined =>
      rowsWithin(made, { from: month(from), to: month(to), homes: new Set() })[0];
    expect([within("2025-02", "2025-03"), within("2025-03", "2025-04")]).toEqual([0, 1]);
    expect([within("2025-04", "2025-05"), within("2025-05", "2025-06")]).toEqual([1, 0]);
  });

  test("that the law cuts owes both sides of the cut", () => {
    const overReform = {
      ...line,
      from: "2024-12-23",
      to: "2025-01-03",
      days: 10,
    };
    const scenario = {
      payments: [overReform],
      persons: [{ person: "P", subsidyDays: 450, unemploymentDays: 450 }],
    };
    // Seven weekdays of December at the old 50 %, three of January at the new 40 %.
    expect(euros(scenario, "2024-12", "2025-01")[0]).toBeCloseTo(7 * 18.605, 9);
    expect(euros(scenario, "2025-01", "2025-02")[0]).toBeCloseTo(3 * 14.884, 9);
  });

  test("is owed by the home of its payout, or by all when the home is not known", () => {
    const lived = { person: "P", from: "2020-01-01", municipality: 398 };
    const scenario = { payments: [line], persons, residences: [lived] };
    expect(euros(scenario, "2025-03", "2025-05", [398])).toEqual([55.815]);
    expect(euros(scenario, "2025-03", "2025-05", [109])).toEqual([0]);
    expect(euros({ payments: [line], persons }, "2025-03", "2025-05", [109])).toEqual([55.815]);
  });

  test("a correction without days belongs to the month it begins in", () => {
    const correction = { ...line, from: "2025-03-24", to: "2025-04-04", days: 0, euros: 10 };
    const scenario = { payments: [line, correction], persons };
    const march = euros(scenario, "2025-03", "2025-04")[1] ?? 0;
    expect(march).toBeGreaterThan(0);
    expect(euros(scenario, "2025-04", "2025-05")[1]).toBe(0);
  });
});

test("the months of a long history add up to what each row owes", () => {
  const payments = Array.from({ length: 30 }, (_, k) => {
    const from = `20${24 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, "0")}-11`;
    return { ...line, from, to: from.replace(/-11$/, "-28"), days: 12, euros: 446.52 };
  });
  const { ledger, payments: columns } = runScenario({ payments });
  const first = month("2024-01");
  const sums = new Float64Array(payments.length);
  for (const at of monthRange(first, addMonths(first, 40))) {
    const owed = owedWithin(
      { ledger, payments: columns, plan },
      { from: at, to: addMonths(at, 1), homes: new Set() },
    );
    for (const [row, hundredths] of owed.entries()) sums[row] = (sums[row] ?? 0) + hundredths;
  }
  for (const [row, sum] of sums.entries()) {
    expect(sum).toBeCloseTo(ledger.owedHundredths[row] ?? 0, 6);
  }
});

test("a class of paid days ends with its limit: day 100 is in the first, day 101 in the second", () => {
  const classOf = (before: number): number | undefined => {
    const { ledger } = runScenario({
      payments: [{ ...line, days: 1, to: line.from }],
      persons: [{ person: "P", subsidyDays: before }],
    });
    return paidDaysClasses(ledger, [100, 200])[0];
  };
  expect([0, 99, 100, 199, 200, 900].map(classOf)).toEqual([0, 0, 1, 1, 2, 2]);
});
