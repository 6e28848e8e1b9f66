import type { ReactElement } from "react";

import { type } from "./colours.ts";
import { firstBaseline, TextLines, textLineHeight } from "./text-lines.tsx";
import { wrapText } from "./text-width.ts";

const usualRow = 30;

/** Room for the names at the left of rows. @param width of the drawing. @returns pixels. */
export function rowLabelRoom(width: number): number {
  return Math.min(width * 0.38, 300);
}

/** Height that the longest name needs. @param labels of the rows. @param width of the drawing. @returns pixels a row. */
export function labelledRowHeight(labels: readonly string[], width: number): number {
  const room = rowLabelRoom(width) - 16;
  const lines = labels.map((label) => wrapText(label, room, type.usual).length);
  return Math.max(usualRow, Math.max(0, ...lines) * textLineHeight + 8);
}

interface RowLabelProps {
  readonly label: string;
  readonly middle: number;
  readonly width: number;
  readonly weight: 400 | 600;
}

/** The name of a row, in as many lines as it takes. */
export function RowLabel({ label, middle, width, weight }: RowLabelProps): ReactElement {
  const lines = wrapText(label, rowLabelRoom(width) - 16, type.usual);
  return (
    <g fontSize={type.usual} fontWeight={weight}>
      <TextLines lines={lines} x={0} y={firstBaseline(middle, lines.length)} />
    </g>
  );
}
