import { assert, constantFrom, integer, property, record, array } from "fast-check";
import { describe, expect, test } from "vitest";

import {
  daysAfter,
  lastWeekday,
  runScenario,
  type PaymentLine,
  type PersonLine,
} from "../../../../tools/liability-scenario.ts";

const benefits = [
  "labour_market_subsidy",
  "basic_allowance",
  "earnings_related_allowance",
] as const;
const grounds = ["unemployment", "service", "layoff"] as const;

const paymentShape = record({
  benefit: constantFrom(...benefits),
  ground: constantFrom(...grounds),
  /** Mondays from 4.11.2024 on, so that some rows lie on each side of the reform. */
  week: integer({ min: 0, max: 60 }),
  weeks: integer({ min: 1, max: 4 }),
  dailyCents: constantFrom(3721, 3000, 2500),
});

const historyShape = record({
  opening: integer({ min: 0, max: 800 }),
  payments: array(paymentShape, { minLength: 1, maxLength: 8 }),
});

type History = typeof historyShape extends { generate: (...words: never[]) => { value: infer T } }
  ? T
  : never;

function linesOf(history: History, person = "P"): readonly PaymentLine[] {
  let week = 0;
  return history.payments.map(({ weeks, dailyCents, benefit, ground, week: gap }) => {
    const from = daysAfter("2024-11-04", 7 * week);
    week += weeks + (gap % 3);
    const days = weeks * 5;
    const to = lastWeekday(from, days);
    return { person, benefit, ground, from, to, days, euros: (days * dailyCents) / 100 };
  });
}

function openingOf(history: History, person = "P"): PersonLine {
  const { opening } = history;
  return {
    person,
    subsidyDays: opening,
    allowanceDays: Math.min(opening, 300),
    unemploymentDays: opening,
  };
}

/** The same payment as two, cut after some whole weekdays; both are paid on the day of the whole. */
function cutInTwo(line: PaymentLine, days: number): readonly PaymentLine[] {
  if (days <= 0 || days >= line.days) return [line];
  const paidOn = line.paidOn ?? line.to;
  const first = { ...line, paidOn, days, to: lastWeekday(line.from, days) };
  const rest = line.days - days;
  const euros = line.euros / line.days;
  let from = daysAfter(first.to, 1);
  while (lastWeekday(from, 1) !== from) from = daysAfter(from, 1);
  return [
    { ...first, euros: euros * days },
    { ...line, paidOn, from, days: rest, euros: euros * rest },
  ];
}

