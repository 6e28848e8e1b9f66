import { day } from "@luotsi/base";
import { expect, test } from "vitest";

import { incentiveOn } from "./incentive.ts";

test("a month of a person's unemployment costs the step of the law times 21.5 days of 37.21 euros", () => {
  const { classes, transfer } = incentiveOn(day("2026-11-22"));
  const month = 21.5 * 3721;
  const byTitle = Object.fromEntries(
    classes.map((each) => [
      each.title.en,
      [each.leavingOldCents, each.leavingNewCents, each.serviceOldCents, each.serviceNewCents],
    ]),
  );
  const row = (old: number, reformed: number): readonly number[] => [
    Math.round(month * old),
    Math.round(month * reformed),
    Math.round(month * old),
    0,
  ];
  expect(byTitle).toEqual({
    "1–100 days": row(0, 0),
    "101–200 days": row(0, 0.1),
    "201–300 days": row(0, 0.2),
    "301–400 days": row(0.5, 0.3),
    "401–700 days": row(0.5, 0.4),
    "701–1,000 days": row(0.5, 0.5),
    "over 1,000 days": row(0.7, 0.5),
  });
  expect(transfer).toEqual({ yearCents: 73_432, lagYears: 2 });
});
