import type { ReactElement } from "react";

import type { WriteTick } from "./chart-view.ts";
import { ink, type } from "./colours.ts";

interface ValueAxisBelowProps {
  readonly x: (value: number) => number;
  readonly ticks: readonly number[];
  readonly writeTick: WriteTick;
  readonly bottom: number;
}

/** Room the figures under the rows need. Unit: pixels. */
export const axisBelowRoom = 26;

/** Quiet lines behind rows, the zero line strong, and the figures under them. */
export function ValueAxisBelow({ x, ticks, writeTick, bottom }: ValueAxisBelowProps): ReactElement {
  return (
    <g aria-hidden="true">
      {ticks.map((tick) => {
        const at = Math.round(x(tick)) + 0.5;
        return (
          <g key={tick}>
            <line
              x1={at}
              x2={at}
              y1={0}
              y2={bottom}
              stroke={tick === 0 ? ink.zero : ink.line}
              strokeWidth={1}
            />
            <text x={at} y={bottom + 17} textAnchor="middle" fill={ink.quiet} fontSize={type.small}>
              {writeTick(tick)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
