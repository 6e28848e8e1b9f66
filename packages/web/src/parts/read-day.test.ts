import { expect, test } from "vitest";

import { readDay } from "./read-day.ts";

test.each([
  ["1.5.2026", "2026-05-01"],
  ["01.05.2026", "2026-05-01"],
  [" 31.12.2025 ", "2025-12-31"],
  ["2026-05-01", "2026-05-01"],
  ["29.2.2024", "2024-02-29"],
])("%s is the day %s", (typed, iso) => {
  expect(readDay(typed)).toBe(iso);
});

test.each(["29.2.2025", "32.1.2026", "5/1/2026", "1.5.26", "huomenna", ""])(
  "%s is no day",
  (typed) => {
    expect(readDay(typed)).toBeUndefined();
  },
);
