import type { TieRule } from "./match-question.ts";
import type { SortedUnits } from "./sorted-units.ts";

/** No control is left on that side. */
export const nobody = -1;

/** First and behind the last place of the controls with the same cell and score, for every place. */
export interface TieBounds {
  readonly tieStart: Int32Array;
  readonly tieEnd: Int32Array;
}

/** The controls in order, with the way to the nearest one still free on either side (union-find, paths halved). */
export interface FreeControls extends TieBounds {
  readonly controls: SortedUnits;
  readonly ties: TieRule;
  readonly person: Int32Array | undefined;
  /** `left[p + 1] − 1` leads to the nearest free place at or before p, 0 to none; `right[p]` to the one at or after it. */
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** A treated person looking for a control. */
export interface Seeker {
  readonly place: number;
  readonly score: number;
  readonly cellStart: number;
  readonly cellEnd: number;
  /** Its person id; undefined when every row is a person of its own. */
  readonly person: number | undefined;
  /** Places it has taken before: `taken[first…end)`. */
  readonly taken: Int32Array;
  readonly first: number;
  readonly end: number;
}

/** Every control free. @param controls in order. @param rule for ties. @param person of every row. @returns it. */
export function freeControls(
  controls: SortedUnits,
  rule: TieRule,
  person: Int32Array | undefined,
): FreeControls {
  const n = controls.row.length;
  const left = new Int32Array(n + 1);
  for (let i = 0; i <= n; i++) left[i] = i;
  return { controls, ties: rule, person, ...tieBounds(controls), left, right: left.slice() };
}

/** Where ties begin and end. @param units in order. @returns the bounds. Cost: O(n). */
export function tieBounds({ row, score, cell }: SortedUnits): TieBounds {
  const n = row.length;
  const tieStart = new Int32Array(n);
  const tieEnd = new Int32Array(n);
  for (let p = 1; p < n; p++) {
    tieStart[p] = score[p] === score[p - 1] && cell[p] === cell[p - 1] ? tieStart[p - 1] : p;
  }
  for (let p = n - 1; p >= 0; p--) {
    tieEnd[p] = p + 1 < n && tieStart[p + 1] === tieStart[p] ? tieEnd[p + 1] : p + 1;
  }
  return { tieStart, tieEnd };
}

/** Takes a control away. @param free the controls. @param place of the one that is used up. */
export function takeAway(free: FreeControls, place: number): void {
  free.left[place + 1] = place;
  free.right[place] = place + 1;
}

/** Place of the nearest control the seeker may take, whatever its distance. @returns it, or `nobody`. Cost: O(α). */
export function nearestFree(free: FreeControls, seeker: Seeker): number {
  const left = leftFrom(free, seeker.place - 1, seeker);
  const right = rightFrom(free, seeker.place, seeker);
  if (left === nobody)
    return right === nobody || free.ties !== "file" ? right : firstInFile(free, seeker, [right]);
  if (right === nobody) return free.ties === "file" ? firstInFile(free, seeker, [left]) : left;
  if (free.ties === "file") return firstInFile(free, seeker, [left, right]);
  const { score } = free.controls;
  return seeker.score - score[left] <= score[right] - seeker.score ? left : right;
}

/** Nearest allowed place at or before `from`; within equal scores the preferred one. */
function leftFrom(free: FreeControls, from: number, seeker: Seeker): number {
  let p = findLeft(free.left, from);
  while (p >= seeker.cellStart) {
    const isByRank = free.ties !== "left";
    const found = isByRank
      ? firstAllowed(free, free.tieStart[p], p + 1, seeker)
      : allowed(free, p, seeker);
    if (found !== nobody) return found;
    p = findLeft(free.left, isByRank ? free.tieStart[p] - 1 : p - 1);
  }
  return nobody;
}

function rightFrom(free: FreeControls, from: number, seeker: Seeker): number {
  return firstAllowed(free, from, seeker.cellEnd, seeker);
}

function firstAllowed(free: FreeControls, from: number, end: number, seeker: Seeker): number {
  let p = findRight(free.right, from);
  while (p < end) {
    if (allowed(free, p, seeker) !== nobody) return p;
    p = findRight(free.right, p + 1);
  }
  return nobody;
}

function allowed(free: FreeControls, place: number, seeker: Seeker): number {
  const { person, controls } = free;
  if (person !== undefined && person[controls.row[place]] === seeker.person) return nobody;
  for (let i = seeker.first; i < seeker.end; i++) if (seeker.taken[i] === place) return nobody;
  return place;
}

/** The first row of the file among all allowed controls exactly as near as the nearest of the given ones. */
function firstInFile(free: FreeControls, seeker: Seeker, nearest: readonly number[]): number {
  const { row, score } = free.controls;
  const distance = Math.min(...nearest.map((p) => Math.abs(score[p] - seeker.score)));
  let best = nobody;
  const isAsNear = (p: number): boolean =>
    p !== nobody && Math.abs(score[p] - seeker.score) === distance;
  const keep = (p: number): void => {
    if (best === nobody || row[p] < row[best]) best = p;
  };
  // Different scores may be equally near after rounding, so each side is looked at until it is farther away.
  let p = leftFrom(free, seeker.place - 1, seeker);
  while (isAsNear(p)) {
    keep(p);
    p = leftFrom(free, free.tieStart[p] - 1, seeker);
  }
  p = rightFrom(free, seeker.place, seeker);
  while (isAsNear(p)) {
    keep(p);
    p = rightFrom(free, free.tieEnd[p], seeker);
  }
  return best;
}

function findLeft(parent: Int32Array, place: number): number {
  let node = place + 1;
  while (parent[node] !== node) {
    parent[node] = parent[parent[node]];
    node = parent[node];
  }
  return node - 1;
}

function findRight(parent: Int32Array, place: number): number {
  let node = place;
  while (parent[node] !== node) {
    parent[node] = parent[parent[node]];
    node = parent[node];
  }
  return node;
}
