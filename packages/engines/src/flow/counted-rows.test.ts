import { carriedRows, columnRoom } from "@luotsi/numerics";
import { array, assert, double, integer, property, record } from "fast-check";
import { expect, test } from "vitest";

import { addCounted, emptyCharge, emptyCounted, type ChargedSums } from "./charge.ts";
import { chargeGathered, gatherDays, noCountedRows } from "./counted-rows.ts";
import { addAlike, entryOf, rowsIn } from "./counter-classes.ts";
import { emptyMonths, flowGround } from "./flow-run.ts";
import { subsidy } from "./receipt-months.ts";
import { steppedPlan, tinyModel } from "./tiny-flow-for-tests.ts";

const ground = flowGround({ model: tinyModel({ stock: [] }), plan: steppedPlan(), horizon: 2 });
const t = 1;
const daysOfBin = [23, 0, 11];

function noSums(): ChargedSums {
  return { months: emptyMonths(ground), owedOfSegment: new Float64Array(2) };
}

/** Groups of a month's people; all in a bin are paid as many days. */
const groups = array(
  record({
    bin: integer({ min: 0, max: daysOfBin.length - 1 }),
    charged: double({ min: 0.01, max: 1, noNaN: true }),
    dayBase: integer({ min: 1000, max: 4000 }),
    classes: array(
      record({
        people: double({ min: 0.01, max: 5, noNaN: true }),
        counter: integer({ min: 0, max: 900 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

test("days gathered by bin are charged as those of each class of each group by themselves", () => {
  assert(
    property(groups, (made) => {
      const counters = carriedRows();
      const counted = noCountedRows(1, { room: columnRoom(), counters });
      const rows = rowsIn(counters, made.length);
      if (counted === undefined || rows === undefined) throw new Error("there is memory");
      const [gathered, each] = [noSums(), noSums()];
      const charge = { ...emptyCharge(), benefit: subsidy };
      const days = { ...emptyCounted(), t, benefit: subsidy };
      for (const [place, { bin, charged, dayBase, classes }] of made.entries()) {
        for (const [k, { people, counter }] of classes.entries()) {
          // No two are in the same class, so each keeps its counter.
          addAlike(rows, place, { people, counter, ahead: 5 * place + k - 7 });
          days.counter = counter;
          days.moves = daysOfBin[bin];
          days.days = people * charged * daysOfBin[bin];
          days.base = days.days * dayBase;
          addCounted(ground, days, each);
        }
        charge.people = classes.reduce((all, { people }) => all + people, 0);
        charge.charged = charged * charge.people;
        charge.days = daysOfBin[bin];
        charge.dayBase = dayBase;
        gatherDays(counted, charge, bin, entryOf(rows, place));
      }
      chargeGathered(ground, counted, days, gathered);
      const scale = 1 + each.months.owedCents[t];
      for (const key of ["daysByStep", "owedByStepCents", "owedCents"] as const) {
        for (const [at, value] of each.months[key].entries()) {
          expect((gathered.months[key][at] - value) / scale).toBeCloseTo(0, 12);
        }
      }
      expect(gathered.owedOfSegment[t]).toBe(gathered.months.owedCents[t]);
      // None is left to be charged again.
      chargeGathered(ground, counted, days, each);
      expect(gathered.months.owedCents[t] / scale).toBeCloseTo(
        each.months.owedCents[t] / scale,
        12,
      );
    }),
  );
});
