import { month, type Month } from "@luotsi/base";
import { optionalIntegers } from "@luotsi/frame";
import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";

import type { LiabilityPlan } from "../municipal-liability/plan.ts";
import { checkInvoices, type InvoiceCheck } from "./check-invoices.ts";
import type { ComputedShares } from "./computed-shares.ts";
import { caseKey, invoiceBridge } from "./invoice-bridge.ts";
import { differenceCauses, differenceKinds } from "./invoice-entries.ts";
import type { InvoiceLineColumns } from "./invoice-lines.ts";

/** One rule: after 100 paid days 10 %, after 200 days 20 %. */
const plan: LiabilityPlan = {
  model: "test",
  rules: [
    {
      id: "stepped",
      steps: [
        { afterPaidDays: 100, percent: 10 },
        { afterPaidDays: 200, percent: 20 },
      ],
      counter: "labour_market_subsidy",
      shareOf: "paid",
      timing: "benefit_day",
      freeGrounds: [],
    },
  ],
  timetable: [],
  basicAmounts: [],
  countFrom: 0 as never,
  serviceDaysCountFrom: undefined,
  uncountedGrounds: [],
  exemption: undefined,
  steppedAllowance: undefined,
  paymentPeriodDays: 31,
  assumptions: {
    adjustedDayConversion: "none",
    precedingDays: "latest_period",
    residenceDate: "payout",
    regimeDate: "benefit_day",
    subsidyRestart: "new_max_period",
    rounding: "sum_then_round",
  },
};

interface Share {
  readonly person: number;
  readonly benefit?: number;
  readonly month: Month;
  readonly paid: Month;
  readonly cents: number;
  /** The share in percent, at a counter far from any step. */
  readonly percent?: number;
  readonly home?: number;
}

interface Line {
  readonly person: number;
  readonly benefit?: number;
  readonly month: Month;
  readonly sent: Month;
  readonly cents: number;
  readonly home?: number | undefined;
}

const people = 12;

function sharesOf(rows: readonly Share[]): ComputedShares {
  const percent = (row: Share): number => row.percent ?? 20;
  return {
    personCount: people,
    person: Int32Array.from(rows, (row) => row.person),
    benefit: Uint8Array.from(rows, (row) => row.benefit ?? 0),
    month: Int32Array.from(rows, (row) => row.month),
    payoutMonth: Int32Array.from(rows, (row) => row.paid),
    municipality: optionalIntegers(rows.map((row) => row.home ?? 398)),
    days: new Int32Array(rows.length).fill(20),
    owedHundredths: Float64Array.from(rows, (row) => row.cents * percent(row)),
    baseCents: Float64Array.from(rows, (row) => row.cents),
    rule: new Uint8Array(rows.length),
    counterBefore: Float64Array.from(rows, (row) => (percent(row) === 20 ? 400 : 130)),
    counterAfter: Float64Array.from(rows, (row) => (percent(row) === 20 ? 420 : 150)),
    row: Int32Array.from(rows, (_, k) => k),
  };
}

function linesOf(rows: readonly Line[]): InvoiceLineColumns {
  return {
    person: Int32Array.from(rows, (row) => row.person),
    benefit: Uint8Array.from(rows, (row) => row.benefit ?? 0),
    month: Int32Array.from(rows, (row) => row.month),
    invoiceMonth: Int32Array.from(rows, (row) => row.sent),
    days: new Int32Array(rows.length).fill(20),
    billedCents: Float64Array.from(rows, (row) => row.cents),
    municipality: optionalIntegers(rows.map((row) => row.home)),
    sharePercent: optionalIntegers(rows.map(() => undefined)),
  };
}

const march = month("2025-03");
const later = (months: number): Month => (march + months) as Month;

