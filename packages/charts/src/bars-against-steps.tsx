import type { ReactElement } from "react";

import { Bar, Whisker, type BarState } from "./bar-marks.tsx";
import { BarOutlookMarks, CorrectionMarks, type BarOutlook } from "./bar-outlook.tsx";
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
import { ColourKey, colourKeyHeight } from "./colour-key.tsx";
import { colourOf } from "./colours.ts";
import { SlotReader, type ReadableSlot } from "./slot-reader.tsx";
import { TimeAxis, timeAxisHeight } from "./time-axis.tsx";
import { axisRoom, ValueAxis } from "./value-axis.tsx";
import { valueScale, type ValueScale } from "./value-scale.ts";

export interface BarPoint {
  readonly value: number;
  readonly text: string;
  readonly state: BarState;
  /** Limits of the interval that is drawn; the note says how wide it is. */
  readonly interval?: { readonly lo: number; readonly hi: number };
  /** Of the value: corrections of earlier slots. They are set apart in the bar, with a mark above it. */
  readonly corrections?: number;
}

export interface BarsAgainstStepsView {
  readonly text: ChartText;
  readonly slots: readonly TimeSlot[];
  readonly bars: {
    readonly name: string;
    readonly colour: ChartColour;
    /** One entry for each slot; null where nothing is recorded. */
    readonly points: readonly (BarPoint | null)[];
    /** What the bars are expected to come to, behind a bar that is still growing or alone where none is. */
    readonly outlook?: {
      readonly name: string;
      /** One entry for each slot; null where nothing is expected any more. */
      readonly points: readonly (BarOutlook | null)[];
    };
  };
  readonly steps: {
    readonly name: string;
    /** One entry for each slot; null where there is no plan. */
    readonly levels: readonly ({ readonly value: number; readonly text: string } | null)[];
  };
}

interface BarsAgainstStepsProps {
  readonly view: BarsAgainstStepsView;
  readonly size: ChartSize;
  readonly writeTick: WriteTick;
  readonly onSelect?: (key: string) => void;
  /** The axis reaches at least this value, so that charts beside each other share a scale. */
  readonly axisTop?: number;
}

/** What happened as bars, what was planned as a thin step line. */
export function BarsAgainstSteps(props: BarsAgainstStepsProps): ReactElement {
  const { view, size, writeTick, onSelect, axisTop = 0 } = props;
  const { slots, bars, steps } = view;
  const key = [
    { name: bars.name, colour: colourOf(bars.colour), shape: "area" as const },
    ...(bars.outlook === undefined
      ? []
      : [{ name: bars.outlook.name, colour: colourOf(bars.colour), shape: "pale" as const }]),
    { name: steps.name, colour: colourOf("budget"), shape: "line" as const },
  ];
  const top = colourKeyHeight(key, size.width) + 6;
  const bottom = size.height - timeAxisHeight;
  const scale = valueScale({ values: [...valuesOf(view), axisTop], top, bottom });
  const left = axisRoom(scale, writeTick);
  const place = barPlace(slots, left, size.width - 4);
  return (
    <ChartRoot text={view.text} size={size} isEmpty={valuesOf(view).length === 0}>
      <ColourKey entries={key} left={0} width={size.width} />
      <ValueAxis scale={scale} writeTick={writeTick} left={left} right={size.width - 4} />
      <TimeAxis slots={slots} x={place.middle} step={place.step} y={bottom} />
      <g aria-hidden="true">
        <BarsWithWhiskers view={view} place={place} scale={scale} />
        <path
          d={stepPath(view, place, scale)}
          fill="none"
          stroke={colourOf("budget")}
          strokeWidth={1.75}
        />
      </g>
      <SlotReader
        slots={readableSlots(view, place)}
        top={top}
        bottom={bottom}
        width={size.width}
        onSelect={onSelect}
      />
    </ChartRoot>
  );
}

