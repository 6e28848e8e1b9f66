import { describe, expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import { fi } from "./messages.fi.ts";
import { changeOf, courseOf, figureText, intervalText, linkTarget } from "./overview-figures.ts";

const format = formatFor("fi");
const plain = (text: string | undefined): string => (text ?? "").replaceAll("\u00a0", " ");

describe("a figure in words", () => {
  test.each([
    ["cents", 3_140_000_000, "31,4 milj. €"],
    ["count", 1783, "1 783"],
    ["percent", 23.147, "23,1 %"],
  ] as const)("%s", (kind, value, text) => {
    expect(plain(figureText(kind, value, format))).toBe(text);
  });

  test("an interval has its unit once", () => {
    const interval = { lo: 2_980_000_000, hi: 3_310_000_000 };
    expect(plain(intervalText({ kind: "cents", interval }, format))).toBe("29,8–33,1 milj. €");
    expect(intervalText({ kind: "cents", interval: null }, format)).toBeUndefined();
  });
});

describe("a change", () => {
  test.each([
    [5, "down", "up", "bad"],
    [-5, "down", "down", "good"],
    [5, "up", "up", "good"],
    [5, "none", "up", "neutral"],
    [0, "down", "level", "neutral"],
  ] as const)("of %d where %s is good goes %s and is %s", (change, goodDirection, to, tone) => {
    expect(changeOf({ change, goodDirection }, "muutos")).toEqual({
      text: "muutos",
      direction: to,
      tone,
    });
  });

  test("that is not known is not shown", () => {
    expect(changeOf({ change: null, goodDirection: "up" }, "muutos")).toBeUndefined();
    expect(changeOf({ change: 1, goodDirection: "up" }, undefined)).toBeUndefined();
  });
});

describe("the course of a figure", () => {
  const trend = [
    { month: "2026-01", value: 100, provisional: false },
    { month: "2026-02", value: null, provisional: false },
    { month: "2026-03", value: 120, provisional: true },
  ];
  const figure = { id: "operating", kind: "count" as const, trend };

  test("keeps a month that is not recorded as a gap and tells its ends in words", () => {
    const course = courseOf({ figure, title: "Oma toiminta", t: fi, format });
    expect(course?.points.map(({ value }) => value)).toEqual([100, null, 120]);
    expect(course?.colour).toBe("own-costs");
    expect(plain(course?.description)).toBe(
      "Oma toiminta: tammikuu 2026–maaliskuu 2026, alussa 100, lopussa 120",
    );
  });

  test("is no course with a single known month", () => {
    const one = { ...figure, trend: trend.slice(0, 2) };
    expect(courseOf({ figure: one, title: "", t: fi, format })).toBeUndefined();
  });
});

test("a link is split into its path and search", () => {
  expect(linkTarget("/talous?year=2026&view=accrual")).toEqual({
    path: "/talous",
    search: { year: "2026", view: "accrual" },
  });
  expect(linkTarget("/aineistot")).toEqual({ path: "/aineistot", search: {} });
});
