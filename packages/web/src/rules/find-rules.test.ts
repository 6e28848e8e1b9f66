import { describe, expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import { exampleRules } from "../testing/example-rules.ts";
import { findRules, neighbouringChanges } from "./find-rules.ts";
import { fi } from "./messages.fi.ts";
import { writePeriod } from "./rule-history.tsx";
import { writeNumber } from "./rule-value.tsx";

const ids = (search: string): readonly string[] =>
  findRules(exampleRules, search, "fi").flatMap(({ rules }) => rules.map(({ id }) => id));

describe("finding a rule", () => {
  test("without a search every rule stands under its topic", () => {
    expect(findRules(exampleRules, "", "fi").map(({ rules }) => rules.length)).toEqual([1, 2]);
  });

  test("every word must be found, in the title, the id or the source", () => {
    expect(ids("PERUSPÄIVÄRAHA")).toEqual(["benefits/daily"]);
    expect(ids("kela 2025")).toEqual(["benefits/daily", "benefits/not-yet"]);
    expect(ids("14:3 a osuus")).toEqual(["liability/share"]);
    expect(ids("kela osuus")).toEqual([]);
  });
});

describe("stepping to the next change of law", () => {
  test("on a day of change the neighbours are the other changes", () => {
    expect(neighbouringChanges({ ...exampleRules, on: "2025-01-01" })).toEqual({
      before: "2015-01-01",
      after: "2027-01-01",
    });
  });

  test("before the first and after the last there is nowhere to go", () => {
    expect(neighbouringChanges({ ...exampleRules, on: "2014-12-31" }).before).toBeUndefined();
    expect(neighbouringChanges({ ...exampleRules, on: "2027-01-01" }).after).toBeUndefined();
  });
});

describe("in words", () => {
  const format = formatFor("fi");

  test("a period ends on its last day, not on the day after it", () => {
    expect(writePeriod({ from: "2015-01-01", until: "2025-01-01" }, format, fi)).toBe(
      "1.1.2015–31.12.2024",
    );
    expect(writePeriod({ from: "2025-01-01", until: null }, format, fi)).toBe("1.1.2025 alkaen");
  });

  test.each([
    [37.21, "euros", "37,21\u00a0€"],
    [1770, "euros", "1\u00a0770\u00a0€"],
    [40, "percent", "40\u00a0%"],
    [12.5, "percent", "12,5\u00a0%"],
    [21.5, "days", "21,5\u00a0päivää"],
    [1, "months", "1\u00a0kuukausi"],
    [3, "years", "3\u00a0vuotta"],
    [2023, "none", "2023"],
  ] as const)("%s %s is %s", (value, unit, text) => {
    expect(writeNumber(value, unit, format, fi)).toBe(text);
  });
});
