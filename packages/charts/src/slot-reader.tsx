import { useState, type ReactElement } from "react";

import { ink, type } from "./colours.ts";
import { moveAmongSlots } from "./move-among-slots.ts";
import { textWidth } from "./text-width.ts";

/** One line of what is said of a slot. */
export interface Reading {
  readonly name: string;
  readonly text: string;
  /** Colour of the series as SVG writes it. */
  readonly colour: string;
  /** Where the point is; undefined when there is no point to mark. */
  readonly y?: number;
}

/** A place of the chart that can be pointed at or stepped to. */
export interface ReadableSlot {
  readonly key: string;
  readonly label: string;
  /** Left edge and width of the place. */
  readonly left: number;
  readonly width: number;
  readonly readings: readonly Reading[];
}

interface SlotReaderProps {
  readonly slots: readonly ReadableSlot[];
  readonly top: number;
  readonly bottom: number;
  /** Width of the whole drawing, so that the note stays inside. */
  readonly width: number;
  /** Opens the place, such as its rows. */
  readonly onSelect?: ((key: string) => void) | undefined;
}

/**
 * Exact values by mouse and keyboard: one tab stop, arrows move, Enter or a click selects. On paper it
 * draws nothing.
 */
export function SlotReader(props: SlotReaderProps): ReactElement {
  const { slots, top, bottom, onSelect } = props;
  const [active, setActive] = useState<number>();
  const [tabStop, setTabStop] = useState(slots.length - 1);
  const stop = Math.max(0, Math.min(tabStop, slots.length - 1));
  const shown = active === undefined ? undefined : slots[active];
  return (
    <g onPointerLeave={() => setActive(undefined)}>
      {shown !== undefined && <Marks slot={shown} top={top} bottom={bottom} />}
      {slots.map((slot, at) => (
        <rect
          key={slot.key}
          data-slot={at}
          role={onSelect === undefined ? "img" : "button"}
          aria-label={`${slot.label}: ${slot.readings.map(({ name, text }) => `${name} ${text}`).join("; ")}`}
          tabIndex={at === stop ? 0 : -1}
          x={slot.left}
          y={top}
          width={slot.width}
          height={Math.max(0, bottom - top)}
          fill="transparent"
          style={{
            outlineColor: ink.focus,
            cursor: onSelect === undefined ? "default" : "pointer",
          }}
          onPointerEnter={() => setActive(at)}
          onFocus={() => {
            setActive(at);
            setTabStop(at);
          }}
          onBlur={() => setActive(undefined)}
          onClick={() => onSelect?.(slot.key)}
          onKeyDown={(event) => {
            moveAmongSlots(event, at, slots.length);
            if (event.key === "Enter" || event.key === " ") {
              event.preventDefault();
              onSelect?.(slot.key);
            }
          }}
        />
      ))}
      {shown !== undefined && <Note {...props} slot={shown} />}
    </g>
  );
}

function Marks({
  slot,
  top,
  bottom,
}: {
  slot: ReadableSlot;
  top: number;
  bottom: number;
}): ReactElement {
  const x = slot.left + slot.width / 2;
  return (
    <g aria-hidden="true">
      <line x1={x} x2={x} y1={top} y2={bottom} stroke={ink.zero} strokeDasharray="2 3" />
      {slot.readings.map((reading) =>
        reading.y === undefined ? undefined : (
          <circle
            key={reading.name}
            cx={x}
            cy={reading.y}
            r={4}
            fill={reading.colour}
            stroke={ink.paper}
            strokeWidth={1.5}
          />
        ),
      )}
    </g>
  );
}

const noteLine = 18;
const notePadding = 10;
const swatch = 14;

function Note({ slot, top, width }: SlotReaderProps & { slot: ReadableSlot }): ReactElement {
  const lines = slot.readings.map(
    ({ name, text }) => textWidth(`${name}  ${text}`, type.usual) + swatch + 12,
  );
  const wide = Math.max(textWidth(slot.label, type.usual) * 1.08, ...lines) + notePadding * 2;
  const high = (slot.readings.length + 1) * noteLine + notePadding * 1.4;
  const middle = slot.left + slot.width / 2;
  const fitsRight = middle + 12 + wide <= width;
  const x = Math.max(0, fitsRight ? middle + 12 : middle - 12 - wide);
  return (
    <g transform={`translate(${x} ${top})`} aria-hidden="true" pointerEvents="none">
      <rect width={wide} height={high} rx={4} fill={ink.raised} stroke={ink.line} />
      <text x={notePadding} y={noteLine + 1} fontWeight={600}>
        {slot.label}
      </text>
      {slot.readings.map((reading, at) => {
        const y = (at + 2) * noteLine + 1;
        return (
          <g key={reading.name}>
            <rect x={notePadding} y={y - 9} width={8} height={8} rx={1.5} fill={reading.colour} />
            <text x={notePadding + swatch} y={y} fill={ink.quiet}>
              {reading.name}
            </text>
            <text x={wide - notePadding} y={y} textAnchor="end">
              {reading.text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
