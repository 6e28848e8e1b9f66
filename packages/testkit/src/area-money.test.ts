import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { dayFromOrdinal, formatMonth, monthOf, month, parseDay, type Day } from "@luotsi/base";
import {
  exemptGroups,
  liabilityBenefits,
  liabilityGrounds,
  municipalLiability,
  type PaymentColumns,
  type PersonColumns,
  type ResidenceColumns,
} from "@luotsi/engines";
import { optionalIntegers, optionalNumbers } from "@luotsi/frame";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { PlantedError } from "./invoices.ts";
import { planInForce } from "./shares.ts";
import { writeArea } from "./write-area.ts";

let out: string;
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), "luotsi-money-"));
  writeArea({ people: 2500, from: month("2023-11"), months: 36, seed: 3, out, ledgerScale: 1 });
});
afterAll(() => {
  rmSync(out, { recursive: true });
});

type Row = Readonly<Record<string, string>>;

function table(name: string): readonly Row[] {
  const ledger = name === "ledger.csv" || name === "budget.csv";
  const text = readFileSync(join(out, name), ledger ? "latin1" : "utf8");
  const [head = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const delimiter = ledger ? ";" : ",";
  const names = head.split(delimiter);
  return lines.map((line) => {
    const cells = line.split(delimiter);
    return Object.fromEntries(names.map((column, i) => [column, cells[i] ?? ""]));
  });
}

function cell(row: Row, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`no column ${column}`);
  return text;
}

const cents = (row: Row): number =>
  Math.round(Number(cell(row, "amount_eur").replace(",", ".")) * 100);
/** As the report prints: millions of euros to one decimal. */
const printed = (value: number): string => (Math.round(value / 10_000_000) / 10).toFixed(1);

function booked(year: number, wanted: (row: Row) => boolean): number {
  return table("ledger.csv")
    .filter((row) => cell(row, "month").startsWith(`${year}-`) && wanted(row))
    .reduce((sum, row) => sum + cents(row), 0);
}

function planned(year: number, stage: string, wanted: (row: Row) => boolean): number {
  return table("budget.csv")
    .filter(
      (row) => cell(row, "year") === String(year) && cell(row, "stage") === stage && wanted(row),
    )
    .reduce((sum, row) => sum + cents(row), 0);
}

const isRevenue = (row: Row): boolean => cell(row, "account").startsWith("3");
const isExpense = (row: Row): boolean => cell(row, "account").startsWith("4");
const isShare = (row: Row): boolean => cell(row, "service") === "benefit-liability";
const isOneOf =
  (...services: readonly string[]) =>
  (row: Row): boolean =>
    services.includes(cell(row, "service"));

/** Figures of employment services in the city's monitoring report Q4/2024, as printed. */
describe("the ledger and the budget give the city's report of 2024", () => {
  const saved = (...services: readonly string[]): number =>
    planned(2024, "use_plan", isOneOf(...services)) - booked(2024, isOneOf(...services));
  const employing = ["kaupungin-tyollistaminen", "velvoitetyollistaminen"] as const;
  const discretionary = ["lahti-lisa", "rekrytointipalkkio", "kesatyosetelit"] as const;
  const other = [
    "kesaharjoittelijat",
    "ymparistopaja",
    "nuorten-pajat",
    "yhdistysavustukset",
    "asiakaspalvelut",
    "valmennukset",
  ] as const;

  test("operating revenue 1.8, a year before 1.2", () => {
    expect(printed(booked(2024, isRevenue))).toBe("1.8");
    expect(printed(booked(2023, isRevenue))).toBe("1.2");
  });

  test("operating expenses 25.7, a year before 27.3", () => {
    expect(printed(booked(2024, isExpense))).toBe("25.7");
    expect(printed(booked(2023, isExpense))).toBe("27.3");
  });

  test("municipal share 18.0, 2.1 less than the year before and 2.0 over its appropriation", () => {
    expect(printed(booked(2024, isShare))).toBe("18.0");
    expect(printed(booked(2023, isShare) - booked(2024, isShare))).toBe("2.1");
    expect(printed(booked(2024, isShare) - planned(2024, "use_plan", isShare))).toBe("2.0");
  });

  test("savings 3.6: reform 1.7, employing 1.1, discretionary 0.3, other 0.5", () => {
    expect(printed(saved("te-uudistus"))).toBe("1.7");
    expect(printed(saved(...employing))).toBe("1.1");
    expect(printed(saved(...discretionary))).toBe("0.3");
    expect(printed(saved(...other))).toBe("0.5");
    expect(printed(saved("te-uudistus", ...employing, ...discretionary, ...other))).toBe("3.6");
  });

  test("revenue 0.1 over the plan: compensation 0.6, subsidies not received 0.5", () => {
    const revenuePlan = planned(2024, "use_plan", (row) => cell(row, "side") === "revenue");
    expect(printed(booked(2024, isRevenue) - revenuePlan)).toBe("0.1");
    expect(printed(booked(2024, isOneOf("te-uudistuksen-korvaus")))).toBe("0.6");
    expect(printed(saved("palkkatuki-ja-hanketulot"))).toBe("0.5");
  });

  test("the margin differs by 1.7 from the plan", () => {
    const plan =
      planned(2024, "use_plan", (row) => cell(row, "side") === "revenue") -
      planned(2024, "use_plan", (row) => cell(row, "side") === "expense");
    expect(printed(booked(2024, isRevenue) - booked(2024, isExpense) - plan)).toBe("1.7");
  });

  test("every posting has a service of the budget, so a statutory class", () => {
    const known = new Set(table("budget.csv").map((row) => cell(row, "service")));
    expect(table("ledger.csv").filter((row) => !known.has(cell(row, "service")))).toEqual([]);
  });
});

