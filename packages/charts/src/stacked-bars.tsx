import { stack, stackOffsetDiverging } from "d3-shape";
import type { ReactElement } from "react";

import { Bar, Whisker, type BarState } from "./bar-marks.tsx";
import { barPlace, type BarPlace } from "./bar-place.ts";
import { ChartRoot } from "./chart-root.tsx";
import type {
  ChartColour,
  ChartSize,
  ChartTable,
  ChartText,
  TableHeading,
  TimeSlot,
  WriteTick,
} from "./chart-view.ts";
import { ColourKey, colourKeyHeight, type ColourKeyEntry } from "./colour-key.tsx";
import { colourOf, ink } from "./colours.ts";
import { SlotReader, type ReadableSlot } from "./slot-reader.tsx";
import { TimeAxis, timeAxisHeight } from "./time-axis.tsx";
import { axisRoom, ValueAxis } from "./value-axis.tsx";
import { valueScale } from "./value-scale.ts";

export interface StackPart {
  readonly id: string;
  readonly name: string;
  readonly colour: ChartColour;
  /** One entry for each slot; null where nothing is recorded. */
  readonly amounts: readonly ({ readonly value: number; readonly text: string } | null)[];
  /** How settled the part is in every slot; left out, it is as settled as its slot. */
  readonly state?: BarState;
}

/** One amount a slot beside the parts. */
export interface StackLevel {
  readonly name: string;
  readonly points: readonly ({
    readonly value: number;
    readonly text: string;
    /** Limits drawn as a whisker. */
    readonly interval?: { readonly lo: number; readonly hi: number };
  } | null)[];
}

export interface StackedBarsView {
  readonly text: ChartText;
  readonly slots: readonly TimeSlot[];
  /** From the zero line outwards: amounts below zero are stacked downwards. */
  readonly parts: readonly StackPart[];
  /** One entry for each slot. */
  readonly states: readonly BarState[];
  /** What the parts come to, with its interval. */
  readonly whole?: StackLevel;
  /** Something to compare the whole with, such as an invoice: a line across the bar. */
  readonly compared?: StackLevel;
}

interface StackedBarsProps {
  readonly view: StackedBarsView;
  readonly size: ChartSize;
  readonly writeTick: WriteTick;
  readonly onSelect?: (key: string) => void;
}

/** What a whole is made of, over time. */
export function StackedBars({ view, size, writeTick, onSelect }: StackedBarsProps): ReactElement {
  const { slots, parts, states } = view;
  const layers = layersOf(view);
  const key = keyOf(view);
  const top = colourKeyHeight(key, size.width) + 6;
  const bottom = size.height - timeAxisHeight;
  const scale = valueScale({ values: [...layers.flat(2), ...levelValues(view)], top, bottom });
  const left = axisRoom(scale, writeTick);
  const place = barPlace(slots, left, size.width - 4);
  return (
    <ChartRoot text={view.text} size={size} isEmpty={isEmpty(parts)}>
      <ColourKey entries={key} left={0} width={size.width} />
      <ValueAxis scale={scale} writeTick={writeTick} left={left} right={size.width - 4} />
      <TimeAxis slots={slots} x={place.middle} step={place.step} y={bottom} />
      <g aria-hidden="true" stroke={ink.paper}>
        {parts.map((part, partAt) =>
          slots.map((slot, at) => {
            const [from, to] = layers[partAt]?.[at] ?? [0, 0];
            return from === to ? undefined : (
              <Bar
                key={`${part.id} ${slot.key}`}
                x={place.left(at)}
                width={place.width}
                from={scale.y(from)}
                to={scale.y(to)}
                colour={colourOf(part.colour)}
                state={part.state ?? states[at] ?? "final"}
              />
            );
          }),
        )}
      </g>
      {(view.whole ?? view.compared) !== undefined && (
        <Levels view={view} place={place} y={scale.y} />
      )}
      <SlotReader
        slots={slots.map((slot, at): ReadableSlot => ({
          key: slot.key,
          label: slot.label,
          left: place.middle(at) - place.step / 2,
          width: place.step,
          readings: readings(view).flatMap(({ name, colour, points }) => {
            const point = points[at] ?? undefined;
            return point === undefined ? [] : [{ name, text: point.text, colour }];
          }),
        }))}
        top={top}
        bottom={bottom}
        width={size.width}
        onSelect={onSelect}
      />
    </ChartRoot>
  );
}

