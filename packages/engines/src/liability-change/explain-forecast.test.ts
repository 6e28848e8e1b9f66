import * as fc from "fast-check";
import { expect, test } from "vitest";

import { changeCauses } from "./change-parts.ts";
import { explainForecast, type ForecastedMonth, type OutcomeMonth } from "./explain-forecast.ts";

const forecast: ForecastedMonth = {
  owedCents: 150_000,
  ofStock: { paidDays: 100, baseCents: 400_000, owedCents: 120_000 },
};
const outcome: OutcomeMonth = {
  owedCents: 150_000,
  owedUnderForecastLawCents: 150_000,
  ofStock: forecast.ofStock,
  stillComingCents: 0,
};

test("a forecast that came true has nothing to explain", () => {
  const { parts, forecastCents, outcomeCents } = explainForecast(forecast, outcome);
  expect(forecastCents).toBe(outcomeCents);
  expect(Object.values(parts)).toEqual(changeCauses.map(() => 0));
});

test("fewer days to those it began from, at the same pay and share, are exits", () => {
  const ofStock = { paidDays: 90, baseCents: 360_000, owedCents: 108_000 };
  const left = { ...outcome, owedCents: 138_000, owedUnderForecastLawCents: 138_000, ofStock };
  expect(explainForecast(forecast, left).parts).toMatchObject({ exits: -12_000, step_mix: 0 });
});

test("a higher share of the same euros is the mix of steps", () => {
  const ofStock = { paidDays: 100, baseCents: 400_000, owedCents: 160_000 };
  const dearer = { ...outcome, owedCents: 190_000, owedUnderForecastLawCents: 190_000, ofStock };
  expect(explainForecast(forecast, dearer).parts).toMatchObject({ step_mix: 40_000, exits: 0 });
});

test("more owed for people it did not begin from is inflow", () => {
  const more = { ...outcome, owedCents: 165_000, owedUnderForecastLawCents: 165_000 };
  expect(explainForecast(forecast, more).parts).toMatchObject({ inflow: 15_000, law: 0 });
});

test("a law the forecast did not know is the law", () => {
  const reformed = { ...outcome, owedCents: 175_000 };
  expect(explainForecast(forecast, reformed).parts).toMatchObject({ law: 25_000, inflow: 0 });
});

test("the parts add up to the difference whatever the months", () => {
  const amount = fc.integer({ min: 0, max: 1_000_000_000 });
  const stock = fc
    .record({
      paidDays: fc.integer({ min: 0, max: 200_000 }),
      dayCents: fc.integer({ min: 1, max: 9000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ paidDays, dayCents, share }) => ({
      paidDays,
      baseCents: paidDays * dayCents,
      owedCents: paidDays * dayCents * share,
    }));
  fc.assert(
    fc.property(
      fc.record({ owedCents: amount, ofStock: stock }),
      fc.record({
        owedCents: amount,
        owedUnderForecastLawCents: amount,
        ofStock: stock,
        stillComingCents: fc.double({ min: -1e6, max: 1e8, noNaN: true }),
      }),
      (made, came) => {
        const { parts, forecastCents, outcomeCents } = explainForecast(made, came);
        const sum = changeCauses.reduce((all, cause) => all + parts[cause], 0);
        expect(sum).toBe(outcomeCents - forecastCents);
      },
    ),
  );
});
