import { addMonths, cents, day, month, type Month } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { assembleFinance } from "./assemble-finance.ts";
import type { FinanceFacts } from "./finance-facts.ts";
import { bookLedger, type LedgerPosting } from "./ledger-book.ts";
import type { BudgetLine } from "./plan.ts";

const million = 100_000_000;
const january2023 = month("2023-01");

/** A ledger of even months: yearly amounts in millions by service and account. */
function evenLedger(
  years: readonly number[],
  amounts: readonly (readonly [string, string, number])[],
): LedgerPosting[] {
  return years.flatMap((year) =>
    amounts.flatMap(([service, account, millions]) =>
      Array.from({ length: 12 }, (_, i): LedgerPosting => {
        const upTo = (part: number): number => Math.round((millions * million * part) / 12);
        return {
          month: addMonths(january2023, (year - 2023) * 12 + i),
          account,
          service,
          cents: cents(upTo(i + 1) - upTo(i)),
        };
      }),
    ),
  );
}

function budgetLine(
  service: string,
  side: BudgetLine["side"],
  stage: BudgetLine["stage"],
  millions: number,
): BudgetLine {
  return { year: 2024, service, side, stage, cents: cents(Math.round(millions * million)) };
}

const ledger = evenLedger(
  [2023, 2024],
  [
    ["coaching", "4400", 7.7],
    ["benefit-liability", "4740", 18],
    ["coaching", "3300", 1.8],
  ],
);

const facts: FinanceFacts = {
  today: day("2025-02-20"),
  synthetic: true,
  book: bookLedger(ledger),
  budget: [
    budgetLine("coaching", "expense", "original_budget", 11.3),
    budgetLine("coaching", "expense", "use_plan", 11.3),
    budgetLine("benefit-liability", "expense", "original_budget", 16),
    budgetLine("benefit-liability", "expense", "use_plan", 16),
    budgetLine("coaching", "revenue", "original_budget", 1.7),
  ],
  services: new Map([
    ["coaching", { name: "Valmennus", statutoryClass: "appropriation_bound" }],
    [
      "benefit-liability",
      { name: "Etuuksien kuntaosuus", statutoryClass: "appropriation_independent" },
    ],
  ]),
  commitments: [],
  liability: undefined,
  billed: new Map<Month, never>(),
  lagProfiles: [],
  firstOpen: undefined,
  frozen: [],
  batches: new Map(),
  run: {},
};

describe("the year 2024 of the city's own monitoring report", () => {
  const view = assembleFinance(facts, { year: 2024, view: "booked" });
  const [operating, liability] = view.costTypes;

  test("revenue 1.8, expenses 25.7 and share 18.0 million come out as booked", () => {
    expect(view.revenue.actualToDateCents).toBe(1.8 * million);
    expect(liability?.plan.actualToDateCents).toBe(18 * million);
    const expenses =
      (operating?.plan.actualToDateCents ?? 0) + (liability?.plan.actualToDateCents ?? 0);
    expect(expenses).toBe(25.7 * million);
    expect(view.margin.actualToDateCents).toBe(-23.9 * million);
  });

  test("the share is two million over its appropriation and its own operation covers it", () => {
    expect(liability?.plan.deviationCents).toBe(2 * million);
    expect(operating?.plan.deviationCents).toBe(-3.6 * million);
  });

  test("a year that is over has its outcome for a forecast, without an interval", () => {
    expect(liability?.plan.yearEnd).toMatchObject({ mean: 18 * million, lo95: 18 * million });
    expect(liability?.backtest).toBeNull();
    expect(liability?.noForecast).toBeNull();
  });

  test("the sentence says both cost types and which way they went", () => {
    expect(view.finding.fi.replaceAll("\u00A0", " ")).toBe(
      "Työttömyysetuuksien kuntaosuus on vuonna 2024 18,0 milj. €, 2,0 milj. € yli käyttösuunnitelman. Oman toiminnan kulut ovat 7,7 milj. €, 3,6 milj. € alle käyttösuunnitelman.",
    );
  });

  test("classes add up to the cost types and a month's plan to the year's", () => {
    const total = view.classes.reduce((sum, { plan }) => sum + plan.actualToDateCents, 0);
    expect(total).toBe(25.7 * million);
    const planned = liability?.months.reduce((sum, { planCents }) => sum + planCents, 0);
    expect(planned).toBe(16 * million);
  });
});

