import { closeRanks } from "./close-ranks.ts";
import type { Sets } from "./matched-sample.ts";
import type { SortedArms } from "./sorted-units.ts";
import type { TakeLimits } from "./take-all-tied.ts";

/**
 * Matching without reuse where the closest pair of all is made first, then the closest of those left, and so on.
 *
 * The closest treated and control stand side by side in the list of everyone left, sorted by score: were anybody between them, that one
 * would be closer to one of the two. So only neighbours are looked at, and each pair taken out makes at most one new pair of neighbours.
 *
 * @param arms both groups in order. @param limits how far and how many for each. @returns the pairs. Cost: O(n log n) a round.
 */
export function takeClosest(arms: SortedArms, limits: TakeLimits): Sets {
  const m = arms.treated.row.length;
  const ratio = Math.min(limits.ratio, Math.max(1, arms.control.row.length));
  const taken = new Int32Array(m * ratio);
  const count = new Int32Array(m);
  const isUsed = new Uint8Array(arms.control.row.length);
  for (let round = 0; round < ratio; round++) {
    const line = lineUp(arms, (t) => count[t] === round, isUsed);
    for (const [t, p] of closestPairs(line, limits.width)) {
      taken[t * ratio + round] = p;
      count[t]++;
      isUsed[p] = 1;
    }
  }
  return closeRanks(arms, { taken, count, ratio });
}

/** Everyone who may still be paired, by cell and score. `unit` is a treated's place, or −1 − the place of a control. */
interface Line {
  readonly unit: Int32Array;
  readonly score: Float64Array;
  readonly cell: Int32Array;
}

function lineUp(arms: SortedArms, isSeeking: (t: number) => boolean, isUsed: Uint8Array): Line {
  const { treated, control, place } = arms;
  const total = treated.row.length + control.row.length;
  const unit = new Int32Array(total);
  const score = new Float64Array(total);
  const cell = new Int32Array(total);
  let size = 0;
  let p = 0;
  const addControlsTo = (end: number): void => {
    for (; p < end; p++) {
      if (isUsed[p] === 1) continue;
      unit[size] = -1 - p;
      score[size] = control.score[p];
      cell[size++] = control.cell[p];
    }
  };
  for (let t = 0; t < treated.row.length; t++) {
    addControlsTo(place[t]);
    if (!isSeeking(t)) continue;
    unit[size] = t;
    score[size] = treated.score[t];
    cell[size++] = treated.cell[t];
  }
  addControlsTo(control.row.length);
  return {
    unit: unit.subarray(0, size),
    score: score.subarray(0, size),
    cell: cell.subarray(0, size),
  };
}

/** Pairs `[treated, control]` in the order in which they are made. */
function closestPairs(line: Line, width: number): readonly (readonly [number, number])[] {
  const n = line.unit.length;
  const before = Int32Array.from({ length: n }, (_, i) => i - 1);
  const after = Int32Array.from({ length: n }, (_, i) => i + 1);
  const isGone = new Uint8Array(n);
  const heap: Neighbours[] = [];
  const consider = (left: number, right: number): void => {
    if (left < 0 || right >= n || line.cell[left] !== line.cell[right]) return;
    if (line.unit[left] < 0 === line.unit[right] < 0) return;
    const distance = line.score[right] - line.score[left];
    if (distance <= width) push(heap, { distance, left, right });
  };
  for (let i = 0; i + 1 < n; i++) consider(i, i + 1);
  const pairs: (readonly [number, number])[] = [];
  for (let top = pop(heap); top !== undefined; top = pop(heap)) {
    const { left, right } = top;
    if (isGone[left] === 1 || isGone[right] === 1) continue;
    const [one, other] = [line.unit[left], line.unit[right]];
    pairs.push(one >= 0 ? [one, -1 - other] : [other, -1 - one]);
    isGone[left] = 1;
    isGone[right] = 1;
    const [outerLeft, outerRight] = [before[left], after[right]];
    if (outerLeft >= 0) after[outerLeft] = outerRight;
    if (outerRight < n) before[outerRight] = outerLeft;
    consider(outerLeft, outerRight);
  }
  return pairs;
}

interface Neighbours {
  readonly distance: number;
  readonly left: number;
  readonly right: number;
}

function isSooner(a: Neighbours, b: Neighbours): boolean {
  return a.distance < b.distance || (a.distance === b.distance && a.left < b.left);
}

function push(heap: Neighbours[], item: Neighbours): void {
  let at = heap.length;
  heap.push(item);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isSooner(item, heap[parent])) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = item;
}

function pop(heap: Neighbours[]): Neighbours | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isSooner(heap[child + 1], heap[child])) child++;
    if (!isSooner(heap[child], last)) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = last;
  return top;
}