describe("properties of the ledger", () => {
  test("cutting payments anywhere never changes what is owed", () => {
    assert(
      property(historyShape, integer({ min: 1, max: 19 }), (history, at) => {
        const lines = linesOf(history);
        const persons = [openingOf(history)];
        const whole = runScenario({ payments: lines, persons });
        const parts = runScenario({
          payments: lines.flatMap((line) => cutInTwo(line, at)),
          persons,
        });
        expect(parts.totalEuros).toBeCloseTo(whole.totalEuros, 8);
        for (const key of ["byMonth", "byRuleSet", "byStep"] as const) {
          const flat = (outcome: typeof whole): string =>
            JSON.stringify(outcome.totals[key].map((entry) => Math.round(entry.owedHundredths)));
          expect(flat(parts), key).toBe(flat(whole));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("the order of rows and the company of other persons change nobody's row", () => {
    assert(
      property(historyShape, historyShape, integer(), (one, two, seed) => {
        const lines = [...linesOf(one, "A"), ...linesOf(two, "B")];
        const persons = [openingOf(one, "A"), openingOf(two, "B")];
        const order = lines
          .map((_, k) => k)
          .toSorted((a, b) => Math.sin(seed + a) - Math.sin(seed + b));
        const straight = runScenario({ payments: lines, persons });
        const mixed = runScenario({
          payments: order.flatMap((k) => lines.slice(k, k + 1)),
          persons: persons.toReversed(),
        });
        expect(order.map((k) => straight.rowEuros[k])).toEqual([...mixed.rowEuros]);
        const alone = runScenario({ payments: linesOf(one, "A"), persons });
        expect(straight.rowEuros.slice(0, one.payments.length)).toEqual([...alone.rowEuros]);
      }),
      { numRuns: 100 },
    );
  });

  test("a longer history before never makes later payments cheaper", () => {
    assert(
      property(historyShape, integer({ min: 0, max: 400 }), (history, more) => {
        const payments = linesOf(history);
        const owed = (add: number): number =>
          runScenario({
            payments,
            persons: [
              {
                person: "P",
                subsidyDays: history.opening + add,
                allowanceDays: history.opening + add,
                unemploymentDays: history.opening + add,
              },
            ],
          }).totalEuros;
        expect(owed(more)).toBeGreaterThanOrEqual(owed(0) - 1e-9);
      }),
      { numRuns: 100 },
    );
  });

  test("a restart after all payments changes nothing, so the tight loop agrees with the careful one", () => {
    assert(
      property(historyShape, (history) => {
        const payments = linesOf(history);
        const persons = [openingOf(history)];
        const later = payments.map((line, k) =>
          k === 0 ? Object.assign({ ...line }, { maxPeriodStart: "2035-01-01" }) : line,
        );
        const tight = runScenario({ payments, persons });
        const careful = runScenario({ payments: later, persons });
        expect(careful.rowEuros).toEqual(tight.rowEuros);
        expect(careful.ledger.counterAfter).toEqual(tight.ledger.counterAfter);
        expect(careful.ledger.ruleSet).toEqual(tight.ledger.ruleSet);
      }),
      { numRuns: 150 },
    );
  });

  test("every way of adding up gives the same total", () => {
    assert(
      property(historyShape, (history) => {
        const { totals } = runScenario({
          payments: linesOf(history),
          persons: [openingOf(history)],
        });
        const { byRuleSet, byBenefit, byStep, byMunicipality, byMonth, byInvoiceMonth } = totals;
        for (const part of [
          byRuleSet,
          byBenefit,
          byStep,
          byMunicipality,
          byMonth,
          byInvoiceMonth,
        ]) {
          const sum = part.reduce((all, entry) => all + entry.owedHundredths, 0);
          expect(sum).toBeCloseTo(totals.owedHundredths, 5);
        }
        const days = history.payments.reduce((all, { weeks }) => all + weeks * 5, 0);
        expect(byStep.reduce((all, step) => all + step.days, 0)).toBeCloseTo(days, 9);
      }),
      { numRuns: 100 },
    );
  });
});

describe("what the file leaves open is answered by a switch", () => {
  const tmt = "labour_market_subsidy";
  const ap = "earnings_related_allowance";
  const weeks = (from: string, days: number, more: Partial<PaymentLine> = {}): PaymentLine => ({
    person: "P",
    benefit: tmt,
    from,
    to: lastWeekday(from, days),
    days,
    euros: (days * 3721) / 100,
    ...more,
  });
  const opening = (more: Partial<PersonLine>): readonly PersonLine[] => [{ person: "P", ...more }];
  const owed = (scenario: Parameters<typeof runScenario>[0], assume?: string): number =>
    runScenario(assume === undefined ? scenario : { ...scenario, assume: [assume] }).totalEuros;

  test("adjusted_day_conversion: only daily allowances, or all, may be converted", () => {
    const adjusted = weeks("2025-03-03", 20, { benefit: ap, euros: 700, fullEuros: 1400 });
    const allowance = {
      payments: [adjusted, weeks("2025-04-07", 10, { benefit: ap, euros: 700 })],
      persons: opening({ allowanceDays: 90 }),
    };
    // Unconverted 90 → 110 → 120; converted 90 → 100 → 110.
    expect(owed(allowance)).toBeCloseTo(10 * 1.8605 + 10 * 3.721, 9);
    const converted = 10 * 3.721;
    expect(owed(allowance, "adjusted_day_conversion=daily_allowance_only")).toBeCloseTo(
      converted,
      9,
    );
    expect(owed(allowance, "adjusted_day_conversion=all")).toBeCloseTo(converted, 9);
    const half = { payments: [weeks("2025-03-03", 20, { euros: 372.1 })] };
    const subsidy = { ...half, persons: opening({ subsidyDays: 90 }) };
    expect(owed(subsidy)).toBeCloseTo(10 * 1.8605, 9);
    expect(owed(subsidy, "adjusted_day_conversion=daily_allowance_only")).toBeCloseTo(18.605, 9);
    expect(owed(subsidy, "adjusted_day_conversion=all")).toBeCloseTo(0, 9);
  });

  test("preceding_days: earlier maximum periods may count before the subsidy", () => {
    const payments = [
      weeks("2025-01-06", 100, { benefit: ap, euros: 7000, maxPeriodStart: "2025-01-06" }),
      weeks("2025-06-02", 50, { benefit: ap, euros: 3500, maxPeriodStart: "2025-06-02" }),
      weeks("2025-09-01", 20),
    ];
    expect(owed({ payments })).toBe(0);
    expect(owed({ payments }, "preceding_days=all")).toBe(20 * 3.721);
  });

  test("opening_includes_services: service days before 2025 may be left out, in the opening and in rows", () => {
    const persons = opening({ subsidyDays: 500, unemploymentDays: 350, openingOn: "2025-01-01" });
    const payments = [weeks("2025-01-01", 23)];
    expect(owed({ payments, persons })).toBe(342.332);
    // 350 opens at the 30 % step: 23 × 37.21 × 0.3.
    expect(owed({ payments, persons }, "opening_includes_services=false")).toBe(256.749);
    const rows = [weeks("2024-06-03", 100, { ground: "service" }), ...payments];
    expect(owed({ payments: rows })).toBe(23 * 3.721);
    expect(owed({ payments: rows }, "opening_includes_services=false")).toBe(0);
  });

  test("layoff_advances_counter: days that cost nothing may stand still", () => {
    const payments = [
      weeks("2025-01-06", 100, { benefit: ap, euros: 7000, ground: "layoff" }),
      weeks("2025-06-02", 20, { benefit: ap, euros: 1400 }),
    ];
    expect(owed({ payments })).toBe(20 * 3.721);
    expect(owed({ payments }, "layoff_advances_counter=false")).toBe(0);
  });

  test("residence_date: the home may be that of each benefit day", () => {
    const scenario = {
      payments: [weeks("2025-03-03", 20, { paidOn: "2025-04-04" })],
      persons: opening({ subsidyDays: 300 }),
      residences: [
        { person: "P", from: "2020-01-01", municipality: 0 },
        { person: "P", from: "2025-03-13", municipality: 1 },
      ],
    };
    const homes = (assume: readonly string[]): unknown =>
      runScenario({ ...scenario, assume }).totals.byMunicipality;
    expect(homes([])).toEqual([{ key: 1, owedHundredths: 20 * 111_630 }]);
    expect(homes(["residence_date=benefit_day"])).toEqual([
      { key: 0, owedHundredths: 8 * 111_630 },
      { key: 1, owedHundredths: 12 * 111_630 },
    ]);
  });

  test("regime_date: December 2024 paid in January 2025 may follow the new rule", () => {
    const scenario = {
      payments: [weeks("2024-12-02", 22, { paidOn: "2025-01-08" })],
      persons: opening({ subsidyDays: 320, unemploymentDays: 320 }),
    };
    expect(owed(scenario)).toBe(22 * 18.605);
    expect(owed(scenario, "regime_date=payout")).toBeCloseTo(22 * 11.163, 9);
  });

  test("general_benefit_shares: May 2026 follows the subsidy's steps or is refused", () => {
    const may = weeks("2026-05-04", 20, { benefit: "general_benefit" });
    const scenario = { payments: [may], persons: opening({ subsidyDays: 700 }) };
    expect(owed(scenario)).toBe(20 * 18.605);
    expect(() => owed(scenario, "general_benefit_shares=refuse")).toThrow("has law");
  });
});

describe("rows that cross a border", () => {
  const persons = [{ person: "P", subsidyDays: 350, unemploymentDays: 350 }];
  const across = {
    person: "P",
    benefit: "labour_market_subsidy",
    from: "2024-12-23",
    to: "2025-01-10",
    days: 15,
    euros: 558.15,
  } as const;

  test("the turn of 2025 divides a row into the old and the new rule", () => {
    const { totals, ledger } = runScenario({ payments: [across], persons });
    // 7 weekdays in 2024 at 50 %, 8 in 2025 at 30 % (counter 357).
    expect(totals.byRuleSet).toEqual([
      { key: "tmt-2015", owedHundredths: 7 * 186_050 },
      { key: "tmt-2025", owedHundredths: 8 * 111_630 },
    ]);
    expect(totals.byMonth.map(({ owedHundredths }) => owedHundredths)).toEqual([
      7 * 186_050,
      8 * 111_630,
    ]);
    expect([...ledger.cuts.paidDays]).toEqual([7, 8]);
  });

  test("the counter runs through 1.5.2026", () => {
    const payments = [{ ...across, from: "2026-04-27", to: "2026-05-08", days: 10, euros: 372.1 }];
    const { totals, ledger } = runScenario({ payments, persons });
    expect(totals.byRuleSet.map(({ key }) => key)).toEqual(["tmt-2025", "yt-2026"]);
    expect(totals.owedHundredths).toBe(10 * 111_630);
    expect([ledger.counterBefore[0], ledger.counterAfter[0]]).toEqual([350, 360]);
  });

  test("a recovery takes back its days and later rows see the counter without them", () => {
    const first = { ...across, from: "2025-03-03", to: "2025-03-28", days: 20, euros: 744.2 };
    const back = { ...first, paidOn: "2025-06-30", days: -20, euros: -744.2 };
    const later = { ...first, from: "2025-04-07", to: "2025-05-02" };
    const opening = [{ person: "P", subsidyDays: 195 }];
    const { rowEuros, ledger } = runScenario({ payments: [later, back, first], persons: opening });
    expect(rowEuros[1]).toBeCloseTo(-(rowEuros[2] ?? 0), 9);
    expect(ledger.counterBefore[0]).toBe(195);
    const alone = runScenario({ payments: [later], persons: opening });
    expect(rowEuros[0]).toBe(alone.rowEuros[0]);
  });

  test("a recovery under the old rule takes back the step of its own period", () => {
    const first = { ...across, from: "2024-03-04", to: "2024-03-29", days: 20, euros: 744.2 };
    const back = { ...first, paidOn: "2024-09-30", days: -20, euros: -744.2 };
    const opening = [{ person: "P", unemploymentDays: 295 }];
    const { rowEuros } = runScenario({ payments: [first, back], persons: opening });
    expect(rowEuros.map((euros) => Math.abs(euros))).toEqual([0, 0]);
  });

  test("an amount that came after an empty payment is charged at the share of its days", () => {
    const first = { ...across, from: "2025-03-03", to: "2025-03-28", days: 20, euros: 0 };
    const late = { ...first, paidOn: "2025-05-02", days: 0, euros: 744.2 };
    const opening = [{ person: "P", subsidyDays: 220 }];
    const { totalEuros } = runScenario({ payments: [first, late], persons: opening });
    expect(totalEuros).toBeCloseTo(20 * 7.442, 9);
  });

  test("a correction of the amount alone is charged at the share of its days", () => {
    const first = { ...across, from: "2025-03-03", to: "2025-03-28", days: 20, euros: 700 };
    const more = { ...first, paidOn: "2025-05-02", days: 0, euros: 44.2 };
    const opening = [{ person: "P", subsidyDays: 195 }];
    const whole = runScenario({ payments: [{ ...first, euros: 744.2 }], persons: opening });
    const parts = runScenario({ payments: [more, first], persons: opening });
    expect(parts.totalEuros).toBeCloseTo(whole.totalEuros, 9);
  });
});

describe("partial monthly lists", () => {
  const line = (from: string, more: Partial<PaymentLine>): PaymentLine => ({
    person: "P",
    benefit: "labour_market_subsidy",
    from,
    to: lastWeekday(from, 20),
    days: 20,
    euros: 744.2,
    ...more,
  });
  const sourceOf = (payments: readonly PaymentLine[], persons?: readonly PersonLine[]): string => {
    const { ledger } = runScenario(persons === undefined ? { payments } : { payments, persons });
    return ["given", "listed", "inferred", "assumed_zero"][ledger.openings.source[0] ?? -1] ?? "";
  };

  test("a counter somebody gave wins over the list", () => {
    const payments = [line("2025-03-03", { counterBefore: 250 })];
    const persons = [{ person: "P", subsidyDays: 95 }];
    expect(sourceOf(payments, persons)).toBe("given");
    const outcome = runScenario({ payments, persons });
    expect(outcome.totalEuros).toBe(55.815);
    expect(outcome.ledger.notes.counterDiffers).toBe(1);
  });

  test("the list's counter opens the ledger, less the days counted before it", () => {
    const payments = [line("2025-03-03", {}), line("2025-04-07", { counterBefore: 115 })];
    expect(sourceOf(payments)).toBe("listed");
    expect(runScenario({ payments }).totalEuros).toBeCloseTo(55.815 + 20 * 3.721, 9);
  });

  test("the billed share tells the counter where the list does not", () => {
    const payments = [line("2025-03-03", { billedEuros: 55.82 }), line("2025-04-07", {})];
    expect(sourceOf(payments)).toBe("inferred");
    const { ledger, totalEuros } = runScenario({ payments });
    expect(ledger.openings.inferred).toEqual([
      { person: 0, counter: "labour_market_subsidy", low: 95, high: 95, contradicted: false },
    ]);
    expect(totalEuros).toBeCloseTo(55.815 + 20 * 3.721, 9);
  });

  test("without any of them the counter is assumed to be zero", () => {
    expect(sourceOf([line("2025-03-03", {})])).toBe("assumed_zero");
  });
});
