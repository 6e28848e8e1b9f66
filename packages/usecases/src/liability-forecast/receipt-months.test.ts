import { day, month } from "@luotsi/base";
import { checkReceiptMonths, exitCauses, flowBenefits, type ReceiptMonths } from "@luotsi/engines";
import { describe, expect, test } from "vitest";

import { lawNow } from "./load-receipts.ts";
import {
  monthPayment,
  testSources,
  type PersonRow,
  type SpellRow,
  type TestRows,
} from "./receipt-sources-for-tests.ts";
import { receiptMonths, type KnownReceipts } from "./receipt-months.ts";

/** Late enough to know everything. */
const later = day("2026-12-01");

function known(rows: TestRows, knownOn = later): KnownReceipts {
  const found = receiptMonths(testSources(rows), knownOn, lawNow());
  if (found === undefined) expect.fail("some month is known");
  checkReceiptMonths(found.months);
  return found;
}

function rowsOf({ months }: KnownReceipts): readonly Readonly<Record<string, unknown>>[] {
  return Array.from(months.person, (person, i) => ({
    person,
    month: months.month[i],
    days: months.paidDays[i],
    euros: (months.baseCents[i] ?? 0) / 100,
    counter: months.counterAfter[i],
    benefit: flowBenefits[months.benefit[i] ?? 0],
  }));
}

/** A crowd that pays every month of the spring, so that every month is full and known. */
const crowd = Array.from({ length: 40 }, (_, i) => 1 + i).flatMap((person) =>
  ["2026-01", "2026-02", "2026-03", "2026-04"].map((at) => monthPayment(person, at, 20)),
);

function ofPerson(months: ReceiptMonths, person: number): readonly number[] {
  return [...months.person.keys()].filter((row) => months.person[row] === person);
}

describe("what a month of receipt holds", () => {
  test("a payment over a month's end is divided at it by weekdays, and so is the counter", () => {
    const rows = rowsOf(
      known({
        payments: [
          ...crowd,
          { person: 0, from: "2026-03-16", to: "2026-04-12", paidOn: "2026-04-15", days: 20 },
          { person: 0, from: "2026-04-13", to: "2026-04-30", paidOn: "2026-05-05", days: 14 },
        ],
      }),
    );
    expect(rows.filter(({ person }) => person === 0)).toEqual([
      {
        person: 0,
        month: month("2026-03"),
        days: 12,
        euros: 480,
        counter: 12,
        benefit: "labour_market_subsidy",
      },
      {
        person: 0,
        month: month("2026-04"),
        days: 22,
        euros: 880,
        counter: 34,
        benefit: "labour_market_subsidy",
      },
    ]);
  });

  test("the general benefit is a labour-market subsidy; of an earnings-related day only the basic part counts", () => {
    const rows = rowsOf(
      known({
        payments: [
          {
            person: 0,
            from: "2026-06-01",
            to: "2026-06-30",
            paidOn: "2026-07-03",
            days: 20,
            benefit: "general_benefit",
          },
          {
            person: 1,
            from: "2026-06-01",
            to: "2026-06-30",
            paidOn: "2026-07-03",
            days: 20,
            euros: 2_000,
            benefit: "earnings_related_allowance",
          },
          {
            person: 2,
            from: "2026-06-01",
            to: "2026-06-30",
            paidOn: "2026-07-03",
            days: 20,
            euros: 2_000,
            benefit: "earnings_related_allowance",
            ground: "layoff",
          },
        ],
      }),
    );
    expect(rows.map(({ benefit, euros }) => [benefit, euros])).toEqual([
      ["labour_market_subsidy", 800],
      ["earnings_related_allowance", 20 * 37.21],
      ["earnings_related_allowance", 0],
    ]);
  });

  test("a newly arrived person's days cost the municipality nothing and count nothing until the year is over", () => {
    const found = known({
      payments: [monthPayment(0, "2026-02", 20), monthPayment(0, "2026-04", 22)],
      people: [{ exempt: "other_integration", entered: "2025-03-10" }],
    });
    expect(rowsOf(found).map(({ benefit, counter, euros }) => [benefit, counter, euros])).toEqual([
      ["exempt_subsidy", 0, 0],
      ["labour_market_subsidy", 22, 880],
    ]);
    expect([...found.months.exemptUntil]).toEqual([month("2026-03")]);
  });

  test("an anniversary late in a month leaves most of the month exempt", () => {
    const found = known({
      payments: [monthPayment(0, "2026-02", 20)],
      people: [{ exempt: "protection", entered: "2023-03-16" }],
    });
    expect([...found.months.exemptUntil]).toEqual([month("2026-04")]);
  });

  test("a month that was recovered whole is left out, and said to be", () => {
    const paid = monthPayment(0, "2026-02", 20);
    const found = known({
      payments: [...crowd, paid, { ...paid, paidOn: "2026-04-20", days: -20 }],
    });
    expect(ofPerson(found.months, 0)).toEqual([]);
    expect(found.leftOut).toEqual({ months: 1, shareOfBase: 0 });
  });

  test("people who live elsewhere are not the area's; those whose home is not known are", () => {
    const found = known({
      payments: [0, 1, 2].map((person) => monthPayment(person, "2026-02", 20)),
      people: [{ home: 398 }, { home: 91 }],
      municipalities: [398],
    });
    expect(rowsOf(found).map(({ person }) => person)).toEqual([0, 2]);
    const { segments, segment } = found.months;
    expect(Array.from(segment, (of) => segments.municipality[of])).toEqual([398, -1]);
  });

  test.each([
    ["2001-03", 0],
    ["2001-02", 1],
    ["1996-02", 2],
    ["1971-03", 2],
    ["1971-02", 3],
  ])("someone born in %s is in age group %i in February 2026", (born, group) => {
    const { segments } = known({
      payments: [monthPayment(0, "2026-02", 20)],
      people: [{ born }],
    }).months;
    expect([...segments.age]).toEqual([group]);
  });
});

