import { scalePoint } from "d3-scale";
import type { ReactElement } from "react";

import { breakNotes, breakNotesHeight } from "./break-notes.ts";
import { ChartRoot } from "./chart-root.tsx";
import type { ChartCell, ChartSize, ChartTable, TableHeading, WriteTick } from "./chart-view.ts";
import { ColourKey, colourKeyHeight, type ColourKeyEntry } from "./colour-key.tsx";
import { colourOf } from "./colours.ts";
import { EndLabels, endLabelRoom, type EndLabel } from "./end-labels.tsx";
import type { LineChartView, LineSeries } from "./line-chart-view.ts";
import { LineSeriesMarks } from "./line-series-marks.tsx";
import { SeriesBreaks } from "./series-breaks.tsx";
import { SlotReader, type ReadableSlot } from "./slot-reader.tsx";
import { TimeAxis, timeAxisHeight } from "./time-axis.tsx";
import { axisRoom, ValueAxis } from "./value-axis.tsx";
import { valueScale, type ValueScale } from "./value-scale.ts";

interface LineChartProps {
  readonly view: LineChartView;
  readonly size: ChartSize;
  readonly writeTick: WriteTick;
  readonly onSelect?: (key: string) => void;
  /** The axis reaches at least this value, so that charts beside each other share a scale. */
  readonly axisTop?: number;
}

const roomyWidth = 560;

/** Lines over time, with a fan where there is a forecast. Reasons of breaks stand above the lines and make the drawing higher. */
export function LineChart(props: LineChartProps): ReactElement {
  const { view, size, writeTick, onSelect, axisTop = 0 } = props;
  const { slots, series, breaks } = view;
  const isRoomy = size.width >= roomyWidth;
  const key = isRoomy ? [] : keyOf(series);
  const notesTop = colourKeyHeight(key, size.width) + 14;
  const values = [...valuesOf(series), axisTop];
  const plot = { top: notesTop, bottom: size.height - timeAxisHeight };
  const left = axisRoom(valueScale({ values, ...plot }), writeTick);
  const right = size.width - (isRoomy ? endLabelRoom(series.map(({ name }) => name)) : 12);
  const place = scalePoint<number>()
    .domain(slots.keys())
    .range([left, right])
    .padding(slots.length > 1 ? 0.5 : 0);
  const x = (at: number): number => place(at) ?? (left + right) / 2;
  const step = slots.length > 1 ? place.step() : right - left;
  const notes = breakNotes(breaks, { slots, x, step, left, right });
  const added = breakNotesHeight(notes);
  const [top, bottom] = [plot.top + added, plot.bottom + added];
  const height = size.height + added;
  const scale = valueScale({ values, top, bottom });
  const cuts = new Set(breaks.map(({ slot }) => slots.findIndex((each) => each.key === slot)));
  return (
    <ChartRoot
      text={view.text}
      size={{ width: size.width, height }}
      isEmpty={valuesOf(series).length === 0}
    >
      <ColourKey entries={key} left={0} width={size.width} />
      <ValueAxis scale={scale} writeTick={writeTick} left={left} right={right} />
      <TimeAxis slots={slots} x={x} step={step} y={bottom} />
      <SeriesBreaks notes={notes} notesTop={notesTop} top={top} bottom={bottom} />
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

/** Where there is no room at the lines' ends, the names stand above; a lone line is named by its title. */
function keyOf(series: readonly LineSeries[]): readonly ColourKeyEntry[] {
  if (series.length < 2) return [];
  return series.map(({ name, colour }) => ({ name, colour: colourOf(colour), shape: "line" }));
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
