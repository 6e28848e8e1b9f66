import type { ReactElement } from "react";

import { type } from "./colours.ts";
import { wrapText } from "./text-width.ts";

const usualRow = 30;
const lineHeight = 15;

/** Room for the names at the left of rows. @param width of the drawing. @returns pixels. */
export function rowLabelRoom(width: number): number {
  return Math.min(width * 0.38, 300);
}

/** Height that the longest name needs. @param labels of the rows. @param width of the drawing. @returns pixels a row. */
export function labelledRowHeight(labels: readonly string[], width: number): number {
  const room = rowLabelRoom(width) - 16;
  const lines = labels.map((label) => wrapText(label, room, type.usual).length);
  return Math.max(usualRow, Math.max(0, ...lines) * lineHeight + 8);
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
      {lines.map((line, at) => (
        <text
          key={`${at} ${line}`}
          x={0}
          y={middle + 4 + (at - (lines.length - 1) / 2) * lineHeight}
        >
          {line}
        </text>
      ))}
    </g>
  );
}
