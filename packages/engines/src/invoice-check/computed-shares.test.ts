import { addDays, day, monthFromOrdinal } from "@luotsi/base";
import { isPresent, optionalNumbers } from "@luotsi/frame";
import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";

import { liabilityMonthCells } from "../municipal-liability/month-cells.ts";
import { municipalLiability } from "../municipal-liability/municipal-liability.ts";
import type { PaymentColumns, ResidenceColumns } from "../municipal-liability/payment-columns.ts";
import type { LiabilityPlan } from "../municipal-liability/plan.ts";
import { computedShares } from "./computed-shares.ts";

const start = day("2024-06-03");
const basicCents = 3721;

/** The subsidy is shared by what is paid, the earnings-related allowance by its basic part; the steps lie near each other. */
const plan: LiabilityPlan = {
  model: "test",
  rules: [
    {
      id: "subsidy",
      steps: [
        { afterPaidDays: 20, percent: 10 },
        { afterPaidDays: 50, percent: 20 },
      ],
      counter: "labour_market_subsidy",
      shareOf: "paid",
      timing: "benefit_day",
      freeGrounds: [],
    },
    {
      id: "earnings",
      steps: [{ afterPaidDays: 30, percent: 40 }],
      counter: "daily_allowance",
      shareOf: "basic_part",
      timing: "benefit_day",
      freeGrounds: ["layoff"],
    },
  ],
  timetable: [
    { benefit: "labour_market_subsidy", start: day("2000-01-01"), end: undefined, rule: "subsidy" },
    {
      benefit: "earnings_related_allowance",
      start: day("2000-01-01"),
      end: undefined,
      rule: "earnings",
    },
  ],
  basicAmounts: [{ start: day("2000-01-01"), end: undefined, dailyCents: basicCents }],
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

const paymentShape = record({
  person: integer({ min: 0, max: 2 }),
  benefit: constantFrom(0, 2),
  week: integer({ min: 0, max: 40 }),
  weeks: integer({ min: 1, max: 8 }),
  dailyCents: integer({ min: 1000, max: 9000 }),
  fullCents: constantFrom(undefined, 8000),
  ground: constantFrom(0, 2),
  paidAfter: integer({ min: 0, max: 120 }),
  change: constantFrom("days", "days", "days", "amount", "recovery"),
});

type Payment = typeof paymentShape extends { generate: (...words: never[]) => { value: infer T } }
  ? T
  : never;

function columnsOf(payments: readonly Payment[]): PaymentColumns {
  const days = ({ weeks, change }: Payment): number => {
    if (change === "amount") return 0;
    return change === "recovery" ? -5 * weeks : 5 * weeks;
  };
  const first = ({ week }: Payment): number => addDays(start, 7 * week);
  const end = (payment: Payment): number => first(payment) + 7 * payment.weeks;
  return {
    personCount: 3,
    person: Int32Array.from(payments, ({ person }) => person),
    benefit: Uint8Array.from(payments, ({ benefit }) => benefit),
    start: Int32Array.from(payments, first),
    end: Int32Array.from(payments, end),
    paidOn: Int32Array.from(payments, (payment) => end(payment) + payment.paidAfter),
    paidDays: Int32Array.from(payments, days),
    paidCents: Int32Array.from(payments, (payment) =>
      payment.change === "amount" ? payment.dailyCents : days(payment) * payment.dailyCents,
    ),
    ground: Uint8Array.from(payments, ({ ground }) => ground),
    fullCents: optionalNumbers(
      payments.map((payment) =>
        payment.fullCents === undefined || payment.change === "amount"
          ? undefined
          : days(payment) * Math.max(payment.fullCents, payment.dailyCents),
      ),
    ),
  };
}

const homes: ResidenceColumns = {
  person: Int32Array.of(0, 0, 1),
  start: Int32Array.of(start - 400, start + 120, start - 400),
  municipality: Int32Array.of(398, 98, 398),
};

test("the shares are the ledger's cells by benefit month, payout month and home, nothing more or less", () => {
  assert(
    property(array(paymentShape, { maxLength: 10 }), (payments) => {
      const columns = columnsOf(payments);
      const ledger = municipalLiability(
        { payments: columns, persons: undefined, residences: homes },
        plan,
      );
      const shares = computedShares(ledger, columns, plan);
      const sums = new Map<string, number>();
      for (const [k, owed] of shares.owedHundredths.entries()) {
        const { values, validity } = shares.municipality;
        const home = isPresent(validity, k) ? values[k] : undefined;
        const key = [shares.month[k], shares.payoutMonth[k], home].join(" ");
        sums.set(key, (sums.get(key) ?? 0) + owed);
      }
      const cells = liabilityMonthCells(ledger, columns, plan);
      const expected = new Map(
        cells.map((cell) => [
          [cell.benefitMonth, cell.payoutMonth, cell.municipality].join(" "),
          cell.owedHundredths,
        ]),
      );
      for (const key of new Set([...sums.keys(), ...expected.keys()])) {
        expect(sums.get(key) ?? 0, key).toBeCloseTo(expected.get(key) ?? 0, 4);
      }
    }),
    { numRuns: 300 },
  );
});

test("what is owed of a share is its base at the percents of its own days", () => {
  assert(
    property(array(paymentShape, { minLength: 1, maxLength: 6 }), (payments) => {
      const columns = columnsOf(payments.filter(({ change }) => change === "days"));
      const ledger = municipalLiability(
        { payments: columns, persons: undefined, residences: undefined },
        plan,
      );
      const shares = computedShares(ledger, columns, plan);
      for (const [k, owed] of shares.owedHundredths.entries()) {
        const before = shares.counterBefore[k] ?? 0;
        const after = shares.counterAfter[k] ?? 0;
        if (after === before) continue;
        const steps = plan.rules[shares.rule[k] ?? 0]?.steps ?? [];
        const isSubsidy = shares.rule[k] === 0;
        let percentDays = 0;
        for (let at = before + 1; at <= after; at++) {
          percentDays += steps.findLast(({ afterPaidDays }) => at > afterPaidDays)?.percent ?? 0;
        }
        const base = shares.baseCents[k] ?? 0;
        expect(base).toBeLessThanOrEqual(isSubsidy ? 9000 * 31 : basicCents * 31);
        expect(owed).toBeCloseTo((base * percentDays) / (after - before), 4);
      }
    }),
    { numRuns: 300 },
  );
});

test("a payment that crosses a month's end is two shares of whole days", () => {
  // 24.6.–5.7.2024 are ten weekdays: five in June and five in July.
  const columns = columnsOf([
    {
      person: 0,
      benefit: 0,
      week: 3,
      weeks: 2,
      dailyCents: 4000,
      fullCents: undefined,
      ground: 0,
      paidAfter: 0,
      change: "days",
    },
  ]);
  const ledger = municipalLiability(
    { payments: columns, persons: undefined, residences: undefined },
    plan,
  );
  const shares = computedShares(ledger, columns, plan);
  expect([...shares.month].map((at) => monthFromOrdinal(at) % 12)).toEqual([5, 6]);
  expect([...shares.days]).toEqual([5, 5]);
  expect([...shares.baseCents]).toEqual([20_000, 20_000]);
});
