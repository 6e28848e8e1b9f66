import { month } from "@luotsi/base";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { changeCauses } from "./change-parts.ts";
import { explainMonths, type ComparedMonth, type MonthsQuestion } from "./explain-months.ts";
import type { PersonMonth } from "./person-months.ts";

/** A person's month: paid days, euros of base and the municipality's percent. */
type Paid = readonly [days: number, baseEuros: number, percent: number];

function personMonths(paid: readonly (Paid | undefined)[]): PersonMonth {
  return {
    days: Float64Array.from(paid, (each) => each?.[0] ?? 0),
    baseCents: Float64Array.from(paid, (each) => (each?.[1] ?? 0) * 100),
    owedCents: Float64Array.from(paid, (each) => (each?.[1] ?? 0) * (each?.[2] ?? 0)),
    home: new Int32Array(paid.length).fill(398),
    ground: new Uint8Array(paid.length),
  };
}

function compared(
  at: string,
  paid: readonly (Paid | undefined)[],
  otherLaw?: readonly number[],
): ComparedMonth {
  const own = personMonths(paid);
  return {
    month: month(at),
    own,
    owedUnderOtherCents: otherLaw === undefined ? own.owedCents : Float64Array.from(otherLaw),
    stillComingCents: 0,
  };
}

function question(earlier: ComparedMonth, later: ComparedMonth): MonthsQuestion {
  const group = new Uint16Array(earlier.own.days.length);
  return { earlier, later, group, groupCount: 1 };
}

/** March and October 2026 both have 22 weekdays. */
const march = "2026-03";
const october = "2026-10";

describe("each cause by itself", () => {
  test("a person who came is inflow, one who left is an exit", () => {
    const { parts, people } = explainMonths(
      question(
        compared(march, [[22, 880, 40], undefined]),
        compared(october, [undefined, [22, 880, 30]]),
      ),
    );
    expect(parts).toMatchObject({ inflow: 26_400, exits: -35_200, step_mix: 0, law: 0 });
    expect(people).toEqual({ inflow: 1, exits: 1, stayed: 0 });
  });

  test("days that go over to the next step are the mix of steps", () => {
    const { parts } = explainMonths(
      question(compared(march, [[22, 880, 30]]), compared(october, [[22, 880, 40]])),
    );
    expect(parts).toMatchObject({ step_mix: 8800, daily_amount: 0, paid_days: 0, calendar: 0 });
  });

  test("a raise of the benefit is the daily amount", () => {
    const { parts } = explainMonths(
      question(compared(march, [[20, 800, 50]]), compared(october, [[20, 820, 50]])),
    );
    expect(parts).toMatchObject({ daily_amount: 1000, step_mix: 0, paid_days: 0, calendar: 0 });
  });

  test("fewer paid days in as many weekdays are paid days", () => {
    const { parts } = explainMonths(
      question(compared(march, [[22, 880, 50]]), compared(october, [[11, 440, 50]])),
    );
    expect(parts).toMatchObject({ paid_days: -22_000, calendar: 0, daily_amount: 0 });
  });

  test("a longer month paid in full is the calendar: 20 weekdays in February, 22 in March", () => {
    const { parts } = explainMonths(
      question(compared("2026-02", [[20, 800, 50]]), compared(march, [[22, 880, 50]])),
    );
    expect(parts).toMatchObject({ calendar: 4000, paid_days: 0, daily_amount: 0 });
  });

  test("the same people under another law are the law", () => {
    const { parts } = explainMonths(
      question(
        compared(march, [[22, 880, 0]], [88 * 400]),
        compared(october, [[22, 880, 40]], [0]),
      ),
    );
    expect(parts).toMatchObject({ law: 35_200, step_mix: 0, inflow: 0, exits: 0 });
  });

  test("what is still to come is late, and the totals hold it", () => {
    const result = explainMonths(
      question(compared(march, [[22, 880, 50]]), {
        ...compared(october, [[22, 880, 50]]),
        stillComingCents: 1234.4,
      }),
    );
    expect(result.parts.late).toBe(1234);
    expect(result.laterCents - result.earlierCents).toBe(1234);
  });

  test("a month of which more was taken back than paid counts as paid days", () => {
    const { parts } = explainMonths(
      question(compared(march, [[22, 880, 50]]), compared(october, [[-2, -80, 50]])),
    );
    expect(parts).toMatchObject({ paid_days: -48_000, step_mix: 0, daily_amount: 0 });
  });
});

