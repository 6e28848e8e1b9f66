import { expect, test } from "vitest";

import { dayText } from "./day-text.ts";

test.each(["2024-02-29", "2026-02-28", "2000-02-29", "1000-01-01", "2999-12-31"])(
  "%s is a day",
  (text) => expect(dayText.safeParse(text).success).toBe(true),
);

test.each([
  "2026-02-29",
  "2026-02-30",
  "1900-02-29",
  "2026-04-31",
  "2026-13-01",
  "0000-01-01",
  "0999-12-31",
  "3000-01-01",
  "2026-5-1",
  "2026-05-01 ",
])("%s is none", (text) => expect(dayText.safeParse(text).success).toBe(false));
