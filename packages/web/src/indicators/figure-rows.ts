import type { Localised } from "@luotsi/base";
import type { IndicatorPoint, IndicatorResult } from "@luotsi/contract";

/** One month of several indicators: a point for each, in their order. */
export interface MonthRow {
  readonly month: string;
  readonly points: readonly (IndicatorPoint | undefined)[];
}

/** Months of indicators that are not broken down, newest first. */
export function monthRows(results: readonly IndicatorResult[]): readonly MonthRow[] {
  const months = results[0]?.series[0]?.points.map(({ month }) => month) ?? [];
  return months
    .map((month, at) => ({
      month,
      points: results.map(({ series }) => series[0]?.points[at]),
    }))
    .toReversed();
}

/** One figure of one group. */
export interface FigureRow {
  readonly indicator: IndicatorResult["indicator"];
  readonly groups: readonly string[];
  readonly point: IndicatorPoint;
}

/** Figures of groups one by one, newest first. */
export function figureRows(
  results: readonly IndicatorResult[],
  text: (localised: Localised) => string,
): readonly FigureRow[] {
  return results
    .flatMap(({ indicator, series }) =>
      series.flatMap(({ group, points }) => {
        const groups = group.map(({ title }) => text(title));
        return points.map((point) => ({ indicator, groups, point }));
      }),
    )
    .toSorted((a, b) => b.point.month.localeCompare(a.point.month));
}
