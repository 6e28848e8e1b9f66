import type { Month } from "@luotsi/base";
import { indicatorDimensions, type IndicatorDimension } from "@luotsi/contract";
import {
  hiddenOf,
  hideRatios,
  indicators,
  type HiddenElsewhere,
  type HidingResult,
  type IndicatorDefinition,
} from "@luotsi/indicators";

import { dimensionOf } from "./breakdown.ts";
import type { Dimension, DimensionId } from "./dimension.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import type { MonthTables } from "./month-tables.ts";

/** Groups of each dimension that are hidden whatever they are: one mark a group. */
export type ForcedGroups = ReadonlyMap<DimensionId, Uint8Array>;

/** What is hidden of a month, each table worked out once; everything that can be asked is taken into account. */
export interface MonthHiding {
  readonly facts: IndicatorFacts;
  readonly month: Month;
  readonly tables: MonthTables;
  /** By `tableName`. */
  readonly kept: Map<string, HidingResult>;
  /** By indicator, groups of each dimension that are hidden because a count of two dimensions could be told from their sum. */
  readonly forced: Map<string, ForcedGroups>;
}

/** Name of a table among those that are kept: the indicator and its dimensions. */
export function tableName(
  { id }: Pick<IndicatorDefinition, "id">,
  dimensions: readonly Pick<Dimension, "id">[],
): string {
  return [id, ...dimensions.map((dimension) => dimension.id)].join(" ");
}

/** What is hidden of one table, worked out when it is first asked for. */
export function hide(
  hiding: MonthHiding,
  indicator: IndicatorDefinition,
  dimensions: readonly Dimension[],
): HidingResult {
  const name = tableName(indicator, dimensions);
  const result = hiding.kept.get(name) ?? hideTable(hiding, indicator, dimensions);
  hiding.kept.set(name, result);
  return result;
}

function hideTable(
  hiding: MonthHiding,
  indicator: IndicatorDefinition,
  dimensions: readonly Dimension[],
): HidingResult {
  const { cells, layout } = hiding.tables.count(indicator, dimensions);
  const [first, second] = dimensions;
  if (first !== undefined && hide(hiding, indicator, []).hidden[0] === 1) {
    return { hidden: new Uint8Array(cells.length).fill(1), unprotected: [] };
  }
  const margins =
    first === undefined || second === undefined
      ? undefined
      : {
          rows: hide(hiding, indicator, [first]).hidden,
          columns: hide(hiding, indicator, [second]).hidden,
        };
  const isLine = first !== undefined && second === undefined;
  const elsewhere: HiddenElsewhere = {
    margins,
    forced: joined(cells.length, [
      ...(isLine ? [hiding.forced.get(indicator.id)?.get(first.id)] : []),
      ...hiddenOfParts(hiding, indicator, dimensions),
    ]),
    kinds: margins === undefined ? undefined : hiding.tables.kinds(indicator, dimensions),
    cells: hiddenOfWhole(hiding, indicator, dimensions),
  };
  return hideRatios(indicator, cells, layout, elsewhere);
}

function joined(length: number, all: readonly (Uint8Array | undefined)[]): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (all.some((marks) => marks?.[i] === 1) ? 1 : 0));
}

/** Where the people are hidden whom the indicator is a part of, it is hidden too: a part tells of the whole. */
function hiddenOfWhole(
  hiding: MonthHiding,
  { within, sameAs }: IndicatorDefinition,
  dimensions: readonly Dimension[],
): readonly Uint8Array[] {
  const whole = indicators.find(({ id }) => id === within);
  if (whole === undefined) return [];
  const same = hide(hiding, whole, dimensions).hidden;
  const [first, second] = dimensions;
  if (sameAs === undefined || second !== undefined || first?.id === sameAs.dimension) {
    return [same];
  }
  const { part, place } = partOf(hiding, sameAs);
  const inTable = hide(hiding, whole, first === undefined ? [part] : inOrder(part, first)).hidden;
  if (first === undefined) return [same, inTable.slice(place, place + 1)];
  const isRow = inOrder(part, first)[0] === part;
  const columns = (isRow ? first : part).groups.length;
  const row = first.groups.map(
    (_, i) => inTable[isRow ? place * columns + i : i * columns + place],
  );
  return [same, Uint8Array.from(row, (mark = 0) => mark)];
}

/** A group that is an indicator of its own is hidden in the breakdown wherever that indicator hides it by its own counts. */
function hiddenOfParts(
  hiding: MonthHiding,
  indicator: IndicatorDefinition,
  dimensions: readonly Dimension[],
): readonly Uint8Array[] {
  return indicators.flatMap((one) => {
    const { sameAs } = one;
    const at = dimensions.findIndex(({ id }) => id === sameAs?.dimension);
    if (sameAs?.indicator !== indicator.id || at < 0) return [];
    const { place } = partOf(hiding, sameAs);
    const others = dimensions.filter((_, i) => i !== at);
    const { cells, layout } = hiding.tables.count(one, others);
    const forced = others.flatMap(({ id }) => hiding.forced.get(one.id)?.get(id) ?? []);
    const own = hiddenOf(one, cells, layout, { forced: forced[0] });
    const [rows = 1, columns = 1] = dimensions.map(({ groups }) => groups.length);
    return [
      Uint8Array.from({ length: rows * columns }, (_, cell) => {
        const places = [Math.floor(cell / columns), cell % columns] as const;
        if (dimensions.length === 1) return cell === place ? (own[0] ?? 0) : 0;
        return places[at] === place ? (own[places[at === 0 ? 1 : 0]] ?? 0) : 0;
      }),
    ];
  });
}

/** Two dimensions in the one order in which their table is made. */
function inOrder(one: Dimension, other: Dimension): readonly [Dimension, Dimension] {
  return isBefore(one, other) ? [one, other] : [other, one];
}

const order: readonly DimensionId[] = ["reach", ...indicatorDimensions];

/** Does a dimension stand before another in every table? */
export function isBefore({ id }: Pick<Dimension, "id">, other: Pick<Dimension, "id">): boolean {
  return order.indexOf(id) < order.indexOf(other.id);
}

function partOf(
  { facts }: MonthHiding,
  { dimension, group }: NonNullable<IndicatorDefinition["sameAs"]>,
): { readonly part: Dimension; readonly place: number } {
  const part = dimensionOf(dimension as IndicatorDimension, facts);
  return { part, place: part.groups.findIndex(({ code }) => code === group) };
}
