import { day, month } from "@luotsi/base";
import { isPresent, optionalIntegers } from "@luotsi/frame";
import { expect, test } from "vitest";

import { believedBirths } from "./believed-births.ts";

test("the age of whoever was paid before the month of birth is not known; of the others it is", () => {
  const births = optionalIntegers([
    month("2026-03"),
    month("2026-03"),
    undefined,
    month("1990-01"),
  ]);
  const payments = {
    person: Int32Array.from([0, 1, 1, 2, 3]),
    start: Int32Array.from(
      ["2026-03-01", "2026-03-31", "2026-02-28", "2020-01-01", "2026-01-01"].map((at) => day(at)),
    ),
  };
  const { values, validity } = believedBirths(births, payments);
  const known = [0, 1, 2, 3].map((who) => (isPresent(validity, who) ? values[who] : null));
  expect(known).toEqual([month("2026-03"), null, null, month("1990-01")]);
});
