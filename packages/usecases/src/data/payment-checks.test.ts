import type { CheckView } from "@luotsi/contract";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openArea, type TestArea } from "../testing/open-area.ts";
import { runChecks } from "./run-checks.ts";

interface Row {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly paidOn?: string;
  readonly euros?: number;
  readonly benefit?: string;
  readonly ground?: string;
  readonly maxPeriod?: string;
  readonly counter?: number;
}

/** Birth, exempt group with its beginning, and death. */
const people = {
  alive: "1980-05,none,,",
  young: "2008-03,none,,",
  dead: "1960-01,none,,2026-02",
  exempt: "1990-01,protection,2025-06-01,",
};

interface Scenario {
  /** A sentence about the world. */
  readonly what: string;
  readonly who?: keyof typeof people;
  readonly rows: readonly Row[];
  /** The check that finds the last row; none without it. */
  readonly found?: string;
}

const week = { from: "2026-03-02", to: "2026-03-08", days: 5 };
const next = { from: "2026-03-09", to: "2026-03-15", days: 5 };
const fortnight = { from: "2026-03-02", to: "2026-03-15", days: 10 };
const paidAgain = { ...week, days: 3, paidOn: "2026-06-15" };
const listed = { ...week, counter: 100 };
const afterAGap = { from: "2026-03-30", to: "2026-04-05", days: 5 };
const late = { from: "2026-02-02", to: "2026-02-08", days: 5, paidOn: "2026-06-05" };
const firstWeekOf2025 = { from: "2025-01-06", to: "2025-01-12", days: 5 };

const scenarios: readonly Scenario[] = [
  {
    what: "the month of death may be paid for to its last day",
    who: "dead",
    rows: [{ from: "2026-02-02", to: "2026-02-28", days: 20 }],
  },
  {
    what: "the day after the month of death may not be paid for",
    who: "dead",
    rows: [{ from: "2026-02-23", to: "2026-03-01", days: 5 }],
    found: "PAYMENT_OUTSIDE_LIFE",
  },
  {
    what: "the month of birth may be paid for from its first day",
    who: "young",
    rows: [{ from: "2008-03-01", to: "2008-03-01", days: 1, benefit: "basic_allowance" }],
  },
  {
    what: "the day before the month of birth may not be paid for",
    who: "young",
    rows: [{ from: "2008-02-29", to: "2008-02-29", days: 1, benefit: "basic_allowance" }],
    found: "PAYMENT_OUTSIDE_LIFE",
  },
  {
    what: "the same payment with another payout day is delivered twice",
    rows: [{ ...week, days: 3 }, paidAgain],
    found: "PAYMENT_DELIVERED_TWICE",
  },
  {
    what: "a full week twice is delivered twice, and not told of as an overlap too",
    rows: [week, { ...week, paidOn: "2026-06-15" }],
    found: "PAYMENT_DELIVERED_TWICE",
  },
  {
    what: "the same payment once recovered is in order",
    rows: [{ ...week, days: 3 }, paidAgain, { ...week, days: -3, paidOn: "2026-07-01" }],
  },
  {
    what: "another number of days of the same week is another payment",
    rows: [
      { ...week, days: 3 },
      { ...paidAgain, days: 2 },
    ],
  },
  {
    what: "a recovery paid out on the payment's own day is in order",
    rows: [fortnight, { ...week, days: -5 }],
  },
  {
    what: "a recovery the day before the payment recovers nothing",
    rows: [fortnight, { ...week, days: -5, paidOn: "2026-05-31" }],
    found: "RECOVERY_WITHOUT_PAYMENT",
  },
  {
    what: "a recovery of a day more than was paid",
    rows: [afterAGap, { ...fortnight, days: 4 }, { ...week, days: -5, paidOn: "2026-07-01" }],
    found: "RECOVERY_WITHOUT_PAYMENT",
  },
  {
    what: "a payment of neither days nor euros is empty",
    rows: [{ ...week, days: 0 }],
    found: "EMPTY_PAYMENT",
  },
  {
    what: "an amount corrected upwards without days is in order",
    rows: [week, { ...week, days: 0, euros: 12, paidOn: "2026-06-15" }],
  },
  { what: "a counter rises by the days paid", rows: [listed, { ...next, counter: 105 }] },
  {
    what: "a counter that rises by a day less is broken",
    rows: [listed, { ...next, counter: 104 }],
    found: "COUNTER_BROKEN",
  },
  {
    what: "a counter that rises by a day more than the week has is broken",
    rows: [listed, { ...next, counter: 106 }],
    found: "COUNTER_BROKEN",
  },
  {
    what: "a counter that goes back is broken",
    rows: [listed, { ...next, counter: 99 }],
    found: "COUNTER_BROKEN",
  },
  {
    what: "a counter may start again with a new maximum period",
    rows: [listed, { ...next, counter: 0, maxPeriod: "2026-03-09" }],
  },
  {
    what: "a counter may start again with a maximum period of another benefit in between",
    rows: [
      listed,
      { ...next, benefit: "basic_allowance", maxPeriod: "2026-03-09" },
      { from: "2026-03-16", to: "2026-03-22", days: 5, counter: 5 },
    ],
  },
  {
    what: "a counter may leave out days that were recovered after it was listed",
    rows: [listed, { ...week, days: -5, paidOn: "2026-07-20" }, { ...next, counter: 100 }],
  },
  {
    what: "a counter stands still for a person who is exempt",
    who: "exempt",
    rows: [
      { ...week, counter: 4 },
      { ...next, counter: 4 },
    ],
  },
  {
    what: "labour-market subsidy may be paid to the last day it is law",
    rows: [{ from: "2026-04-27", to: "2026-04-30", days: 4 }],
  },
  {
    what: "labour-market subsidy for the day after has ended",
    rows: [{ from: "2026-04-27", to: "2026-05-01", days: 5 }],
    found: "BENEFIT_ENDED",
  },
  {
    what: "the counter of an exempt person may not go back either",
    who: "exempt",
    rows: [
      { ...week, counter: 4 },
      { ...next, counter: 3 },
    ],
    found: "COUNTER_BROKEN",
  },
  {
    what: "a counter may hold weeks that the list lacks",
    rows: [listed, { ...afterAGap, counter: 120 }],
  },
  {
    what: "a counter may not hold more than five days for each week it lacks",
    rows: [listed, { ...afterAGap, counter: 121 }],
    found: "COUNTER_BROKEN",
  },
  {
    what: "a counter may take in earlier days that were paid in between",
    rows: [late, listed, { ...next, paidOn: "2026-06-10", counter: 110 }],
  },
  {
    what: "a counter goes back by the days of a recovery",
    rows: [
      listed,
      { ...next, counter: 105 },
      { ...next, days: -5, paidOn: "2026-07-01" },
      { from: "2026-03-16", to: "2026-03-22", days: 5, paidOn: "2026-07-10", counter: 105 },
    ],
  },
  {
    what: "the counters of before and after the reform of 2025 are not compared",
    rows: [
      { from: "2024-12-23", to: "2024-12-29", days: 5, counter: 900 },
      { ...firstWeekOf2025, counter: 200 },
    ],
  },
  {
    what: "service days before 2025 need not move the counter of unemployment",
    rows: [
      { from: "2024-11-04", to: "2024-11-10", days: 5, ground: "service", counter: 310 },
      { from: "2024-11-11", to: "2024-11-17", days: 5, counter: 310 },
    ],
  },
];

