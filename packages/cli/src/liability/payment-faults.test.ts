import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { readPayments, type PaymentFile } from "./payment-file.ts";
import { paymentFaults } from "./payment-faults.ts";
import { paymentWarnings } from "./payment-warnings.ts";
import { readPersons, type PersonFile } from "./person-file.ts";

const folder = mkdtempSync(join(tmpdir(), "luotsi-faults-"));
afterAll(() => rmSync(folder, { recursive: true }));

const head =
  "person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground,max_period_start,counter_before";
const personLines = [
  "person_id,birth_month,death_month,exempt_group,first_municipality_entry",
  "A,1980-05,,none,",
  "young,2008-03,,none,",
  "dead,1960-01,2026-02,none,",
  "exempt,1990-01,,protection,2025-06-01",
];

let files = 0;
async function read(
  lines: readonly string[],
): Promise<{ readonly file: PaymentFile; readonly persons: PersonFile }> {
  files += 1;
  const [paymentPath, personPath] = ["payments", "persons"].map((name) =>
    join(folder, `${name}-${files}.csv`),
  );
  if (paymentPath === undefined || personPath === undefined) throw new Error("two paths");
  writeFileSync(paymentPath, `${[head, ...lines].join("\n")}\n`);
  writeFileSync(personPath, `${personLines.join("\n")}\n`);
  const file = await readPayments(paymentPath, {});
  return { file, persons: await readPersons(personPath, file.people, {}) };
}

/** `days` of a week that begins on a Monday, paid on a day; the counter when the list gives it. */
interface Week {
  readonly person?: string;
  readonly monday: string;
  readonly sunday: string;
  readonly days: number;
  readonly paidOn?: string;
  readonly euros?: number;
  readonly counter?: number;
  readonly maxPeriod?: string;
  readonly benefit?: string;
}

function line(week: Week): string {
  const { person = "A", monday, sunday, days, paidOn = "2026-06-01", counter = "" } = week;
  const { euros = days * 40, maxPeriod = "", benefit = "labour_market_subsidy" } = week;
  return `${person},${benefit},${monday},${sunday},${paidOn},${days},${euros},unemployment,${maxPeriod},${counter}`;
}

const first = { monday: "2026-03-02", sunday: "2026-03-08", days: 5 };
const second = { monday: "2026-03-09", sunday: "2026-03-15", days: 5 };
const fifth = { monday: "2026-03-30", sunday: "2026-04-05", days: 5 };

/** Kinds of fault found, with the lines of the file. */
async function found(weeks: readonly Week[]): Promise<Readonly<Record<string, readonly number[]>>> {
  const { file, persons } = await read(weeks.map(line));
  const faults = Object.entries<readonly number[]>({ ...paymentFaults(file, persons) });
  return Object.fromEntries(
    faults
      .filter(([, rows]) => rows.length > 0)
      .map(([kind, rows]) => [kind, rows.map((row) => file.lines[row] ?? 0)]),
  );
}

