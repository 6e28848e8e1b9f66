import { day } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { mayReceiveThrough } from "./exit-cause.ts";
import { testSources, type SpellRow } from "./receipt-sources-for-tests.ts";

const february = { from: day("2026-02-01"), to: day("2026-03-01") };
const [working, unemployed, service] = [1, 2, 7];

function mayThrough(spells: readonly Omit<SpellRow, "person">[], knownOn = "2026-04-01"): boolean {
  const rows = spells.map((row) => ({ person: 0, ...row }));
  const question = { spells: testSources({ payments: [], spells: rows }).spells, from: 0 };
  return mayReceiveThrough({ ...question, to: rows.length, knownOn: day(knownOn) }, february);
}

describe("through a month somebody may have received", () => {
  test.each([
    ["who was unemployed", [{ from: "2026-01-01", code: unemployed }]],
    ["whose unemployment began with it", [{ from: "2026-02-01", code: unemployed }]],
    [
      "who went from a service to unemployment",
      [
        { from: "2026-01-01", until: "2026-02-15", code: service },
        { from: "2026-02-15", code: unemployed },
      ],
    ],
    ["of whom no spell is known", []],
  ])("%s", (_, spells) => {
    expect(mayThrough(spells)).toBe(true);
  });

  test.each([
    [
      "worked for a part of it",
      [
        { from: "2026-01-01", until: "2026-02-10", code: unemployed },
        { from: "2026-02-10", until: "2026-02-20", code: working },
        { from: "2026-02-20", code: unemployed },
      ],
    ],
    [
      "did not look for a job for a part of it",
      [
        { from: "2026-01-01", until: "2026-02-10", code: unemployed },
        { from: "2026-02-20", code: unemployed },
      ],
    ],
    ["began a day late", [{ from: "2026-02-02", code: unemployed }]],
    ["ended a day early", [{ from: "2026-01-01", until: "2026-02-28", code: unemployed }]],
  ])("but nobody who %s", (_, spells) => {
    expect(mayThrough(spells)).toBe(false);
  });

  test("what began after the day of knowing is not known", () => {
    expect(mayThrough([{ from: "2026-02-01", code: unemployed }], "2026-02-01")).toBe(false);
  });
});
