import type { KeyboardEvent } from "react";

/** Moves the focus to a neighbour marked `data-slot`, by arrows, Home and End. */
export function moveAmongSlots(event: KeyboardEvent<SVGElement>, at: number, count: number): void {
  const targets = new Map<string, number>([
    ["ArrowRight", at + 1],
    ["ArrowDown", at + 1],
    ["ArrowLeft", at - 1],
    ["ArrowUp", at - 1],
    ["Home", 0],
    ["End", count - 1],
  ]);
  const target = targets.get(event.key);
  if (target === undefined) return;
  event.preventDefault();
  focusSlot(event, target);
}

/** Focuses the neighbour with this number; nothing happens past the edge. */
export function focusSlot(event: KeyboardEvent<SVGElement>, target: number): void {
  const next = event.currentTarget.parentElement?.querySelector(`[data-slot="${target}"]`);
  if (next instanceof SVGElement) next.focus();
}
