import { describe, expect, test } from "vitest";

import {
  lastWeekday,
  runScenario,
  type PaymentLine,
} from "../../../../tools/liability-scenario.ts";

const tmt = "labour_market_subsidy";
const ap = "earnings_related_allowance";

function payment(
  benefit: PaymentLine["benefit"],
  from: string,
  days: number,
  more: Partial<PaymentLine> = {},
): PaymentLine {
  const euros = Math.round(days * 3721) / 100;
  return { person: "P", benefit, from, to: lastWeekday(from, days), days, euros, ...more };
}

describe("the basic part of an adjusted allowance after the 40/170 steps", () => {
  // Full 70.00 €, of which the second step leaves 52.50 €; paid 26.25 €. By 6:2.1 the basic part is 26.25 · 37.21 / 70 = 13.95375 €,
  // of the stepped amount 26.25 · 37.21 / 52.50 = 18.605 €. A fifth of it on day 251.
  const onDay251 = (maxPeriodStart: string, assume: readonly string[]): number =>
    runScenario({
      payments: [payment(ap, "2025-03-03", 1, { euros: 26.25, fullEuros: 70, maxPeriodStart })],
      persons: [{ person: "P", subsidyDays: 250, allowanceDays: 250, openingOn: "2025-01-01" }],
      assume,
    }).totalEuros;
  const stepped = ["stepped_allowance_basis=6_3_a"];

  test("is a proportion of the unstepped amount by default", () => {
    expect(onDay251("2024-09-02", [])).toBeCloseTo(2.79075, 9);
  });

  test("is a proportion of the stepped amount when asked so, for periods begun under the steps", () => {
    expect(onDay251("2024-09-02", stepped)).toBeCloseTo(3.721, 9);
    expect(onDay251("2024-09-03", stepped)).toBeCloseTo(3.721, 9);
    expect(onDay251("2024-09-01", stepped)).toBeCloseTo(2.79075, 9);
  });

  test.each([
    // Day 150 is under the first step, 80 %: 26.25 · 37.21 / 56 = 17.4421875 €, of which 10 %.
    [149, 1.74421875],
    // Day 170 is the last of it, day 171 the first at 75 %.
    [169, 1.74421875],
    [170, 1.8605],
  ])("after %i days %d €", (days, euros) => {
    const { totalEuros } = runScenario({
      payments: [
        payment(ap, "2025-03-03", 1, {
          euros: 26.25,
          fullEuros: 70,
          maxPeriodStart: "2024-10-01",
        }),
      ],
      persons: [{ person: "P", subsidyDays: days, allowanceDays: days, openingOn: "2025-01-01" }],
      assume: stepped,
    });
    expect(totalEuros).toBeCloseTo(euros, 9);
  });

  test("never makes the stepped amount less than the basic allowance", () => {
    // Full 40.00 €: 75 % would be 30.00 €, so 37.21 € stands, and the basic part is what was paid.
    const { totalEuros } = runScenario({
      payments: [
        payment(ap, "2025-03-03", 1, { euros: 20, fullEuros: 40, maxPeriodStart: "2024-10-01" }),
      ],
      persons: [{ person: "P", subsidyDays: 250, allowanceDays: 250, openingOn: "2025-01-01" }],
      assume: stepped,
    });
    expect(totalEuros).toBeCloseTo(4, 9);
  });
});

describe("the subsidy's counter at a new maximum period", () => {
  const payments = [
    payment(ap, "2025-03-03", 10, { maxPeriodStart: "2025-03-03" }),
    payment(tmt, "2025-03-17", 10),
  ];
  const persons = [{ person: "P", subsidyDays: 380, allowanceDays: 380, openingOn: "2025-01-01" }];

  test("starts again by default: the allowance's ten days precede", () => {
    const { ledger, rowEuros } = runScenario({ payments, persons });
    expect([ledger.counterBefore[1], ledger.counterAfter[1]]).toEqual([10, 20]);
    expect(rowEuros).toEqual([0, 0]);
  });

  test("runs on when it never starts again, while the allowance's own counter does", () => {
    const { ledger, rowEuros } = runScenario({ payments, persons, assume: ["lms_reset=never"] });
    expect([ledger.counterBefore[0], ledger.counterAfter[0]]).toEqual([0, 10]);
    expect([ledger.counterBefore[1], ledger.counterAfter[1]]).toEqual([390, 400]);
    expect(rowEuros[1]).toBeCloseTo(10 * 37.21 * 0.3, 9);
  });
});

describe("rounding each payment", () => {
  test("gives whole cents, half away from zero, and pieces that add up", () => {
    // Five days at 10 % and five at 20 %: 55.815 €.
    const payments = [payment(tmt, "2025-03-03", 10)];
    const persons = [{ person: "P", subsidyDays: 195 }];
    expect(runScenario({ payments, persons }).totalEuros).toBeCloseTo(55.815, 9);
    const rounded = runScenario({ payments, persons, assume: ["rounding=each_payment"] });
    expect(rounded.totalEuros).toBe(55.82);
    const sum = rounded.totals.byStep.reduce((all, step) => all + step.owedHundredths, 0);
    expect(sum).toBeCloseTo(558_200, 6);
  });

  test("a recovery takes back exactly what its payment was rounded to", () => {
    const payments = [
      payment(tmt, "2025-03-03", 10),
      payment(tmt, "2025-03-03", 10, { days: -10, euros: -372.1, paidOn: "2025-06-02" }),
    ];
    const { totalEuros } = runScenario({
      payments,
      persons: [{ person: "P", subsidyDays: 195 }],
      assume: ["rounding=each_payment"],
    });
    expect(totalEuros).toBe(0);
  });

  test("a payment cut at the turn of the law is rounded as one, its pieces add up to it", () => {
    const payments = [payment(tmt, "2024-12-23", 10, { paidOn: "2025-01-08" })];
    const persons = [{ person: "P", subsidyDays: 350, unemploymentDays: 350 }];
    const exact = runScenario({ payments, persons });
    const rounded = runScenario({ payments, persons, assume: ["rounding=each_payment"] });
    expect(rounded.totalEuros).toBe(Math.round(exact.totalEuros * 100) / 100);
    const pieces = [...rounded.ledger.cuts.owedHundredths];
    expect(pieces.reduce((all, owed) => all + owed, 0)).toBe(rounded.ledger.owedHundredths[0]);
    expect(pieces.every((owed) => owed % 100 === 0)).toBe(true);
  });
});
