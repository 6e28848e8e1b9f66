import type { FinanceMonth, MoneyForecast } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import {
  cumulativeChart,
  monthlyChart,
  sharedTop,
  tickDecimals,
  type CostPicture,
} from "./cost-chart.ts";
import { fi } from "./messages.fi.ts";

const million = 100_000_000;

const spread = (mean: number, step: number): MoneyForecast => ({
  mean,
  lo50: mean - step,
  hi50: mean + step,
  lo80: mean - 2 * step,
  hi80: mean + 2 * step,
  lo95: mean - 3 * step,
  hi95: mean + 3 * step,
});

const month = (changes: Partial<FinanceMonth>): FinanceMonth => ({
  month: "2026-01",
  status: "frozen",
  completeness: 1,
  actualCents: 2 * million,
  correctionCents: 0,
  planCents: 3 * million,
  forecast: null,
  cumulativeForecast: null,
  committedCents: 0,
  ...changes,
});

const months: readonly FinanceMonth[] = [
  month({}),
  month({ month: "2026-02", status: "provisional", correctionCents: -1_234_00 }),
  month({
    month: "2026-03",
    status: "partial",
    completeness: 0.174,
    actualCents: million,
    forecast: spread(4 * million, million / 10),
    cumulativeForecast: spread(8 * million, million / 10),
  }),
  month({
    month: "2026-04",
    status: "future",
    completeness: null,
    actualCents: null,
    forecast: spread(5 * million, million / 5),
    cumulativeForecast: spread(13 * million, million / 4),
    committedCents: 150_000_00,
  }),
];

const picture: CostPicture = {
  id: "benefit-liability",
  title: "Kuntaosuus",
  finding: "Kasvaa.",
  months,
  t: fi,
  format: formatFor("fi"),
};

/** Reads like a screen: every space that must not break as a plain one. */
const plain = (text: string | undefined): string => (text ?? "").replaceAll("\u00a0", " ");

describe("month by month", () => {
  const { bars, steps, slots } = monthlyChart(picture);

  test("a closed month is full, an open one dashed, an incomplete one hollow, one to come has no bar", () => {
    expect(bars.points.map((point) => point?.state)).toEqual([
      "final",
      "provisional",
      "partial",
      undefined,
    ]);
    expect(bars.points.map((point) => point?.value)).toEqual([2, 2, 1, undefined]);
  });

  test("only the months that are not complete have an outlook, with its fan", () => {
    expect(bars.outlook?.points.map((point) => point?.value)).toEqual([undefined, undefined, 4, 5]);
    expect(bars.outlook?.points[3]?.fan).toEqual({
      lo50: 4.8,
      hi50: 5.2,
      lo80: 4.6,
      hi80: 5.4,
      lo95: 4.4,
      hi95: 5.6,
    });
  });

  test("each bar says in words how far it may be trusted and what corrects earlier months", () => {
    expect(bars.points.map((point) => plain(point?.text))).toEqual([
      "2,00 milj. €, suljettu",
      "2,00 milj. €, alustava, josta oikaisuja −1 234 €",
      "1,00 milj. €, vajaa, riveistä tullut 17 %",
      "",
    ]);
    expect(bars.points.map((point) => point?.corrections)).toEqual([
      undefined,
      -0.001234,
      undefined,
      undefined,
    ]);
  });

  test("a forecast tells its interval and what of it is already granted", () => {
    expect(plain(bars.outlook?.points[3]?.text)).toBe(
      "5,00 milj. €, todennäköisesti 4,60–5,40 milj. €, josta jo myönnetty 150 000 €",
    );
  });

  test("the plan is a step of every month, and the slots are the year's months", () => {
    expect(steps.levels.map((level) => level?.value)).toEqual([3, 3, 3, 3]);
    expect(slots.map(({ key, tick }) => `${key} ${tick}`)).toEqual([
      "2026-01 tammi",
      "2026-02 helmi",
      "2026-03 maalis",
      "2026-04 huhti",
    ]);
  });

  test("a year that is over has no outlook in its picture nor its table", () => {
    const over = monthlyChart({ ...picture, months: [month({})] });
    expect(over.bars.outlook).toBeUndefined();
  });
});

describe("as a running total", () => {
  const [sum, plan] = cumulativeChart(picture).series;

  test("actuals add up; from the first incomplete month on the forecast of the sum stands", () => {
    expect(sum?.points.map((point) => point?.value)).toEqual([2, 4, 8, 13]);
    expect(sum?.points.map((point) => point?.state)).toEqual([
      "final",
      "provisional",
      "forecast",
      "forecast",
    ]);
    expect(sum?.points[3]?.fan?.hi95).toBe(13.75);
  });

  test("the plan adds up to the year's plan", () => {
    expect(plan?.points.map((point) => point?.value)).toEqual([3, 6, 9, 12]);
  });

  test("without a forecast the line ends with the last actual", () => {
    const [line] = cumulativeChart({
      ...picture,
      months: [
        month({}),
        month({ month: "2026-02", actualCents: null, status: "future" }),
        month({ month: "2026-03", actualCents: null, status: "future" }),
      ],
    }).series;
    expect(line?.points.map((point) => point?.value ?? null)).toEqual([2, null, null]);
  });
});

describe("the shared scale", () => {
  test("reaches the highest limit of either cost", () => {
    const low = { months: [month({ actualCents: 10 })] };
    expect(sharedTop([low, { months }], "monthly")).toBe(5.6);
    expect(sharedTop([{ months }, low], "cumulative")).toBe(13.75);
  });

  test("is nothing when there is nothing", () => {
    expect(sharedTop([], "monthly")).toBe(0);
  });

  test.each([
    [0.2, 2],
    [0.25, 1],
    [3.9, 1],
    [4, 0],
  ])("an axis up to %d is read with %d decimals", (top, decimals) => {
    expect(tickDecimals(top)).toBe(decimals);
  });
});