test.each([
  ["voluntary", "2.6"],
  ["appropriation_bound", "14.3"],
  ["appropriation_independent", "29.8"],
  ["need_bound", "1.0"],
])("the budget of 2025 gives the service plan's class %s %s million euros", (id, expected) => {
  const total = planned(
    2025,
    "original_budget",
    (row) => cell(row, "statutory_class") === id && cell(row, "side") === "expense",
  );
  expect(printed(total)).toBe(expected);
  expect(total % 10_000_000).toBe(0);
});

const dayOf = (text: string): Day => {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};
const optionalDay = (text: string): number | undefined => (text === "" ? undefined : dayOf(text));
const euros = (text: string): number => Math.round(Number(text) * 100);

/** The area's share of each person, benefit and month, from the written files alone. */
function computedShares(): ReadonlyMap<string, number> {
  const people = table("persons.csv");
  const numbers = new Map(people.map((row, i) => [cell(row, "person_id"), i]));
  const personOf = (row: Row): number => numbers.get(cell(row, "person_id")) ?? -1;
  const rows = table("benefit-payments.csv");
  const payments: PaymentColumns = {
    personCount: people.length,
    person: Int32Array.from(rows, personOf),
    benefit: Uint8Array.from(rows, (row) =>
      liabilityBenefits.findIndex((code) => code === cell(row, "benefit")),
    ),
    ground: Uint8Array.from(rows, (row) =>
      liabilityGrounds.findIndex((code) => code === cell(row, "ground")),
    ),
    start: Int32Array.from(rows, (row) => dayOf(cell(row, "from"))),
    end: Int32Array.from(rows, (row) => dayOf(cell(row, "to")) + 1),
    paidOn: Int32Array.from(rows, (row) => dayOf(cell(row, "paid_on"))),
    paidDays: Int32Array.from(rows, (row) => Number(cell(row, "paid_days"))),
    paidCents: Int32Array.from(rows, (row) => euros(cell(row, "paid_eur"))),
    fullCents: optionalNumbers(
      rows.map((row) => (cell(row, "full_eur") === "" ? undefined : euros(cell(row, "full_eur")))),
    ),
    maxPeriodStart: optionalIntegers(rows.map((row) => optionalDay(cell(row, "max_period_start")))),
  };
  const given = (column: string): PersonColumns["openingOn"] =>
    optionalIntegers(people.map((row) => Number(cell(row, column))));
  const persons: PersonColumns = {
    openingLabourMarketSubsidy: given("opening_days_lms"),
    openingDailyAllowance: given("opening_days_da"),
    openingUnemployment: given("opening_days_unemployment"),
    openingOn: optionalIntegers(people.map((row) => optionalDay(cell(row, "opening_on")))),
    exemptGroup: Uint8Array.from(people, (row) =>
      exemptGroups.findIndex((code) => code === cell(row, "exempt_group")),
    ),
    firstMunicipalityEntry: optionalIntegers(
      people.map((row) => optionalDay(cell(row, "first_municipality_entry"))),
    ),
  };
  const homes = table("residence.csv");
  const residences: ResidenceColumns = {
    person: Int32Array.from(homes, personOf),
    start: Int32Array.from(homes, (row) => dayOf(cell(row, "from"))),
    municipality: Int32Array.from(homes, (row) => Number(cell(row, "municipality"))),
  };
  const ledger = municipalLiability({ payments, persons, residences }, planInForce());
  const sums = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    if (ledger.municipality?.values[i] !== 398) continue;
    const at = formatMonth(monthOf(dayFromOrdinal(payments.start[i] ?? 0)));
    const key = `${cell(row, "person_id")} ${cell(row, "benefit")} ${at}`;
    sums.set(key, (sums.get(key) ?? 0) + (ledger.owedHundredths[i] ?? 0) / 100);
  }
  return sums;
}