describe("what a person was in each month", () => {
  const months = (person: PersonRow): readonly (readonly (number | undefined)[])[] => {
    const { segments, segment } = known({
      payments: ["2026-02", "2026-03", "2026-04"].map((at) => monthPayment(0, at, 20)),
      people: [person],
    }).months;
    return Array.from(segment, (of) => [segments.age[of], segments.integration[of]]);
  };

  test("the 25th birthday is in March", () => {
    expect(months({ born: "2001-03" })).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  test.each([
    ["2023-03-31", [1, 1, 0]],
    ["2023-03-16", [1, 1, 0]],
    ["2023-03-15", [1, 0, 0]],
    ["2023-02-15", [0, 0, 0]],
  ])("of a person who came on %s the integration status ends three years later", (entered, is) => {
    const status = months({ exempt: "other_integration", entered });
    expect(status.map(([, integration]) => integration)).toEqual(is);
  });

  test("the status of somebody of whom the arrival is not told goes on", () => {
    expect(months({ exempt: "protection" }).map(([, integration]) => integration)).toEqual([
      1, 1, 1,
    ]);
  });
});

describe("as it was known on a day", () => {
  const rows: TestRows = {
    payments: [
      ...crowd,
      monthPayment(0, "2026-01", 20),
      { ...monthPayment(0, "2026-02", 20), paidOn: "2026-05-20" },
    ],
    spells: [{ person: 0, from: "2026-02-10", code: 1 }],
  };

  test("a payment is seen from the day after its payout on", () => {
    expect(ofPerson(known(rows, day("2026-05-20")).months, 0)).toHaveLength(1);
    expect(ofPerson(known(rows, day("2026-05-21")).months, 0)).toHaveLength(2);
  });

  test("a job that began later is not yet known of", () => {
    const causeOn = (knownOn: string): string | undefined => {
      const { months } = known(rows, day(knownOn));
      return exitCauses[months.exitCause[ofPerson(months, 0)[0] ?? 0] ?? 0];
    };
    expect(causeOn("2026-02-10")).toBe("unknown");
    expect(causeOn("2026-02-11")).toBe("work");
  });

  test("people still to come and people whose month is still to be recovered weigh against each other", () => {
    const paid = (row: (typeof crowd)[number]): readonly (typeof crowd)[number][] => {
      const isOld = row.from < "2026-03-01";
      const late = { ...row, paidOn: row.from < "2026-02-01" ? "2026-03-12" : "2026-04-09" };
      if (isOld && row.person > 36) return [late];
      return isOld && row.person <= recovered ? [row, { ...late, days: -row.days }] : [row];
    };
    const completeness = (): number | undefined =>
      known({ payments: crowd.flatMap(paid) }, day("2026-05-06")).months.completeness.at(-1);
    let recovered = 0;
    expect(completeness()).toBeCloseTo(36 / 40, 12);
    recovered = 1;
    expect(completeness()).toBeCloseTo(36 / 39, 12);
    recovered = 4;
    expect(completeness()).toBe(1);
  });

  test("a month of which too little has been paid out is not the last one", () => {
    const start = crowd.filter(({ from }) => from < "2026-04-01");
    const early = crowd.find(({ from }) => from === "2026-04-01");
    if (early === undefined) expect.fail("somebody is paid for April");
    const found = known({ payments: [...start, { ...early, paidOn: "2026-04-28" }] });
    expect(found.months.lastMonth).toBe(month("2026-03"));
  });

  test("nothing is known before the first payout", () => {
    expect(receiptMonths(testSources(rows), day("2026-02-05"), lawNow())).toBeUndefined();
  });
});

describe("why somebody stopped receiving", () => {
  const causeOf = (...spells: readonly Omit<SpellRow, "person">[]): string | undefined => {
    const { months } = known({
      payments: [...crowd, monthPayment(0, "2026-02", 20)],
      spells: spells.map((spell) => ({ person: 0, ...spell })),
    });
    return exitCauses[months.exitCause[ofPerson(months, 0)[0] ?? 0] ?? 0];
  };

  test.each([
    [1, "work"],
    [0, "subsidised_work"],
    [8, "education"],
    [5, "other"],
    [2, "unknown"],
  ])("a spell with code %i after the last paid day says %s", (code, cause) => {
    expect(causeOf({ from: "2026-03-04", code })).toBe(cause);
  });

  test("a job that begins more than a month later is no reason", () => {
    expect(causeOf({ from: "2026-03-31", code: 1 })).toBe("work");
    expect(causeOf({ from: "2026-04-01", code: 1 })).toBe("unknown");
  });

  test.each([
    [3, "work"],
    [8, "education"],
    [5, "other"],
    [10, "unknown"],
  ])("without such a spell the recorded reason %i says %s", (reason, cause) => {
    expect(causeOf({ from: "2026-01-01", until: "2026-03-03", code: 2, reason })).toBe(cause);
  });
});

describe("how long somebody has received", () => {
  const searching: readonly SpellRow[] = [
    { person: 0, from: "2025-11-01", until: "2026-01-10", code: 7, search: "2025-01-15" },
    { person: 0, from: "2026-01-10", code: 2, search: "2025-01-15" },
  ];

  test("at the left edge the job search under way tells, though only its last spells are in the file", () => {
    const { months } = known({
      payments: [...crowd, monthPayment(0, "2026-01", 20), monthPayment(0, "2026-02", 20)],
      people: [{ opening: 400 }],
      spells: searching,
    });
    expect(ofPerson(months, 0).map((row) => months.duration[row])).toEqual([12, 13]);
  });

  test("of a job search longer than the days counted only those days were receipt", () => {
    const { months } = known({
      payments: [...crowd, monthPayment(0, "2026-01", 20)],
      people: [{ opening: 65 }],
      spells: searching,
    });
    expect(ofPerson(months, 0).map((row) => months.duration[row])).toEqual([3]);
  });

  test("of a newly arrived person whose days are not counted the job search tells alone", () => {
    const { months } = known({
      payments: [...crowd, monthPayment(0, "2026-01", 20)],
      people: [{ exempt: "protection", entered: "2024-12-01" }],
      spells: searching,
    });
    expect(ofPerson(months, 0).map((row) => months.duration[row])).toEqual([12]);
  });

  test("a job search that ended before the month says nothing of it", () => {
    const { months } = known({
      payments: [...crowd, monthPayment(0, "2026-01", 20)],
      people: [{ opening: 65 }],
      spells: [{ person: 0, from: "2025-12-01", until: "2026-01-01", code: 2 }],
    });
    expect(ofPerson(months, 0).map((row) => months.duration[row])).toEqual([3]);
  });

  test("without a spell the days counted before tell", () => {
    const { months } = known({
      payments: [...crowd, monthPayment(0, "2026-01", 20)],
      people: [{ opening: 215 }],
    });
    expect(ofPerson(months, 0).map((row) => months.duration[row])).toEqual([10]);
  });

  test("a month without paid days begins a new receipt when the month is known whole", () => {
    const { months } = known({
      payments: [
        ...crowd,
        ...["2026-01", "2026-03", "2026-04"].map((at) => monthPayment(0, at, 20)),
      ],
    });
    expect(ofPerson(months, 0).map((row) => months.duration[row])).toEqual([0, 0, 1]);
  });

  test.each([
    ["is taken for a late one", [], [0, 2]],
    ["was none where the person worked", [{ person: 0, from: "2026-01-20", code: 1 }], [0, 0]],
  ])("in a month whose records are still coming it %s", (_, spells, durations) => {
    const late = crowd.map((row) =>
      row.person > 38 && row.from === "2026-01-01" ? { ...row, paidOn: "2026-03-25" } : row,
    );
    const own = ["2026-01", "2026-03"].map((at) => monthPayment(0, at, 20));
    const { months } = known({ payments: [...late, ...own], spells }, day("2026-04-10"));
    expect(months.completeness[1]).toBeLessThan(0.995);
    expect(ofPerson(months, 0).map((row) => months.duration[row])).toEqual(durations);
  });
});
