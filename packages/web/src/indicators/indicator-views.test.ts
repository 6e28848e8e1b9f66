import type { IndicatorPoint, IndicatorResult } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import { figureRows, monthRows } from "./figure-rows.ts";
import { drawsLines, groupHeat, groupLines, groupTable } from "./group-chart.ts";
import { indicatorChart, indicatorChartTable } from "./indicator-chart.ts";
import { byText, dimensionsOf } from "./indicator-filters.ts";
import { monthSlots } from "./month-slots.ts";
import { isOpen, pointText } from "./point-text.ts";

const format = formatFor("fi");
const said = (fi: string) => ({ fi, sv: fi, en: fi });
const words = {
  format,
  text: ({ fi }: { readonly fi: string }) => fi,
  own: "Oma alue",
  none: { hidden: "salattu", not_recorded: "kirjaamatta", undefined: "ei lukua" },
  isGrouped: false,
  empty: "ei mitään",
  provisional: "alustava",
  hidden: "ei näytetä",
  month: "Kuukausi",
};

function point(
  month: string,
  value: number | null,
  more: Partial<IndicatorPoint> = {},
): IndicatorPoint {
  const kind = value === null ? "hidden" : "value";
  return { month, kind, value, because: null, provisional: false, coverage: 1, ...more };
}

const gap = {
  kind: "not_recorded",
  because: said("ei kirjattu"),
} as const satisfies Partial<IndicatorPoint>;

function result(
  points: readonly IndicatorPoint[],
  more: Partial<IndicatorResult> = {},
): IndicatorResult {
  const provenance = {
    definition: said("m"),
    batches: [],
    coverage: null,
    breaks: [],
    assumptions: [],
    uncertainty: null,
    run: {},
  };
  return {
    indicator: {
      id: "x",
      title: said("Mittari"),
      question: said("Kuinka moni?"),
      definition: said("m"),
      differs: said("e"),
      unit: "count",
      decimals: 0,
      hideBelow: 5,
      goodDirection: "down",
      restsOn: [],
      source: { publisher: "p", title: "t", url: "https://example.org", confidence: "primary" },
    },
    finding: said("Näin on."),
    trust: "provisional",
    series: [{ group: [], points: [...points] }],
    breaks: [],
    comparison: null,
    provenance,
    ...more,
  };
}

function grouped(codes: readonly string[], points: readonly IndicatorPoint[]): IndicatorResult {
  const series = codes.map((code) => ({
    group: [{ dimension: "sex" as const, code, title: said(code) }],
    points: [...points],
  }));
  return result([], { series });
}

describe("the line of everyone", () => {
  const months = [
    point("2025-03", 10),
    point("2025-04", null, gap),
    point("2025-05", 12, { coverage: 0.94 }),
    point("2025-06", 13, { provisional: true }),
  ];

  test("is cut where nothing is recorded, and dashed where the month is open or data is missing", () => {
    const [own] = indicatorChart(result(months), words).series;
    expect(own?.points.map((each) => each?.state ?? null)).toEqual([
      "final",
      null,
      "provisional",
      "provisional",
    ]);
  });

  test("has its table say why a month has no figure", () => {
    const asked = result(months);
    const { rows } = indicatorChartTable(asked, indicatorChart(asked, words), words);
    expect(rows[1]?.cells).toEqual([
      { value: "2025-04", text: "huhtikuu\u00A02025" },
      { value: null, text: "kirjaamatta: ei kirjattu" },
    ]);
  });

  test("stands beside the official series, in grey, in the months that both have", () => {
    const comparison = {
      title: said("Tilastokeskus"),
      points: [{ month: "2025-05", value: 11 }],
      overlap: { from: "2025-05", to: "2025-05" },
      text: said("ero"),
      provenance: result([]).provenance,
    };
    const view = indicatorChart(result(months, { comparison }), words);
    expect(view.series.map(({ id, colour }) => [id, colour])).toEqual([
      ["official", "comparison"],
      ["own", "main"],
    ]);
    expect(view.series[0]?.points.map((each) => each?.value ?? null)).toEqual([
      null,
      null,
      11,
      null,
    ]);
    const alone = indicatorChart(
      result(months, { comparison: { ...comparison, points: [] } }),
      words,
    );
    expect(alone.series.map(({ id }) => id)).toEqual(["own"]);
  });

  test("tells breaks that follow soon after each other in one breath", () => {
    const breaks = [
      { month: "2025-04", reason: said("tauko") },
      { month: "2025-07", reason: said("jälki") },
      { month: "2026-05", reason: said("muutos") },
    ];
    expect(indicatorChart(result(months, { breaks }), words).breaks).toEqual([
      { slot: "2025-04", reason: "tauko; jälki" },
      { slot: "2026-05", reason: "muutos" },
    ]);
  });

  test("says the reason when no month has a figure", () => {
    const empty = indicatorChart(result([point("2025-04", null, gap)]), words);
    expect(empty.text.empty).toBe("ei kirjattu");
  });
});

