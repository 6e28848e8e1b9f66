import type { ReactElement } from "react";

import type { TimeSlot } from "./chart-view.ts";
import { ink, type } from "./colours.ts";
import type { SeriesBreak } from "./line-chart-view.ts";
import { wrapText } from "./text-width.ts";

interface SeriesBreaksProps {
  readonly breaks: readonly SeriesBreak[];
  readonly slots: readonly TimeSlot[];
  readonly x: (at: number) => number;
  readonly step: number;
  readonly span: { readonly top: number; readonly bottom: number; readonly right: number };
}

const reasonWidth = 150;

/** Draws each break as a break: two short lines across the gap, and the reason beside it. */
export function SeriesBreaks({ breaks, slots, x, step, span }: SeriesBreaksProps): ReactElement {
  const { top, bottom, right } = span;
  return (
    <g fill={ink.quiet} fontSize={type.small}>
      {breaks.flatMap(({ slot, reason }) => {
        const at = slots.findIndex(({ key }) => key === slot);
        if (at < 0) return [];
        const middle = x(at) - step / 2;
        const isLeft = middle + reasonWidth > right;
        return [
          <g key={slot} role="note" aria-label={reason}>
            <line
              x1={middle}
              x2={middle}
              y1={top}
              y2={bottom}
              stroke={ink.quiet}
              strokeDasharray="1 4"
            />
            <path
              d={`M${middle - 4} ${bottom + 5}l3 -10M${middle + 1} ${bottom + 5}l3 -10`}
              stroke={ink.quiet}
              strokeWidth={1.5}
            />
            {wrapText(reason, reasonWidth, type.small).map((line, row) => (
              <text
                key={line}
                aria-hidden="true"
                x={isLeft ? middle - 6 : middle + 6}
                y={top + 9 + row * 15}
                textAnchor={isLeft ? "end" : "start"}
                stroke={ink.paper}
                strokeWidth={3}
                paintOrder="stroke"
              >
                {line}
              </text>
            ))}
          </g>,
        ];
      })}
    </g>
  );
}
