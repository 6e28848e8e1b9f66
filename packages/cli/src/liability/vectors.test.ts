import { describe, expect, test } from "vitest";

import {
  daysAfter,
  lastWeekday,
  runScenario,
  type PaymentLine,
} from "../../../../tools/liability-scenario.ts";

const basic = 37.21;

/** Full days from a day on, one payment. */
function fullDays(
  benefit: PaymentLine["benefit"],
  from: string,
  days: number,
  more: Partial<PaymentLine> = {},
): PaymentLine {
  const euros = Math.round(days * basic * 100) / 100;
  return { person: "P", benefit, from, to: lastWeekday(from, days), days, euros, ...more };
}

/** Full days one payment after another, each a day long, so that no payment period is longer than a day. */
function singleDays(benefit: PaymentLine["benefit"], count: number): readonly PaymentLine[] {
  const lines: PaymentLine[] = [];
  let from = "2007-01-01";
  for (let k = 0; k < count; k++) {
    lines.push(fullDays(benefit, from, 1));
    from = daysAfter(from, (k + 1) % 5 === 0 ? 3 : 1);
  }
  return lines;
}

describe("day and step: one full day costs (6.1)", () => {
  const days = [
    [1, 0, 0],
    [100, 0, 0],
    [101, 3.721, 3.721],
    [200, 3.721, 3.721],
    [201, 7.442, 7.442],
    [300, 7.442, 7.442],
    [301, 11.163, 11.163],
    [400, 11.163, 11.163],
    [401, 14.884, 14.884],
    [700, 14.884, 14.884],
    [701, 18.605, 14.884],
  ] as const;

  test.each(days)("day %i: %d of a subsidy day, %d of an allowance day", (ordinal, tmt, da) => {
    const persons = [{ person: "P", subsidyDays: ordinal - 1, allowanceDays: ordinal - 1 }];
    const owed = (benefit: PaymentLine["benefit"], more: Partial<PaymentLine> = {}): number =>
      runScenario({ payments: [fullDays(benefit, "2025-03-03", 1, more)], persons }).totalEuros;
    expect(owed("labour_market_subsidy")).toBe(tmt);
    expect(owed("basic_allowance")).toBe(da);
    expect(owed("earnings_related_allowance", { euros: 70 })).toBe(da);
  });
});

describe("cumulative cost from zero, full days (6.2)", () => {
  const rows = [
    [100, 0, 0, 0, 0],
    [150, 186.05, 186.05, 0, 0],
    [200, 372.1, 372.1, 0, 0],
    [250, 744.2, 744.2, 0, 0],
    [300, 1116.3, 1116.3, 0, 0],
    [400, 2232.6, 2232.6, 1860.5, 0],
    [500, 3721, 3721, 3721, 0],
    [700, 6697.8, 6697.8, 7442, 3721],
    [1000, 12_279.3, 11_163, 13_023.5, 9302.5],
    [1300, 17_860.8, 15_628.2, 20_837.6, 14_884],
  ] as const;

  test.each(rows)("%i paid days", (days, tmt, ...others) => {
    const [da, of2015, of2006] = others;
    const from = "2022-08-01";
    const one = (benefit: PaymentLine["benefit"]): number =>
      runScenario({ payments: [fullDays(benefit, from, days)], model: "fi-2025" }).totalEuros;
    expect(one("labour_market_subsidy")).toBe(tmt);
    expect(one("basic_allowance")).toBe(da);
    const daily = { payments: singleDays("labour_market_subsidy", days) };
    expect(runScenario({ ...daily, model: "fi-2015" }).totalEuros).toBe(of2015);
    expect(runScenario({ ...daily, model: "fi-2006" }).totalEuros).toBe(of2006);
  });

  test("1,300 days of earnings-related allowance cost as much as of basic allowance", () => {
    const payments = [
      fullDays("earnings_related_allowance", "2023-01-02", 1300, { euros: 1300 * 70 }),
    ];
    expect(runScenario({ payments, model: "fi-2025" }).totalEuros).toBe(15_628.2);
  });
});

