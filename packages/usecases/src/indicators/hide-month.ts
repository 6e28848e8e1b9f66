import type { Month } from "@luotsi/base";
import { indicators, type IndicatorDefinition } from "@luotsi/indicators";

import type { Dimension } from "./dimension.ts";
import { forceGroups } from "./force-groups.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import { hide, isBefore, type MonthHiding } from "./month-hiding.ts";
import { monthTables } from "./month-tables.ts";

/** By the facts, and by the reach of a reader. */
const keptMonths = new WeakMap<object, Map<Month, MonthHiding>>();

/**
 * Which cells of an indicator's breakdown in a month must not be shown, given every other breakdown and indicator
 * that can be asked for: one mark a cell, 1 where it is hidden.
 */
export function hiddenInMonth(
  facts: IndicatorFacts,
  month: Month,
  indicator: IndicatorDefinition,
  dimensions: readonly Dimension[],
): Uint8Array {
  const counted = indicators.find(({ id }) => id === indicator.countsOf) ?? indicator;
  const ofAll = kept(facts, month, () => newHiding(facts, month));
  if (dimensions.length > 0) forceGroups(ofAll);
  const reach = dimensions.find(({ id }) => id === "reach");
  const hiding = reach === undefined ? ofAll : kept(reach, month, () => forReader(ofAll));
  const hidden = hiddenInOrder(hiding, counted, dimensions);
  hiding.tables.release();
  return hidden;
}

function kept(owner: object, month: Month, make: () => MonthHiding): MonthHiding {
  const months = keptMonths.get(owner) ?? new Map<Month, MonthHiding>();
  keptMonths.set(owner, months);
  const hiding = months.get(month) ?? make();
  months.set(month, hiding);
  return hiding;
}

/** What is hidden of everybody's tables, with tables of one reader's reach to come: those are nobody else's. */
function forReader({ facts, month, kept: all, forced }: MonthHiding): MonthHiding {
  return { facts, month, tables: monthTables(facts, month), kept: new Map(all), forced };
}

/** One table, whichever way round it is asked for: two could hide different cells. */
function hiddenInOrder(
  hiding: MonthHiding,
  counted: IndicatorDefinition,
  dimensions: readonly Dimension[],
): Uint8Array {
  const [first, second] = dimensions;
  if (first === undefined || second === undefined || isBefore(first, second)) {
    const { hidden, unprotected } = hide(hiding, counted, dimensions);
    // Nothing of everybody's tables may hang on one reader, so all of the reader's own gives way.
    return first?.id === "reach" && unprotected.length > 0 ? hidden.fill(1) : hidden;
  }
  const turned = hide(hiding, counted, [second, first]).hidden;
  const [rows, columns] = [first.groups.length, second.groups.length];
  return Uint8Array.from({ length: rows * columns }, (_, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    return turned[column * rows + row] ?? 0;
  });
}

function newHiding(facts: IndicatorFacts, month: Month): MonthHiding {
  return { facts, month, tables: monthTables(facts, month), kept: new Map(), forced: new Map() };
}