describe("rows that contradict each other or the person", () => {
  const birth = { person: "young", days: 1, benefit: "basic_allowance" };
  test.each([
    {
      what: "the last day of the month of death is a day of life",
      weeks: [{ person: "dead", monday: "2026-02-23", sunday: "2026-02-28", days: 5 }],
      expected: {},
    },
    {
      what: "the day after the month of death is not",
      weeks: [{ person: "dead", monday: "2026-02-23", sunday: "2026-03-01", days: 5 }],
      expected: { outsideLife: [2] },
    },
    {
      what: "the first day of the month of birth is a day of life",
      weeks: [{ ...birth, monday: "2008-03-01", sunday: "2008-03-01" }],
      expected: {},
    },
    {
      what: "the day before the month of birth is not",
      weeks: [{ ...birth, monday: "2008-02-29", sunday: "2008-02-29" }],
      expected: { outsideLife: [2] },
    },
    {
      what: "the same payment again, in whatever order of the file, is delivered twice",
      weeks: [{ ...first, paidOn: "2026-06-15" }, second, first],
      expected: { deliveredTwice: [2] },
    },
    {
      what: "the same line again is delivered twice",
      weeks: [first, first],
      expected: { deliveredTwice: [3] },
    },
    {
      what: "once recovered it is in order",
      weeks: [
        first,
        { ...first, paidOn: "2026-06-15" },
        { ...first, days: -5, paidOn: "2026-07-01" },
      ],
      expected: {},
    },
    {
      what: "another amount for the same days is another payment",
      weeks: [first, { ...first, euros: 199.99 }],
      expected: {},
    },
    {
      what: "a recovery on the payment's own day is in order, before it in the file or not",
      weeks: [{ ...first, days: -5 }, first],
      expected: {},
    },
    {
      what: "a recovery the day before the payment recovers nothing",
      weeks: [first, { ...first, days: -5, paidOn: "2026-05-31" }],
      expected: { recoveredUnpaid: [3] },
    },
    {
      what: "a row of no days and no euros is empty, and one of euros alone is not",
      weeks: [first, { ...second, days: 0 }, { ...first, days: 0, euros: 12 }],
      expected: { empty: [3] },
    },
    {
      what: "a counter rises by the days paid",
      weeks: [
        { ...first, counter: 100 },
        { ...second, counter: 105 },
      ],
      expected: {},
    },
    {
      what: "a day less is too little",
      weeks: [
        { ...first, counter: 100 },
        { ...second, counter: 104 },
      ],
      expected: { brokenCounter: [3] },
    },
    {
      what: "a day more than the week has is too much",
      weeks: [
        { ...first, counter: 100 },
        { ...second, counter: 106 },
      ],
      expected: { brokenCounter: [3] },
    },
    {
      what: "a list may lack whole weeks of five days",
      weeks: [
        { ...first, counter: 100 },
        { ...fifth, counter: 120 },
      ],
      expected: {},
    },
    {
      what: "and no more than five",
      weeks: [
        { ...first, counter: 100 },
        { ...fifth, counter: 121 },
      ],
      expected: { brokenCounter: [3] },
    },
    {
      what: "a new maximum period starts the counter again",
      weeks: [
        { ...first, counter: 100 },
        { ...second, counter: 0, maxPeriod: "2026-03-09" },
      ],
      expected: {},
    },
    {
      what: "an exempt person's counter may stand still",
      weeks: [
        { ...first, person: "exempt", counter: 4 },
        { ...second, person: "exempt", counter: 4 },
      ],
      expected: {},
    },
    {
      what: "and may not go back",
      weeks: [
        { ...first, person: "exempt", counter: 4 },
        { ...second, person: "exempt", counter: 3 },
      ],
      expected: { brokenCounter: [3] },
    },
    {
      what: "earlier days paid in between move the counter",
      weeks: [
        { monday: "2026-02-02", sunday: "2026-02-08", days: 5, paidOn: "2026-06-05" },
        { ...first, counter: 100 },
        { ...second, counter: 110, paidOn: "2026-06-10" },
      ],
      expected: {},
    },
    {
      what: "days recovered move it back",
      weeks: [
        { ...first, counter: 100 },
        { ...first, days: -5, paidOn: "2026-07-20" },
        { ...second, counter: 100 },
      ],
      expected: {},
    },
  ])("$what", async ({ weeks, expected }) => {
    expect(await found(weeks)).toEqual(expected);
  });

  test("without persons nothing is known of a life", async () => {
    const { file } = await read([line({ ...first, person: "dead" })]);
    expect(paymentFaults(file, undefined).outsideLife).toEqual([]);
  });
});

describe("their warnings", () => {
  test("name the column and the lines, twenty at most", async () => {
    const { file, persons } = await read(
      Array.from({ length: 21 }, () => line({ ...first, days: 0 })),
    );
    const [warning, ...others] = paymentWarnings(file, persons);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ code: "EMPTY_PAYMENT", column: "paid_days" });
    expect(warning?.lines).toEqual(Array.from({ length: 20 }, (_, k) => k + 2));
    expect(warning?.message.en).toContain("Rows: 21 (lines 2, 3,");
    expect(warning?.message.en).toContain("21 …)");
  });

  test("are none for payments in order", async () => {
    const { file, persons } = await read([line(first), line(second)]);
    expect(paymentWarnings(file, persons)).toEqual([]);
  });
});

/** The same file in another dialect: semicolons, decimal commas, Finnish headings and days. */
test("a file of another dialect gives the same faults on the same lines", async () => {
  const path = join(folder, "dialect.csv");
  const rows = [
    "henkilo_id;etuus;alkaa;paattyy;maksupaiva;maksetut_paivat;maksettu_eur;peruste;kertyma_ennen",
    "A;labour_market_subsidy;2.3.2026;8.3.2026;1.6.2026;5;200,00;unemployment;100",
    "A;labour_market_subsidy;9.3.2026;15.3.2026;1.6.2026;5;200,00;unemployment;90",
    "A;labour_market_subsidy;2.3.2026;8.3.2026;2.6.2026;5;200,00;unemployment;",
    "A;labour_market_subsidy;16.3.2026;22.3.2026;2.6.2026;0;0,00;unemployment;",
    "B;labour_market_subsidy;2.3.2026;8.3.2026;2.6.2026;−5;−200,00;unemployment;",
  ];
  writeFileSync(path, `\uFEFF${rows.join("\r\n")}\r\n`);
  const file = await readPayments(path, {});
  const codes = paymentWarnings(file, undefined).map(({ code, lines }) => [code, lines]);
  expect(codes).toEqual([
    ["PAYMENT_DELIVERED_TWICE", [4]],
    ["RECOVERY_WITHOUT_PAYMENT", [6]],
    ["COUNTER_BROKEN", [3]],
    ["EMPTY_PAYMENT", [5]],
  ]);
});
