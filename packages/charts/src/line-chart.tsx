import { scalePoint } from "d3-scale";
import type { ReactElement } from "react";

import { ChartRoot } from "./chart-root.tsx";
import type {
  ChartCell,
  ChartColour,
  ChartSize,
  ChartTable,
  ChartText,
  TableHeading,
  TimeSlot,
  WriteTick,
} from "./chart-view.ts";
import { colourOf } from "./colours.ts";
import { EndLabels, endLabelRoom, type EndLabel } from "./end-labels.tsx";
import { LineSeriesMarks } from "./line-series-marks.tsx";
import { SeriesBreaks, type SeriesBreak } from "./series-breaks.tsx";
import { SlotReader, type ReadableSlot } from "./slot-reader.tsx";
import { TimeAxis, timeAxisHeight } from "./time-axis.tsx";
import { axisRoom, ValueAxis } from "./value-axis.tsx";
import { valueScale, type ValueScale } from "./value-scale.ts";

/** Limits of an interval for 50, 80 and 95 % of outcomes. */
export interface Fan {
  readonly lo50: number;
  readonly hi50: number;
  readonly lo80: number;
  readonly hi80: number;
  readonly lo95: number;
  readonly hi95: number;
}

export interface LinePoint {
  readonly value: number;
  /** The exact value in words, with its interval where it has one. */
  readonly text: string;
  /** `provisional` is dashed, `forecast` lighter with its fan. */
  readonly state: "final" | "provisional" | "forecast";
  readonly fan?: Fan;
}

export interface LineSeries {
  readonly id: string;
  readonly name: string;
  readonly colour: ChartColour;
  /** One entry for each slot; null where nothing is recorded: the line is cut there. */
  readonly points: readonly (LinePoint | null)[];
}

export interface LineChartView {
  readonly text: ChartText;
  readonly slots: readonly TimeSlot[];
  readonly series: readonly LineSeries[];
  /** Breaks in comparability: no line crosses into the slot at a break. */
  readonly breaks: readonly SeriesBreak[];
}

interface LineChartProps {
  readonly view: LineChartView;
  readonly size: ChartSize;
  readonly writeTick: WriteTick;
  readonly onSelect?: (key: string) => void;
}

const top = 14;

/** Lines over time, with a fan where there is a forecast. */
export function LineChart({ view, size, writeTick, onSelect }: LineChartProps): ReactElement {
  const { slots, series, breaks } = view;
  const bottom = size.height - timeAxisHeight;
  const scale = valueScale({ values: valuesOf(series), top, bottom });
  const left = axisRoom(scale, writeTick);
  const isRoomy = size.width >= 560;
  const right = size.width - (isRoomy ? endLabelRoom(series.map(({ name }) => name)) : 12);
  const place = scalePoint<number>()
    .domain(slots.keys())
    .range([left, right])
    .padding(slots.length > 1 ? 0.5 : 0);
  const x = (at: number): number => place(at) ?? (left + right) / 2;
  const step = slots.length > 1 ? place.step() : right - left;
  const cuts = new Set(breaks.map(({ slot }) => slots.findIndex(({ key }) => key === slot)));
  return (
    <ChartRoot text={view.text} size={size} isEmpty={valuesOf(series).length === 0}>
      <ValueAxis scale={scale} writeTick={writeTick} left={left} right={right} />
      <TimeAxis slots={slots} x={x} step={step} y={bottom} />
      <SeriesBreaks breaks={breaks} slots={slots} x={x} step={step} span={{ top, bottom, right }} />
      {series.map((each) => (
        <LineSeriesMarks key={each.id} series={each} x={x} y={scale.y} cuts={cuts} />
      ))}
      {isRoomy && <EndLabels labels={endsOf(series, scale)} x={right} top={top} bottom={bottom} />}
      <SlotReader
        slots={readableSlots(view, scale, x, step)}
        top={top}
        bottom={bottom}
        width={size.width}
        onSelect={onSelect}
      />
    </ChartRoot>
  );
}

/** The chart as a table. @param view the chart. @param heading of its first column. @returns its twin. */
export function lineChartTable(view: LineChartView, heading: TableHeading): ChartTable {
  return {
    columns: [
      { id: "slot", title: heading.first, kind: "text" },
      ...view.series.map(({ id, name }) => ({ id, title: name, kind: "number" as const })),
    ],
    rows: view.slots.map((slot, at) => ({
      key: slot.key,
      cells: [
        { value: slot.key, text: slot.label },
        ...view.series.map(({ points }): ChartCell => {
          const point = points[at] ?? undefined;
          return { value: point?.value ?? null, text: point?.text ?? "" };
        }),
      ],
    })),
  };
}

function valuesOf(series: readonly LineSeries[]): readonly number[] {
  return series.flatMap(({ points }) =>
    points.flatMap((point) => {
      if (point === null) return [];
      return point.fan === undefined
        ? [point.value]
        : [point.value, point.fan.lo95, point.fan.hi95];
    }),
  );
}

function endsOf(series: readonly LineSeries[], scale: ValueScale): readonly EndLabel[] {
  return series.flatMap(({ id, name, colour, points }) => {
    const last = points.findLast((point) => point !== null) ?? undefined;
    if (last === undefined) return [];
    return [{ id, text: name, colour: colourOf(colour), y: scale.y(last.value) }];
  });
}

function readableSlots(
  view: LineChartView,
  scale: ValueScale,
  x: (at: number) => number,
  step: number,
): readonly ReadableSlot[] {
  return view.slots.map((slot, at) => ({
    key: slot.key,
    label: slot.label,
    left: x(at) - step / 2,
    width: step,
    readings: view.series.flatMap(({ name, colour, points }) => {
      const point = points[at] ?? undefined;
      if (point === undefined) return [];
      return [{ name, text: point.text, colour: colourOf(colour), y: scale.y(point.value) }];
    }),
  }));
}
