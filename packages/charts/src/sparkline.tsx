import { line } from "d3-shape";
import type { ReactElement } from "react";

import type { ChartColour, ChartTable } from "./chart-view.ts";
import { colourOf, ink } from "./colours.ts";

export interface SparkPoint {
  readonly key: string;
  /** In full, such as `tammikuu 2025`. */
  readonly label: string;
  /** Null where nothing is recorded: the line is cut there. */
  readonly value: number | null;
  /** The value in words. */
  readonly text: string;
  readonly isProvisional: boolean;
}

export interface SparklineView {
  /** Says the course in words, such as `kahdessa vuodessa 9 800:sta 10 350:een`. */
  readonly description: string;
  readonly colour: ChartColour;
  readonly points: readonly SparkPoint[];
}

interface SparklineProps {
  readonly view: SparklineView;
  readonly width?: number;
  readonly height?: number;
}

const edge = 5;

/** The course of one figure, without an axis: it stands beside the figure itself. */
export function Sparkline({ view, width = 168, height = 40 }: SparklineProps): ReactElement {
  const known = view.points.flatMap(({ value }) => (value === null ? [] : [value]));
  const lowest = Math.min(...known);
  const span = Math.max(...known) - lowest;
  const step = (width - 2 * edge) / Math.max(1, view.points.length - 1);
  const x = (at: number): number => edge + at * step;
  const y = (value: number): number =>
    span === 0 ? height / 2 : edge + (1 - (value - lowest) / span) * (height - 2 * edge);
  const places = view.points.map(({ value, isProvisional }, at) => ({ at, value, isProvisional }));
  const draw = line<(typeof places)[number]>()
    .defined(({ value }) => value !== null)
    .x(({ at }) => x(at))
    .y(({ value }) => y(value ?? lowest));
  const firstOpen = places.findIndex(({ isProvisional }) => isProvisional);
  const settled = firstOpen < 0 ? places : places.slice(0, firstOpen);
  const open = firstOpen < 0 ? [] : places.slice(Math.max(0, firstOpen - 1));
  const last = places.findLast(({ value }) => value !== null);
  const colour = colourOf(view.colour);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing has no tag of that meaning
      role="img"
      aria-label={view.description}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      <path d={draw(settled) ?? undefined} fill="none" stroke={colour} strokeWidth={1.75} />
      <path
        d={draw(open) ?? undefined}
        fill="none"
        stroke={colour}
        strokeWidth={1.75}
        strokeDasharray="3 3"
      />
      {last !== undefined && (
        <circle
          cx={x(last.at)}
          cy={y(last.value ?? lowest)}
          r={3.25}
          fill={last.isProvisional ? ink.paper : colour}
          stroke={colour}
          strokeWidth={1.75}
        />
      )}
    </svg>
  );
}

/** The course as a table. @param view the course. @param headings of both columns. @returns its twin. */
export function sparklineTable(
  view: SparklineView,
  headings: { readonly slot: string; readonly value: string },
): ChartTable {
  return {
    columns: [
      { id: "slot", title: headings.slot, kind: "text" },
      { id: "value", title: headings.value, kind: "number" },
    ],
    rows: view.points.map(({ key, label, value, text }) => ({
      key,
      cells: [
        { value: key, text: label },
        { value, text },
      ],
    })),
  };
}
