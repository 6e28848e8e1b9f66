import { afterAll, describe, expect, test } from "vitest";

import {
  fullHead,
  march,
  plainHead,
  reconcile,
  removeFiles,
} from "../liability/reconcile-for-tests.ts";

afterAll(removeFiles);

describe("faults are named and nothing is lost", () => {
  test("the same line twice is a repeated line when the bill is right without it", () => {
    const line = "A,labour_market_subsidy,2025-03,20,148.84,2025-05,398,20";
    const { json } = reconcile({
      payments: [march("A")],
      persons: ["A,250,"],
      invoice: [fullHead, line, line],
    });
    expect(json.billedEur).toBe(297.68);
    expect(json.differences).toMatchObject([
      { kind: "billed_not_computed", cause: "duplicate_line", computedEur: 0, billedEur: 148.84 },
    ]);
  });

  test("two equal lines for two equal payments are two lines", () => {
    const line = "A,labour_market_subsidy,2025-03,10,74.42,2025-05,398,20";
    const { json } = reconcile({
      payments: [
        "A,labour_market_subsidy,2025-03-03,2025-03-14,2025-04-02,10,372.10,unemployment,,",
        "A,labour_market_subsidy,2025-03-17,2025-03-28,2025-04-16,10,372.10,unemployment,,",
      ],
      persons: ["A,250,"],
      invoice: [fullHead, line, line],
    });
    expect(json.agree).toBe(true);
  });

  test("errors of single lines that cancel each other are named, as far as the lines tell", () => {
    // 290 days paid: ten days at 20 % are 74.42, ten at 30 % are 111.63, together 186.05.
    const bills: Readonly<Record<string, readonly string[]>> = {
      right: ["10,74.42,2025-05,398,20", "10,111.63,2025-05,398,30"],
      oneLine: ["20,186.05,2025-05,398,"],
      noPercent: ["10,84.42,2025-05,398,", "10,101.63,2025-05,398,"],
      takenBack: ["20,196.05,2025-05,398,20", "0,-10.00,2025-05,398,20"],
      amounts: ["10,84.42,2025-05,398,20", "10,101.63,2025-05,398,30"],
      meanOfSteps: ["20,186.05,2025-05,398,25"],
    };
    const people = Object.keys(bills);
    const { json } = reconcile({
      payments: people.map((person) => march(person)),
      persons: people.map((person) => `${person},290,`),
      invoice: [
        fullHead,
        ...people.flatMap((person) =>
          (bills[person] ?? []).map((line) => `${person},labour_market_subsidy,2025-03,${line}`),
        ),
      ],
    });
    expect(json.differences).toMatchObject([
      { person_id: "amounts", kind: "amount", cause: "cancelling", billedEur: 186.05 },
    ]);
    expect(json.agree).toBe(false);
    expect(json.differenceEur).toBe(0);
  });

  test("errors of two payouts of the same days and step are told by their amounts", () => {
    const payouts = (person: string): readonly string[] => [
      `${person},labour_market_subsidy,2025-03-03,2025-03-14,2025-04-02,10,372.10,unemployment,,`,
      `${person},labour_market_subsidy,2025-03-17,2025-03-28,2025-04-16,10,186.05,unemployment,,`,
    ];
    const line = (person: string, euros: string): string =>
      `${person},labour_market_subsidy,2025-03,10,${euros},2025-05,398,20`;
    const { json } = reconcile({
      payments: ["A", "B"].flatMap(payouts),
      persons: ["A,250,", "B,250,"],
      invoice: [
        fullHead,
        line("A", "37.21"),
        line("A", "74.42"),
        line("B", "47.21"),
        line("B", "64.42"),
      ],
    });
    expect(json.differences).toMatchObject([
      { person_id: "B", kind: "amount", cause: "cancelling" },
    ]);
  });

  test("the faults of the payments are told as when computing", () => {
    const { json } = reconcile({
      payments: [
        march("A"),
        march("A").replace("2025-04-02", "2025-04-20"),
        "A,labour_market_subsidy,2025-06-01,2025-06-30,2025-07-02,-5,-186.05,unemployment,,",
      ],
      persons: ["A,250,"],
      invoice: [plainHead, "A,labour_market_subsidy,2025-03,20,148.84"],
    });
    const codes = json.warnings.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(["PAYMENT_DELIVERED_TWICE", "RECOVERY_WITHOUT_PAYMENT"]),
    );
  });

  test("a line about a month the payments do not reach says so", () => {
    const { json } = reconcile({
      payments: [march("A")],
      persons: ["A,250,"],
      invoice: [
        plainHead,
        "A,labour_market_subsidy,2025-03,20,148.84",
        "A,labour_market_subsidy,2024-07,20,372.10",
      ],
    });
    expect(json.differences).toMatchObject([
      { month: "2024-07", kind: "billed_not_computed", cause: "outside_payments" },
    ]);
  });

  test("a bad line refuses the file, with line and column", () => {
    const { status, json } = reconcile({
      payments: [march("A")],
      persons: ["A,250,"],
      invoice: [
        fullHead,
        "A,labour_market_subsidy,2025-03,20,148.84,2025-05,398,20",
        "A,labour_market_subsidy,2025-13,20,148.84,2025-05,398,20",
        "A,labour_market_subsidy,2025-05,20,148.84,2025-04,398,20",
        "A,child_benefit,2025-05,20,148.84,2025-06,398,20",
      ],
    });
    expect(status).toBe(3);
    expect(json.error.code).toBe("ROWS_REJECTED");
    expect(json.error.problems.map(({ line, column }) => [line, column])).toEqual([
      [3, "month"],
      [4, "invoice_month"],
      [5, "benefit"],
    ]);
  });

  test("an invoice of headings only leaves everything not billed", () => {
    const { status, json } = reconcile({
      payments: [march("A")],
      persons: ["A,250,"],
      invoice: [plainHead],
    });
    expect(status).toBe(0);
    expect(json.differences).toMatchObject([{ person_id: "A", kind: "not_billed" }]);
  });
});
