import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";

import { ChartRoot } from "./chart-root.tsx";
import type { ChartTable, ChartText, WriteTick } from "./chart-view.ts";
import { colourOf, ink, type } from "./colours.ts";
import { labelledRowHeight, RowLabel, rowLabelRoom } from "./labelled-rows.tsx";
import { SlotRows } from "./slot-rows.tsx";
import { textWidth } from "./text-width.ts";
import { axisBelowRoom, ValueAxisBelow } from "./value-axis-below.tsx";

/** What is drawn of a row: an estimate that stands (solid), one to be careful with (hollow), or only words. */
export type IntervalMark =
  | {
      readonly kind: "solid" | "hollow";
      readonly estimate: number;
      readonly low: number;
      readonly high: number;
    }
  | { readonly kind: "words" };

export interface IntervalRow {
  readonly id: string;
  readonly label: string;
  readonly mark: IntervalMark;
  /** The estimate with its interval in words, or why there is none. */
  readonly text: string;
  /** The sum or mean of the others: drawn as a diamond, its name strong. */
  readonly isTotal: boolean;
}

export interface IntervalDotsView {
  readonly text: ChartText;
  /** Top down. */
  readonly rows: readonly IntervalRow[];
}

interface IntervalDotsProps {
  readonly view: IntervalDotsView;
  readonly width: number;
  readonly writeTick: WriteTick;
  readonly onSelect?: (id: string) => void;
}

const textGap = 12;
const half = 5;
/** Narrower than this the figures stand under the interval instead of beside it. */
const narrow = 560;
const wordsBelow = 18;

/** Height at this width; it grows with the rows and their names. @returns pixels. */
export function intervalDotsHeight(view: IntervalDotsView, width: number): number {
  return Math.max(2, view.rows.length) * rowHeightOf(view, width) + axisBelowRoom;
}

/** Estimates with their intervals around a real zero, one row each (a forest plot). */
export function IntervalDots({
  view,
  width,
  writeTick,
  onSelect,
}: IntervalDotsProps): ReactElement {
  const { rows } = view;
  const rowHeight = rowHeightOf(view, width);
  const x = scaleOf(view, width);
  return (
    <ChartRoot
      text={view.text}
      size={{ width, height: intervalDotsHeight(view, width) }}
      isEmpty={rows.length === 0}
    >
      <ValueAxisBelow
        x={x}
        ticks={x.ticks(width < narrow ? 3 : 6)}
        writeTick={writeTick}
        bottom={rows.length * rowHeight}
      />
      {rows.map((row, at) => (
        <Row key={row.id} row={row} x={x} place={{ top: at * rowHeight, rowHeight, width }} />
      ))}
      <SlotRows
        rows={rows.map(({ id, label, text }) => ({ key: id, label: `${label}: ${text}` }))}
        width={width}
        rowHeight={rowHeight}
        onSelect={onSelect}
      />
    </ChartRoot>
  );
}

/** The rows as a table. @param view the rows. @param headings of its columns. @returns its twin. */
export function intervalDotsTable(
  view: IntervalDotsView,
  headings: Readonly<Record<"label" | "estimate" | "low" | "high", string>>,
): ChartTable {
  const names = ["estimate", "low", "high"] as const;
  return {
    columns: [
      { id: "label", title: headings.label, kind: "text" },
      ...names.map((id) => ({ id, title: headings[id], kind: "number" as const })),
    ],
    rows: view.rows.map(({ id, label, mark, text }) => ({
      key: id,
      cells: [
        { value: label, text: label },
        ...names.map((name) =>
          mark.kind === "words"
            ? { value: null, text: name === "estimate" ? text : "" }
            : { value: mark[name], text: name === "estimate" ? text : String(mark[name]) },
        ),
      ],
    })),
  };
}

interface RowProps {
  readonly row: IntervalRow;
  readonly x: (value: number) => number;
  readonly place: { readonly top: number; readonly rowHeight: number; readonly width: number };
}

function Row({ row, x, place }: RowProps): ReactElement {
  const { top, rowHeight, width } = place;
  const isNarrow = width < narrow;
  const middle = top + rowHeight / 2 - (isNarrow ? wordsBelow / 2 : 0);
  return (
    <g aria-hidden="true">
      <RowLabel
        label={row.label}
        middle={top + rowHeight / 2}
        width={width}
        weight={row.isTotal ? 600 : 400}
      />
      {row.mark.kind !== "words" && (
        <Interval mark={row.mark} x={x} y={middle} isTotal={row.isTotal} />
      )}
      <text
        x={width}
        y={isNarrow ? middle + wordsBelow + 2 : middle + 4}
        textAnchor="end"
        fontSize={isNarrow ? type.small : type.usual}
        fontWeight={row.isTotal ? 600 : 400}
        fill={row.mark.kind === "words" ? ink.quiet : ink.text}
        stroke={ink.paper}
        strokeWidth={4}
        paintOrder="stroke"
      >
        {row.text}
      </text>
    </g>
  );
}

interface IntervalProps {
  readonly mark: Exclude<IntervalMark, { readonly kind: "words" }>;
  readonly x: (value: number) => number;
  readonly y: number;
  readonly isTotal: boolean;
}

function Interval({ mark, x, y, isTotal }: IntervalProps): ReactElement {
  const colour = colourOf("main");
  const [low, at, high] = [x(mark.low), x(mark.estimate), x(mark.high)];
  const fill = mark.kind === "solid" ? colour : ink.paper;
  const diamond = `M${at - half - 2} ${y}L${at} ${y - half - 2}L${at + half + 2} ${y}L${at} ${y + half + 2}Z`;
  return (
    <g stroke={colour} strokeWidth={2}>
      <line x1={low} x2={high} y1={y} y2={y} />
      {[low, high].map((end, side) => (
        <line key={side === 0 ? "low" : "high"} x1={end} x2={end} y1={y - 4} y2={y + 4} />
      ))}
      {isTotal ? <path d={diamond} fill={fill} /> : <circle cx={at} cy={y} r={half} fill={fill} />}
    </g>
  );
}

function rowHeightOf({ rows }: IntervalDotsView, width: number): number {
  const labels = labelledRowHeight(
    rows.map(({ label }) => label),
    width,
  );
  return width < narrow ? Math.max(labels, 44) : labels;
}

function scaleOf(
  { rows }: IntervalDotsView,
  width: number,
): ReturnType<typeof scaleLinear<number, number>> {
  const values = rows.flatMap(({ mark }) => (mark.kind === "words" ? [] : [mark.low, mark.high]));
  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values);
  const words = Math.max(0, ...rows.map(({ text }) => textWidth(text, type.usual)));
  const room = width < narrow ? half : words + textGap;
  return scaleLinear()
    .domain(lowest === highest ? [-1, 1] : [lowest, highest])
    .nice(5)
    .range([rowLabelRoom(width) + half, width - room - half]);
}
