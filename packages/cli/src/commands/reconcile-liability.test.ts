import { afterAll, describe, expect, test } from "vitest";

import {
  april,
  file,
  fullHead,
  march,
  marchPaidIn,
  paymentHead,
  personHead,
  plainHead,
  reconcile,
  removeFiles,
  run,
} from "../liability/reconcile-for-tests.ts";

afterAll(removeFiles);

describe("an invoice of five columns", () => {
  // At 250 counted days the share is 20 %: 148.84 €; at 195 days five days cost 10 % and 15 cost 20 %: 130.235 €.
  const ran = reconcile({
    payments: ["A", "B", "C", "D", "E", "F"].map(march),
    persons: ["A,250,", "B,250,", "C,250,", "D,250,", "E,30,", "F,195,"],
    invoice: [
      plainHead,
      "A,labour_market_subsidy,2025-03,20,148.84",
      "B,labour_market_subsidy,2025-03,20,223.26",
      "C,labour_market_subsidy,2025-03,20,160.00",
      "E,labour_market_subsidy,2025-03,20,74.42",
      "F,labour_market_subsidy,2025-03,20,130.24",
      "X,basic_allowance,2025-03,5,18.61",
    ],
  });

  test("is checked person by person, each difference of its kind", () => {
    expect(ran.status).toBe(0);
    expect(ran.json.agree).toBe(false);
    expect(ran.json.differences).toEqual([
      {
        person_id: "B",
        month: "2025-03",
        benefit: "labour_market_subsidy",
        kind: "wrong_step",
        computedEur: 148.84,
        billedEur: 223.26,
        billedPercent: 30,
      },
      {
        person_id: "C",
        month: "2025-03",
        benefit: "labour_market_subsidy",
        kind: "amount",
        computedEur: 148.84,
        billedEur: 160,
      },
      {
        person_id: "D",
        month: "2025-03",
        benefit: "labour_market_subsidy",
        kind: "not_billed",
        computedEur: 148.84,
        billedEur: 0,
      },
      {
        person_id: "E",
        month: "2025-03",
        benefit: "labour_market_subsidy",
        kind: "billed_not_computed",
        computedEur: 0,
        billedEur: 74.42,
      },
      {
        person_id: "X",
        month: "2025-03",
        benefit: "basic_allowance",
        kind: "billed_not_computed",
        computedEur: 0,
        billedEur: 18.61,
        cause: "unknown_person",
      },
    ]);
  });

  test("the totals are those of both sides, and the parts add up to their difference", () => {
    expect(ran.json.computedEur).toBe(725.595);
    expect(ran.json.billedEur).toBe(755.37);
    expect(ran.json.differenceEur).toBe(29.77);
    expect(ran.json.byKind).toEqual({
      wrong_step: { count: 1, computedEur: 148.84, billedEur: 223.26, differenceEur: 74.42 },
      amount: { count: 1, computedEur: 148.84, billedEur: 160, differenceEur: 11.16 },
      not_billed: { count: 1, computedEur: 148.84, billedEur: 0, differenceEur: -148.84 },
      billed_not_computed: { count: 2, computedEur: 0, billedEur: 93.03, differenceEur: 93.03 },
    });
    expect(ran.json.explained).toEqual([
      { part: "not_billed", count: 1, eur: -148.84 },
      { part: "billed_not_computed", count: 1, eur: 74.42 },
      { part: "billed_not_computed: unknown_person", count: 1, eur: 18.61 },
      { part: "wrong_step", count: 1, eur: 74.42 },
      { part: "amount", count: 1, eur: 11.16 },
      { part: "rounding", eur: 0 },
    ]);
  });
});

