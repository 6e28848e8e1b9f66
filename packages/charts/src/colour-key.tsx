import type { ReactElement } from "react";

import { ink, type } from "./colours.ts";
import { textWidth } from "./text-width.ts";

export interface ColourKeyEntry {
  readonly name: string;
  /** Colour as SVG writes it. */
  readonly colour: string;
  /** `pale` is what is to come. */
  readonly shape: "area" | "pale" | "line";
}

interface ColourKeyProps {
  readonly entries: readonly ColourKeyEntry[];
  readonly left: number;
  readonly width: number;
}

const lineHeight = 20;
const gap = 34;

/** Names of the parts above the bars, in the order they are stacked; bars have no line's end to name. */
export function ColourKey({ entries, left, width }: ColourKeyProps): ReactElement {
  return (
    <g aria-hidden="true">
      {placed(entries, width).map(({ entry, x, row }) => (
        <g key={entry.name} transform={`translate(${left + x} ${row * lineHeight})`}>
          {entry.shape === "line" ? (
            <path d="M0 9h13" stroke={entry.colour} strokeWidth={2} />
          ) : (
            <rect
              y={3}
              width={11}
              height={11}
              rx={2}
              fill={entry.colour}
              fillOpacity={entry.shape === "pale" ? 0.45 : undefined}
            />
          )}
          <text x={18} y={13} fill={ink.text}>
            {entry.name}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Height of the key at this width. @returns pixels. */
export function colourKeyHeight(entries: readonly ColourKeyEntry[], width: number): number {
  const last = placed(entries, width).at(-1);
  return last === undefined ? 0 : (last.row + 1) * lineHeight + 8;
}

interface PlacedEntry {
  readonly entry: ColourKeyEntry;
  readonly x: number;
  readonly row: number;
}

function placed(entries: readonly ColourKeyEntry[], width: number): readonly PlacedEntry[] {
  const places: PlacedEntry[] = [];
  let x = 0;
  let row = 0;
  for (const entry of entries) {
    const wide = textWidth(entry.name, type.usual) + gap;
    if (x > 0 && x + wide > width) {
      x = 0;
      row++;
    }
    places.push({ entry, x, row });
    x += wide;
  }
  return places;
}
