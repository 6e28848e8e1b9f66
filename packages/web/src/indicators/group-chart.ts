import type {
  ChartColour,
  ChartTable,
  HeatCell,
  HeatTableView,
  LineChartView,
  LinePoint,
} from "@luotsi/charts";
import type { IndicatorPoint, IndicatorResult, IndicatorSeries } from "@luotsi/contract";

import { chartBreaks, emptyText, type ChartWords } from "./indicator-chart.ts";
import { monthSlots } from "./month-slots.ts";
import { isOpen, pointText, valueText } from "./point-text.ts";

const colours: readonly ChartColour[] = [
  "category-1",
  "category-2",
  "category-3",
  "category-4",
  "category-5",
  "category-6",
];

/** Groups of one dimension, as many as there are colours, are lines; more are a heat table. */
export function drawsLines({ series }: IndicatorResult): boolean {
  return series.length <= colours.length && series.every(({ group }) => group.length === 1);
}

/** The name of a series: its groups. */
export function groupName({ group }: IndicatorSeries, text: ChartWords["text"]): string {
  return group.map(({ title }) => text(title)).join(", ");
}

/** One line for each group. */
export function groupLines(result: IndicatorResult, words: ChartWords): LineChartView {
  const { indicator, series, breaks } = result;
  const { format, text } = words;
  return {
    text: {
      title: text(indicator.title),
      description: text(result.finding),
      empty: emptyText(result, words),
    },
    slots: slotsOf(result, words),
    series: series.map((each, i) => ({
      id: groupKey(each),
      name: groupName(each, text),
      colour: colours[i] ?? "category-6",
      points: each.points.map((point): LinePoint | null =>
        point.value === null
          ? null
          : {
              value: point.value,
              text: valueText(indicator, point.value, format),
              state: isOpen(point) ? "provisional" : "final",
            },
      ),
    })),
    breaks: chartBreaks(breaks, text),
  };
}

export interface HeatWords extends ChartWords {
  readonly provisional: string;
  readonly hidden: string;
}

/** One row for each group, deeper where the figure is larger. */
export function groupHeat(result: IndicatorResult, words: HeatWords): HeatTableView {
  const { indicator, series } = result;
  const { format, text } = words;
  const values = series.flatMap(({ points }) => points.map(({ value }) => value ?? 0));
  const highest = Math.max(0, ...values);
  return {
    text: {
      title: text(indicator.title),
      description: text(result.finding),
      empty: emptyText(result, words),
    },
    slots: slotsOf(result, words),
    rows: series.map((each) => ({
      key: groupKey(each),
      label: groupName(each, text),
      cells: each.points.map((point) => heatCell(result, point, { words, highest })),
    })),
    legend: {
      none: valueText(indicator, 0, format),
      all: valueText(indicator, highest, format),
      provisional: words.provisional,
      missing: words.hidden,
    },
  };
}

function heatCell(
  { indicator }: IndicatorResult,
  point: IndicatorPoint,
  { words, highest }: { readonly words: HeatWords; readonly highest: number },
): HeatCell {
  if (point.value === null) {
    return {
      share: null,
      text: reasoned(indicator, point, words),
      state: point.kind === "undefined" ? "not-expected" : "missing",
    };
  }
  return {
    share: highest === 0 ? 0 : point.value / highest,
    text: valueText(indicator, point.value, words.format),
    state: isOpen(point) ? "provisional" : "recorded",
  };
}

/** Months down and groups across, with every hidden cell's reason. */
export function groupTable(
  result: IndicatorResult,
  words: ChartWords & { month: string },
): ChartTable {
  const { indicator, series } = result;
  return {
    columns: [
      { id: "month", title: words.month, kind: "text" },
      ...series.map((each) => ({
        id: groupKey(each),
        title: groupName(each, words.text),
        kind: "number" as const,
      })),
    ],
    rows: slotsOf(result, words).map(({ key, label }, i) => ({
      key,
      cells: [
        { value: key, text: label },
        ...series.map(({ points }) => {
          const point = points[i];
          if (point === undefined) return { value: null, text: "" };
          return point.value === null
            ? { value: null, text: pointText(indicator, point, words) }
            : { value: point.value, text: valueText(indicator, point.value, words.format) };
        }),
      ],
    })),
  };
}

function reasoned(
  indicator: IndicatorResult["indicator"],
  point: IndicatorPoint,
  words: ChartWords,
): string {
  const shown = pointText(indicator, point, words);
  return point.because === null ? shown : `${shown}: ${words.text(point.because)}`;
}

function slotsOf({ series }: IndicatorResult, { format }: ChartWords): LineChartView["slots"] {
  return monthSlots(
    (series[0]?.points ?? []).map(({ month }) => month),
    format,
  );
}

function groupKey({ group }: IndicatorSeries): string {
  return group.map(({ code }) => code).join(" ");
}
