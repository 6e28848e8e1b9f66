import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";

import { expectFlow, expectPart } from "./expect-flow.ts";
import { addParts, flowParts, ofLater, ofToday } from "./flow-parts.ts";
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

const both = ofToday | ofLater;

test("those who come from one segment to another are of one part, and everybody is of one", () => {
  const parts = flowParts(tinyModel({ stock: [], segments }));
  // The last group is alone against two even parts: those who begin later are of one, its people of today of the other.
  expect(parts.map((part) => [...part])).toEqual([
    [both, 0, both, 0, ofLater],
    [0, both, 0, both, ofToday],
  ]);
});

test("an uneven last group goes to the smaller part whole", () => {
  const four = {
    municipality: Int32Array.of(98, 98, 398, 49),
    age: Uint8Array.of(0, 1, 0, 0),
    education: Uint8Array.of(1, 1, 1, 1),
    integration: Uint8Array.of(0, 0, 0, 0),
  };
  const parts = flowParts(tinyModel({ stock: [], segments: four }));
  expect(parts.map((part) => [...part])).toEqual([
    [both, both, 0, 0],
    [0, 0, both, both],
  ]);
});

test("people of one kind are those of today and those who begin later", () => {
  const parts = flowParts(tinyModel({ stock: [] }));
  expect(parts.map((part) => [...part])).toEqual([[ofLater], [ofToday]]);
});

test("what is expected of the parts adds up to the whole, byte for byte, and nearly to that of everybody followed at once", () => {
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
      const parts = flowParts(model).map((follows) => expectPart(question, follows));
      const whole = expectFlow(question);
      expect(addParts(parts)).toEqual(whole);
      const atOnce = expectPart(question, new Uint8Array(5).fill(both));
      for (let t = 0; t < horizon; t++) {
        const scale = atOnce.baseCents[t];
        expect(Math.abs(whole.owedCents[t] - atOnce.owedCents[t])).toBeLessThan(0.01 * scale);
        expect(Math.abs(whole.stock[t] / atOnce.stock[t] - 1)).toBeLessThan(0.01);
      }
    }),
    { numRuns: 25 },
  );
});
