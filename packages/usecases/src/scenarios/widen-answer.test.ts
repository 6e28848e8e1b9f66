import type { ScenarioAmount, ScenarioAnswer, ScenarioLine } from "@luotsi/contract";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { TestArea } from "../testing/open-area.ts";
import { answerOf } from "./evaluate-scenario.ts";
import { needFlowBasis } from "./flow-basis.ts";
import { openSmallArea } from "./small-area-for-tests.ts";
import { widenAnswer } from "./widen-answer.ts";

let area: TestArea;
let answer: ScenarioAnswer;

beforeAll(async () => {
  area = await openSmallArea();
  const basis = await needFlowBasis(area.workspace);
  answer = answerOf({ name: "A", changes: [] }, basis, "test");
}, 120_000);
afterAll(async () => {
  await area.close();
});

/** An amount with limits one, two and three euros away. */
function amount(cents: number): ScenarioAmount {
  return {
    cents,
    interval: {
      lo50: cents - 100,
      hi50: cents + 100,
      lo80: cents - 200,
      hi80: cents + 200,
      lo95: cents - 300,
      hi95: cents + 300,
    },
  };
}

const line: ScenarioLine = {
  baseline: amount(1000),
  scenario: amount(3000),
  difference: amount(2000),
};

test("levels are widened around their expectation by past misses, and the difference is not", () => {
  const simulated = { run: 1, draws: 10, seed: 1, widening: null };
  const drawn = {
    ...answer,
    simulated,
    total: line,
    months: answer.months.map(({ month }) => ({ ...line, month })),
  };
  const widening = { by50: 1, by80: 1.5, by95: 2 };
  const wide = widenAnswer(drawn, widening);
  for (const { baseline, scenario, difference } of [wide.total, ...wide.months]) {
    expect(baseline.interval).toEqual({
      lo50: 900,
      hi50: 1100,
      lo80: 700,
      hi80: 1300,
      lo95: 400,
      hi95: 1600,
    });
    expect(scenario.interval).toMatchObject({ lo95: 2400, hi95: 3600 });
    expect(difference).toEqual(line.difference);
  }
  expect(wide.simulated).toEqual({ ...simulated, widening });
});

test("an expectation without intervals stays as it is", () => {
  expect(widenAnswer(answer, { by50: 2, by80: 2, by95: 2 })).toEqual(answer);
});