describe("the invoices", () => {
  const truth = (): {
    readonly invoices: {
      readonly errors: readonly PlantedError[];
      readonly lateBilling: { readonly people: number; readonly billedEur: number };
    };
  } => JSON.parse(readFileSync(join(out, "truth.json"), "utf8")) as never;

  test("differ from the shares computed from the files exactly where an error was planted", () => {
    const computed = computedShares();
    const billed = new Map<string, number>();
    for (const row of table("benefit-invoices.csv")) {
      const key = `${cell(row, "person_id")} ${cell(row, "benefit")} ${cell(row, "month")}`;
      billed.set(key, (billed.get(key) ?? 0) + euros(cell(row, "billed_eur")));
    }
    const differing = new Set<string>();
    for (const key of new Set([...computed.keys(), ...billed.keys()])) {
      // A cent for each line that was rounded; a person has at most a few in a month.
      if (Math.abs((computed.get(key) ?? 0) - (billed.get(key) ?? 0)) > 2.5) differing.add(key);
    }
    const planted = truth().invoices.errors.map(
      ({ person_id: person, benefit, month: at }) => `${person} ${benefit} ${at}`,
    );
    expect([...differing].toSorted()).toEqual([...new Set(planted)].toSorted());
  });

  test("hold errors of every kind", () => {
    const kinds = new Set(truth().invoices.errors.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      "amount",
      "billed_not_computed",
      "not_billed",
      "wrong_municipality",
      "wrong_step",
    ]);
  });

  test("leave one group unbilled until the invoices of October and November 2025", () => {
    const { lateBilling } = truth().invoices;
    expect(lateBilling.people).toBeGreaterThan(0);
    const late = table("benefit-invoices.csv").filter(
      (row) =>
        ["2025-10", "2025-11"].includes(cell(row, "invoice_month")) &&
        cell(row, "month") >= "2025-01" &&
        cell(row, "month") < "2025-07",
    );
    const sum = late.reduce((all, row) => all + euros(cell(row, "billed_eur")), 0) / 100;
    expect(sum).toBeGreaterThan(0.5 * lateBilling.billedEur);
  });

  test("are booked in the month of the payouts, but for what completes the accounts of 2024", () => {
    const byPayout = new Map<string, number>();
    for (const row of table("benefit-invoices.csv")) {
      const [year = "", number = ""] = cell(row, "invoice_month").split("-");
      const before = Number(year) * 12 + Number(number) - 2;
      const payout = `${Math.floor(before / 12)}-${String((before % 12) + 1).padStart(2, "0")}`;
      byPayout.set(payout, (byPayout.get(payout) ?? 0) + euros(cell(row, "billed_eur")));
    }
    const months = new Map<string, number>();
    for (const row of table("ledger.csv")) {
      if (!isShare(row) || cell(row, "entry").startsWith("TASMAYS")) continue;
      const at = cell(row, "month");
      if (at >= "2024-01") months.set(at, (months.get(at) ?? 0) + cents(row));
    }
    expect(months.size).toBe(34);
    for (const [at, value] of months) expect(value).toBe(byPayout.get(at));
  });
});
