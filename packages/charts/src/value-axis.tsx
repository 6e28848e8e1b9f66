import type { ReactElement } from "react";

import type { WriteTick } from "./chart-view.ts";
import { ink, type } from "./colours.ts";
import { textWidth } from "./text-width.ts";
import type { ValueScale } from "./value-scale.ts";

interface ValueAxisProps {
  readonly scale: ValueScale;
  readonly writeTick: WriteTick;
  readonly left: number;
  readonly right: number;
}

/** Few, quiet lines; the zero line is the strong one. */
export function ValueAxis({ scale, writeTick, left, right }: ValueAxisProps): ReactElement {
  return (
    <g aria-hidden="true">
      {scale.ticks.map((tick) => {
        const y = Math.round(scale.y(tick)) + 0.5;
        return (
          <g key={tick}>
            <line
              x1={left}
              x2={right}
              y1={y}
              y2={y}
              stroke={tick === 0 ? ink.zero : ink.line}
              strokeWidth={1}
            />
            <text x={left - 8} y={y + 4} textAnchor="end" fill={ink.quiet} fontSize={type.small}>
              {writeTick(tick)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Room the axis needs at the left edge. @returns pixels. */
export function axisRoom(scale: ValueScale, writeTick: WriteTick): number {
  const widest = Math.max(0, ...scale.ticks.map((tick) => textWidth(writeTick(tick), type.small)));
  return Math.ceil(widest) + 14;
}