function check(
  shares: readonly Share[],
  lines: readonly Line[],
  more: Partial<Parameters<typeof checkInvoices>[0]> = {},
): InvoiceCheck {
  return checkInvoices(
    {
      shares: sharesOf(shares),
      lines: linesOf(lines),
      municipalities: new Set([398]),
      hadAllowance: new Uint8Array(people),
      invoices: { first: later(-24), last: later(24) },
      ...more,
    },
    plan,
  );
}

/** Differences case by case as `kind: cause, computed, billed` in cents. */
function differencesOf({ entries }: InvoiceCheck): readonly string[] {
  const found = new Map<string, { words: string; computed: number; billed: number }>();
  for (const [k, kind] of entries.kind.entries()) {
    if (kind === 0) continue;
    const cause = differenceCauses[entries.cause[k] ?? 0];
    const words = `${differenceKinds[kind]}${cause === "none" ? "" : `: ${cause}`}`;
    const key = `${caseKey(entries, k)} ${words}`;
    const sum = found.get(key) ?? { words, computed: 0, billed: 0 };
    sum.computed += (entries.computedHundredths[k] ?? 0) / 100;
    sum.billed += (entries.billedHundredths[k] ?? 0) / 100;
    found.set(key, sum);
  }
  return [...found.values()].map(({ words, computed, billed }) =>
    [words, Number(computed.toFixed(6)), Number(billed.toFixed(6))].join(" "),
  );
}

const share: Share = { person: 0, month: march, paid: later(1), cents: 74_420 };
const line: Line = { person: 0, month: march, sent: later(2), cents: 14_884 };

describe("a bill agrees with the unrounded share", () => {
  const odd: Share = { ...share, cents: 1_001, percent: 10 };
  test.each([
    [100, []],
    [101, []],
    [99, ["amount 100.1 99"]],
    [102, ["amount 100.1 102"]],
    [98, ["amount 100.1 98"]],
  ])(
    "within half a cent for the payment and half for the line: 100.1 billed as %s",
    (cents, found) => {
      expect(differencesOf(check([odd], [{ ...line, cents }]))).toEqual(found);
    },
  );

  test("but nothing billed agrees only with less than half a cent", () => {
    const other: Line = { ...line, person: 1, cents: 1 };
    const unbilled = (cents: number): readonly string[] =>
      differencesOf(check([{ ...share, cents, percent: 20 }], [other])).filter((words) =>
        words.startsWith("not_billed"),
      );
    expect(unbilled(2)).toEqual([]);
    expect(unbilled(3)).toEqual(["not_billed 0.6 0"]);
  });
});

describe("the municipality is that of the home on the payout day", () => {
  const elsewhere: Share = { ...share, home: 98 };
  test("somebody else's share is not ours to be billed for", () => {
    expect(differencesOf(check([elsewhere], []))).toEqual([]);
    expect(differencesOf(check([elsewhere], [line]))).toEqual(["wrong_municipality 0 14884"]);
  });

  test("our share billed to another municipality is the wrong one's", () => {
    expect(differencesOf(check([share], [{ ...line, home: 98 }]))).toEqual([
      "wrong_municipality 14884 14884",
    ]);
  });

  test("a line of another area for days that are not ours is told apart", () => {
    expect(differencesOf(check([share], [line, { ...line, person: 1, home: 98 }]))).toEqual([
      "wrong_municipality: other_area 0 14884",
    ]);
  });
});

describe("who moves within a month has a line of each municipality", () => {
  const shares: readonly Share[] = [share, { ...share, home: 560, cents: 37_210 }];
  test.each([
    ["agree home by home", [560, 7_442], [398, 14_884], []],
    ["agree when they name no home", [undefined, 14_884], [undefined, 7_442], []],
    ["are wrong when one is billed what the other owes", [560, 14_884], [398, 7_442], [22_326]],
    ["are wrong when one is billed all of it", [398, 14_884], [398, 7_442], [22_326]],
  ] as const)("%s", (_, first, second, wrong) => {
    const lines = [first, second].map(([home, cents]): Line => ({ ...line, home, cents }));
    const found = check(shares, lines, { municipalities: new Set([398, 560]) });
    expect(differencesOf(found)).toEqual(wrong.map((sum) => `wrong_municipality ${sum} ${sum}`));
  });
});

