import type { ReactElement } from "react";

export const textLineHeight = 15;

interface TextLinesProps {
  readonly lines: readonly string[];
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly anchor?: "start" | "end";
}

/** A text in several lines; two of them may say the same. */
export function TextLines({ lines, x, y, anchor }: TextLinesProps): readonly ReactElement[] {
  return lines.map((line, at) => (
    <text
      key={lines.slice(0, at + 1).join(" ")}
      x={x}
      y={y + at * textLineHeight}
      textAnchor={anchor}
    >
      {line}
    </text>
  ));
}

/** Baseline of the first of so many lines that stand around a middle. */
export function firstBaseline(middle: number, lines: number): number {
  return middle + 4 - ((lines - 1) / 2) * textLineHeight;
}
