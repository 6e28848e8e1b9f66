// An attacker who has everything that is shown and adds and subtracts.

/** A sum that is known to be so: the unknowns by number with their factors, and what they come to. */
export interface KnownSum {
  readonly terms: ReadonlyMap<number, number>;
  readonly value: number;
}

const nothing = 1e-7;

/** Unknowns that have one value only in all solutions of the sums, whatever the others are, with that value. */
export function certainBySubtracting(sums: readonly KnownSum[]): ReadonlyMap<number, number> {
  const rows = sums.map(({ terms, value }) => ({ terms: new Map(terms), value }));
  const done: typeof rows = [];
  for (let row = rows.pop(); row !== undefined; row = rows.pop()) {
    for (const pivoted of done) subtractPivot(row, pivoted);
    const pivot = largestTerm(row.terms);
    if (pivot === undefined) continue;
    scale(row, pivot);
    for (const earlier of done) subtractPivot(earlier, row);
    done.push(row);
  }
  const certain = new Map<number, number>();
  for (const { terms, value } of done) {
    const [[unknown] = [-1]] = terms;
    if (terms.size === 1) certain.set(unknown, value);
  }
  return certain;
}

interface Row {
  readonly terms: Map<number, number>;
  value: number;
}

const pivots = new WeakMap<Row, number>();

function largestTerm(terms: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  for (const [unknown, factor] of terms) {
    if (best === undefined || Math.abs(factor) > Math.abs(terms.get(best) ?? 0)) best = unknown;
  }
  return best;
}

function scale(row: Row, pivot: number): void {
  const by = row.terms.get(pivot) ?? 1;
  for (const [unknown, factor] of row.terms) row.terms.set(unknown, factor / by);
  row.value /= by;
  pivots.set(row, pivot);
}

/** Takes a row with a pivot away, so that its unknown stands in it only. */
function subtractPivot(from: Row, pivoted: Row): void {
  const pivot = pivots.get(pivoted) ?? -1;
  const times = from.terms.get(pivot);
  if (times === undefined) return;
  for (const [unknown, factor] of pivoted.terms) {
    const left = (from.terms.get(unknown) ?? 0) - times * factor;
    if (Math.abs(left) < nothing || unknown === pivot) from.terms.delete(unknown);
    else from.terms.set(unknown, left);
  }
  from.value -= times * pivoted.value;
}

/**
 * Lowest and highest value of each unknown, from the sums and from counts never being negative.
 *
 * @param known what is known of each before; nothing when left out.
 */
export function boundsBySums(
  sums: readonly KnownSum[],
  unknowns: number,
  known: (unknown: number) => readonly [number, number] = () => [0, Infinity],
): readonly (readonly [number, number])[] {
  const low = Array.from({ length: unknowns }, (_, i) => known(i)[0]);
  const high = Array.from({ length: unknowns }, (_, i) => known(i)[1]);
  for (let round = 0, moved = true; moved && round < 60; round++) {
    moved = false;
    for (const sum of sums) moved = tighten(sum, low, high) || moved;
  }
  return low.map((value, i) => [value, high[i] ?? Infinity]);
}

function tighten({ terms, value }: KnownSum, low: number[], high: number[]): boolean {
  let moved = false;
  for (const [unknown, factor] of terms) {
    let least = 0;
    let most = 0;
    for (const [other, times] of terms) {
      if (other === unknown) continue;
      const [a, b] = [times * (low[other] ?? 0), times * (high[other] ?? Infinity)];
      least += Math.min(a, b);
      most += Math.max(a, b);
    }
    const ends = [(value - most) / factor, (value - least) / factor];
    const floor = Math.ceil(Math.min(...ends) - nothing);
    const top = Math.floor(Math.max(...ends) + nothing);
    if (floor > (low[unknown] ?? 0)) {
      low[unknown] = floor;
      moved = true;
    }
    if (top < (high[unknown] ?? Infinity)) {
      high[unknown] = top;
      moved = true;
    }
  }
  return moved;
}
