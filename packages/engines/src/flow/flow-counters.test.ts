import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";

import { expectFlow, type FlowQuestion } from "./expect-flow.ts";
import type { FlowCounters } from "./flow-law.ts";
import type { FlowMonths } from "./flow-question.ts";
import { flowBenefits, subsidy } from "./receipt-months.ts";
import { simulateFlow } from "./simulate-flow.ts";
import { steppedPlan, tinyModel, type TinyFlow } from "./tiny-flow-for-tests.ts";

const plan = steppedPlan();

/** Counting as the law has it, with changes. */
function counters(horizon: number, changes: Partial<FlowCounters> = {}): FlowCounters {
  return {
    outside: new Float64Array(flowBenefits.length * horizon).fill(1),
    inService: new Float64Array(flowBenefits.length * horizon).fill(1),
    services: new Int8Array(horizon).fill(-1),
    restart: new Int16Array(horizon),
    ...changes,
  };
}

/** Every cell of the benefits and months. */
function everywhere(horizon: number, share: number): Float64Array {
  return new Float64Array(flowBenefits.length * horizon).fill(share);
}

function question(tiny: TinyFlow, horizon: number, changes: Partial<FlowCounters>): FlowQuestion {
  const model = tinyModel(tiny);
  return { model, horizon, plan, changes: [], counters: counters(horizon, changes) };
}

/** What is expected and the one future there is of certain people, side by side. */
function owed(asked: FlowQuestion): readonly (readonly number[])[] {
  const { owedCents } = simulateFlow(asked, { seed: 1, first: 0, count: 1 });
  return [[...expectFlow(asked).owedCents], [...owedCents]];
}

const day = 37.21;

describe("days that do not advance the counter, on a person reckoned by hand", () => {
  test("of 23 days at 195 with half of them counted, ten cost 10 % and thirteen 20 %", () => {
    const half = question({ stock: [{ counter: 195 }] }, 1, { outside: everywhere(1, 0.5) });
    for (const [first] of owed(half)) expect(first).toBeCloseTo(day * (10 * 10 + 13 * 20), 6);
  });

  test("days none of which count cost the share of where the counter stands, month after month", () => {
    const none = question({ stock: [{ counter: 200 }] }, 3, { outside: everywhere(3, 0) });
    // January 23, February 20, March 21 weekdays; the 201st day onwards costs 20 %.
    for (const months of owed(none)) {
      [23, 20, 21].forEach((days, t) => expect(months[t]).toBeCloseTo(day * 20 * days, 6));
    }
  });

  test("counting begins to differ in its own month, the day before stays", () => {
    const outside = everywhere(3, 1);
    for (let b = 0; b < flowBenefits.length; b++) outside[b * 3 + 2] = 0;
    const later = question({ stock: [{ counter: 57 }] }, 3, { outside });
    // 57 + 23 + 20 = 100 at the end of February: all of March costs 10 %.
    for (const months of owed(later)) {
      expect(months.slice(0, 2)).toEqual([0, 0]);
      expect(months[2]).toBeCloseTo(day * 10 * 21, 6);
    }
  });

  test("of somebody in a service only the days outside are told by the other share", () => {
    const tiny = { stock: [{ counter: 90, service: 1 }] };
    const free = question(tiny, 2, { services: Int8Array.of(0, 0) });
    for (const months of owed(free)) expect(months).toEqual([0, 0]);
    const outsideOnly = question(tiny, 2, { outside: everywhere(2, 0) });
    // 90 + 23: thirteen days at 10 %, then twenty.
    for (const months of owed(outsideOnly)) {
      expect(months[0]).toBeCloseTo(day * 10 * 13, 6);
      expect(months[1]).toBeCloseTo(day * 10 * 20, 6);
    }
  });

  test("an allowance is used up by days that do not advance the counter, too", () => {
    const tiny = {
      stock: [{ benefit: 0, counter: 289 }],
      allowanceEnds: [{ days: 300, chance: 1 }],
    };
    const outside = everywhere(2, 1);
    outside[0] = 0;
    outside[1] = 0;
    // In January the allowance ends at 300 days used; the counter of the share has stood still at 289.
    for (const months of owed(question(tiny, 2, { outside }))) {
      expect(months[0]).toBeCloseTo(day * 20 * 23, 6);
      expect(months[1]).toBeCloseTo(day * (11 * 20 + 9 * 30), 6);
    }
  });
});

