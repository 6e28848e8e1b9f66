import { addMonths, month } from "@luotsi/base";
import { array, assert as check, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";

import { liabilityByMonth, reconcileViews, type LiabilityCell } from "./reconcile.ts";

const january = month("2025-01");
const december = month("2025-12");

function cell(benefit: number, payout: number, owedCents: number): LiabilityCell {
  return {
    benefitMonth: addMonths(january, benefit),
    payoutMonth: addMonths(january, payout),
    municipality: 0,
    owedCents,
  };
}

describe("reconcileViews", () => {
  test("December's benefit paid in January belongs to December and is invoiced in January", () => {
    const views = reconcileViews(
      [cell(-1, 0, 500), cell(0, 0, 300), cell(11, 12, 70)],
      january,
      december,
    );
    expect(views).toEqual({
      accrualCents: 370,
      paidLaterCents: 70,
      paidForEarlierCents: 500,
      paidForLaterCents: 0,
      paidBeforeCents: 0,
      invoiceCents: 800,
    });
  });

  test("the steps add up to the cent whatever the fractions", () => {
    const cells = array(
      record({
        benefit: integer({ min: -6, max: 16 }),
        payout: integer({ min: -6, max: 18 }),
        tenths: integer({ min: -100_000, max: 1_000_000 }),
      }),
    );
    check(
      property(cells, (rows) => {
        const views = reconcileViews(
          rows.map(({ benefit, payout, tenths }) => cell(benefit, payout, tenths / 10)),
          january,
          december,
        );
        expect(
          views.accrualCents -
            views.paidLaterCents -
            views.paidBeforeCents +
            views.paidForEarlierCents +
            views.paidForLaterCents,
        ).toBe(views.invoiceCents);
      }),
    );
  });
});

test("a month's figure is rounded once, not row by row", () => {
  const byMonth = liabilityByMonth(
    [cell(0, 0, 0.4), cell(0, 1, 0.4), cell(0, 2, 0.4)],
    ({ benefitMonth }) => benefitMonth,
  );
  expect(byMonth.get(january)).toBe(1);
});
