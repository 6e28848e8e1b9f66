import type { Month } from "@luotsi/base";
import {
  countCells,
  indicators,
  Mark,
  type CellLayout,
  type IndicatorDefinition,
  type Ratio,
} from "@luotsi/indicators";

import { breakdownOf } from "./breakdown.ts";
import type { Dimension } from "./dimension.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";

/** Counts of a month, each table made once. */
export interface MonthTables {
  readonly count: (
    indicator: IndicatorDefinition,
    dimensions: readonly Dimension[],
  ) => { readonly cells: readonly Ratio[]; readonly layout: CellLayout };
  /**
   * The people of an indicator by what others tell of them, in each cell: only people of a kind can stand in for
   * each other. Undefined where no other indicator tells anything.
   */
  readonly kinds: (
    indicator: IndicatorDefinition,
    dimensions: readonly Dimension[],
  ) => readonly (readonly number[])[] | undefined;
  /** Lets go of where each person stands, which is large and quickly made again. */
  readonly release: () => void;
}

/** A breakdown and the cell of each person. */
interface Placed {
  readonly size: number;
  readonly layout: CellLayout;
  readonly cellOf: Int32Array | undefined;
}

export function monthTables(facts: IndicatorFacts, month: Month): MonthTables {
  const places = new Map<string, Placed>();
  const groups = new Map<string, Int32Array>();
  const counts = new Map<string, readonly Ratio[]>();
  const marks = new Map<string, Uint8Array>();

  function marksOf(indicator: IndicatorDefinition): Uint8Array {
    const found = marks.get(indicator.id) ?? facts.marks(indicator, month);
    marks.set(indicator.id, found);
    return found;
  }

  function groupsOf({ id, groupOf }: Dimension): Int32Array {
    const found = groups.get(id) ?? groupOf(facts.snapshot(month));
    groups.set(id, found);
    return found;
  }

  function placed(dimensions: readonly Dimension[]): Placed {
    const once = dimensions.map((one) => ({ ...one, groupOf: () => groupsOf(one) }));
    const { cells, cellOf, layout } = breakdownOf(once);
    return { size: cells.length, layout, cellOf: cellOf(facts.snapshot(month)) };
  }

  function placesOf(dimensions: readonly Dimension[]): Placed {
    const name = dimensions.map(({ id }) => id).join();
    const found = places.get(name) ?? placed(dimensions);
    places.set(name, found);
    return found;
  }

  return {
    release: () => {
      places.clear();
      groups.clear();
      marks.clear();
    },
    count: (indicator, dimensions) => {
      const { size, layout, cellOf } = placesOf(dimensions);
      const name = [indicator.id, ...dimensions.map(({ id }) => id)].join();
      const cells = counts.get(name) ?? countCells(marksOf(indicator), cellOf, size);
      counts.set(name, cells);
      return { cells, layout };
    },
    kinds: (indicator, dimensions) => {
      const telling = indicators.filter(
        ({ within, denominator, sameAs }) =>
          within === indicator.id &&
          denominator === "none" &&
          !dimensions.some(({ id }) => id === sameAs?.dimension),
      );
      if (telling.length === 0) return undefined;
      const { size, cellOf } = placesOf(dimensions);
      const told = telling.map(marksOf);
      return countKinds(marksOf(indicator), told, { cellOf, size });
    },
  };
}

function countKinds(
  own: Uint8Array,
  told: readonly Uint8Array[],
  { cellOf, size }: { readonly cellOf: Int32Array | undefined; readonly size: number },
): readonly (readonly number[])[] {
  const counts = new Int32Array(2 ** told.length * size);
  for (let person = 0; person < own.length; person++) {
    if (own[person] !== Mark.numerator) continue;
    let kind = 0;
    for (const marks of told) kind = 2 * kind + (marks[person] === Mark.numerator ? 1 : 0);
    const at = kind * size + (cellOf?.[person] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return Array.from({ length: 2 ** told.length }, (_, kind) => [
    ...counts.subarray(kind * size, (kind + 1) * size),
  ]);
}
