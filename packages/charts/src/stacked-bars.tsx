import { stack, stackOffsetDiverging } from "d3-shape";
import type { ReactElement } from "react";

import { Bar, type BarState } from "./bar-marks.tsx";
import { barPlace } from "./bar-place.ts";
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
import { ColourKey, colourKeyHeight } from "./colour-key.tsx";
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
}

export interface StackedBarsView {
  readonly text: ChartText;
  readonly slots: readonly TimeSlot[];
  /** From the zero line outwards: amounts below zero are stacked downwards. */
  readonly parts: readonly StackPart[];
  /** One entry for each slot. */
  readonly states: readonly BarState[];
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
  const key = parts.map(({ name, colour }) => ({
    name,
    colour: colourOf(colour),
    shape: "area" as const,
  }));
  const top = colourKeyHeight(key, size.width) + 6;
  const bottom = size.height - timeAxisHeight;
  const scale = valueScale({ values: layers.flat(2), top, bottom });
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
                state={states[at] ?? "final"}
              />
            );
          }),
        )}
      </g>
      <SlotReader
        slots={slots.map((slot, at): ReadableSlot => ({
          key: slot.key,
          label: slot.label,
          left: place.middle(at) - place.step / 2,
          width: place.step,
          readings: parts.flatMap(({ name, colour, amounts }) => {
            const amount = amounts[at] ?? undefined;
            return amount === undefined
              ? []
              : [{ name, text: amount.text, colour: colourOf(colour) }];
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
      ...view.parts.map(({ id, name }) => ({ id, title: name, kind: "number" as const })),
    ],
    rows: view.slots.map((slot, at) => ({
      key: slot.key,
      cells: [
        { value: slot.key, text: slot.label },
        ...view.parts.map(({ amounts }) => amounts[at] ?? { value: null, text: "" }),
      ],
    })),
  };
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
