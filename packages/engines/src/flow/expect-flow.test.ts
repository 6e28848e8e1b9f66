import { month, type Month } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { durationBands } from "./bands.ts";
import { expectFlow } from "./expect-flow.ts";
import type { FlowModel } from "./flow-model.ts";
import type { FlowChange, FlowMonths } from "./flow-question.ts";
import { flowBenefits } from "./receipt-months.ts";
import {
  certainRates,
  january2025,
  steppedPlan,
  tinyModel,
  type TinyFlow,
} from "./tiny-flow-for-tests.ts";
import { returnLevels } from "./tally-months.ts";

const plan = steppedPlan();
const [earnings, , , exempt] = flowBenefits.map((_, code) => code);

function expected(
  tiny: TinyFlow,
  horizon: number,
  changes: readonly FlowChange[] = [],
): FlowMonths {
  return expectFlow({ model: tinyModel(tiny), horizon, plan, changes });
}

/** Paid days of one month of one person who stays. */
function oneMonth(counter: number, days: number): FlowMonths {
  return expected({ stock: [{ counter }], intensity: days / 23 }, 1);
}

test("a rule of the plan that is in force in no month ahead changes not a byte", () => {
  const tiny = { stock: [{ counter: 650 }, { counter: 950 }], leave: 0.05, newcomers: 3 };
  const old = { afterPaidDays: 1000, percent: 70 };
  const [rule] = plan.rules;
  const more = { ...plan, rules: [...plan.rules, { ...rule, id: "old", steps: [old] }] };
  const asked = { model: tinyModel(tiny), horizon: 24, plan, changes: [] };
  expect(expectFlow({ ...asked, plan: more }).owedCents).toEqual(expectFlow(asked).owedCents);
});

test("where no rule in force has a step, and no allowance ends, days are paid and nothing is owed", () => {
  const [rule] = plan.rules;
  const free = {
    ...plan,
    rules: [
      { ...rule, steps: [] },
      { ...rule, id: "stepped before" },
    ],
  };
  // After a year of receipt people leave twice as often: bands of 12–14 and 15–17 months.
  const leaveTimes = [9, 10].map((level) => ({ factor: 0, level, times: 2 }));
  const model = tinyModel({ stock: [{ counter: 650, duration: 12 }], leave: 0.1, leaveTimes });
  const { owedCents, paidDays, stock } = expectFlow({ model, horizon: 2, plan: free, changes: [] });
  expect([...owedCents]).toEqual([0, 0]);
  expect(stock[0]).toBeCloseTo(0.8, 9);
  expect(paidDays[0]).toBeCloseTo(0.8 * 23, 9);
});

test("months are counted as the calendar does", () => {
  expect(january2025).toBe(month("2025-01") satisfies Month);
});

describe("one person's month costs what a person reckons by hand", () => {
  // Worked examples of 37.21 euros a day: the period is split where a step begins.
  test("195 days paid, ten days more: five at 10 % and five at 20 %", () => {
    expect(oneMonth(195, 10).owedCents[0]).toBeCloseTo(5581.5, 9);
  });

  test("95 days paid, twenty days more: five free and fifteen at 10 %", () => {
    const months = oneMonth(95, 20);
    expect(months.owedCents[0]).toBeCloseTo(5581.5, 9);
    expect([...months.daysByStep].map((days) => Math.round(days * 1e9) / 1e9)).toEqual([
      5, 15, 0, 0, 0, 0,
    ]);
  });

  test("690 days paid, 23 days more: ten at 40 % and thirteen at 50 %", () => {
    expect(oneMonth(690, 23).owedCents[0]).toBeCloseTo(39_070.5, 9);
  });

  test.each([
    [100, 0, 10],
    [200, 10, 20],
    [300, 20, 30],
    [400, 30, 40],
    [700, 40, 50],
  ])(
    "the last day before %i days have been paid costs %i %%, the first after it %i %%",
    (limit, before, after) => {
      expect(oneMonth(limit - 1, 1).owedCents[0]).toBeCloseTo(37.21 * before, 9);
      expect(oneMonth(limit, 1).owedCents[0]).toBeCloseTo(37.21 * after, 9);
    },
  );

  test("days in a service cost nothing where the rule says so, and still advance the counter", () => {
    const model = tinyModel({ stock: [{ counter: 250, service: 1 }], intensity: 20 / 23 });
    const free = expectFlow({
      model,
      horizon: 1,
      plan: steppedPlan({ freeGrounds: ["service"] }),
      changes: [],
    });
    expect(free.owedCents[0]).toBe(0);
    expect(free.paidDays[0]).toBeCloseTo(20, 9);
    expect(free.inService[0]).toBe(1);
    expect(expectFlow({ model, horizon: 1, plan, changes: [] }).owedCents[0]).toBeCloseTo(
      20 * 744.2,
      9,
    );
  });

  test("a whole payment period costs the share of its beginning where the rule says so", () => {
    const periods = expectFlow({
      model: tinyModel({ stock: [{ counter: 195 }], intensity: 10 / 23 }),
      horizon: 1,
      plan: steppedPlan({ timing: "payment_period" }),
      changes: [],
    });
    expect(periods.owedCents[0]).toBeCloseTo(3721, 9);
  });

  test("a month without law is refused", () => {
    const none = { ...plan, timetable: [] };
    const question = { model: tinyModel({ stock: [{}] }), horizon: 1, plan: none, changes: [] };
    expect(() => expectFlow(question)).toThrow("every month ahead has law");
  });
});

