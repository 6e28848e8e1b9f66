import { day, month } from "@luotsi/base";
import { expect, test } from "vitest";

import { monthState } from "./month-status.ts";

const words = { fi: "", sv: "", en: "" };
const lag = {
  source: "benefit-payments",
  arrivedShare: [0.4, 0.9, 0.97, 1],
  monthsMeasured: 12,
  sentence: words,
};
const asked = {
  today: day("2026-11-22"),
  firstOpen: month("2026-08"),
  hasRecords: true,
  lag,
  newest: month("2026-11"),
};

test.each([
  ["2026-07", "frozen", 1],
  ["2026-08", "provisional", 1],
  ["2026-09", "provisional", 0.97],
  ["2026-10", "partial", 0.9],
  ["2026-11", "partial", 0.4],
] as const)("%s is %s, %d of it has arrived", (text, status, completeness) => {
  expect(monthState({ ...asked, month: month(text) })).toEqual({ status, completeness });
});

test("delay is counted from the newest month that has come, not from the calendar", () => {
  const state = monthState({ ...asked, month: month("2026-10"), newest: month("2026-10") });
  expect(state).toEqual({ status: "partial", completeness: 0.4 });
});

test("a month without records is to come, however old", () => {
  expect(monthState({ ...asked, month: month("2026-10"), hasRecords: false }).status).toBe(
    "future",
  );
});

test("where delay has not been measured an ended month counts as complete", () => {
  const state = monthState({ ...asked, month: month("2026-10"), lag: undefined });
  expect(state).toEqual({ status: "provisional", completeness: undefined });
});
