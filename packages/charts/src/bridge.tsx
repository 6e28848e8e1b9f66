import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";

import { ChartRoot } from "./chart-root.tsx";
import type { ChartTable, ChartText } from "./chart-view.ts";
import { colourOf, ink, type } from "./colours.ts";
import { SlotRows } from "./slot-rows.tsx";
import { firstBaseline, TextLines, textLineHeight } from "./text-lines.tsx";
import { textWidth, wrapText } from "./text-width.ts";

export interface BridgeStep {
  readonly id: string;
  readonly label: string;
  /** A total as it stands, a change as what it adds; below zero it takes away. */
  readonly value: number;
  /** The value in words, a change with its sign. */
  readonly text: string;
  readonly kind: "total" | "change";
}

export interface BridgeView {
  readonly text: ChartText;
  /** Top down: from one total through the changes to another. */
  readonly steps: readonly BridgeStep[];
}

interface BridgeProps {
  readonly view: BridgeView;
  readonly width: number;
  readonly onSelect?: (id: string) => void;
}

const usualRow = 40;
const barHeight = 20;
const labelSize = 13;
const valueGap = 6;

/** Height of a bridge at this width; it grows with its steps and their names. @returns pixels. */
export function bridgeHeight(view: BridgeView, width: number): number {
  return Math.max(3, view.steps.length) * rowHeightOf(view, width) + 8;
}

/** How one total becomes another, one row a step. Names stand at the left at every width. */
export function Bridge({ view, width, onSelect }: BridgeProps): ReactElement {
  const { steps } = view;
  const labelRoom = labelRoomAt(width);
  const rowHeight = rowHeightOf(view, width);
  const textRoom = Math.max(0, ...steps.map(({ text }) => textWidth(text, labelSize))) + 12;
  const bars = placedBars(steps);
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const lowest = Math.min(0, ...ends);
  const highest = Math.max(0, ...ends);
  const x = scaleLinear()
    .domain(lowest === highest ? [0, 1] : [lowest, highest])
    .range([labelRoom + (lowest < 0 ? textRoom : 0), width - textRoom]);
  return (
    <ChartRoot
      text={view.text}
      size={{ width, height: bridgeHeight(view, width) }}
      isEmpty={steps.length === 0}
    >
      <line x1={x(0)} x2={x(0)} y1={0} y2={steps.length * rowHeight} stroke={ink.zero} />
      {bars.map((bar, at) => (
        <BridgeRow
          key={bar.step.id}
          bar={bar}
          x={x}
          top={at * rowHeight}
          height={rowHeight}
          labelRoom={labelRoom}
          isLast={at === bars.length - 1}
        />
      ))}
      <SlotRows
        rows={steps.map(({ id, label, text }) => ({ key: id, label: `${label}: ${text}` }))}
        width={width}
        rowHeight={rowHeight}
        onSelect={onSelect}
      />
    </ChartRoot>
  );
}

/** The bridge as a table. @param view the bridge. @param headings of both columns. @returns its twin. */
export function bridgeTable(
  view: BridgeView,
  headings: { readonly step: string; readonly value: string },
): ChartTable {
  return {
    columns: [
      { id: "step", title: headings.step, kind: "text" },
      { id: "value", title: headings.value, kind: "number" },
    ],
    rows: view.steps.map(({ id, label, value, text }) => ({
      key: id,
      cells: [
        { value: label, text: label },
        { value, text },
      ],
    })),
  };
}

interface PlacedBar {
  readonly step: BridgeStep;
  readonly from: number;
  readonly to: number;
}

function placedBars(steps: readonly BridgeStep[]): readonly PlacedBar[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.kind === "total" ? 0 : level;
    level = step.kind === "total" ? step.value : level + step.value;
    return { step, from, to: level };
  });
}

interface BridgeRowProps {
  readonly bar: PlacedBar;
  readonly x: (value: number) => number;
  readonly top: number;
  readonly height: number;
  readonly labelRoom: number;
  readonly isLast: boolean;
}

function BridgeRow({ bar, x, top, height, labelRoom, isLast }: BridgeRowProps): ReactElement {
  const { step, from, to } = bar;
  const left = Math.min(x(from), x(to));
  const right = Math.max(x(from), x(to));
  const middle = top + height / 2;
  const isDown = to < from;
  const lines = labelLines(step, labelRoom);
  const isLeft = standsLeft({ left, right, isDown }, { zero: x(0), labelRoom, text: step.text });
  return (
    <g aria-hidden="true" fontSize={type.usual} fontWeight={step.kind === "total" ? 600 : 400}>
      <TextLines lines={lines} x={0} y={firstBaseline(middle, lines.length)} />
      <rect
        x={left}
        y={middle - barHeight / 2}
        width={Math.max(1, right - left)}
        height={barHeight}
        fill={barColour(step, isDown)}
      />
      {!isLast && (
        <path
          d={`M${x(to)} ${middle + barHeight / 2}v${height - barHeight}`}
          stroke={ink.zero}
          strokeDasharray="2 2"
        />
      )}
      <text
        x={isLeft ? left - valueGap : right + valueGap}
        y={middle + 4}
        textAnchor={isLeft ? "end" : "start"}
        stroke={ink.paper}
        strokeWidth={4}
        paintOrder="stroke"
      >
        {step.text}
      </text>
    </g>
  );
}

/** A value stands where its bar points to, unless the line of zero would run through it there and not on the other side. */
function standsLeft(
  {
    left,
    right,
    isDown,
  }: { readonly left: number; readonly right: number; readonly isDown: boolean },
  {
    zero,
    labelRoom,
    text,
  }: { readonly zero: number; readonly labelRoom: number; readonly text: string },
): boolean {
  const room = valueGap + textWidth(text, labelSize);
  const isCrossed = isDown
    ? left > zero && left - room < zero
    : right < zero && right + room > zero;
  if (!isCrossed) return isDown;
  const isFree = isDown || left - room > labelRoom;
  return isFree ? !isDown : isDown;
}

function labelRoomAt(width: number): number {
  return Math.min(width * 0.38, 260);
}

function labelLines(step: BridgeStep, labelRoom: number): readonly string[] {
  return wrapText(step.label, labelRoom - 16, labelSize);
}

function rowHeightOf({ steps }: BridgeView, width: number): number {
  const lines = steps.map((step) => labelLines(step, labelRoomAt(width)).length);
  return Math.max(usualRow, Math.max(0, ...lines) * textLineHeight + 10);
}

function barColour(step: BridgeStep, isDown: boolean): string {
  if (step.kind === "total") return colourOf("comparison");
  return colourOf(isDown ? "less" : "more");
}
