import { scalePoint } from "d3-scale";
import type { ReactElement } from "react";

import { ChartRoot } from "./chart-root.tsx";
import type {
  ChartColour,
  ChartTable,
  ChartText,
  TableHeading,
  TimeSlot,
  WriteTick,
} from "./chart-view.ts";
import { colourOf, ink, type } from "./colours.ts";
import type { LinePoint } from "./line-chart-view.ts";
import { LineSeriesMarks } from "./line-series-marks.tsx";
import { SlotReader } from "./slot-reader.tsx";
import { valueScale, type ValueScale } from "./value-scale.ts";

export interface SmallPanel {
  readonly id: string;
  readonly title: string;
  /** One entry for each slot; null where nothing is recorded. */
  readonly points: readonly (LinePoint | null)[];
}

export interface SmallMultiplesView {
  readonly text: ChartText;
  readonly slots: readonly TimeSlot[];
  readonly colour: ChartColour;
  readonly panels: readonly SmallPanel[];
}

interface SmallMultiplesProps {
  readonly view: SmallMultiplesView;
  readonly width: number;
  readonly writeTick: WriteTick;
}

const panelHeight = 132;
const narrowestPanel = 190;
const gap = 24;
const head = 24;
const foot = 22;

/** Height of the grid at this width. @param view the panels. @param width of the drawing. @returns pixels. */
export function smallMultiplesHeight(view: SmallMultiplesView, width: number): number {
  return Math.max(1, Math.ceil(view.panels.length / columnsAt(width))) * panelHeight;
}

/** The same measure of many groups, each in its own panel, all on one scale. */
export function SmallMultiples({ view, width, writeTick }: SmallMultiplesProps): ReactElement {
  const values = view.panels.flatMap(({ points }) =>
    points.flatMap((point) => (point === null ? [] : [point.value])),
  );
  const scale = valueScale({ values, top: head, bottom: panelHeight - foot - 10 });
  const columns = columnsAt(width);
  const panelWidth = (width - gap * (columns - 1)) / columns;
  const height = smallMultiplesHeight(view, width);
  return (
    <ChartRoot text={view.text} size={{ width, height }} isEmpty={values.length === 0}>
      {view.panels.map((panel, at) => (
        <g
          key={panel.id}
          transform={`translate(${(at % columns) * (panelWidth + gap)} ${Math.floor(at / columns) * panelHeight})`}
        >
          <Panel view={view} panel={panel} width={panelWidth} scale={scale} writeTick={writeTick} />
        </g>
      ))}
    </ChartRoot>
  );
}

/** The panels as a table. @param view the panels. @param heading of its first column. @returns its twin. */
export function smallMultiplesTable(view: SmallMultiplesView, heading: TableHeading): ChartTable {
  return {
    columns: [
      { id: "slot", title: heading.first, kind: "text" },
      ...view.panels.map(({ id, title }) => ({ id, title, kind: "number" as const })),
    ],
    rows: view.slots.map((slot, at) => ({
      key: slot.key,
      cells: [
        { value: slot.key, text: slot.label },
        ...view.panels.map(({ points }) => {
          const point = points[at] ?? undefined;
          return { value: point?.value ?? null, text: point?.text ?? "" };
        }),
      ],
    })),
  };
}

interface PanelProps {
  readonly view: SmallMultiplesView;
  readonly panel: SmallPanel;
  readonly width: number;
  readonly scale: ValueScale;
  readonly writeTick: WriteTick;
}

const noCuts: ReadonlySet<number> = new Set();

function Panel({ view, panel, width, scale, writeTick }: PanelProps): ReactElement {
  const { slots, colour } = view;
  const bottom = panelHeight - foot - 10;
  const place = scalePoint<number>()
    .domain(slots.keys())
    .range([6, width - 6]);
  const x = (at: number): number => place(at) ?? width / 2;
  const step = slots.length > 1 ? place.step() : width;
  const highest = scale.ticks.at(-1) ?? 0;
  const last = panel.points.findLast((point) => point !== null) ?? undefined;
  return (
    <>
      <text y={13} fontWeight={600}>
        {panel.title}
      </text>
      <text x={width} y={13} textAnchor="end" fill={ink.quiet}>
        {last?.text}
      </text>
      <g aria-hidden="true" fontSize={type.small} fill={ink.quiet}>
        <path d={`M0 ${scale.y(0)}H${width}`} stroke={ink.zero} />
        <path d={`M0 ${scale.y(highest)}H${width}`} stroke={ink.line} />
        <text x={0} y={scale.y(highest) + 13}>
          {writeTick(highest)}
        </text>
        <text y={bottom + 17}>{slots[0]?.label}</text>
        <text x={width} y={bottom + 17} textAnchor="end">
          {slots.at(-1)?.label}
        </text>
      </g>
      <LineSeriesMarks
        series={{ id: panel.id, name: panel.title, colour, points: panel.points }}
        x={x}
        y={scale.y}
        cuts={noCuts}
      />
      <SlotReader
        slots={slots.map((slot, at) => {
          const point = panel.points[at] ?? undefined;
          return {
            key: slot.key,
            label: slot.label,
            left: x(at) - step / 2,
            width: step,
            readings:
              point === undefined
                ? []
                : [
                    {
                      name: panel.title,
                      text: point.text,
                      colour: colourOf(colour),
                      y: scale.y(point.value),
                    },
                  ],
          };
        })}
        top={head}
        bottom={bottom}
        width={width}
      />
    </>
  );
}

function columnsAt(width: number): number {
  return Math.max(1, Math.min(4, Math.floor((width + gap) / (narrowestPanel + gap))));
}