describe("payouts that no invoice at hand can be about", () => {
  test("are left out by name, after the last invoice and before the first", () => {
    const found = check(
      [share, { ...share, paid: later(3) }, { ...share, month: later(-4), paid: later(-3) }],
      [line],
      {
        invoices: { first: later(2), last: later(2) },
      },
    );
    expect(differencesOf(found)).toEqual([]);
    expect(found.notYetInvoiced).toEqual({ count: 1, owedHundredths: 1_488_400 });
    expect(found.beforeInvoices).toEqual({ count: 1, owedHundredths: 1_488_400 });
  });

  test("but a late line brings its share in from before the first invoice", () => {
    const early = { ...share, paid: later(-1) };
    const found = check([early], [line], { invoices: { first: later(2), last: later(2) } });
    expect(differencesOf(found)).toEqual([]);
    expect(found.beforeInvoices.count).toBe(0);
  });

  test("a month between whose invoice is not at hand is a missing invoice, not many errors", () => {
    const found = check(
      [share, { ...share, person: 1, paid: later(2) }, { ...share, person: 2, paid: later(3) }],
      [line, { ...line, person: 2, sent: later(4) }],
      { invoices: { first: later(2), last: later(4) } },
    );
    expect(differencesOf(found)).toEqual(["not_billed: invoice_missing 14884 0"]);
  });
});

describe("a group that waits for its bills", () => {
  const everybody = Array.from({ length: people }, (_, person) => person);
  const monthly = [0, 1, 2].flatMap((at) =>
    everybody.map((person): Share => ({
      person,
      month: later(at),
      paid: later(at + 1),
      cents: 74_420,
    })),
  );
  const billed = monthly.map(({ person, month: at, paid }): Line => ({
    person,
    month: at,
    sent: (paid + 1) as Month,
    cents: 14_884,
  }));
  const group = new Set([1, 2, 3, 4]);
  const hadAllowance = Uint8Array.from(everybody, (person) => Number(person < 8));

  function waitingOf(lines: readonly Line[]): readonly string[] {
    return differencesOf(
      check(monthly, lines, { hadAllowance, invoices: { first: later(2), last: later(4) } }),
    );
  }

  test("is told together", () => {
    const found = waitingOf(billed.filter(({ person }) => !group.has(person)));
    expect(found).toEqual(everybody.map(() => "not_billed: late_billing 14884 0"));
  });

  test("does not take in one whose other bills have come", () => {
    const found = waitingOf(
      billed.filter(
        ({ person, sent }) => !group.has(person) && !(person === 5 && sent === later(3)),
      ),
    );
    expect(found.filter((words) => words === "not_billed 14884 0")).toHaveLength(1);
    expect(found).toHaveLength(13);
  });

  test("of two people is no group, and neither are people who never had an allowance", () => {
    const two = waitingOf(billed.filter(({ person }) => person !== 1 && person !== 2));
    expect(two).toEqual(everybody.slice(6).map(() => "not_billed 14884 0"));
    const others = waitingOf(billed.filter(({ person }) => person < 8));
    expect(others).toEqual(everybody.map(() => "not_billed 14884 0"));
  });

  test("has nothing left once the late lines have come, whatever invoice brought them", () => {
    const late = billed.map((one) => (group.has(one.person) ? { ...one, sent: later(4) } : one));
    expect(waitingOf(late)).toEqual([]);
  });
});

