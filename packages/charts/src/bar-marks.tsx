import type { ReactElement } from "react";

import { ink } from "./colours.ts";

/** How settled the amount of a bar is. */
export type BarState = "final" | "provisional" | "partial" | "forecast";

const fillOpacities: Readonly<Record<BarState, number>> = {
  final: 1,
  provisional: 0.35,
  partial: 0.12,
  forecast: 0.35,
};

interface BarProps {
  readonly x: number;
  readonly width: number;
  /** Upper and lower edge, in any order. */
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  readonly state: BarState;
}

/** One bar: solid when final, dashed outline when provisional, hollow when partial, lighter when forecast. */
export function Bar({ x, width, from, to, colour, state }: BarProps): ReactElement {
  const top = Math.min(from, to);
  const height = Math.abs(to - from);
  const isOutlined = (state === "provisional" || state === "partial") && height > 2;
  return (
    <rect
      x={isOutlined ? x + 0.75 : x}
      y={isOutlined ? top + 0.75 : top}
      width={isOutlined ? Math.max(0, width - 1.5) : width}
      height={isOutlined ? height - 1.5 : height}
      fill={colour}
      fillOpacity={fillOpacities[state]}
      stroke={isOutlined ? colour : "none"}
      strokeWidth={1.5}
      strokeDasharray={isOutlined ? "4 3" : undefined}
    />
  );
}

interface WhiskerProps {
  readonly x: number;
  readonly lo: number;
  readonly hi: number;
  readonly width: number;
}

/** An interval as a line with ends. */
export function Whisker({ x, lo, hi, width }: WhiskerProps): ReactElement {
  return (
    <path
      d={`M${x} ${lo}V${hi}M${x - width / 2} ${lo}h${width}M${x - width / 2} ${hi}h${width}`}
      stroke={ink.zero}
      strokeWidth={1}
      fill="none"
    />
  );
}
