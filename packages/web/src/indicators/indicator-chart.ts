import { parseMonth } from "@luotsi/base";
import {
  lineChartTable,
  type ChartTable,
  type LineChartView,
  type LinePoint,
} from "@luotsi/charts";
import type { IndicatorPoint, IndicatorResult } from "@luotsi/contract";

import type { Format } from "../language/format.ts";
import { monthSlots } from "./month-slots.ts";
import { isOpen, pointText, valueText, type PointWords } from "./point-text.ts";

/** The reader's words for a chart of indicators. */
export interface ChartWords extends PointWords {
  readonly text: (localised: { fi: string; sv: string; en: string }) => string;
  readonly own: string;
  readonly empty: string;
}

/** Our series of everyone, with the official one in grey where it has the months. */
export function indicatorChart(result: IndicatorResult, words: ChartWords): LineChartView {
  const { indicator, series, comparison, breaks } = result;
  const { format, text } = words;
  const points = series[0]?.points ?? [];
  const official = new Map(comparison?.points.map(({ month, value }) => [month, value]));
  const officialPoints = points.map(({ month }): LinePoint | null => {
    const value = official.get(month) ?? null;
    return value === null
      ? null
      : { value, text: valueText(indicator, value, format), state: "final" };
  });
  const hasOfficial = officialPoints.some((point) => point !== null);
  return {
    text: {
      title: text(indicator.title),
      description: text(result.finding),
      empty: emptyText(result, words),
    },
    slots: monthSlots(
      points.map(({ month }) => month),
      format,
    ),
    series: [
      ...(hasOfficial && comparison !== null
        ? [
            {
              id: "official",
              name: text(comparison.title),
              colour: "comparison" as const,
              points: officialPoints,
            },
          ]
        : []),
      {
        id: "own",
        name: words.own,
        colour: "main",
        points: points.map((point) => linePoint(result, point, format)),
      },
    ],
    breaks: chartBreaks(breaks, text),
  };
}

/** Why there is nothing to draw: the reason of the newest point. */
export function emptyText({ series }: IndicatorResult, { text, empty }: ChartWords): string {
  const because = series[0]?.points.at(-1)?.because ?? undefined;
  return because === undefined ? empty : text(because);
}

/** Breaks nearer than this to one before are told with it, so that their words do not meet. Months. */
const nearBreak = 8;

/** Breaks of a chart; those soon after another are said in one breath. */
export function chartBreaks(
  breaks: IndicatorResult["breaks"],
  text: ChartWords["text"],
): LineChartView["breaks"] {
  const merged: { slot: string; reasons: string[]; last: number }[] = [];
  for (const { month: slot, reason } of breaks) {
    const at = parseMonth(slot) ?? 0;
    const before = merged.at(-1);
    if (before !== undefined && at - before.last < nearBreak) {
      before.reasons.push(text(reason));
      before.last = at;
    } else {
      merged.push({ slot, reasons: [text(reason)], last: at });
    }
  }
  return merged.map(({ slot, reasons }) => ({ slot, reason: reasons.join("; ") }));
}

function linePoint(
  { indicator }: Pick<IndicatorResult, "indicator">,
  point: IndicatorPoint,
  format: Format,
): LinePoint | null {
  if (point.value === null) return null;
  return {
    value: point.value,
    text: valueText(indicator, point.value, format),
    state: isOpen(point) ? "provisional" : "final",
  };
}

/** The chart as a table, where a month without a figure says why. */
export function indicatorChartTable(
  result: IndicatorResult,
  view: LineChartView,
  words: ChartWords & { readonly month: string },
): ChartTable {
  const table = lineChartTable(view, { first: words.month });
  const ownAt = 1 + view.series.findIndex(({ id }) => id === "own");
  const points = result.series[0]?.points ?? [];
  return {
    ...table,
    rows: table.rows.map((row, i) => {
      const point = points[i];
      if (point === undefined || point.value !== null) return row;
      const because = point.because === null ? "" : `: ${words.text(point.because)}`;
      const shown = `${pointText(result.indicator, point, words)}${because}`;
      return {
        ...row,
        cells: row.cells.map((cell, at) => (at === ownAt ? { value: null, text: shown } : cell)),
      };
    }),
  };
}
