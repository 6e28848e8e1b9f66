import { describe, expect, test } from "vitest";

import { expectFlow, type FlowQuestion } from "./expect-flow.ts";
import { drawLimits, drawnSums, joinDraws, type FlowDraws } from "./flow-draws.ts";
import { flowBenefits } from "./receipt-months.ts";
import { simulateFlow } from "./simulate-flow.ts";
import { steppedPlan, tinyModel, type TinyFlow, type TinyPerson } from "./tiny-flow-for-tests.ts";

const [earnings, basic, , exempt] = flowBenefits.map((_, code) => code);

/** Everything that may happen to people, with rates known for certain. */
const busy: Omit<TinyFlow, "stock"> = {
  segments: {
    municipality: Int32Array.of(398, 98, 98),
    age: Uint8Array.of(0, 2, 3),
    education: Uint8Array.of(1, 1, 1),
    integration: Uint8Array.of(0, 1, 1),
  },
  leave: 0.06,
  leaveTimes: [
    { factor: 0, level: 0, times: 2 },
    { factor: 1, level: 3, times: 0.5 },
    { factor: 2, level: 3, times: 0.6 },
    { factor: 7, level: 1, times: 0.5 },
  ],
  newcomers: 60,
  newcomer: { benefit: earnings, counter: 40 },
  comeBack: 0.1,
  restart: 0.3,
  serviceStart: 0.05,
  serviceEnd: 0.25,
  intensity: 0.98,
  lastIntensity: 0.5,
  allowanceEnds: [
    { days: 300, chance: 0.4 },
    { days: 400, chance: 1 },
  ],
  renew: 0.004,
  turn: 0.01,
};

function people(count: number, weight: number): readonly TinyPerson[] {
  const kinds: readonly TinyPerson[] = [
    { benefit: earnings, counter: 130, duration: 4 },
    { benefit: basic, counter: 280, duration: 9 },
    { counter: 650, duration: 40, segment: 1 },
    { counter: 350, duration: 10, service: 1 },
    { benefit: exempt, exemptMonths: 9, segment: 1 },
  ];
  return Array.from({ length: count }, (_, i) => ({ ...kinds[i % kinds.length], weight }));
}

function question(count: number, weight: number, horizon: number): FlowQuestion {
  const newcomers = (60 * weight * count) / 1000;
  const model = tinyModel({ ...busy, newcomers, stock: people(count, weight) });
  return { model, horizon, plan: steppedPlan(), changes: [] };
}

interface Compared {
  readonly from: Float64Array;
  readonly expected: Float64Array;
  readonly t: number;
}

/** How many Monte Carlo standard errors the draws' mean lies from the expectation. */
function strayOf(draws: FlowDraws, { from, expected, t }: Compared): number {
  const values = drawnSums(draws, from, { from: t, to: t + 1 });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return (mean - expected[t]) / Math.sqrt(squares / (values.length - 1) / values.length);
}

describe("the mean of possible futures is the expectation where the rates are certain", () => {
  const asked = question(1000, 1, 37);
  const expected = expectFlow(asked);
  const draws = simulateFlow(asked, { seed: 11, first: 0, count: 100 });

  test.each([1, 12, 36])("in month %i ahead, within three standard errors", (t) => {
    for (const column of ["stock", "paidDays", "inService", "owedCents"] as const) {
      const stray = strayOf(draws, { from: draws[column], expected: expected[column], t });
      expect(Math.abs(stray), column).toBeLessThan(3);
    }
  });

  test("draws made in two parts are the same, byte for byte", () => {
    const whole = simulateFlow(asked, { seed: 5, first: 0, count: 9 });
    const parts = [
      simulateFlow(asked, { seed: 5, first: 4, count: 5 }),
      simulateFlow(asked, { seed: 5, first: 0, count: 4 }),
    ];
    expect(joinDraws(parts)).toEqual(whole);
    expect(() => joinDraws([parts[0], parts[0]])).toThrow("each draw is there once");
  });

  test("another seed makes other futures", () => {
    const one = simulateFlow(asked, { seed: 5, first: 0, count: 2 });
    const other = simulateFlow(asked, { seed: 6, first: 0, count: 2 });
    expect(one.owedCents).not.toEqual(other.owedCents);
  });

  test("groups and steps add up to the whole in every draw", () => {
    const groups = draws.owedByMunicipalityCents.length / draws.owedCents.length;
    expect(groups).toBe(2);
    for (const t of [0, 20]) {
      const of = (group: number): Float64Array =>
        drawnSums(draws, draws.owedByMunicipalityCents, { groups, group, from: t, to: t + 1 });
      const whole = drawnSums(draws, draws.owedCents, { from: t, to: t + 1 });
      whole.forEach((cents, d) => expect((of(0)[d] + of(1)[d]) / cents).toBeCloseTo(1, 9));
    }
  });
});

describe("two questions with the same seed", () => {
  const asked = question(400, 1, 24);
  const range = { seed: 8, first: 0, count: 6 };
  const usual = simulateFlow(asked, range);

  test.each(["exit", "service-exit", "after-service", "service-start", "inflow"] as const)(
    "are the same in every draw before the month from which %s changes, and differ after it",
    (kind) => {
      const changed = { ...asked, changes: [{ kind, from: 10, factor: 1.5 }] };
      const other = simulateFlow(changed, range);
      for (let d = 0; d < range.count; d++) {
        const months = (draws: FlowDraws): Float64Array =>
          draws.owedCents.subarray(24 * d, 24 * d + 24);
        expect(months(other).subarray(0, 10)).toEqual(months(usual).subarray(0, 10));
      }
      expect(other.owedCents).not.toEqual(usual.owedCents);
      const before = expectFlow(asked).owedCents.subarray(0, 10);
      expect(expectFlow(changed).owedCents.subarray(0, 10)).toEqual(before);
    },
  );

  test("a change for some leaves everybody else on the same path", () => {
    const who = { municipality: 98 };
    const changed = { ...asked, changes: [{ kind: "exit", from: 0, factor: 2, who } as const] };
    const other = simulateFlow(changed, range);
    for (let d = 0; d < range.count; d++) {
      // Municipalities in ascending order: 98, then 398.
      const own = (draws: FlowDraws): Float64Array =>
        draws.owedByMunicipalityCents.subarray(24 * (2 * d + 1), 24 * (2 * d + 2));
      expect(own(other)).toEqual(own(usual));
    }
  });
});

test("of very many people a part is followed, and the mean is still the expectation", () => {
  const asked = question(1000, 60, 13);
  const expected = expectFlow(asked);
  const draws = simulateFlow(asked, { seed: 2, first: 0, count: 5 });
  for (const t of [1, 12]) {
    const stray = strayOf(draws, { from: draws.stock, expected: expected.stock, t });
    expect(Math.abs(stray)).toBeLessThan(3.5);
    expect(draws.stock[t] / expected.stock[t]).toBeCloseTo(1, 1);
  }
});

test("the middle of a hundred numbers holds the halves, fifths and twentieths it says", () => {
  const limits = drawLimits(Float64Array.from({ length: 101 }, (_, k) => 100 - k));
  expect(limits).toEqual({ lo50: 25, hi50: 75, lo80: 10, hi80: 90, lo95: 2.5, hi95: 97.5 });
});
