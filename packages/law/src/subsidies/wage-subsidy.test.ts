import { cents, day } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { startUpGrant } from "./start-up-grant.ts";
import { wageSubsidy, type WageSubsidyCase } from "./wage-subsidy.ts";

const on = day("2025-06-01");

describe("subsidies by hand", () => {
  const cases: readonly (readonly [string, WageSubsidyCase, number])[] = [
    ["S1: half of 2,400 €", { form: "basic", wageCents: cents(240_000) }, 120_000],
    ["S2: half of 3,000 € meets the cap", { form: "basic", wageCents: cents(300_000) }, 126_000],
    [
      "S3: twelve days at the cap",
      { form: "basic", wageCents: cents(300_000), partDays: 12 },
      50_400,
    ],
    [
      "S4: 70 % of 2,600 € by the guidance",
      { form: "reduced_capacity", wageCents: cents(260_000) },
      177_000,
    ],
    [
      "S4: 70 % of 2,600 € by the statute",
      { form: "reduced_capacity", wageCents: cents(260_000), cap87: "statute" },
      182_000,
    ],
    [
      "S5: 1,600 € in full with employer costs",
      { form: "full_cost", wageCents: cents(160_000) },
      196_800,
    ],
    [
      "S6: 1,700 € in full meets the cap",
      { form: "full_cost", wageCents: cents(170_000) },
      202_000,
    ],
  ];

  test.each(cases)("%s", (_name, asked, owed) => {
    expect(wageSubsidy(asked, on)).toBe(owed);
  });

  test("S7: a start-up grant of 21 days", () => {
    expect(startUpGrant(21, on)).toBe(78_141);
  });

  test("there is no law of these forms before 1.7.2023", () => {
    expect(() => wageSubsidy({ form: "basic", wageCents: cents(1) }, day("2023-06-30"))).toThrow(
      "NO_LAW_IN_FORCE",
    );
  });
});
