import { formatDay } from "@luotsi/base";
import { expect, test } from "vitest";

import { dueNight } from "./due-night.ts";

test.each([
  ["a second before two in winter", "2026-11-30T23:59:59Z", undefined],
  ["two in winter", "2026-12-01T00:00:00Z", "2026-12-01"],
  ["an hour before two in summer", "2026-06-30T22:59:59Z", undefined],
  ["two in summer", "2026-06-30T23:00:00Z", "2026-07-01"],
  ["the night the clock goes on, before", "2026-03-28T23:59:59Z", undefined],
  ["the night the clock goes on", "2026-03-29T00:00:00Z", "2026-03-29"],
  [
    "the night the clock goes back, the hour that comes twice",
    "2026-10-25T01:30:00Z",
    "2026-10-25",
  ],
  ["just before midnight", "2026-12-31T21:59:59Z", "2026-12-31"],
  ["midnight of the new year", "2026-12-31T22:00:00Z", undefined],
])("%s", (_, moment, night) => {
  const found = dueNight(new Date(moment).getTime());
  expect(found === undefined ? undefined : formatDay(found)).toBe(night);
});