const months = integer({ min: 0, max: 5 });
const shareShape = record({
  person: integer({ min: 0, max: 3 }),
  month: months.map((at) => later(at)),
  paid: months.map((at) => later(at + 1)),
  cents: integer({ min: -80_000, max: 80_000 }),
  percent: constantFrom(10, 20),
  home: constantFrom(398, 398, 398, 98),
});
const lineShape = record({
  person: integer({ min: 0, max: 3 }),
  month: months.map((at) => later(at)),
  sent: months.map((at) => later(at + 2)),
  cents: constantFrom(14_884, 7_442, 100, -7_442, 0, 33),
  home: constantFrom(398, undefined, 98),
});

describe("whatever the shares and the lines are", () => {
  const shares = array(shareShape, { maxLength: 14 });
  const lines = array(lineShape, { maxLength: 14 });

  test("every line and every share that is ours stands once: nothing is lost and nothing comes twice", () => {
    assert(
      property(shares, lines, (someShares, someLines) => {
        const { entries, notYetInvoiced, beforeInvoices } = check(someShares, someLines, {
          invoices: { first: later(2), last: later(5) },
        });
        const total = (column: Float64Array): number =>
          column.reduce((sum, value) => sum + value, 0);
        const owed = someShares
          .filter(({ home }) => home === 398)
          .reduce((sum, { cents, percent }) => sum + cents * percent, 0);
        // Shares of less than half a cent that nothing bills are the only ones without an entry.
        const computed =
          total(entries.computedHundredths) +
          notYetInvoiced.owedHundredths +
          beforeInvoices.owedHundredths;
        expect(Math.abs(computed - owed)).toBeLessThanOrEqual(50 * someShares.length);
        const billed = someLines.reduce((sum, { cents }) => sum + cents * 100, 0);
        expect(total(entries.billedHundredths)).toBeCloseTo(billed, 6);
      }),
      { numRuns: 400 },
    );
  });

  test("the parts lead from computed to billed to the cent over any months", () => {
    assert(
      property(shares, lines, months, months, (someShares, someLines, from, length) => {
        const { entries } = check(someShares, someLines);
        const bridge = invoiceBridge(entries, { first: later(from), last: later(from + length) });
        const parts = bridge.differences.map(
          ({ billedCents, computedCents }) => billedCents - computedCents,
        );
        expect(
          bridge.computedCents -
            bridge.billedInOtherMonthsCents +
            bridge.billedForOtherMonthsCents +
            parts.reduce((sum, part) => sum + part, 0) +
            bridge.roundingCents,
        ).toBe(bridge.billedCents);
        expect(Math.abs(bridge.roundingCents)).toBeLessThanOrEqual(
          2 * (someShares.length + someLines.length) + 5,
        );
      }),
      { numRuns: 400 },
    );
  });

  test("the order of lines and the company of other people change nobody's differences", () => {
    assert(
      property(shares, lines, (someShares, someLines) => {
        const straight = differencesOf(check(someShares, someLines)).toSorted();
        const turned = differencesOf(
          check(someShares.toReversed(), someLines.toReversed()),
        ).toSorted();
        expect(turned).toEqual(straight);
        const alone = [0, 1, 2, 3].flatMap((person) =>
          differencesOf(
            check(
              someShares.map((one) => (one.person === person ? one : { ...one, person: 11 })),
              someLines.filter((one) => one.person === person),
            ),
          ).filter((words) => !words.startsWith("not_billed")),
        );
        const billedOnly = straight.filter((words) => !words.startsWith("not_billed"));
        expect(alone.toSorted()).toEqual(billedOnly);
      }),
      { numRuns: 200 },
    );
  });

  test("an invoice of the shares themselves has no difference", () => {
    assert(
      property(shares, (someShares) => {
        const own = someShares.filter(({ home }) => home === 398);
        const bills = own.map(({ person, month: at, paid, cents, percent }): Line => ({
          person,
          month: at,
          sent: (paid + 1) as Month,
          cents: Math.round((cents * percent) / 100),
        }));
        expect(differencesOf(check(own, bills))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