const head =
  "person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground,max_period_start,counter_before";

function lineOf(person: string, row: Row): string {
  const { from, to, days, benefit = "labour_market_subsidy", ground = "unemployment" } = row;
  const { paidOn = "2026-06-01", euros = days * 40, maxPeriod = "", counter = "" } = row;
  const amounts = [days, euros.toFixed(2), ground, maxPeriod, counter];
  return [person, benefit, from, to, paidOn, ...amounts].join(",");
}

/** Each scenario has a person of its own, so that one import holds them all. */
let area: TestArea;
let checks: readonly CheckView[];
const lastLines: number[] = [];
beforeAll(async () => {
  area = await openArea("2026-08-10", ["398"]);
  await area.deliver("persons", [
    "person_id,birth_month,exempt_group,first_municipality_entry,death_month",
    ...scenarios.map(({ who = "alive" }, i) => `${i},${people[who]}`),
  ]);
  const lines = [head];
  for (const [i, { rows }] of scenarios.entries()) {
    lines.push(...rows.map((row) => lineOf(String(i), row)));
    lastLines.push(lines.length);
  }
  const { rejected } = await area.deliver("benefit-payments", lines);
  expect(rejected).toBe(0);
  ({ checks } = await runChecks(area.workspace, { only: "benefit-payments", chain: "new" }));
});
afterAll(async () => {
  await area.close();
});

/** Checks of months look at the file as a whole. */
const ofMonths = new Set(["MONTH_WITHOUT_ROWS", "RECORDING_GAP"]);

test.each(scenarios.map((scenario, i) => ({ ...scenario, i })))("$what", ({ found, i, rows }) => {
  const last = lastLines[i] ?? 0;
  const codes = checks
    .filter(({ code }) => !ofMonths.has(code))
    .flatMap(({ code, places }) =>
      places
        .filter(({ line }) => line !== null && line > last - rows.length && line <= last)
        .map(({ line }) => ({ code, line })),
    );
  expect(codes).toEqual(found === undefined ? [] : [{ code: found, line: last }]);
});

test("every check counts what it shows, and says what to do", () => {
  for (const code of [
    "BENEFIT_ENDED",
    "PAYMENT_OUTSIDE_LIFE",
    "PAYMENT_DELIVERED_TWICE",
    "RECOVERY_WITHOUT_PAYMENT",
    "COUNTER_BROKEN",
    "EMPTY_PAYMENT",
  ]) {
    const check = checks.find((each) => each.code === code);
    const expected = scenarios.filter(({ found }) => found === code).length;
    expect(check).toMatchObject({ count: expected });
    expect(check?.message.fi).toMatch(
      expected === 1 ? /Yksi|Yhde|: 1\./ : new RegExp(`${expected}`, "u"),
    );
    expect(check?.next?.sv.length).toBeGreaterThan(20);
  }
});