test("an invoice of our own shares, rounded line by line, agrees", () => {
  const { json } = reconcile({
    payments: [march("A"), march("F"), april("F")],
    persons: ["A,250,", "F,195,"],
    invoice: [
      plainHead,
      "F,labour_market_subsidy,2025-04,20,148.84",
      "A,labour_market_subsidy,2025-03,20,148.84",
      "F,labour_market_subsidy,2025-03,20,130.24",
    ],
  });
  expect(json.agree).toBe(true);
  expect(json.differences).toEqual([]);
  expect(json.byKind).toEqual({});
});

test("a counter that differs by some days is a wrong step", () => {
  // At 190 days ten cost 10 % and ten 20 %: 111.63 €, what a counter five days behind gives.
  const { json } = reconcile({
    payments: [march("F")],
    persons: ["F,195,"],
    invoice: [plainHead, "F,labour_market_subsidy,2025-03,20,111.63"],
  });
  expect(json.differences).toMatchObject([{ kind: "wrong_step", counterShiftDays: -5 }]);
});

describe("municipalities", () => {
  const homes = ["A,2020-01-01,398", "B,2020-01-01,398", "B,2025-03-15,098"];
  const people = { payments: ["A", "B"].map(march), persons: ["A,250,", "B,250,"], homes };

  test("the home on the payout day pays: a line for somebody who had moved is the wrong municipality's", () => {
    const { json } = reconcile({
      ...people,
      invoice: [
        fullHead,
        "A,labour_market_subsidy,2025-03,20,148.84,2025-05,398,20",
        "B,labour_market_subsidy,2025-03,20,148.84,2025-05,398,20",
      ],
    });
    expect(json.municipalities).toEqual({ basis: "named-on-lines", codes: ["398"] });
    expect(json.differences).toMatchObject([
      { person_id: "B", kind: "wrong_municipality", computedEur: 0, billedEur: 148.84 },
    ]);
  });

  test("a line that names no municipality is taken for that of most homes, and a warning says so", () => {
    const { json } = reconcile({
      ...people,
      invoice: [
        plainHead,
        "A,labour_market_subsidy,2025-03,20,148.84",
        "B,labour_market_subsidy,2025-03,20,148.84",
      ],
    });
    expect(json.municipalities).toEqual({ basis: "most-homes", codes: ["398"] });
    expect(json.warnings.map(({ code }) => code)).toContain("MUNICIPALITY_ASSUMED");
    expect(json.differences).toMatchObject([{ person_id: "B", kind: "wrong_municipality" }]);
  });

  test("within one area the right sum on the wrong municipality is still a difference", () => {
    const { json } = reconcile(
      {
        ...people,
        invoice: [
          fullHead,
          "A,labour_market_subsidy,2025-03,20,148.84,2025-05,398,20",
          "B,labour_market_subsidy,2025-03,20,148.84,2025-05,398,20",
        ],
      },
      ["--municipality", "398", "--municipality", "098"],
    );
    expect(json.differenceEur).toBe(0);
    expect(json.agree).toBe(false);
    expect(json.differences).toMatchObject([
      { person_id: "B", kind: "wrong_municipality", computedEur: 148.84, billedEur: 148.84 },
    ]);
  });

  test("a line of another area is named, and the total says it", () => {
    const { json } = reconcile(
      {
        ...people,
        invoice: [
          fullHead,
          "A,labour_market_subsidy,2025-03,20,148.84,2025-05,398,20",
          "Z,labour_market_subsidy,2025-03,20,50.00,2025-05,049,",
        ],
      },
      ["--municipality", "398"],
    );
    expect(json.differences).toMatchObject([
      { person_id: "Z", kind: "wrong_municipality", cause: "other_area", billedEur: 50 },
    ]);
    expect(json.explained).toContainEqual({
      part: "wrong_municipality: other_area",
      count: 1,
      eur: 50,
    });
  });
});