/** The chart as a table. @param view the chart. @param heading of its first column. @returns its twin. */
export function barsAgainstStepsTable(
  view: BarsAgainstStepsView,
  heading: TableHeading,
): ChartTable {
  const { outlook } = view.bars;
  const rows = [
    { id: "bars", name: view.bars.name, cells: view.bars.points },
    ...(outlook === undefined
      ? []
      : [{ id: "outlook", name: outlook.name, cells: outlook.points }]),
    { id: "steps", name: view.steps.name, cells: view.steps.levels },
  ];
  return {
    columns: [
      { id: "slot", title: heading.first, kind: "text" },
      ...rows.map(({ id, name }) => ({ id, title: name, kind: "number" as const })),
    ],
    rows: view.slots.map((slot, at) => ({
      key: slot.key,
      cells: [
        { value: slot.key, text: slot.label },
        ...rows.map(({ cells }) => {
          const cell = cells[at] ?? undefined;
          return { value: cell?.value ?? null, text: cell?.text ?? "" };
        }),
      ],
    })),
  };
}

interface MarksProps {
  readonly view: BarsAgainstStepsView;
  readonly place: BarPlace;
  readonly scale: ValueScale;
}

function BarsWithWhiskers({ view, place, scale }: MarksProps): ReactElement {
  const { slots, bars } = view;
  return (
    <>
      {bars.outlook?.points.map((outlook, at) =>
        outlook === null ? undefined : (
          <BarOutlookMarks
            key={slots[at]?.key}
            outlook={outlook}
            colour={bars.colour}
            left={place.left(at)}
            width={place.width}
            y={scale.y}
          />
        ),
      )}
      {bars.points.map((point, at) =>
        point === null ? undefined : (
          <g key={slots[at]?.key}>
            <Bar
              x={place.left(at)}
              width={place.width}
              from={scale.y(0)}
              to={scale.y(point.value)}
              colour={colourOf(bars.colour)}
              state={point.state}
            />
            {point.interval !== undefined && (
              <Whisker
                x={place.middle(at)}
                lo={scale.y(point.interval.lo)}
                hi={scale.y(point.interval.hi)}
                width={Math.min(10, place.width / 2)}
              />
            )}
            {point.corrections !== undefined && (
              <CorrectionMarks
                corrections={point.corrections}
                value={point.value}
                left={place.left(at)}
                width={place.width}
                y={scale.y}
              />
            )}
          </g>
        ),
      )}
    </>
  );
}

function stepPath({ steps }: BarsAgainstStepsView, place: BarPlace, scale: ValueScale): string {
  return steps.levels
    .map((level, at) => {
      if (level === null) return "";
      const y = scale.y(level.value);
      const left = place.middle(at) - place.step / 2;
      const isJoined = at > 0 && steps.levels[at - 1] !== null;
      return `${isJoined ? "L" : "M"}${left} ${y}H${left + place.step}`;
    })
    .join("");
}

function valuesOf({ bars, steps }: BarsAgainstStepsView): readonly number[] {
  return [
    ...bars.points.flatMap((point) => {
      if (point === null) return [];
      const { value, interval } = point;
      return interval === undefined ? [value] : [value, interval.lo, interval.hi];
    }),
    ...(bars.outlook?.points ?? []).flatMap((outlook) =>
      outlook === null ? [] : [outlook.value, outlook.fan.lo95, outlook.fan.hi95],
    ),
    ...steps.levels.flatMap((level) => (level === null ? [] : [level.value])),
  ];
}

function readableSlots(view: BarsAgainstStepsView, place: BarPlace): readonly ReadableSlot[] {
  const { slots, bars, steps } = view;
  return slots.map((slot, at) => {
    const point = bars.points[at] ?? undefined;
    const level = steps.levels[at] ?? undefined;
    const outlook = bars.outlook?.points[at] ?? undefined;
    return {
      key: slot.key,
      label: slot.label,
      left: place.middle(at) - place.step / 2,
      width: place.step,
      readings: [
        ...(point === undefined
          ? []
          : [{ name: bars.name, text: point.text, colour: colourOf(bars.colour) }]),
        ...(outlook === undefined || bars.outlook === undefined
          ? []
          : [{ name: bars.outlook.name, text: outlook.text, colour: colourOf(bars.colour) }]),
        ...(level === undefined
          ? []
          : [{ name: steps.name, text: level.text, colour: colourOf("budget") }]),
      ],
    };
  });
}
