import { stepRows } from "@luotsi/engines";
import { defaultAssumptions, liabilityPlan } from "@luotsi/law";
import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";

import { daysAfter, lastWeekday, runScenario } from "../../../../tools/liability-scenario.ts";

test("rows divided at the steps and homes of their days add up to what is paid and owed at each", () => {
  const counter = integer({ min: 0, max: 800 });
  const moved = integer({ min: 0, max: 40 });
  assert(
    property(counter, moved, integer({ min: 1, max: 30 }), (opening, week, days) => {
      const left = daysAfter("2024-11-04", 7 * week);
      const payments = Array.from({ length: 8 }, (_, i) => {
        const from = daysAfter("2024-11-04", 49 * i);
        return {
          person: "P",
          benefit: i % 2 === 0 ? "labour_market_subsidy" : "basic_allowance",
          from,
          to: lastWeekday(from, days),
          days,
          euros: (days * 3721) / 100,
        } as const;
      });
      const made = runScenario({
        payments,
        persons: [
          {
            person: "P",
            subsidyDays: opening,
            allowanceDays: Math.min(opening, 300),
            unemploymentDays: opening,
          },
        ],
        residences: [
          { person: "P", from: "2020-01-01", municipality: 398 },
          { person: "P", from: left, municipality: 560 },
        ],
      });
      const parts = stepRows({ ...made, plan: liabilityPlan("fi-dated", defaultAssumptions()) });
      const sumWhere = (column: Float64Array, isIn: (part: number) => boolean): number =>
        column.reduce((sum, value, part) => (isIn(part) ? sum + value : sum), 0);
      for (const { percent, paidHundredths, owedHundredths } of made.totals.byStep) {
        const isAt = (part: number): boolean => parts.percent[part] === percent;
        expect(sumWhere(parts.paidHundredths, isAt)).toBeCloseTo(paidHundredths, 4);
        expect(sumWhere(parts.owedHundredths, isAt)).toBeCloseTo(owedHundredths, 4);
      }
      for (const { key = -1, owedHundredths } of made.totals.byMunicipality) {
        const isAt = (part: number): boolean => parts.municipality[part] === key;
        expect(sumWhere(parts.owedHundredths, isAt)).toBeCloseTo(owedHundredths, 4);
      }
      expect(new Set(parts.percent).size).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