describe("when the counter starts again", () => {
  const renewed = { stock: [{ counter: 500 }], renew: 1 };

  test("as learnt: with a new period, in which the first days cost nothing", () => {
    for (const months of owed(question(renewed, 2, {}))) expect(months).toEqual([0, 0]);
  });

  test("never: a new period keeps the counter", () => {
    const never = question(renewed, 2, { restart: Int16Array.of(-1, -1) });
    for (const months of owed(never)) {
      expect(months[0]).toBeCloseTo(day * 40 * 23, 6);
      expect(months[1]).toBeCloseTo(day * 40 * 20, 6);
    }
  });

  test.each([
    [4, 1],
    [3, 0],
    [2, 0],
  ])(
    "after %i whole months without benefit, of somebody back after three: %i times 40 %%",
    (after, times) => {
      const back = {
        stock: [{ weight: 64, counter: 500 }],
        leave: 0.25,
        comeBack: 1e-30,
        comeBackTimes: [{ factor: 0, level: 2, times: 0.5e30 }],
      };
      const asked = question(back, 4, { restart: new Int16Array(4).fill(after) });
      const { daysByStep, returners, owedCents } = expectFlow(asked);
      // Last months −1: 16 people leave, half of them are back in month 3; 64 · 0.75⁴ have stayed throughout.
      expect(returners[3]).toBeCloseTo(8, 9);
      const stayed = 64 * 0.75 ** 4;
      expect(daysByStep[4 * 4 + 3]).toBeCloseTo((stayed + 8 * times) * 22, 6);
      expect(owedCents[3]).toBeCloseTo(day * 40 * 22 * (stayed + 8 * times), 4);
    },
  );

  test("somebody not seen for a year begins at 0 where the counter starts again after twelve months", () => {
    const tiny = { stock: [], newcomers: 1, newcomer: { counter: 500 } };
    const kept = expectFlow(question(tiny, 1, {}));
    expect(kept.owedCents[0]).toBeCloseTo(day * 40 * 23, 6);
    const again = expectFlow(question(tiny, 1, { restart: Int16Array.of(12) }));
    expect(again.owedCents[0]).toBe(0);
  });
});

const tinyPeople = record({
  counter: integer({ min: 0, max: 900 }),
  benefit: constantFrom(0, 1, subsidy),
  service: constantFrom(0, 1, 2),
  weight: integer({ min: 1, max: 50 }),
});