describe("person histories (6.3)", () => {
  const tmt = "labour_market_subsidy";
  const ap = "earnings_related_allowance";
  const start = (subsidyDays: number, more = {}): { person: string; subsidyDays: number } => ({
    person: "P",
    subsidyDays,
    ...more,
  });

  test("V1: a period is split at day 200", () => {
    const payments = [fullDays(tmt, "2025-03-03", 10)];
    const { totalEuros, ledger } = runScenario({ payments, persons: [start(195)] });
    expect(totalEuros).toBe(55.815);
    expect([ledger.counterBefore[0], ledger.counterAfter[0]]).toEqual([195, 205]);
  });

  test("V2: days 96–100 are free, 101–115 cost a tenth", () => {
    const payments = [fullDays(tmt, "2025-03-03", 20)];
    expect(runScenario({ payments, persons: [start(95)] }).totalEuros).toBe(55.815);
  });

  const allowanceThenSubsidy = (allowance: number, subsidy: number): readonly PaymentLine[] => {
    const begin = "2025-01-01";
    const first = fullDays(ap, begin, allowance, { euros: allowance * 70, maxPeriodStart: begin });
    return [first, fullDays(tmt, daysAfter(first.to, 1), subsidy)];
  };

  test("V3: after 400 days of allowance the first subsidy day is day 401", () => {
    const payments = allowanceThenSubsidy(400, 100);
    const { totalEuros, rowEuros } = runScenario({ payments, model: "fi-2025" });
    expect(rowEuros).toEqual([2232.6, 1488.4]);
    expect(totalEuros).toBe(3721);
    expect(runScenario({ payments, model: "fi-2015" }).totalEuros).toBe(0);
  });

  test.each([
    ["V4", 500, 500, 12_279.3, 3721],
    ["V5", 300, 700, 12_279.3, 7442],
  ] as const)("%s: %i allowance and %i subsidy days", (_name, allowance, subsidy, ...owed) => {
    const [now, before] = owed;
    const payments = allowanceThenSubsidy(allowance, subsidy);
    expect(runScenario({ payments, model: "fi-2025" }).totalEuros).toBe(now);
    const [first] = payments;
    const days = singleDays(tmt, subsidy);
    const old = runScenario({
      payments: first === undefined ? [] : [first, ...days],
      model: "fi-2015",
    });
    expect(old.totalEuros).toBe(before);
  });

  const v6 = [start(500, { unemploymentDays: 350, openingOn: "2025-01-01" })];

  test("V6: 350 unemployment and 150 service days open the new counter at 500, the old at 350", () => {
    const payments = [fullDays(tmt, "2025-01-01", 23)];
    expect(runScenario({ payments, persons: v6 }).totalEuros).toBe(342.332);
    expect(runScenario({ payments, persons: v6, model: "fi-2015" }).totalEuros).toBe(427.915);
  });

  test("V7: a service month costs the new rule as much, the old nothing", () => {
    const payments = [fullDays(tmt, "2025-01-01", 23, { ground: "service" })];
    expect(runScenario({ payments, persons: v6 }).totalEuros).toBe(342.332);
    expect(runScenario({ payments, persons: v6, model: "fi-2015" }).totalEuros).toBe(0);
  });

  test("V8: days before 1.1.2015 do not count now, and did before", () => {
    const old = fullDays(tmt, "2011-01-03", 900);
    const now = fullDays(tmt, "2025-01-02", 100);
    const byRows = runScenario({ payments: [old, now] });
    expect(byRows.rowEuros[1]).toBe(0);
    expect([byRows.ledger.counterBefore[1], byRows.ledger.counterAfter[1]]).toEqual([0, 100]);
    const opening = [start(900, { unemploymentDays: 900, openingOn: "2015-01-01" })];
    expect(runScenario({ payments: [now], persons: opening }).totalEuros).toBe(0);
    const underOld = runScenario({ payments: [now], persons: opening, model: "fi-2015" });
    expect(underOld.totalEuros).toBe(1860.5);
  });

  const atDay250 = [{ person: "P", subsidyDays: 249, allowanceDays: 249 }];

  test("V9: a laid-off day of earnings-related allowance costs nothing", () => {
    for (const ground of ["layoff", "weather", "additional_days"] as const) {
      const payments = [fullDays(ap, "2025-03-03", 1, { euros: 70, ground })];
      expect(runScenario({ payments, persons: atDay250 }).totalEuros).toBe(0);
    }
  });

  test("V10: a laid-off day of basic allowance costs a fifth", () => {
    const payments = [fullDays("basic_allowance", "2025-03-03", 1, { ground: "layoff" })];
    expect(runScenario({ payments, persons: atDay250 }).totalEuros).toBe(7.442);
  });

  test("V11: an adjusted allowance costs the basic part in proportion", () => {
    const one = [fullDays(ap, "2025-03-03", 1, { euros: 35, fullEuros: 70 })];
    expect(runScenario({ payments: one, persons: atDay250 }).totalEuros).toBe(3.721);
    const twenty = [fullDays(ap, "2025-03-03", 20, { euros: 700, fullEuros: 1400 })];
    expect(runScenario({ payments: twenty, persons: atDay250 }).totalEuros).toBeCloseTo(74.42, 9);
  });

  test("V12: an adjusted subsidy costs a share of what was paid; converted, 20 days are 12.5", () => {
    const payments = [fullDays(tmt, "2025-03-03", 20, { euros: 465.13 })];
    const plain = runScenario({ payments, persons: [start(200)] });
    expect(plain.totalEuros).toBeCloseTo(93.026, 9);
    expect(plain.ledger.counterAfter[0]).toBe(220);
    const assume = ["adjusted_day_conversion=all"];
    const converted = runScenario({ payments, persons: [start(200)], assume });
    expect(converted.ledger.counterAfter[0]).toBeCloseTo(212.5, 3);
  });

  test("V13: a partial subsidy's day is a day", () => {
    const payments = [fullDays(tmt, "2025-03-03", 20, { euros: 260.47 })];
    const { totalEuros, ledger } = runScenario({ payments, persons: [start(100)] });
    expect(totalEuros).toBeCloseTo(26.047, 9);
    expect(ledger.counterAfter[0]).toBe(120);
  });

  test("V14: a new maximum period starts the count again", () => {
    const persons = [{ person: "P", subsidyDays: 380, allowanceDays: 380 }];
    const payments = [
      fullDays(ap, "2026-03-02", 101, { euros: 7070, maxPeriodStart: "2026-03-01" }),
    ];
    const { totalEuros, ledger } = runScenario({
      payments,
      persons: [{ ...persons[0], person: "P", openingOn: "2026-01-01" }],
    });
    expect(totalEuros).toBe(3.721);
    expect(ledger.counterAfter[0]).toBe(101);
    const sameDay = fullDays(ap, "2026-03-01", 100, {
      euros: 7000,
      maxPeriodStart: "2026-03-01",
    });
    expect(runScenario({ payments: [sameDay], persons }).totalEuros).toBe(0);
  });

  test("V15: subsidised work begun after 2.9.2024 gives no new period, so the count goes on", () => {
    const persons = [
      { person: "P", subsidyDays: 380, allowanceDays: 380, openingOn: "2025-01-01" },
    ];
    const payments = [fullDays(tmt, "2026-03-02", 20, { maxPeriodStart: "2023-05-01" })];
    expect(runScenario({ payments, persons }).totalEuros).toBe(20 * 11.163);
  });

  test("V16: an exempt person's first counted day is the anniversary", () => {
    const persons = [{ person: "P", group: "protection", firstEntry: "2023-03-10" }] as const;
    const payments = [
      fullDays(tmt, "2025-01-01", 261),
      fullDays(tmt, "2026-01-01", 48),
      fullDays(tmt, "2026-03-10", 30),
    ];
    expect(payments[1]?.to).toBe("2026-03-09");
    const { ledger, totalEuros } = runScenario({ payments, persons });
    expect(totalEuros).toBe(0);
    expect([...ledger.counterAfter]).toEqual([0, 0, 30]);
    const across = [fullDays(tmt, "2026-03-02", 20)];
    const cut = runScenario({ payments: across, persons });
    expect(cut.ledger.counterAfter[0]).toBe(14);
    expect(cut.totals.byRuleSet.map(({ key }) => key)).toEqual(["tmt-2025", "exempt-integration"]);
  });

  test("V17: each payout is owed by the municipality lived in on that day", () => {
    const payments = [
      fullDays(tmt, "2025-03-03", 8, { paidOn: "2025-03-14" }),
      fullDays(tmt, "2025-03-13", 12, { paidOn: "2025-03-31" }),
    ];
    const residences = [
      { person: "P", from: "2020-01-01", municipality: 0 },
      { person: "P", from: "2025-03-20", municipality: 1 },
    ];
    const { totals } = runScenario({ payments, persons: [start(300)], residences });
    expect(totals.byMunicipality).toEqual([
      { key: 0, owedHundredths: 893_040 },
      { key: 1, owedHundredths: 1_339_560 },
    ]);
  });

  test("V18: December 2024 paid in January 2025 is billed by the old rule", () => {
    const payments = [fullDays(tmt, "2024-12-02", 22, { paidOn: "2025-01-08" })];
    const persons = [start(320, { unemploymentDays: 320 })];
    const { totalEuros, totals } = runScenario({ payments, persons });
    expect(totalEuros).toBe(22 * 18.605);
    expect(totals.byRuleSet).toEqual([{ key: "tmt-2015", owedHundredths: 22 * 186_050 }]);
  });

  test("V19: the old step begins with the period after the one that reaches 300", () => {
    const first = fullDays(tmt, "2024-03-04", 20);
    const second = fullDays(tmt, daysAfter(first.to, 3), 20);
    const persons = [start(295, { unemploymentDays: 295 })];
    expect(runScenario({ payments: [first, second], persons }).rowEuros).toEqual([0, 372.1]);
    const together = { paidOn: "2024-05-10" };
    const late = [
      { ...first, ...together },
      { ...second, ...together },
    ];
    expect(runScenario({ payments: late, persons }).rowEuros).toEqual([0, 372.1]);
  });

  test("V20: the new step begins on the day", () => {
    const first = fullDays(tmt, "2025-03-03", 20);
    const second = fullDays(tmt, daysAfter(first.to, 3), 20);
    const { rowEuros } = runScenario({ payments: [first, second], persons: [start(295)] });
    expect(rowEuros).toEqual([204.655, 223.26]);
  });
});