describe("groups", () => {
  const points = [point("2025-03", 10), point("2025-04", null), point("2025-05", 0)];

  test("six are lines, seven a heat table, and two dimensions always one", () => {
    expect(drawsLines(grouped(["a", "b", "c", "d", "e", "f"], points))).toBe(true);
    expect(drawsLines(grouped(["a", "b", "c", "d", "e", "f", "g"], points))).toBe(false);
    const both = grouped(["a"], points);
    const [one] = both.series;
    if (one === undefined) throw new Error("there is a series");
    const group = [...one.group, ...one.group];
    expect(drawsLines({ ...both, series: [{ ...one, group }] })).toBe(false);
  });

  test("a hidden figure cuts a line, is hatched in the heat table and is no number in the table", () => {
    const asked = grouped(["a", "b"], points);
    const asGroups = { ...words, isGrouped: true };
    expect(groupLines(asked, asGroups).series[0]?.points[1]).toBeNull();
    const [row] = groupHeat(asked, asGroups).rows;
    expect(row?.cells.map(({ state, share }) => [state, share])).toEqual([
      ["recorded", 1],
      ["missing", null],
      ["recorded", 0],
    ]);
    expect(groupTable(asked, asGroups).rows[1]?.cells[1]).toEqual({ value: null, text: "salattu" });
  });

  test("each has a colour of its own", () => {
    const lines = groupLines(grouped(["a", "b", "c", "d", "e", "f"], points), words).series;
    expect(new Set(lines.map(({ colour }) => colour)).size).toBe(6);
  });
});

describe("a figure in words", () => {
  const { indicator } = result([]);

  test("a small count is under five; of groups only that it is hidden, for it need not be small", () => {
    expect(pointText(indicator, point("2025-03", null), words)).toBe("alle\u00A05");
    expect(pointText(indicator, point("2025-03", null), { ...words, isGrouped: true })).toBe(
      "salattu",
    );
    expect(pointText({ ...indicator, unit: "share" }, point("2025-03", null), words)).toBe(
      "salattu",
    );
  });

  test.each([
    [1, false],
    [0.95, false],
    [0.949, true],
    [null, false],
  ])("with a coverage of %s a closed month is open: %s", (coverage, expected) => {
    expect(isOpen(point("2025-03", 1, { coverage }))).toBe(expected);
  });
});

test("a row a month, newest first, with a point for each indicator", () => {
  const one = result([point("2025-03", 10), point("2025-04", 11)]);
  const other = result([point("2025-03", 1), point("2025-04", 2)]);
  expect(
    monthRows([one, other]).map(({ month, points }) => [
      month,
      ...points.map((each) => each?.value),
    ]),
  ).toEqual([
    ["2025-04", 11, 2],
    ["2025-03", 10, 1],
  ]);
});

test("figures of groups stand newest first, in the order of the groups", () => {
  const rows = figureRows(
    [grouped(["a", "b"], [point("2025-03", 1), point("2025-04", 2)])],
    words.text,
  );
  expect(rows.map(({ groups, point: { month } }) => `${month} ${groups.join()}`)).toEqual([
    "2025-04 a",
    "2025-04 b",
    "2025-03 a",
    "2025-03 b",
  ]);
});

test("the address holds two different dimensions at the most", () => {
  expect(dimensionsOf("age,sex,language")).toEqual(["age", "sex"]);
  expect(dimensionsOf("age,age")).toEqual(["age", ""]);
  expect(byText("", "sex")).toBe("sex");
  expect(byText("age", "age")).toBe("age");
});

test("a long series names years only", () => {
  const months = Array.from(
    { length: 61 },
    (_, i) => `20${String(10 + Math.floor(i / 12))}-0${1 + (i % 9)}`,
  );
  expect(monthSlots(months, format).every(({ tick }) => tick === "")).toBe(true);
  expect(monthSlots(months.slice(0, 60), format)[0]?.tick).toBe("tammi");
});
