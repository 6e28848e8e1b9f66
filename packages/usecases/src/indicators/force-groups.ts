import {
  indicators,
  marginSums,
  type IndicatorDefinition,
  type Snapshot,
} from "@luotsi/indicators";

import { askableDimensions, dimensionOf } from "./breakdown.ts";
import type { Dimension, DimensionId } from "./dimension.ts";
import { hide, tableName, type MonthHiding } from "./month-hiding.ts";

/** Which dimension gives way: those of a higher rank are hidden before the others. */
const rank: Readonly<Record<DimensionId, number>> = {
  reach: 0,
  municipality: 0,
  age: 0,
  sex: 0,
  education: 1,
  team: 1,
  language: 2,
  citizenship: 2,
};

/**
 * Finds the groups whose sum must be hidden so that no count of two dimensions can be told from it, because
 * the people of its line are where they are for reasons everybody knows: nobody there has another language, say.
 * What is hidden of one indicator can call for more of another, so all are gone through until nothing is left.
 */
export function forceGroups(hiding: MonthHiding): void {
  if (hiding.forced.size > 0) return;
  const { facts } = hiding;
  const dimensions = askableDimensions(facts).map((id) => dimensionOf(id, facts));
  const snapshot = facts.snapshot(hiding.month);
  const counted = indicators.filter(({ countsOf }) => countsOf === undefined);
  for (const { id } of counted) {
    const least = dimensions.map((one) => [one.id, leastForced(one, snapshot)] as const);
    hiding.forced.set(id, new Map(least));
  }
  const pairs = dimensions.flatMap((one, i) =>
    dimensions.slice(i + 1).map((other) => ({ one, other })),
  );
  for (let isDone = false; !isDone;) {
    isDone = true;
    for (const indicator of counted) {
      const changed = new Set(pairs.flatMap((pair) => forceOf({ hiding, indicator }, pair)));
      if (changed.size === 0) continue;
      isDone = false;
      forget(hiding, indicator, changed);
    }
  }
}

/** Groups that are hidden before any count is looked at. */
function leastForced(dimension: Dimension, snapshot: Snapshot): Uint8Array {
  return dimension.id === "team"
    ? dimension.neverShown(snapshot)
    : new Uint8Array(dimension.groups.length);
}

/** Tables that rest on changed groups are worked out anew: of the indicator, its whole and the whole's parts. */
function forget(
  { kept }: MonthHiding,
  { id, within }: IndicatorDefinition,
  changed: ReadonlySet<string>,
): void {
  const related = new Set([id, within]);
  for (const one of indicators) {
    if (related.has(one.within)) related.add(one.id);
  }
  for (const name of kept.keys()) {
    const [of, ...dimensions] = name.split(" ");
    if (related.has(of) && dimensions.some((each) => changed.has(each))) kept.delete(name);
  }
}

interface Forcing {
  readonly hiding: MonthHiding;
  readonly indicator: IndicatorDefinition;
}

/** @returns the dimensions in which a group was forced. */
function forceOf(
  { hiding, indicator }: Forcing,
  { one, other }: { readonly one: Dimension; readonly other: Dimension },
): readonly string[] {
  const { unprotected } = hide(hiding, indicator, [one, other]);
  if (unprotected.length === 0) return [];
  const forced = hiding.forced.get(indicator.id);
  const { cells } = hiding.tables.count(indicator, [one, other]);
  const columns = other.groups.length;
  const sums = marginSums(
    cells.map(({ denominator }) => denominator),
    { rows: one.groups.length, columns },
  );
  const isShown = (dimension: Dimension, group: number): boolean =>
    hiding.kept.get(tableName(indicator, [dimension]))?.hidden[group] !== 1 &&
    forced?.get(dimension.id)?.[group] !== 1;
  return unprotected.flatMap((cell) => {
    const lines = [
      { dimension: one, group: Math.floor(cell / columns), people: 0 },
      { dimension: other, group: cell % columns, people: 0 },
    ].map((line, i) => ({
      ...line,
      people: (i === 0 ? sums.rowSums : sums.columnSums)[line.group] ?? 0,
    }));
    const [first] = lines
      .filter(({ dimension, group }) => isShown(dimension, group))
      .toSorted((a, b) => rank[b.dimension.id] - rank[a.dimension.id] || a.people - b.people);
    if (first === undefined) return [];
    forced?.get(first.dimension.id)?.fill(1, first.group, first.group + 1);
    return [first.dimension.id];
  });
}
