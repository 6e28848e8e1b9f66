import type { ReactElement } from "react";

import { ink, type } from "./colours.ts";
import { textWidth } from "./text-width.ts";

export interface EndLabel {
  readonly id: string;
  readonly text: string;
  readonly colour: string;
  /** Where the line ends. */
  readonly y: number;
}

interface EndLabelsProps {
  readonly labels: readonly EndLabel[];
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

const apart = 17;

/** Names at the lines' ends, moved apart where they would touch. */
export function EndLabels({ labels, x, top, bottom }: EndLabelsProps): ReactElement {
  return (
    <g aria-hidden="true">
      {spread(labels, top, bottom).map((label) => (
        <g key={label.id}>
          <line
            x1={x - 6}
            x2={x - 1}
            y1={label.lineY}
            y2={label.y}
            stroke={label.colour}
            strokeWidth={1}
          />
          <circle cx={x + 4} cy={label.y} r={3.5} fill={label.colour} />
          <text x={x + 12} y={label.y + 4} fill={ink.text} fontWeight={600}>
            {label.text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Room the names need at the right edge. @returns pixels. */
export function endLabelRoom(texts: readonly string[]): number {
  return Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, type.usual) * 1.06))) + 20;
}

function spread(
  labels: readonly EndLabel[],
  top: number,
  bottom: number,
): readonly (EndLabel & { readonly lineY: number })[] {
  const placed = labels
    .map((label) => ({ ...label, lineY: label.y }))
    .toSorted((a, b) => a.y - b.y);
  let free = top + 6;
  for (const label of placed) {
    label.y = Math.max(label.y, free);
    free = label.y + apart;
  }
  let lowest = bottom;
  for (const label of placed.toReversed()) {
    label.y = Math.min(label.y, lowest);
    lowest = label.y - apart;
  }
  return placed;
}
