import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";

import { ChartRoot } from "./chart-root.tsx";
import type { ChartTable, ChartText, WriteTick } from "./chart-view.ts";
import { colourOf, ink, type } from "./colours.ts";
import { labelledRowHeight, RowLabel, rowLabelRoom } from "./labelled-rows.tsx";
import { SlotRows } from "./slot-rows.tsx";
import { textWidth } from "./text-width.ts";
import { axisBelowRoom, ValueAxisBelow } from "./value-axis-below.tsx";

/** A standardised difference in size, without its sign; null where it cannot be said, and the words say why. */
export interface LoveValue {
  readonly value: number | null;
  readonly text: string;
}

export interface LoveRow {
  readonly id: string;
  readonly label: string;
  readonly before: LoveValue;
  readonly after: LoveValue;
}

export interface LovePlotView {
  readonly text: ChartText;
  /** Drawn by size before, largest on top, whatever order they come in. */
  readonly rows: readonly LoveRow[];
  /** Up to here groups count as alike; drawn as a line. */
  readonly limit: number;
  /** What the two marks are called, such as `ennen` and `jälkeen`. */
  readonly words: { readonly before: string; readonly after: string };
}

interface LovePlotProps {
  readonly view: LovePlotView;
  readonly width: number;
  readonly writeTick: WriteTick;
  readonly onSelect?: (id: string) => void;
}

const keyRoom = 26;
const radius = 5;

/** Height of the plot at this width; it grows with the rows. @returns pixels. */
export function lovePlotHeight({ rows }: LovePlotView, width: number): number {
  const rowHeight = labelledRowHeight(
    rows.map(({ label }) => label),
    width,
  );
  return keyRoom + Math.max(2, rows.length) * rowHeight + axisBelowRoom;
}

/** How alike two groups are in each covariate, before (ring) and after (disc) they were made comparable. */
export function LovePlot({ view, width, writeTick, onSelect }: LovePlotProps): ReactElement {
  const rows = sorted(view.rows);
  const rowHeight = labelledRowHeight(
    rows.map(({ label }) => label),
    width,
  );
  const x = scaleOf(view, width);
  const bottom = rows.length * rowHeight;
  return (
    <ChartRoot
      text={view.text}
      size={{ width, height: lovePlotHeight(view, width) }}
      isEmpty={rows.length === 0}
    >
      <MarkKey words={view.words} left={rowLabelRoom(width)} />
      <g transform={`translate(0 ${keyRoom})`}>
        <ValueAxisBelow
          x={x}
          ticks={x.ticks(width < 500 ? 3 : 6)}
          writeTick={writeTick}
          bottom={bottom}
        />
        <line
          x1={x(view.limit)}
          x2={x(view.limit)}
          y1={0}
          y2={bottom}
          stroke={ink.zero}
          strokeDasharray="4 3"
        />
        {rows.map((row, at) => (
          <g key={row.id} aria-hidden="true">
            <RowLabel
              label={row.label}
              middle={(at + 0.5) * rowHeight}
              width={width}
              weight={400}
            />
            <Marks row={row} x={x} middle={(at + 0.5) * rowHeight} />
          </g>
        ))}
        <SlotRows
          rows={rows.map((row) => ({ key: row.id, label: sentenceOf(row, view.words) }))}
          width={width}
          rowHeight={rowHeight}
          onSelect={onSelect}
        />
      </g>
    </ChartRoot>
  );
}

/** The plot as a table. @param view the plot. @param heading of the covariates. @returns its twin, in the same order. */
export function lovePlotTable(view: LovePlotView, heading: { readonly label: string }): ChartTable {
  return {
    columns: [
      { id: "label", title: heading.label, kind: "text" },
      { id: "before", title: view.words.before, kind: "number" },
      { id: "after", title: view.words.after, kind: "number" },
    ],
    rows: sorted(view.rows).map(({ id, label, before, after }) => ({
      key: id,
      cells: [{ value: label, text: label }, before, after],
    })),
  };
}

function sorted(rows: readonly LoveRow[]): readonly LoveRow[] {
  return rows.toSorted((a, b) => (b.before.value ?? -1) - (a.before.value ?? -1));
}

function sentenceOf({ label, before, after }: LoveRow, words: LovePlotView["words"]): string {
  return `${label}: ${words.before} ${before.text}; ${words.after} ${after.text}`;
}

interface MarksProps {
  readonly row: LoveRow;
  readonly x: (value: number) => number;
  readonly middle: number;
}

function Marks({ row, x, middle }: MarksProps): ReactElement {
  const before = row.before.value;
  const after = row.after.value;
  return (
    <>
      {before !== null && after !== null && (
        <line
          x1={x(before)}
          x2={x(after)}
          y1={middle}
          y2={middle}
          stroke={ink.line}
          strokeWidth={2}
        />
      )}
      {before !== null && <Ring x={x(before)} y={middle} />}
      {after !== null && <Disc x={x(after)} y={middle} />}
      {after === null && <Words row={row} x={x} middle={middle} />}
    </>
  );
}

/** Beside the ring, on the side that has room. */
function Words({ row, x, middle }: MarksProps): ReactElement {
  const before = row.before.value ?? 0;
  const isLeft = x(before) - x(0) > textWidth(row.after.text, type.small) + 16;
  return (
    <text
      x={x(before) + (isLeft ? -12 : 12)}
      y={middle + 4}
      textAnchor={isLeft ? "end" : "start"}
      fill={ink.quiet}
      fontSize={type.small}
      stroke={ink.paper}
      strokeWidth={4}
      paintOrder="stroke"
    >
      {row.after.text}
    </text>
  );
}

function Ring({ x, y }: { readonly x: number; readonly y: number }): ReactElement {
  return (
    <circle
      cx={x}
      cy={y}
      r={radius}
      fill={ink.paper}
      stroke={colourOf("comparison")}
      strokeWidth={2}
    />
  );
}

function Disc({ x, y }: { readonly x: number; readonly y: number }): ReactElement {
  return <circle cx={x} cy={y} r={radius} fill={colourOf("main")} />;
}

function MarkKey({
  words,
  left,
}: {
  readonly words: LovePlotView["words"];
  readonly left: number;
}): ReactElement {
  const second = left + textWidth(words.before, type.small) + 34;
  return (
    <g aria-hidden="true" fontSize={type.small}>
      <Ring x={left + radius} y={9} />
      <text x={left + 16} y={13}>
        {words.before}
      </text>
      <Disc x={second + radius} y={9} />
      <text x={second + 16} y={13}>
        {words.after}
      </text>
    </g>
  );
}

function scaleOf(
  { rows, limit }: LovePlotView,
  width: number,
): ReturnType<typeof scaleLinear<number, number>> {
  const values = rows.flatMap(({ before, after }) => [before.value ?? 0, after.value ?? 0]);
  return scaleLinear()
    .domain([0, Math.max(2 * limit, ...values)])
    .nice(5)
    .range([rowLabelRoom(width) + radius, width - 16]);
}