test("two causes at once share what they make together: 1.1 · 1.2 is 1 + 0.11 + 0.21", () => {
  const { parts } = explainMonths(
    question(compared(march, [[20, 1000, 10]]), compared(october, [[20, 1100, 12]])),
  );
  // By hand: 1000 · 10 → 1100 · 12 cents. Days stand still, so the two factors share 3200: 1000·½(1+1.2) and 2000·½(1+1.1).
  expect(parts).toMatchObject({ daily_amount: 1100, step_mix: 2100 });
});

const paid: fc.Arbitrary<Paid | undefined> = fc.option(
  fc.tuple(
    fc.integer({ min: -3, max: 23 }),
    fc.double({ min: -100, max: 2000, noNaN: true }),
    fc.constantFrom(0, 10, 20, 30, 40, 50),
  ),
  { nil: undefined },
);
const area = fc.record({
  people: fc.array(fc.tuple(paid, paid), { minLength: 1, maxLength: 40 }),
  otherShare: fc.double({ min: 0, max: 2, noNaN: true }),
  stillComing: fc.tuple(
    fc.double({ min: -1e5, max: 1e6, noNaN: true }),
    fc.double({ min: -1e5, max: 1e6, noNaN: true }),
  ),
});

function questionOf(example: {
  readonly people: readonly (readonly [Paid | undefined, Paid | undefined])[];
  readonly otherShare: number;
  readonly stillComing: readonly [number, number];
}): MonthsQuestion {
  const [before, after] = [0, 1].map((k) => {
    const own = personMonths(example.people.map((pair) => pair[k]));
    return {
      own,
      owedUnderOtherCents: own.owedCents.map((cents) => cents * example.otherShare),
      stillComingCents: example.stillComing[k] ?? 0,
    };
  });
  if (before === undefined || after === undefined) throw new Error("there are two months");
  const group = Uint16Array.from(example.people, (_, i) => i % 3);
  return {
    earlier: { ...before, month: month("2025-02") },
    later: { ...after, month: month("2026-05") },
    group,
    groupCount: 3,
  };
}

describe("whatever the people", () => {
  test("the parts add up to the difference, in all and in each group", () => {
    fc.assert(
      fc.property(area, (example) => {
        const change = explainMonths(questionOf(example));
        for (const { parts, earlierCents, laterCents } of [change, ...change.groups]) {
          const sum = changeCauses.reduce((all, cause) => all + parts[cause], 0);
          expect(sum).toBe(laterCents - earlierCents);
        }
      }),
    );
  });

  test("swapping the months turns every sign and lets inflow and exits change places", () => {
    fc.assert(
      fc.property(area, (example) => {
        const asked = questionOf(example);
        const there = explainMonths(asked);
        const back = explainMonths({ ...asked, earlier: asked.later, later: asked.earlier });
        for (const cause of changeCauses) {
          const twin = cause === "inflow" ? "exits" : cause === "exits" ? "inflow" : cause;
          expect(Math.abs(back.parts[twin] + there.parts[cause])).toBeLessThanOrEqual(1);
        }
        expect(back.people).toEqual({
          inflow: there.people.exits,
          exits: there.people.inflow,
          stayed: there.people.stayed,
        });
      }),
    );
  });

  test("no change is nothing in every part", () => {
    fc.assert(
      fc.property(area, (example) => {
        const { earlier, group, groupCount } = questionOf(example);
        const same = { ...earlier, owedUnderOtherCents: earlier.own.owedCents };
        const { parts } = explainMonths({ earlier: same, later: same, group, groupCount });
        expect(Object.values(parts)).toEqual(changeCauses.map(() => 0));
      }),
    );
  });
});
