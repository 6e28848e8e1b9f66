import { day } from "@luotsi/base";
import {
  fitFlow,
  flowBenefits,
  recountPeople,
  type LiabilityPlan,
  type ReceiptMonths,
} from "@luotsi/engines";
import { defaultAssumptions, liabilityPlan, type AssumptionChoice } from "@luotsi/law";
import { expect, test } from "vitest";

import { countedShares } from "./counted-shares.ts";
import { receiptMonths } from "./receipt-months.ts";
import { recountedMonths } from "./recounted-months.ts";
import { testSources, type PaymentRow } from "./receipt-sources-for-tests.ts";

function law(choice: Partial<AssumptionChoice> = {}): LiabilityPlan {
  return liabilityPlan("fi-2025", { ...defaultAssumptions(), ...choice });
}

const ofBenefit = { from: "2026-03-01", to: "2026-03-31", paidOn: "2026-04-05", person: 0 };

/** Shares of a benefit's days that count, outside a service and in one. */
function shares(
  payments: readonly PaymentRow[],
  choice: Partial<AssumptionChoice>,
): Readonly<Record<string, readonly [number, number]>> {
  const known = { sources: testSources({ payments }), knownOn: day("2026-11-01") };
  const [measured = []] = countedShares(known, law(), [law(choice)]);
  return Object.fromEntries(
    flowBenefits.map((benefit, b) => [benefit, [measured[2 * b] ?? 0, measured[2 * b + 1] ?? 0]]),
  );
}

test("of 20 days of an earnings-related allowance five on lay-off, three quarters count without them", () => {
  const allowance = { ...ofBenefit, benefit: "earnings_related_allowance" } as const;
  const payments: readonly PaymentRow[] = [
    { ...allowance, days: 15 },
    { ...allowance, person: 1, days: 5, ground: "layoff" },
    { ...ofBenefit, person: 2, days: 20, ground: "layoff" },
  ];
  const measured = shares(payments, { layoff_advances_counter: "false" });
  expect(measured["earnings_related_allowance"]).toEqual([0.75, 1]);
  // The exception is of the earnings-related allowance only.
  expect(measured["labour_market_subsidy"]).toEqual([1, 1]);
});

test("a subsidy adjusted to half counts half a day where adjusted days are converted, in a service apart", () => {
  const payments: readonly PaymentRow[] = [
    { ...ofBenefit, days: 10, euros: 372.1 },
    { ...ofBenefit, person: 1, days: 10, euros: 186.05 },
    { ...ofBenefit, person: 2, days: 10, euros: 186.05, ground: "service" },
  ];
  expect(shares(payments, { adjusted_day_conversion: "all" })["labour_market_subsidy"]).toEqual([
    0.75, 0.5,
  ]);
  expect(
    shares(payments, { adjusted_day_conversion: "daily_allowance_only" })["labour_market_subsidy"],
  ).toEqual([1, 1]);
});

test("what was paid more than two years before the last payment is not measured", () => {
  const payments: readonly PaymentRow[] = [
    { person: 0, from: "2024-01-01", to: "2024-01-31", paidOn: "2024-02-05", days: 20, euros: 1 },
    { ...ofBenefit, days: 10, euros: 372.1 },
  ];
  expect(shares(payments, { adjusted_day_conversion: "all" })["labour_market_subsidy"]).toEqual([
    1, 1,
  ]);
});

/** A payment of 20 days of subsidy in each month of 2025 and 2026 up to October. */
function monthly(person: number): readonly PaymentRow[] {
  return Array.from({ length: 22 }, (_, at) => {
    const name = (of: number): string =>
      `${2025 + Math.floor(of / 12)}-${String((of % 12) + 1).padStart(2, "0")}`;
    const [month, next] = [name(at), name(at + 1)];
    return { person, from: `${month}-01`, to: `${month}-28`, paidOn: `${next}-03`, days: 20 };
  });
}

test("people are recounted as another exemption would have counted them, and stay in their places", () => {
  const sources = testSources({
    payments: [0, 1, 2].flatMap(monthly),
    people: [
      { exempt: "other_integration", entered: "2025-01-01" },
      { exempt: "protection", entered: "2025-01-01" },
      {},
    ],
  });
  const months = (years: {
    readonly protection: number;
    readonly otherIntegration: number;
  }): ReceiptMonths => {
    const plan = law();
    if (plan.exemption === undefined) expect.fail("the law has an exemption");
    const other = { ...plan, exemption: { ...plan.exemption, years } };
    const known = receiptMonths(sources, day("2026-12-01"), other);
    if (known === undefined) expect.fail("the months are known");
    return known.months;
  };
  const now = months({ protection: 3, otherIntegration: 1 });
  const fit = fitFlow(now);
  if (fit.kind !== "model") expect.fail("there is history enough");
  const [, , subsidy, exempt] = flowBenefits.map((_, code) => code);

  // One year from 1.1.2025: counted from 1.1.2026, ten months of 20 days.
  expect([...fit.model.stock.benefit]).toEqual([subsidy, exempt, subsidy]);
  expect([...fit.model.stock.counter]).toEqual([200, 0, 440]);

  const longer = recountPeople(fit.model, now, months({ protection: 5, otherIntegration: 2 }));
  expect([...longer.stock.benefit]).toEqual([exempt, exempt, subsidy]);
  // November and December 2026 are left of two years; of five, three years more.
  expect([...longer.stock.exemptMonths]).toEqual([2, 38, 0]);
  expect([...longer.stock.counter]).toEqual([0, 0, 440]);

  const none = recountPeople(fit.model, now, months({ protection: 0, otherIntegration: 0 }));
  expect([...none.stock.benefit]).toEqual([subsidy, subsidy, subsidy]);
  expect([...none.stock.counter]).toEqual([440, 440, 440]);

  for (const other of [longer, none]) {
    expect(other.exits).toBe(fit.model.exits);
    expect(other.newcomers.people.segment).toEqual(fit.model.newcomers.people.segment);
    expect(other.newcomers.people.weight).toEqual(fit.model.newcomers.people.weight);
  }
  expect(recountPeople(fit.model, now, now)).toEqual(fit.model);

  // Replaying those alone whom it concerns comes to the same months.
  const known = { sources, knownOn: day("2026-12-01") };
  const plan = law();
  if (plan.exemption === undefined) expect.fail("the law has an exemption");
  for (const years of [
    { protection: 5, otherIntegration: 2 },
    { protection: 0, otherIntegration: 0 },
    { protection: 3, otherIntegration: 1 },
  ]) {
    const other = { ...plan, exemption: { ...plan.exemption, years } };
    const { benefit, counterAfter, exemptUntil, segment } = months(years);
    expect(recountedMonths(now, known, other)).toMatchObject({
      benefit,
      counterAfter,
      exemptUntil,
      segment,
    });
  }
});
