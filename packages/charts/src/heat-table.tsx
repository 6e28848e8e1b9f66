import type { ReactElement } from "react";

import { ChartRoot } from "./chart-root.tsx";
import type { ChartTable, TableHeading, TimeSlot } from "./chart-view.ts";
import { ink, type } from "./colours.ts";
import { HeatCells } from "./heat-cells.tsx";
import type { HeatTableView } from "./heat-table-view.ts";
import { textWidth, wrapText } from "./text-width.ts";

interface HeatTableProps {
  readonly view: HeatTableView;
  readonly width: number;
  /** Opens a cell by the keys of its row and slot. */
  readonly onSelect?: (row: string, slot: string) => void;
}

const rowHeight = 26;
const head = 44;
const legendHeight = 40;

/** Height of the table; it grows with its rows. @param view the table. @returns pixels. */
export function heatTableHeight(view: HeatTableView): number {
  return head + Math.max(2, view.rows.length) * rowHeight + legendHeight;
}

/** How much there is of what, by row and month. */
export function HeatTable({ view, width, onSelect }: HeatTableProps): ReactElement {
  const { slots, rows } = view;
  const height = heatTableHeight(view);
  const labels = rows.map(({ label }) => textWidth(label, type.usual));
  const left = Math.min(width * 0.4, Math.max(0, ...labels) + 14);
  const cellWidth = Math.min(36, (width - left) / Math.max(1, slots.length));
  return (
    <ChartRoot
      text={view.text}
      size={{ width, height }}
      isEmpty={slots.length === 0 || rows.length === 0}
    >
      <HeatHead slots={slots} left={left} cellWidth={cellWidth} />
      {rows.map((row, at) => (
        <RowLabel
          key={row.key}
          label={row.label}
          isTight={labels.some((room) => room > left - 14)}
          room={left - 14}
          y={head + at * rowHeight}
        />
      ))}
      <HeatCells
        view={view}
        frame={{ left, top: head, cellWidth, rowHeight, width }}
        onSelect={onSelect}
      />
      <HeatLegend legend={view.legend} y={height - legendHeight + 18} />
    </ChartRoot>
  );
}

/** The heat table as a table. @param view the drawing. @param heading of its first column. @returns its twin. */
export function heatTableTable(view: HeatTableView, heading: TableHeading): ChartTable {
  return {
    columns: [
      { id: "row", title: heading.first, kind: "text" },
      ...view.slots.map(({ key, label }) => ({ id: key, title: label, kind: "number" as const })),
    ],
    rows: view.rows.map((row) => ({
      key: row.key,
      cells: [
        { value: row.label, text: row.label },
        ...row.cells.map(({ share, text }) => ({ value: share, text })),
      ],
    })),
  };
}

interface RowLabelProps {
  readonly label: string;
  /** Smaller type, on two lines where one is too short. */
  readonly isTight: boolean;
  readonly room: number;
  /** Upper edge of the row. */
  readonly y: number;
}

function RowLabel({ label, isTight, room, y }: RowLabelProps): ReactElement {
  if (!isTight) {
    return (
      <text aria-hidden="true" y={y + 17}>
        {label}
      </text>
    );
  }
  const [first = "", ...others] = wrapText(label, room, type.tiny);
  return (
    <text aria-hidden="true" fontSize={type.tiny}>
      <tspan x={0} y={others.length === 0 ? y + 17 : y + 11}>
        {first}
      </tspan>
      <tspan x={0} y={y + 22}>
        {others.join(" ")}
      </tspan>
    </text>
  );
}

interface HeatHeadProps {
  readonly slots: readonly TimeSlot[];
  readonly left: number;
  readonly cellWidth: number;
}

function HeatHead({ slots, left, cellWidth }: HeatHeadProps): ReactElement {
  const widest = Math.max(0, ...slots.map(({ tick }) => textWidth(tick, type.small)));
  const every = Math.max(1, Math.ceil((widest + 6) / cellWidth));
  const groupAt = slots.map(({ group }, at) =>
    at === 0 || slots[at - 1]?.group !== group ? at : -1,
  );
  return (
    <g aria-hidden="true" fontSize={type.small} fill={ink.quiet}>
      {slots.map((slot, at) => (
        <g key={slot.key}>
          {groupAt.includes(at) && (
            <text x={left + at * cellWidth} y={13} fontWeight={600}>
              {slot.group}
            </text>
          )}
          {(at - (groupAt.findLast((start) => start >= 0 && start <= at) ?? 0)) % every === 0 && (
            <text x={left + at * cellWidth} y={32}>
              {slot.tick}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

interface HeatLegendProps {
  readonly legend: HeatTableView["legend"];
  readonly y: number;
}

function HeatLegend({ legend, y }: HeatLegendProps): ReactElement {
  const shades = [0, 0.25, 0.5, 0.75, 1];
  const first = textWidth(legend.none, type.small) + 8;
  const afterShades = first + shades.length * 16 + 8;
  const provisionalAt = afterShades + legendRoom(legend.all);
  const missingAt = provisionalAt + legendRoom(legend.provisional) + 8;
  return (
    <g aria-hidden="true" fontSize={type.small} fill={ink.quiet} transform={`translate(0 ${y})`}>
      <text y={11}>{legend.none}</text>
      {shades.map((shade, at) => (
        <g key={shade} transform={`translate(${first + at * 16} 0)`}>
          <rect width={15} height={14} fill="var(--chart-heat-low, #eef5f8)" />
          <rect width={15} height={14} fill="var(--chart-heat-high, #2f7e9b)" fillOpacity={shade} />
        </g>
      ))}
      <text x={afterShades} y={11}>
        {legend.all}
      </text>
      <g transform={`translate(${provisionalAt} 0)`}>
        <rect
          x={0.5}
          y={0.5}
          width={14}
          height={13}
          fill="none"
          stroke={ink.text}
          strokeDasharray="3 2"
        />
        <text x={21} y={11}>
          {legend.provisional}
        </text>
      </g>
      <g transform={`translate(${missingAt} 0)`}>
        <path d="M0 14L14 0M0 8L8 0M6 14L14 6" stroke={ink.zero} strokeWidth={1.2} />
        <rect x={0.5} y={0.5} width={14} height={13} fill="none" stroke={ink.zero} />
        <text x={21} y={11}>
          {legend.missing}
        </text>
      </g>
    </g>
  );
}

function legendRoom(text: string): number {
  return textWidth(text, type.small) + 30;
}
