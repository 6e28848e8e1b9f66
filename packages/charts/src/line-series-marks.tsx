import { area, line } from "d3-shape";
import type { ReactElement } from "react";

import { colourOf, ink } from "./colours.ts";
import type { Fan, LinePoint, LineSeries } from "./line-chart-view.ts";

interface LineSeriesMarksProps {
  readonly series: LineSeries;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  /** Slots into which no line crosses. */
  readonly cuts: ReadonlySet<number>;
}

interface PlacedPoint {
  readonly at: number;
  readonly point: LinePoint;
}

/** A stretch of one look; it starts from the last point of the stretch before, unless the line is cut. */
interface Stretch {
  readonly state: LinePoint["state"];
  readonly points: readonly PlacedPoint[];
}

const fans = [
  { lo: "lo95", hi: "hi95", opacity: 0.13 },
  { lo: "lo80", hi: "hi80", opacity: 0.16 },
  { lo: "lo50", hi: "hi50", opacity: 0.22 },
] as const satisfies readonly { lo: keyof Fan; hi: keyof Fan; opacity: number }[];

const looks = {
  final: { strokeWidth: 2.25, strokeDasharray: undefined, opacity: 1 },
  provisional: { strokeWidth: 2.25, strokeDasharray: "5 4", opacity: 1 },
  forecast: { strokeWidth: 2, strokeDasharray: undefined, opacity: 0.6 },
} as const;

/** One series: its fan, its line in stretches, and lone points that no line would show. */
export function LineSeriesMarks({ series, x, y, cuts }: LineSeriesMarksProps): ReactElement {
  const colour = colourOf(series.colour);
  const parts = stretches(series.points, cuts);
  const drawLine = line<PlacedPoint>()
    .x(({ at }) => x(at))
    .y(({ point }) => y(point.value));
  return (
    <g aria-hidden="true">
      {fans.map(({ lo, hi, opacity }) => {
        const drawFan = area<PlacedPoint>()
          .x(({ at }) => x(at))
          .y0(({ point }) => y(point.fan?.[lo] ?? point.value))
          .y1(({ point }) => y(point.fan?.[hi] ?? point.value));
        return parts
          .filter(({ state }) => state === "forecast")
          .map(({ points }) => (
            <path
              key={`${lo} ${points[0]?.at}`}
              d={drawFan(points) ?? undefined}
              fill={colour}
              fillOpacity={opacity}
            />
          ));
      })}
      {parts.map(({ state, points }) => (
        <path
          key={`${state} ${points[0]?.at}`}
          d={drawLine(points) ?? undefined}
          fill="none"
          stroke={colour}
          strokeLinejoin="round"
          {...looks[state]}
        />
      ))}
      {lonePoints(parts).map(({ at, point }) => (
        <circle
          key={at}
          cx={x(at)}
          cy={y(point.value)}
          r={3.5}
          fill={point.state === "final" ? colour : ink.paper}
          stroke={colour}
          strokeWidth={1.75}
        />
      ))}
    </g>
  );
}

function stretches(
  points: readonly (LinePoint | null)[],
  cuts: ReadonlySet<number>,
): readonly Stretch[] {
  const parts: { state: LinePoint["state"]; points: PlacedPoint[] }[] = [];
  for (const [at, point] of points.entries()) {
    if (point === null) continue;
    const last = parts.at(-1);
    const before = last?.points.at(-1);
    const isJoined = before !== undefined && before.at === at - 1 && !cuts.has(at);
    if (isJoined && last !== undefined && last.state === point.state) {
      last.points.push({ at, point });
    } else {
      parts.push({
        state: point.state,
        points: isJoined ? [before, { at, point }] : [{ at, point }],
      });
    }
  }
  return parts;
}

function lonePoints(parts: readonly Stretch[]): readonly PlacedPoint[] {
  return parts.flatMap(({ points }, at) => {
    const isStartOfNext = parts[at + 1]?.points[0] === points[0];
    return points.length === 1 && !isStartOfNext ? points : [];
  });
}