describe("late and retroactive lines", () => {
  test("belong to their benefit month, whatever invoice brought them", () => {
    const { json } = reconcile({
      payments: [marchPaidIn("A", "2025-04"), april("A")],
      persons: ["A,250,"],
      invoice: [
        fullHead,
        "A,labour_market_subsidy,2025-04,20,148.84,2025-06,398,20",
        "A,labour_market_subsidy,2025-03,20,148.84,2025-10,398,20",
      ],
    });
    expect(json.agree).toBe(true);
  });

  test("one of two payouts of a month that no line bills is not billed", () => {
    const { json } = reconcile({
      payments: [
        "A,labour_market_subsidy,2025-03-03,2025-03-14,2025-03-20,10,372.10,unemployment,,",
        "A,labour_market_subsidy,2025-03-17,2025-03-28,2025-06-20,10,372.10,unemployment,,",
      ],
      persons: ["A,250,"],
      invoice: [
        fullHead,
        "A,labour_market_subsidy,2025-03,10,74.42,2025-04,398,20",
        "Q,labour_market_subsidy,2025-03,10,1.00,2025-07,398,20",
      ],
    });
    expect(json.differences).toMatchObject([
      { person_id: "A", kind: "not_billed", computedEur: 74.42, invoice_month: "2025-07" },
      { person_id: "Q", kind: "billed_not_computed" },
    ]);
  });

  test("a payout after the last invoice has not been billed yet and is left out by name", () => {
    const { json } = reconcile({
      payments: [march("A"), april("A")],
      persons: ["A,250,"],
      invoice: [fullHead, "A,labour_market_subsidy,2025-03,20,148.84,2025-05,398,20"],
    });
    expect(json.agree).toBe(true);
    expect(json.leftOut).toMatchObject({ notYetInvoiced: { count: 1, eur: 148.84 } });
    expect(json.computedEur).toBe(148.84);
  });

  test("what people of other municipalities cost is left out by name", () => {
    const { json } = reconcile({
      payments: ["A", "B"].map(march),
      persons: ["A,250,", "B,250,"],
      homes: ["A,2020-01-01,398", "B,2020-01-01,098"],
      invoice: [fullHead, "A,labour_market_subsidy,2025-03,20,148.84,2025-05,398,20"],
    });
    expect(json.agree).toBe(true);
    expect(json.computedEur).toBe(148.84);
    expect(json.leftOut.otherHomes).toEqual({ count: 1, eur: 148.84 });
  });

  test("invoices named by the month of their payouts are understood", () => {
    const { json } = reconcile({
      payments: ["A", "B"].map(march),
      persons: ["A,250,", "B,250,"],
      invoice: [fullHead, "A,labour_market_subsidy,2025-03,20,148.84,2025-04,398,20"],
    });
    expect(json.warnings.map(({ code }) => code)).toContain("INVOICE_MONTH_IS_PAYOUT");
    expect(json.differences).toMatchObject([{ person_id: "B", kind: "not_billed" }]);
  });

  test("an error that a later invoice takes back is no difference", () => {
    const { json } = reconcile({
      payments: [march("A")],
      persons: ["A,250,"],
      invoice: [
        fullHead,
        "A,labour_market_subsidy,2025-03,20,223.26,2025-05,398,30",
        "A,labour_market_subsidy,2025-03,20,-74.42,2025-07,398,",
      ],
    });
    expect(json.agree).toBe(true);
  });
});

test("without an invoice the usage is told", () => {
  const { status, json } = run(["--payments", file("P.csv", [paymentHead]), "--json"]);
  expect(status).toBe(2);
  expect(json.error.code).toBe("WRONG_USAGE");
});

test("a person reads a table", () => {
  const { status, text } = run([
    "--payments",
    file("P.csv", [paymentHead, march("A")]),
    "--persons",
    file("N.csv", [personHead, "A,250,"]),
    "--invoice",
    file("I.csv", [plainHead, "A,labour_market_subsidy,2025-03,20,160.00"]),
  ]);
  expect(status).toBe(0);
  expect(text).toMatch(/A\s+2025-03\s+labour_market_subsidy\s+amount\s+148,84\s+160,00/);
});
