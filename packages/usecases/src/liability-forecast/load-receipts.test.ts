import { month } from "@luotsi/base";
import { checkReceiptMonths } from "@luotsi/engines";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openArea, paymentHead, subsidyPayment, type TestArea } from "../testing/open-area.ts";
import { loadReceiptMonths } from "./load-receipts.ts";

let area: TestArea;

beforeAll(async () => {
  area = await openArea("2026-03-20", ["398"]);
});

afterAll(async () => {
  await area.close();
});

test("an area without payments has no months of receipt", async () => {
  expect(await loadReceiptMonths(area.workspace)).toBeUndefined();
});

test("two people's payments become four months of receipt with their counters", async () => {
  await area.deliver("benefit-payments", [
    paymentHead,
    subsidyPayment("a", { from: "2026-01-01", to: "2026-01-31", paidOn: "2026-02-03", days: 22 }),
    subsidyPayment("a", { from: "2026-02-01", to: "2026-02-28", paidOn: "2026-03-03", days: 20 }),
    subsidyPayment("b", { from: "2026-01-01", to: "2026-01-31", paidOn: "2026-02-03", days: 9 }),
    subsidyPayment("b", { from: "2026-02-01", to: "2026-02-28", paidOn: "2026-03-03", days: 10 }),
  ]);
  const known = await loadReceiptMonths(area.workspace);
  if (known === undefined) expect.fail("there are months");
  const { months } = known;
  expect(checkReceiptMonths(months)).toBe(4);
  const rows = Array.from(months.person, (_, i) => ({
    month: months.month[i],
    paidDays: months.paidDays[i],
    baseCents: months.baseCents[i],
    counterAfter: months.counterAfter[i],
  }));
  const [january, february] = [month("2026-01"), month("2026-02")];
  expect(rows.toSorted((one, other) => (other.paidDays ?? 0) - (one.paidDays ?? 0))).toEqual([
    { month: january, paidDays: 22, baseCents: 88_000, counterAfter: 22 },
    { month: february, paidDays: 20, baseCents: 80_000, counterAfter: 42 },
    { month: february, paidDays: 10, baseCents: 40_000, counterAfter: 19 },
    { month: january, paidDays: 9, baseCents: 36_000, counterAfter: 9 },
  ]);
});
