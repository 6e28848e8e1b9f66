import type { TimeSlot } from "./chart-view.ts";
import { type } from "./colours.ts";
import type { SeriesBreak } from "./line-chart-view.ts";
import { textLineHeight } from "./text-lines.tsx";
import { wrapText } from "./text-width.ts";

/** The reason of a break, in lines above the drawing. */
export interface BreakNote {
  readonly slot: string;
  readonly reason: string;
  /** Where the break itself is. */
  readonly middle: number;
  /** Written at the break where its note stands elsewhere. */
  readonly mark: string | undefined;
  readonly lines: readonly string[];
  readonly x: number;
  /** Line of the block of notes that its first line is on. */
  readonly row: number;
  readonly anchor: "start" | "end";
}

interface BreakRoom {
  readonly slots: readonly TimeSlot[];
  readonly x: (at: number) => number;
  readonly step: number;
  /** Edges of the drawing. */
  readonly left: number;
  readonly right: number;
}

const leastWidth = 120;
const mostWidth = 260;
const gap = 6;

/**
 * Gives every reason a place of its own above the lines: beside its break where there is room for all of them, else one under the
 * other with a number that the break bears too.
 */
export function breakNotes(breaks: readonly SeriesBreak[], room: BreakRoom): readonly BreakNote[] {
  const { slots, x, step } = room;
  const placed = breaks
    .map(({ slot, reason }) => ({ slot, reason, at: slots.findIndex(({ key }) => key === slot) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ slot, reason, at }) => ({ slot, reason, middle: x(at) - step / 2 }));
  return besideBreaks(placed, room) ?? oneUnderOther(placed, room);
}

/** Height the notes need above the drawing. */
export function breakNotesHeight(notes: readonly BreakNote[]): number {
  const rows = Math.max(0, ...notes.map(({ row, lines }) => row + lines.length));
  const markRow = notes.some(({ mark }) => mark !== undefined) ? textLineHeight : 0;
  return rows === 0 ? 0 : rows * textLineHeight + gap + markRow;
}

interface PlacedBreak {
  readonly slot: string;
  readonly reason: string;
  readonly middle: number;
}

/** Undefined where one of them has too little room. */
function besideBreaks(
  placed: readonly PlacedBreak[],
  { left, right }: BreakRoom,
): readonly BreakNote[] | undefined {
  const notes: BreakNote[] = [];
  for (const [i, { slot, reason, middle }] of placed.entries()) {
    const after = (placed[i + 1]?.middle ?? right) - middle - 2 * gap;
    const before = placed.length === 1 ? middle - left - 2 * gap : 0;
    const width = Math.max(after, before);
    if (width < leastWidth) return undefined;
    const anchor = after >= Math.min(before, mostWidth) ? "start" : "end";
    notes.push({
      slot,
      reason,
      middle,
      mark: undefined,
      lines: wrapText(reason, Math.min(width, mostWidth), type.small),
      x: anchor === "start" ? middle + gap : middle - gap,
      row: 0,
      anchor,
    });
  }
  return notes;
}

function oneUnderOther(placed: readonly PlacedBreak[], { right }: BreakRoom): readonly BreakNote[] {
  const notes: BreakNote[] = [];
  let row = 0;
  for (const [i, { slot, reason, middle }] of placed.entries()) {
    const mark = placed.length === 1 ? undefined : String(i + 1);
    const text = mark === undefined ? reason : `${mark} ${reason}`;
    const lines = wrapText(text, right, type.small);
    notes.push({ slot, reason, middle, mark, lines, x: 0, row, anchor: "start" });
    row += lines.length;
  }
  return notes;
}