describe("people go where the chances send them", () => {
  test("a person who never leaves is there in every month and climbs the steps", () => {
    const months = expected({ stock: [{ counter: 90 }] }, 6);
    for (const people of months.stock) expect(people).toBeCloseTo(1, 12);
    // January 23, February 20, March 21, April 22, May 22, June 21 weekdays: 90 → 113 → 133 → 154 → 176 → 198 → 219.
    const tenths = [13, 20, 21, 22, 22, 2 + 19 * 2];
    tenths.forEach((days, t) => expect(months.owedCents[t]).toBeCloseTo(days * 372.1, 6));
  });

  test("of people who leave with a chance of a quarter, three quarters are left each month", () => {
    const months = expected({ stock: [{ weight: 64 }], leave: 0.25 }, 3);
    [48, 36, 27].forEach((people, t) => expect(months.stock[t]).toBeCloseTo(people, 9));
    [12, 9, 6.75].forEach((people, t) => expect(months.exits[t]).toBeCloseTo(people, 9));
  });

  test("however large the rate, one in twenty stays", () => {
    const months = expected({ stock: [{}], leave: 7 }, 2);
    expect(months.stock[0]).toBeCloseTo(0.05, 12);
    expect(months.stock[1]).toBeCloseTo(0.0025, 12);
  });

  test("the last month of those who leave is paid in part", () => {
    const months = expected({ stock: [{ weight: 4 }], leave: 0.25, lastIntensity: 0.5 }, 1);
    expect(months.paidDays[0]).toBeCloseTo(3 * (0.75 * 23 + 0.25 * 11.5), 9);
  });

  test("those who have left come back after exactly the months of absence in which people do", () => {
    const tiny = {
      stock: [{ weight: 64, counter: 500 }],
      leave: 0.25,
      comeBack: 1e-30,
      comeBackTimes: [{ factor: 0, level: 2, times: 0.5e30 }],
    };
    const months = expected(tiny, 6);
    // Last months −1, 0, 1: 16, 12 and 9 people; three months away; half of them back in months 3, 4 and 5.
    [0, 0, 0, 8, 6, 4.5].forEach((people, t) => expect(months.returners[t]).toBeCloseTo(people, 9));
    expect(months.daysByStep[4 * 6 + 3]).toBeCloseTo((64 * 0.75 ** 4 + 8) * 22, 6);
  });

  test("a counter that starts again costs nothing for the first hundred days", () => {
    const tiny = {
      stock: [{ weight: 64, counter: 500 }],
      leave: 0.25,
      comeBack: 1e-30,
      comeBackTimes: [{ factor: 0, level: 2, times: 0.5e30 }],
      restart: 1,
    };
    const months = expected(tiny, 6);
    expect(months.daysByStep[3]).toBeCloseTo(8 * 22, 6);
    expect(months.daysByStep[4 * 6 + 3]).toBeCloseTo(64 * 0.75 ** 4 * 22, 6);
    const renewed = expected({ stock: [{ counter: 500 }], renew: 1 }, 6);
    expect([...renewed.owedCents]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test("people who were away when the forecast began come back by how long they have been", () => {
    const model: FlowModel = {
      ...tinyModel({ stock: [] }),
      returning: {
        ...tinyModel({ stock: [] }).returning,
        kept: certainRates(returnLevels, 1e-30, [{ factor: 0, level: 4, times: 0.25e30 }]),
      },
      absent: {
        ...tinyModel({ stock: [{ weight: 40, counter: 500 }] }).stock,
        cause: Uint8Array.of(0),
        since: Uint8Array.of(3),
      },
    };
    const { returners } = expectFlow({ model, horizon: 4, plan, changes: [] });
    [0, 0, 10, 0].forEach((people, t) => expect(returners[t]).toBeCloseTo(people, 9));
  });

  test("newcomers come every month and are first in their first month", () => {
    const months = expected({ stock: [], newcomers: 10, newcomer: { counter: 0 } }, 3);
    [10, 20, 30].forEach((people, t) => expect(months.stock[t]).toBeCloseTo(people, 9));
    expect([...months.newcomers]).toEqual([10, 10, 10]);
  });

  test("as many come through a year of leaving as when each month of it is counted apart", () => {
    const levels = [12, 15, 18, 24, 36].map((lowest) =>
      durationBands.findIndex((b) => b === lowest),
    );
    const months = expected(
      {
        stock: [],
        newcomers: 100,
        leave: 0.15,
        leaveTimes: levels.map((level) => ({ factor: 0, level, times: 1e-30 })),
      },
      50,
    );
    // Nobody leaves after a year: the stock grows each month by those who have come through twelve.
    for (const t of [44, 49]) {
      expect(months.stock[t] - months.stock[t - 1]).toBeCloseTo(100 * 0.85 ** 12, 1);
    }
  });

  test("services begin and end: the year after one is a state of its own", () => {
    const months = expected({ stock: [{ weight: 16 }], serviceStart: 0.25, serviceEnd: 0.5 }, 3);
    // In service: 4; then 4 · 0.5 + 12 · 0.25 = 5; then 5 · 0.5 + 11 · 0.25 = 5.25.
    [4, 5, 5.25].forEach((people, t) => expect(months.inService[t]).toBeCloseTo(people, 9));
  });
});

describe("limits and exemptions run out", () => {
  const base = tinyModel({ stock: [] }).pay.baseOfDay;
  const isEarnings = (at: number): boolean => at < base.length / 4;
  const dear = base.map((value, at) => (isEarnings(at) ? value : 2 * value));

  function allowance(counter: number, chance: number): FlowMonths {
    const model = tinyModel({
      stock: [{ benefit: earnings, counter }],
      allowanceEnds: [{ days: 300, chance }],
    });
    const paid = { ...model, pay: { ...model.pay, baseOfDay: dear } };
    return expectFlow({ model: paid, horizon: 3, plan, changes: [] });
  }

  test("an allowance whose 300th day is paid in January is subsidy in February", () => {
    const { baseCents } = allowance(278, 1);
    [23, 2 * 20, 2 * 21].forEach((days, t) => expect(baseCents[t]).toBeCloseTo(days * 3721, 6));
  });

  test("an allowance that ends within the first eleven days of February is subsidy in February", () => {
    const { baseCents } = allowance(267, 1);
    [23, 2 * 20, 2 * 21].forEach((days, t) => expect(baseCents[t]).toBeCloseTo(days * 3721, 6));
  });

  test("an allowance that ends on the eleventh day of February is subsidy in March", () => {
    const { baseCents } = allowance(266, 1);
    [23, 20, 2 * 21].forEach((days, t) => expect(baseCents[t]).toBeCloseTo(days * 3721, 6));
  });

  test("an allowance whose limit was passed in the last month observed is subsidy at once", () => {
    expect(allowance(300, 1).baseCents[0]).toBeCloseTo(2 * 23 * 3721, 6);
  });

  test("of allowances that end with a chance of a quarter, three quarters go on", () => {
    expect(allowance(278, 0.25).baseCents[1]).toBeCloseTo(1.25 * 20 * 3721, 6);
  });

  test("two months of exemption cost nothing, and the counter begins after them", () => {
    const months = expected({ stock: [{ benefit: exempt, exemptMonths: 2 }] }, 9);
    // March to July: 21, 22, 22, 21, 23 days; the hundredth of them falls in July, nine at 10 %.
    expect([...months.owedCents.subarray(0, 6)]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(months.owedCents[6]).toBeCloseTo(9 * 372.1, 6);
    [0, 0, 21 * 3721].forEach((cents, t) => expect(months.baseCents[t]).toBeCloseTo(cents, 6));
  });
});

test("a twentieth of the 25–29 who come to 30 in a month are three months later in the next group, and cost the same", () => {
  const months = expected(
    {
      stock: [{ counter: 800, weight: 100 }],
      segments: {
        municipality: Int32Array.of(398, 398),
        age: Uint8Array.of(1, 2),
        education: Uint8Array.of(1, 1),
        integration: Uint8Array.of(0, 0),
      },
      turn: 0.05,
    },
    7,
  );
  const shares = [0, 0, 0, 1 - 0.95 ** 3, 1 - 0.95 ** 3, 1 - 0.95 ** 3, 1 - 0.95 ** 6];
  shares.forEach((share, t) => {
    expect(months.owedByAgeCents[2 * 7 + t] / months.owedCents[t]).toBeCloseTo(share, 9);
    expect(months.owedByAgeCents[7 + t] / months.owedCents[t]).toBeCloseTo(1 - share, 9);
  });
});

describe("changes", () => {
  const twoSegments: TinyFlow = {
    stock: [
      { segment: 0, counter: 150, weight: 10 },
      { segment: 1, counter: 450, weight: 20 },
    ],
    segments: {
      municipality: Int32Array.of(398, 98),
      age: Uint8Array.of(0, 3),
      education: Uint8Array.of(1, 1),
      integration: Uint8Array.of(0, 1),
    },
    leave: 0.1,
    newcomers: 5,
    comeBack: 0.2,
    serviceStart: 0.1,
    serviceEnd: 0.2,
  };

  test("a factor of 1 changes no byte", () => {
    const changes: FlowChange[] = [
      { kind: "inflow", from: 0, factor: 1 },
      { kind: "exit", from: 2, factor: 1, who: { age: "under_25" } },
      { kind: "benefit-level", from: 0, factor: 1 },
    ];
    expect(expected(twoSegments, 12, changes)).toEqual(expected(twoSegments, 12));
  });

  test("twice the inflow is twice the newcomers, from the month it begins in", () => {
    const plain = expected(twoSegments, 6);
    const more = expected(twoSegments, 6, [{ kind: "inflow", from: 3, factor: 2 }]);
    plain.newcomers.forEach((people, t) => {
      expect(more.newcomers[t]).toBe(t < 3 ? people : 2 * people);
    });
  });

  test("a benefit a tenth higher costs a tenth more while it lasts", () => {
    const plain = expected(twoSegments, 6);
    const higher = expected(twoSegments, 6, [
      { kind: "benefit-level", from: 1, to: 3, factor: 1.1 },
    ]);
    plain.owedCents.forEach((cents, t) => {
      expect(higher.owedCents[t]).toBeCloseTo(t === 1 || t === 2 ? 1.1 * cents : cents, 6);
    });
  });

  test("a change for one group leaves the figures of the others as they are, to the byte", () => {
    const plain = expected(twoSegments, 12);
    const fewer = expected(twoSegments, 12, [
      { kind: "exit", cause: "work", from: 0, factor: 1.5, who: { age: "55_and_over" } },
    ]);
    const of = (months: FlowMonths, age: number): Float64Array =>
      months.owedByAgeCents.subarray(age * 12, age * 12 + 12);
    expect(of(fewer, 0)).toEqual(of(plain, 0));
    // Those who leave are those whose last month is the first ahead: from the second on there are fewer.
    const [first, ...rest] = of(fewer, 3);
    expect(first).toBeLessThanOrEqual(of(plain, 3)[0]);
    expect(rest.every((cents, t) => cents < of(plain, 3)[t + 1])).toBe(true);
  });

  test("leaving more seldom for another cause than the one that happens changes nothing", () => {
    const other = expected(twoSegments, 6, [
      { kind: "exit", cause: "education", from: 0, factor: 0.1 },
    ]);
    expect(other.stock).toEqual(expected(twoSegments, 6).stock);
  });

  test("more exits out of services leave those who are in none alone in the first step", () => {
    const inNone: TinyFlow = { stock: [{ weight: 10 }], leave: 0.1 };
    const change: FlowChange = { kind: "service-exit", from: 0, factor: 3 };
    expect(expected(inNone, 4, [change]).stock).toEqual(expected(inNone, 4).stock);
    const inOne: TinyFlow = { stock: [{ weight: 10, service: 1 }], leave: 0.1 };
    // A tenth leaves after the last month observed; of the nine left, three tenths after the first month ahead.
    const { stock } = expected(inOne, 2, [change]);
    expect(stock[0]).toBeCloseTo(9, 9);
    expect(stock[1]).toBeCloseTo(6.3, 9);
  });
});
