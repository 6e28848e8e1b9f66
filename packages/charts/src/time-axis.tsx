import type { ReactElement } from "react";

import type { TimeSlot } from "./chart-view.ts";
import { ink, type } from "./colours.ts";
import { textWidth } from "./text-width.ts";

interface TimeAxisProps {
  readonly slots: readonly TimeSlot[];
  /** Middle of a slot, in pixels from the left. */
  readonly x: (at: number) => number;
  readonly step: number;
  /** Lower edge of the drawing. */
  readonly y: number;
}

/** Height of ticks and groups together. */
export const timeAxisHeight = 40;

/** Month names under the drawing, years once; names are left out evenly where they would touch. */
export function TimeAxis({ slots, x, step, y }: TimeAxisProps): ReactElement {
  const every = tickEvery(slots, step);
  return (
    <g aria-hidden="true" fill={ink.quiet} fontSize={type.small}>
      {slots.map((slot, at) =>
        at % every === 0 ? (
          <text key={slot.key} x={x(at)} y={y + 17} textAnchor="middle">
            {slot.tick}
          </text>
        ) : undefined,
      )}
      {groupStarts(slots).map(({ group, at }, i, starts) => (
        <g key={`${group} ${at}`}>
          {at > 0 && (
            <line
              x1={x(at) - step / 2}
              x2={x(at) - step / 2}
              y1={y}
              y2={y + 36}
              stroke={ink.line}
            />
          )}
          {hasRoom(group, at, starts[i + 1]?.at, step) && (
            <text x={x(at) - step / 2 + 4} y={y + 34} fontWeight={600}>
              {group}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

function tickEvery(slots: readonly TimeSlot[], step: number): number {
  const widest = Math.max(0, ...slots.map((slot) => textWidth(slot.tick, type.small)));
  const needed = (widest + 8) / step;
  return [1, 2, 3, 4, 6, 12, 24].find((every) => every >= needed) ?? slots.length;
}

/** A group that lasts a few slots before another begins would be written over. */
function hasRoom(group: string, at: number, next: number | undefined, step: number): boolean {
  return next === undefined || textWidth(group, type.small) + 8 <= (next - at) * step;
}

/** Where groups begin. */
function groupStarts(slots: readonly TimeSlot[]): readonly { group: string; at: number }[] {
  return slots.flatMap((slot, at) =>
    at === 0 || slots[at - 1]?.group !== slot.group ? [{ group: slot.group, at }] : [],
  );
}
