import type { Month } from "@luotsi/base";
import { indicators, type IndicatorDefinition } from "@luotsi/indicators";

import type { Dimension } from "./breakdown.ts";
import { forceGroups } from "./force-groups.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import { hide, isBefore, type MonthHiding } from "./month-hiding.ts";
import { monthTables } from "./month-tables.ts";

const keptMonths = new WeakMap<IndicatorFacts, Map<Month, MonthHiding>>();

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
  const months = keptMonths.get(facts) ?? new Map<Month, MonthHiding>();
  keptMonths.set(facts, months);
  const hiding = months.get(month) ?? newHiding(facts, month);
  months.set(month, hiding);
  const counted = indicators.find(({ id }) => id === indicator.countsOf) ?? indicator;
  if (dimensions.length > 0) forceGroups(hiding);
  const hidden = hiddenInOrder(hiding, counted, dimensions);
  hiding.tables.release();
  return hidden;
}

/** One table, whichever way round it is asked for: two could hide different cells. */
function hiddenInOrder(
  hiding: MonthHiding,
  counted: IndicatorDefinition,
  dimensions: readonly Dimension[],
): Uint8Array {
  const [first, second] = dimensions;
  if (first === undefined || second === undefined || isBefore(first, second)) {
    return hide(hiding, counted, dimensions).hidden;
  }
  const turned = hide(hiding, counted, [second, first]).hidden;
  const [rows, columns] = [first.groups.length, second.groups.length];
  return Uint8Array.from({ length: rows * columns }, (_, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    return turned[column * rows + row] ?? 0;
  });
}

function newHiding(facts: IndicatorFacts, month: Month): MonthHiding {
  return { facts, tables: monthTables(facts, month), kept: new Map(), forced: new Map() };
}
