import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";

import { expectFlow, expectPart } from "./expect-flow.ts";
import { addParts, segmentParts } from "./flow-parts.ts";
import { flowBenefits } from "./receipt-months.ts";
import { steppedPlan, tinyModel } from "./tiny-flow-for-tests.ts";

const plan = steppedPlan();

/** Two municipalities, each with two age groups between which people move, and one without. */
const segments = {
  municipality: Int32Array.of(98, 398, 98, 398, 398),
  age: Uint8Array.of(0, 0, 1, 1, 3),
  education: Uint8Array.of(1, 1, 1, 1, 2),
  integration: Uint8Array.of(0, 0, 0, 0, 0),
};

test("those who come from one segment to another are of one part, and every segment is of one", () => {
  const parts = segmentParts(tinyModel({ stock: [], segments }));
  expect(parts.map((part) => [...part])).toEqual([
    [1, 0, 1, 0, 1],
    [0, 1, 0, 1, 0],
  ]);
});

test("an area that cannot be divided is one part", () => {
  const parts = segmentParts(tinyModel({ stock: [] }));
  expect(parts.map((part) => [...part])).toEqual([[1]]);
});

test("what is expected of the parts adds up to the whole, byte for byte, and to that of everybody followed at once", () => {
  const people = record({
    segment: integer({ min: 0, max: 4 }),
    counter: integer({ min: 0, max: 900 }),
    weight: integer({ min: 1, max: 50 }),
  });
  const worlds = record({
    stock: array(people, { minLength: 1, maxLength: 8 }),
    leave: constantFrom(0.1, 0.3),
    comeBack: constantFrom(0, 0.1),
    renew: constantFrom(0, 0.05),
    turn: constantFrom(0, 0.1),
    newcomers: constantFrom(0, 5),
  });
  const horizon = 14;
  assert(
    property(worlds, constantFrom(0, -1, 3), (tiny, rule) => {
      const model = tinyModel({ ...tiny, segments });
      const cells = flowBenefits.length * horizon;
      const counters = {
        outside: new Float64Array(cells).fill(1),
        inService: new Float64Array(cells).fill(1),
        services: new Int8Array(horizon).fill(-1),
        restart: new Int16Array(horizon).fill(rule),
      };
      const question = { model, horizon, plan, changes: [], counters };
      const parts = segmentParts(model).map((follows) => expectPart(question, follows));
      const whole = expectFlow(question);
      expect(addParts(parts)).toEqual(whole);
      const atOnce = expectPart(question, new Uint8Array(5).fill(1));
      for (let t = 0; t < horizon; t++) {
        expect(whole.owedCents[t]).toBeCloseTo(atOnce.owedCents[t], 4);
        expect(whole.stock[t]).toBeCloseTo(atOnce.stock[t], 9);
      }
    }),
    { numRuns: 25 },
  );
});
