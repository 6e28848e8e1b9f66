import type { ReactElement } from "react";

import type { BreakNote } from "./break-notes.ts";
import { ink, type } from "./colours.ts";
import { TextLines, textLineHeight } from "./text-lines.tsx";

interface SeriesBreaksProps {
  readonly notes: readonly BreakNote[];
  /** Where the block of notes begins. */
  readonly notesTop: number;
  /** Of the drawing under it. */
  readonly top: number;
  readonly bottom: number;
}

/** Draws each break as a break: two short lines across the gap, and the reason above the drawing. */
export function SeriesBreaks({ notes, notesTop, top, bottom }: SeriesBreaksProps): ReactElement {
  return (
    <g fill={ink.quiet} fontSize={type.small}>
      {notes.map(({ slot, reason, middle, mark, lines, x, row, anchor }) => (
        <g key={slot} role="note" aria-label={reason}>
          <line
            x1={middle}
            x2={middle}
            y1={mark === undefined ? notesTop : top}
            y2={bottom}
            stroke={ink.quiet}
            strokeDasharray="1 4"
          />
          <path
            d={`M${middle - 4} ${bottom + 5}l3 -10M${middle + 1} ${bottom + 5}l3 -10`}
            stroke={ink.quiet}
            strokeWidth={1.5}
          />
          {mark !== undefined && (
            <text x={middle} y={top - 3} textAnchor="middle" fontWeight={600} aria-hidden="true">
              {mark}
            </text>
          )}
          <g aria-hidden="true">
            <TextLines
              lines={lines}
              x={x}
              y={notesTop + 9 + row * textLineHeight}
              anchor={anchor}
            />
          </g>
        </g>
      ))}
    </g>
  );
}
