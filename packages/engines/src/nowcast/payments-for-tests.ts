import { addDays, day, firstDayOf, month, monthFromOrdinal, type Day } from "@luotsi/base";
import { uniform } from "@luotsi/numerics";

import type { PaymentColumns } from "../municipal-liability/payment-columns.ts";
import type { LiabilityPlan } from "../municipal-liability/plan.ts";

/** For tests: after 100 paid days 10 %, after 200 days 20 %, of the benefit or of the basic part. */
export const stepPlan: LiabilityPlan = {
  model: "test",
  rules: ["subsidy", "earnings"].map((id) => ({
    id,
    steps: [
      { afterPaidDays: 100, percent: 10 },
      { afterPaidDays: 200, percent: 20 },
    ],
    counter: "labour_market_subsidy" as const,
    shareOf: id === "earnings" ? ("basic_part" as const) : ("paid" as const),
    timing: "benefit_day" as const,
    freeGrounds: id === "earnings" ? (["layoff"] as const) : [],
  })),
  timetable: (
    [
      "labour_market_subsidy",
      "basic_allowance",
      "earnings_related_allowance",
      "general_benefit",
    ] as const
  ).map((benefit) => ({
    benefit,
    start: day("2000-01-01"),
    end: undefined,
    rule: benefit === "earnings_related_allowance" ? "earnings" : "subsidy",
  })),
  basicAmounts: [{ start: day("2000-01-01"), end: undefined, dailyCents: 3721 }],
  countFrom: day("2015-01-01"),
  serviceDaysCountFrom: undefined,
  uncountedGrounds: [],
  exemption: undefined,
  steppedAllowance: undefined,
  paymentPeriodDays: 31,
  assumptions: {
    adjustedDayConversion: "none",
    precedingDays: "latest_period",
    residenceDate: "payout",
    regimeDate: "benefit_day",
    subsidyRestart: "new_max_period",
    rounding: "sum_then_round",
  },
};

/** A row for tests: labour-market subsidy unless a benefit is given. */
export interface PaymentRow {
  readonly person: number;
  readonly benefit?: number;
  readonly from: Day;
  readonly end: Day;
  readonly paidOn: Day;
  readonly days: number;
  readonly cents: number;
}

/** Rows as columns. @param people number of persons. @param rows any. @returns columns. */
export function paymentsOf(people: number, rows: readonly PaymentRow[]): PaymentColumns {
  return {
    personCount: people,
    person: Int32Array.from(rows, ({ person }) => person),
    benefit: Uint8Array.from(rows, ({ benefit = 0 }) => benefit),
    start: Int32Array.from(rows, ({ from }) => from),
    end: Int32Array.from(rows, ({ end }) => end),
    paidOn: Int32Array.from(rows, ({ paidOn }) => paidOn),
    paidDays: Int32Array.from(rows, ({ days }) => days),
    paidCents: Int32Array.from(rows, ({ cents }) => cents),
    ground: new Uint8Array(rows.length),
  };
}

/**
 * For tests: months of 10–20 days paid some days after their end, now and then much later, some of them recovered.
 *
 * @param seed of chance.
 * @param people number of persons.
 * @param months from January 2025.
 * @returns rows by person.
 */
export function randomRows(seed: number, people: number, months: number): readonly PaymentRow[] {
  const rows: PaymentRow[] = [];
  for (let person = 0; person < people; person++) {
    for (let m = 0; m < months; m++) {
      const draw = (k: number): number => uniform(seed, person * 1000 + m, k);
      if (draw(0) < 0.15) continue;
      const first = monthFromOrdinal(month("2025-01") + m);
      const end = firstDayOf(monthFromOrdinal(first + 1));
      const late = draw(1) < 0.2 ? Math.floor(120 * draw(2)) : 0;
      const paidOn = addDays(end, 1 + Math.floor(9 * draw(3)) + late);
      const days = 10 + Math.floor(11 * draw(4));
      const row = { person, from: firstDayOf(first), end, days, cents: days * 4000 };
      rows.push({ ...row, paidOn, benefit: draw(6) < 0.3 ? 2 : 0 });
      if (draw(5) < 0.1) {
        rows.push({ ...row, paidOn: addDays(paidOn, 60), days: -days, cents: -row.cents });
      }
    }
  }
  return rows;
}
