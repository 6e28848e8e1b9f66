import { cents, month } from "@luotsi/base";
import { expect, test } from "vitest";

import { committedByService } from "./committed.ts";

const november = month("2026-11");

test("what is left is paid in even parts over the months that remain", () => {
  const byService = committedByService(
    [
      {
        service: "wage-subsidy",
        remainingCents: cents(1000),
        first: month("2026-09"),
        last: month("2026-12"),
      },
    ],
    november,
  );
  expect([...(byService.get("wage-subsidy") ?? [])]).toEqual([
    [november, 333],
    [month("2026-12"), 333],
    [month("2027-01"), 334],
  ]);
});

test("a commitment past its time is expected now; one paid in full is not", () => {
  const late = { service: "coaching", first: month("2026-01"), last: month("2026-06") };
  const byService = committedByService(
    [
      { ...late, remainingCents: cents(70) },
      { ...late, remainingCents: cents(0) },
    ],
    november,
  );
  expect([...(byService.get("coaching") ?? [])]).toEqual([[november, 70]]);
});
