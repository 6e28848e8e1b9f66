import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";

import { ChartRoot } from "./chart-root.tsx";
import type { ChartTable, ChartText } from "./chart-view.ts";
import { colourOf, ink, type } from "./colours.ts";
import { SlotRows } from "./slot-rows.tsx";
import { firstBaseline, TextLines, textLineHeight } from "./text-lines.tsx";
import { textWidth, wrapText } from "./text-width.ts";

export interface DifferenceBar {
  readonly id: string;
  readonly label: string;
  /** Above zero to the right, below it to the left; null where it is not told, and the words say why. */
  readonly value: number | null;
  /** The value in words, with its sign. */
  readonly text: string;
}

export interface DifferenceBarsView {
  readonly text: ChartText;
  /** Top down. */
  readonly bars: readonly DifferenceBar[];
}

interface DifferenceBarsProps {
  readonly view: DifferenceBarsView;
  readonly width: number;
  readonly onSelect?: (id: string) => void;
}

const usualRow = 34;
const barHeight = 18;
const labelSize = 13;
const textGap = 6;

/** Height of the bars at this width; it grows with their number and names. @returns pixels. */
export function differenceBarsHeight(view: DifferenceBarsView, width: number): number {
  return Math.max(2, view.bars.length) * rowHeightOf(view, width) + 8;
}

/** Differences around a real zero, one row each: who gains and who loses. Names stand at the left. */
export function DifferenceBars({ view, width, onSelect }: DifferenceBarsProps): ReactElement {
  const { bars } = view;
  const labelRoom = labelRoomAt(width);
  const rowHeight = rowHeightOf(view, width);
  const x = scaleOf(bars, labelRoom, width);
  return (
    <ChartRoot
      text={view.text}
      size={{ width, height: differenceBarsHeight(view, width) }}
      isEmpty={bars.length === 0}
    >
      <line x1={x(0)} x2={x(0)} y1={0} y2={bars.length * rowHeight} stroke={ink.zero} />
      {bars.map((bar, at) => (
        <BarRow
          key={bar.id}
          bar={bar}
          x={x}
          middle={at * rowHeight + rowHeight / 2}
          labels={wrapText(bar.label, labelRoom - 16, labelSize)}
        />
      ))}
      <SlotRows
        rows={bars.map(({ id, label, text }) => ({ key: id, label: `${label}: ${text}` }))}
        width={width}
        rowHeight={rowHeight}
        onSelect={onSelect}
      />
    </ChartRoot>
  );
}

/** The bars as a table. @param view the bars. @param headings of both columns. @returns its twin. */
export function differenceBarsTable(
  view: DifferenceBarsView,
  headings: { readonly label: string; readonly value: string },
): ChartTable {
  return {
    columns: [
      { id: "label", title: headings.label, kind: "text" },
      { id: "value", title: headings.value, kind: "number" },
    ],
    rows: view.bars.map(({ id, label, value, text }) => ({
      key: id,
      cells: [
        { value: label, text: label },
        { value, text },
      ],
    })),
  };
}

interface BarRowProps {
  readonly bar: DifferenceBar;
  readonly x: (value: number) => number;
  readonly middle: number;
  readonly labels: readonly string[];
}

function BarRow({ bar, x, middle, labels }: BarRowProps): ReactElement {
  const value = bar.value ?? 0;
  const isDown = value < 0;
  const [left, right] = isDown ? [x(value), x(0)] : [x(0), x(value)];
  return (
    <g aria-hidden="true" fontSize={type.usual}>
      <TextLines lines={labels} x={0} y={firstBaseline(middle, labels.length)} />
      {value !== 0 && (
        <rect
          x={left}
          y={middle - barHeight / 2}
          width={Math.max(1, right - left)}
          height={barHeight}
          fill={colourOf(isDown ? "less" : "more")}
        />
      )}
      <text
        x={isDown ? left - textGap : right + textGap}
        y={middle + 4}
        textAnchor={isDown ? "end" : "start"}
        fill={bar.value === null ? ink.quiet : ink.text}
      >
        {bar.text}
      </text>
    </g>
  );
}

/** Each side keeps room for the words of its own longest bar. */
function scaleOf(
  bars: readonly DifferenceBar[],
  labelRoom: number,
  width: number,
): (value: number) => number {
  const values = bars.map(({ value }) => value ?? 0);
  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values);
  const roomOf = (isDown: boolean): number =>
    Math.max(
      0,
      ...bars
        .filter(({ value }) => (value ?? 0) < 0 === isDown)
        .map(({ text }) => textWidth(text, labelSize) + 2 * textGap),
    );
  return scaleLinear()
    .domain(lowest === highest ? [0, 1] : [lowest, highest])
    .range([labelRoom + roomOf(true), width - roomOf(false)]);
}

function labelRoomAt(width: number): number {
  return Math.min(width * 0.38, 300);
}

function rowHeightOf({ bars }: DifferenceBarsView, width: number): number {
  const room = labelRoomAt(width) - 16;
  const lines = bars.map(({ label }) => wrapText(label, room, labelSize).length);
  return Math.max(usualRow, Math.max(0, ...lines) * textLineHeight + 8);
}
