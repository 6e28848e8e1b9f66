import { addDays, day, month, monthOf } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { municipalLiability } from "../municipal-liability/municipal-liability.ts";
import { liabilityMonthCells } from "../municipal-liability/month-cells.ts";
import { joinTriangles, knownByVintage, vintageDay } from "./known-by-vintage.ts";
import { paymentsOf, randomRows, stepPlan, type PaymentRow } from "./payments-for-tests.ts";

const everywhere: ReadonlySet<number> = new Set();

describe.each([day("2026-06-30"), day("2026-06-17")])("rolled back from day %i", (knownOn) => {
  const columns = paymentsOf(40, randomRows(7, 40, 18));
  const question = {
    input: { payments: columns },
    plan: stepPlan,
    municipalities: everywhere,
    knownOn,
    firstMonth: month("2025-01"),
    lastMonth: month("2026-07"),
    arrivedShare: [],
  };
  const newest = monthOf(knownOn);

  test("each vintage knows what a ledger of the payments paid out by its day says", () => {
    const vintages = { first: month("2025-01"), last: newest };
    const { knownCents, monthCount } = knownByVintage({ ...question, vintages });
    for (let at = vintages.first; at <= vintages.last; at++) {
      const last = vintageDay(knownOn, at);
      const rows = randomRows(7, 40, 18).filter(({ paidOn }) => paidOn <= last);
      const then = paymentsOf(40, rows);
      const ledger = municipalLiability({ payments: then }, stepPlan);
      const expected = new Float64Array(monthCount);
      for (const { benefitMonth, owedHundredths } of liabilityMonthCells(ledger, then, stepPlan)) {
        expected[benefitMonth - question.firstMonth] += owedHundredths / 100;
      }
      const place = (at - vintages.first) * monthCount;
      const known = knownCents.subarray(place, place + monthCount);
      for (const [m, cents] of expected.entries()) expect(known[m]).toBeCloseTo(cents, 4);
    }
  });

  test("vintages made in two pieces are the same to the bit", () => {
    const first = month("2025-01");
    const whole = knownByVintage({ ...question, vintages: { first, last: newest } });
    const middle = month("2025-09");
    const pieces = joinTriangles([
      knownByVintage({ ...question, vintages: { first, last: middle } }),
      knownByVintage({ ...question, vintages: { first: middle + 1, last: newest } }),
    ]);
    expect(pieces).toEqual(whole);
  });
});

test("where deliveries bring nine tenths at once, an earlier vintage knows nine tenths of its own month's payouts", () => {
  const full = ["01", "02", "03", "04", "05", "06"].map((number): PaymentRow => {
    const from = day(`2025-${number}-01`);
    return {
      person: 0,
      from,
      end: addDays(from, 28),
      paidOn: addDays(from, 30),
      days: 20,
      cents: 80_000,
    };
  });
  const from = day("2025-11-01");
  const november = { person: 0, from, end: addDays(from, 28), days: 20, cents: 80_000 };
  const columns = paymentsOf(1, [...full, { ...november, paidOn: day("2025-12-05") }]);
  const { knownCents, monthCount } = knownByVintage({
    input: { payments: columns },
    plan: stepPlan,
    municipalities: everywhere,
    knownOn: day("2026-03-31"),
    firstMonth: month("2025-01"),
    lastMonth: month("2026-03"),
    vintages: { first: month("2025-11"), last: month("2026-01") },
    arrivedShare: [0.9],
  });
  // 120 days were paid before: the month costs 10 % of 800 €.
  const known = [0, 1, 2].map((vintage) => knownCents[vintage * monthCount + 10]);
  expect(known).toEqual([0, 7200, 8000]);
});

test("the day of an earlier vintage is the same day of its month, or the last when that is the last", () => {
  expect(vintageDay(day("2026-06-30"), month("2026-02"))).toBe(day("2026-02-28"));
  expect(vintageDay(day("2026-06-30"), month("2026-03"))).toBe(day("2026-03-31"));
  expect(vintageDay(day("2026-03-30"), month("2026-02"))).toBe(day("2026-02-28"));
  expect(vintageDay(day("2026-03-15"), month("2026-02"))).toBe(day("2026-02-15"));
});