describe("a year under way", () => {
  const soFar = ledger.filter((posting) => posting.month < month("2024-10"));
  const view = assembleFinance(
    { ...facts, today: day("2024-10-15"), book: bookLedger(soFar) },
    { year: 2024, view: "booked" },
  );
  const liability = view.costTypes[1];

  test("nine even months lead to the even year, whatever the method", () => {
    expect(liability?.plan.yearEnd?.mean).toBeCloseTo(18 * million, -5);
    expect(liability?.months.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 9 }, () => "provisional"),
      ...Array.from({ length: 3 }, () => "future"),
    ]);
  });

  test("a month has an actual or a forecast", () => {
    for (const { actualCents, forecast } of liability?.months ?? []) {
      expect(actualCents === null).toBe(forecast !== null);
    }
  });

  test("the year's running sum ends in the year's forecast and its interval widens on the way", () => {
    const running = (liability?.months ?? []).map(({ cumulativeForecast }) => cumulativeForecast);
    expect(running.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => null));
    expect(running.at(-1)).toEqual(liability?.plan.yearEnd);
    const widths = running.slice(9).map((sum) => (sum?.hi95 ?? 0) - (sum?.lo95 ?? 0));
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    expect(running[9]?.mean).toBeCloseTo(15 * million, -5);
  });

  test("service forecasts add up to their cost type's", () => {
    const services = view.classes.flatMap((entry) => entry.services);
    const sum = services.reduce((total, { plan }) => total + (plan.yearEnd?.mean ?? 0), 0);
    const types = view.costTypes.reduce((total, { plan }) => total + (plan.yearEnd?.mean ?? 0), 0);
    expect(Math.abs(sum - types)).toBeLessThanOrEqual(services.length);
  });

  test("what is already granted is never forecast away", () => {
    const granted = assembleFinance(
      {
        ...facts,
        today: day("2024-10-15"),
        book: bookLedger(soFar),
        commitments: [
          {
            service: "new-grant",
            remainingCents: cents(3 * million),
            first: month("2024-10"),
            last: month("2024-11"),
          },
        ],
      },
      { year: 2024, view: "booked" },
    );
    const plain = view.costTypes[0]?.plan.yearEnd?.mean ?? 0;
    const more = granted.costTypes[0]?.plan.yearEnd?.mean ?? 0;
    expect(more - plain).toBeCloseTo(3 * million, -2);
    expect(granted.costTypes[0]?.months[11]?.committedCents).toBe(million);
  });
});

describe("closing", () => {
  const closed = ledger.filter((posting) => posting.month < month("2024-03"));
  const late: LedgerPosting = {
    month: month("2024-01"),
    account: "4400",
    service: "coaching",
    cents: cents(500),
  };
  const frozenMonth = month("2024-01");
  const frozen = bookLedger(closed)
    .figures.flatMap(({ measure, key, centsByMonth }) =>
      [...centsByMonth].map(([originMonth, value]) => ({
        measure,
        key,
        originMonth,
        postedMonth: originMonth,
        cents: value,
      })),
    )
    .filter(({ postedMonth }) => postedMonth <= frozenMonth);

  test("a late posting of January shows in February as a correction that names January", () => {
    const view = assembleFinance(
      {
        ...facts,
        today: day("2024-03-10"),
        firstOpen: month("2024-02"),
        frozen,
        book: bookLedger([...closed, late]),
      },
      { year: 2024, view: "booked" },
    );
    const [january, february] = view.costTypes[0]?.months ?? [];
    expect(january).toMatchObject({ status: "frozen", correctionCents: 0 });
    expect(january?.actualCents).toBe(Math.round((7.7 * million) / 12));
    expect(february).toMatchObject({ status: "provisional", correctionCents: 500 });
    expect(view.corrections).toMatchObject([
      { postedMonth: "2024-02", originMonth: "2024-01", costType: "operating", cents: 500 },
    ]);
  });
});

test("with nothing imported the page says so and invents nothing", () => {
  const view = assembleFinance(
    { ...facts, book: bookLedger([]), budget: [], services: new Map() },
    { year: undefined, view: "booked" },
  );
  expect(view.latestMonth).toBeNull();
  expect(view.costTypes.map(({ plan }) => plan.yearEnd)).toEqual([null, null]);
  expect(view.classes).toEqual([]);
  expect(view.finding.en).toContain("nothing has been imported");
  expect(view.finding.fi).not.toContain("0,0");
});