describe("of any people", () => {
  const worlds = record({
    stock: array(tinyPeople, { minLength: 1, maxLength: 5 }),
    leave: constantFrom(0, 0.1, 0.3),
    comeBack: constantFrom(0, 0.1),
    restart: constantFrom(0, 0.5),
    renew: constantFrom(0, 0.05),
    serviceStart: constantFrom(0, 0.1),
    newcomers: constantFrom(0, 5),
  });

  test("counting that is the law's changes nothing, to the last bit", () => {
    assert(
      property(worlds, (tiny) => {
        const asked = question(tiny, 14, {});
        const plain = { ...asked, counters: undefined };
        expect(expectFlow(asked)).toEqual(expectFlow(plain));
        const range = { seed: 3, first: 0, count: 2 };
        expect(simulateFlow(asked, range)).toEqual(simulateFlow(plain, range));
      }),
      { numRuns: 25 },
    );
  });

  test("months before another way of starting again are the law's, to the last bit", () => {
    assert(
      property(worlds, (tiny) => {
        const restart = Int16Array.from({ length: 14 }, (_, t) => (t < 6 ? 0 : 3));
        const law = expectFlow(question(tiny, 14, {}));
        const later = expectFlow(question(tiny, 14, { restart }));
        expect(later.owedCents.slice(0, 6)).toEqual(law.owedCents.slice(0, 6));
        expect(later.stock.slice(0, 6)).toEqual(law.stock.slice(0, 6));
      }),
      { numRuns: 25 },
    );
  });

  test("counting fewer days moves nobody and never costs more; never starting again never costs less", () => {
    const total = ({ owedCents }: FlowMonths): number => owedCents.reduce((all, of) => all + of, 0);
    assert(
      property(worlds, (tiny) => {
        const law = expectFlow(question(tiny, 14, {}));
        const fewer = expectFlow(question(tiny, 14, { outside: everywhere(14, 0.8) }));
        const never = expectFlow(question(tiny, 14, { restart: new Int16Array(14).fill(-1) }));
        for (const other of [fewer, never]) {
          law.stock.forEach((people, t) => expect(other.stock[t]).toBeCloseTo(people, 6));
          law.paidDays.forEach((days, t) => expect(other.paidDays[t]).toBeCloseTo(days, 5));
        }
        // Cells keep the mean of their counters: a hundredth is left to them.
        expect(total(fewer)).toBeLessThanOrEqual(total(law) * 1.01 + 1);
        expect(total(never)).toBeGreaterThanOrEqual(total(law) * 0.99 - 1);
      }),
      { numRuns: 25 },
    );
  });

  test("the mean of possible futures is the expectation under another counting", () => {
    const tiny = {
      stock: Array.from({ length: 60 }, (_, i) => ({ counter: 15 * i, weight: 5 })),
      leave: 0.08,
      comeBack: 0.1,
      restart: 0.4,
      renew: 0.02,
    };
    const horizon = 18;
    for (const changes of [
      { outside: everywhere(horizon, 0.7) },
      { restart: new Int16Array(horizon).fill(-1) },
      { restart: new Int16Array(horizon).fill(3) },
    ]) {
      const asked = question(tiny, horizon, changes);
      const { owedCents } = expectFlow(asked);
      const draws = simulateFlow(asked, { seed: 7, first: 0, count: 120 });
      for (const t of [5, 17]) {
        const values = Array.from({ length: 120 }, (_, d) => draws.owedCents[d * horizon + t]);
        const mean = values.reduce((all, of) => all + of, 0) / 120;
        const spread = Math.sqrt(values.reduce((all, of) => all + (of - mean) ** 2, 0) / 119 / 120);
        expect(Math.abs(mean - owedCents[t])).toBeLessThan(4 * spread + 0.004 * mean);
      }
    }
  });

  test("five years of people who come and go often are expected as they come out, however long they had been paid before", () => {
    const tiny = {
      stock: Array.from({ length: 60 }, (_, i) => ({ counter: 40 * i, weight: 5 })),
      leave: 0.12,
      comeBack: 0.2,
      restart: 0.2,
      renew: 0.01,
      newcomers: 6,
      newcomer: { counter: 700 },
    };
    const horizon = 60;
    const count = 200;
    for (const rule of [-1, 2]) {
      const asked = question(tiny, horizon, { restart: new Int16Array(horizon).fill(rule) });
      const { owedCents } = expectFlow(asked);
      const draws = simulateFlow(asked, { seed: 11, first: 0, count });
      for (let year = 0; year < 5; year++) {
        const months = [12 * year, 12 * year + 12] as const;
        const sum = (values: Float64Array): number => values.reduce((all, of) => all + of, 0);
        const drawn = Array.from({ length: count }, (_, d) => {
          return sum(draws.owedCents.slice(d * horizon + months[0], d * horizon + months[1]));
        });
        const mean = drawn.reduce((all, of) => all + of, 0) / count;
        const spread = Math.sqrt(
          drawn.reduce((all, of) => all + (of - mean) ** 2, 0) / (count - 1) / count,
        );
        const off = sum(owedCents.slice(...months)) - mean;
        expect(Math.abs(off)).toBeLessThan(3 * spread + 0.005 * mean);
      }
    }
  });
});
