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
