import { municipalLiability } from "@luotsi/engines";
import { chooseAssumptions, liabilityPlan } from "@luotsi/law";
import { describe, expect, test } from "vitest";

import { daysAfter, lastWeekday, runScenario } from "../../../../tools/liability-scenario.ts";

describe("people whose counters stand high", () => {
  test.each([695, 1050, 1066, 1067, 5000])(
    "after %i days a restart after all payments changes nothing, so the tight loop agrees with the careful one",
    (subsidyDays) => {
      const payments = [0, 4, 8, 12].map((week) => {
        const from = daysAfter("2025-02-03", 7 * week);
        const to = lastWeekday(from, 20);
        const [benefit, ground] = ["labour_market_subsidy", "unemployment"] as const;
        return { person: "P", benefit, ground, from, to, days: 20, euros: 744.2 };
      });
      const later = payments.map((line, k) => ({
        ...line,
        ...(k === 0 ? { maxPeriodStart: "2035-01-01" } : {}),
      }));
      const persons = [{ person: "P", subsidyDays, allowanceDays: 0, unemploymentDays: 0 }];
      const tight = runScenario({ payments, persons });
      const careful = runScenario({ payments: later, persons });
      expect([...tight.ledger.counterAfter]).toEqual([20, 40, 60, 80].map((d) => subsidyDays + d));
      expect(tight.rowEuros).toEqual(careful.rowEuros);
      if (subsidyDays > 700) expect(tight.rowEuros).toEqual([372.1, 372.1, 372.1, 372.1]);
    },
  );

  test("more days than a column can hold stop the computation: no counter ever comes out wrong", () => {
    const payments = {
      personCount: 1,
      person: Int32Array.of(0, 0),
      benefit: Uint8Array.of(0, 0),
      start: Int32Array.of(20_100, 20_200),
      end: Int32Array.of(20_110, 20_210),
      paidOn: Int32Array.of(20_110, 20_210),
      paidDays: Int32Array.of(2_000_000_000, 2_000_000_000),
      paidCents: Int32Array.of(100, 100),
      ground: Uint8Array.of(0, 0),
    };
    const plan = liabilityPlan("fi-dated", chooseAssumptions([]));
    const whole = (): unknown => municipalLiability({ payments }, plan);
    expect(whole).toThrow("a counter fits a whole number of 32 bits");
    const recovery = { ...payments, paidDays: payments.paidDays.map((days) => -days) };
    const taken = (): unknown => municipalLiability({ payments: recovery }, plan);
    expect(taken).toThrow("a counter fits a whole number of 32 bits");
  });
});