/** The chart as a table. @param view the chart. @param heading of its first column. @returns its twin. */
export function stackedBarsTable(view: StackedBarsView, heading: TableHeading): ChartTable {
  return {
    columns: [
      { id: "slot", title: heading.first, kind: "text" },
      ...readings(view).map(({ id, name }) => ({ id, title: name, kind: "number" as const })),
    ],
    rows: view.slots.map((slot, at) => ({
      key: slot.key,
      cells: [
        { value: slot.key, text: slot.label },
        ...readings(view).map(({ points }) => {
          const { value, text } = points[at] ?? { value: null, text: "" };
          return { value, text };
        }),
      ],
    })),
  };
}

interface Reading {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly points: StackLevel["points"];
}

/** Everything a slot is read by: its parts, what they come to, and what that is compared with. */
function readings({ parts, whole, compared }: StackedBarsView): readonly Reading[] {
  return [
    ...parts.map(({ id, name, colour, amounts }) => ({
      id,
      name,
      colour: colourOf(colour),
      points: amounts,
    })),
    ...(whole === undefined ? [] : [{ ...whole, id: "whole", colour: ink.zero }]),
    ...(compared === undefined
      ? []
      : [{ ...compared, id: "compared", colour: colourOf("budget") }]),
  ];
}

function keyOf({ parts, compared }: StackedBarsView): readonly ColourKeyEntry[] {
  return [
    ...parts.map(({ name, colour, state }) => ({
      name,
      colour: colourOf(colour),
      shape: state === "forecast" ? ("pale" as const) : ("area" as const),
    })),
    ...(compared === undefined
      ? []
      : [{ name: compared.name, colour: colourOf("budget"), shape: "line" as const }]),
  ];
}

function levelValues({ whole, compared }: StackedBarsView): readonly number[] {
  return [...(whole?.points ?? []), ...(compared?.points ?? [])].flatMap((point) => {
    if (point === null) return [];
    const { value, interval } = point;
    return interval === undefined ? [value] : [value, interval.lo, interval.hi];
  });
}

interface LevelsProps {
  readonly view: StackedBarsView;
  readonly place: BarPlace;
  readonly y: (value: number) => number;
}

function Levels({ view, place, y }: LevelsProps): ReactElement {
  const { slots, whole, compared } = view;
  return (
    <g aria-hidden="true">
      {compared?.points.map((point, at) =>
        point === null ? undefined : (
          <path
            key={slots[at]?.key}
            d={`M${place.left(at) - 4} ${y(point.value)}h${place.width + 8}`}
            stroke={colourOf("budget")}
            strokeWidth={2.5}
          />
        ),
      )}
      {whole?.points.map((point, at) =>
        point?.interval === undefined ? undefined : (
          <Whisker
            key={slots[at]?.key}
            x={place.middle(at)}
            lo={y(point.interval.lo)}
            hi={y(point.interval.hi)}
            width={Math.min(12, place.width / 2)}
          />
        ),
      )}
    </g>
  );
}

function isEmpty(parts: readonly StackPart[]): boolean {
  return parts.every(({ amounts }) => amounts.every((amount) => amount === null));
}

function layersOf({ slots, parts }: StackedBarsView): readonly (readonly [number, number][])[] {
  const layers = stack<undefined, TimeSlot, number>()
    .keys(parts.keys())
    .offset(stackOffsetDiverging)
    .value((_, part, at) => parts[part]?.amounts[at]?.value ?? 0)(slots);
  return layers.map((layer) => layer.map(([from, to]): [number, number] => [from, to]));
}
