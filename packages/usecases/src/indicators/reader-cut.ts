import { assert, dayFromOrdinal, type Month } from "@luotsi/base";
import type { IndicatorDimension } from "@luotsi/contract";
import { addKeys, type IndicatorDefinition } from "@luotsi/indicators";

import { peopleInReach } from "../access/people-in-reach.ts";
import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { breakdownOf, dimensionOf, type Breakdown } from "./breakdown.ts";
import type { Dimension } from "./dimension.ts";
import { countMonth, type CountedCells, type RatioKeys } from "./count-month.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";

/** Which groups of a dimension somebody's right reaches. */
export interface ReaderCut {
  readonly dimension: Dimension;
  readonly groups: ReadonlySet<number>;
}

type Asker = ScopedWorkspace["people"]["asker"];

/** The dimension a right cuts by, where it is one that can be asked for; undefined for the whole area. */
export function cutDimension({
  scope,
}: Pick<Asker, "scope">): IndicatorDimension | "reach" | undefined {
  if (scope.kind === "everything") return undefined;
  const { municipalities, teams, workers } = scope;
  if (workers.length > 0 || (municipalities.length > 0 && teams.length > 0)) return "reach";
  return teams.length > 0 ? "team" : "municipality";
}

/**
 * The part of the area that the asker's right reaches, as groups of a dimension of the whole area's tables: so nobody sees
 * more of it than somebody who sees the whole area. Undefined for the whole area.
 */
export async function readerCut(
  { people }: Pick<ScopedWorkspace, "people">,
  facts: IndicatorFacts,
): Promise<ReaderCut | undefined> {
  const { scope } = people.asker;
  const id = cutDimension(people.asker);
  if (id === undefined || scope.kind === "everything") return undefined;
  if (id === "reach") {
    return { dimension: await reachDimension(people, facts), groups: new Set([0]) };
  }
  const named = new Set(id === "team" ? scope.teams : scope.municipalities);
  const dimension = dimensionOf(id, facts);
  const places = [...dimension.groups.keys()].slice(0, -1);
  return {
    dimension,
    groups: new Set(places.filter((place) => named.has(dimension.groups[place]?.code ?? ""))),
  };
}

async function reachDimension(
  people: ScopedWorkspace["people"],
  facts: IndicatorFacts,
): Promise<Dimension> {
  const reach = await peopleInReach(people);
  const ids = facts.people.persons.columns.id.values;
  const title = { fi: "", sv: "", en: "" };
  return {
    id: "reach",
    groups: [
      { code: "inside", title },
      { code: "outside", title },
    ],
    groupOf: ({ countingDay }) => {
      const day = dayFromOrdinal(countingDay);
      return Int32Array.from(ids, (id) => (reach.on(id, day) ? 0 : 1));
    },
  };
}

/**
 * Counts as `countMonth`, of the asker's part of the area. A figure of several groups of the cut is shown only where whoever
 * sees the whole area could add it up from shown figures.
 *
 * @throws BrokenPromise when the breakdown has two dimensions besides the cut.
 */
export function countPart(
  { facts, month, wanted }: PartQuestion,
  breakdown: Breakdown,
  { dimension: cut, groups }: ReaderCut,
): readonly CountedCells[] {
  const others = breakdown.dimensions.filter(({ id }) => id !== cut.id);
  assert(others.length < 2, "a part of the area is broken down by one dimension besides its own");
  const inOrder = breakdownOf([cut, ...others]);
  const width = others[0]?.groups.length ?? 1;
  const whole = countMonth(facts, month, wanted, inOrder);
  const sums = countMonth(facts, month, wanted, breakdownOf(others));
  const own = [...cut.groups.keys()].filter((group) => groups.has(group));
  const outside = [...cut.groups.keys()].filter((group) => !groups.has(group));
  const cutAt = breakdown.dimensions.findIndex(({ id }) => id === cut.id);
  return whole.map((counted, i) => {
    const isShown = (group: number, other: number): boolean =>
      counted.hidden[group * width + other] !== 1;
    const isSumShown = (other: number): boolean =>
      own.every((group) => isShown(group, other)) ||
      (sums[i]?.hidden[other] !== 1 && outside.every((group) => isShown(group, other)));
    const cells = breakdown.cells.map((_, cell) => {
      const [group, other] = placesOf(cell, { cutAt, width, cutGroups: cut.groups.length });
      const summed = group === undefined ? own : [group].filter((one) => groups.has(one));
      const ratios = summed.map((one) => counted.cells[one * width + other]);
      const keys = summed.flatMap((one) => counted.keys?.[one * width + other] ?? []);
      return {
        ratio: {
          numerator: ratios.reduce((sum, ratio) => sum + (ratio?.numerator ?? 0), 0),
          denominator: ratios.reduce((sum, ratio) => sum + (ratio?.denominator ?? 0), 0),
        },
        key: keys.reduce<RatioKeys>(
          (all, one) => ({
            counted: addKeys(all.counted, one.counted),
            rest: addKeys(all.rest, one.rest),
          }),
          { counted: 0, rest: 0 },
        ),
        isHidden:
          group === undefined ? !isSumShown(other) : summed.length > 0 && !isShown(group, other),
      };
    });
    return {
      cells: cells.map(({ ratio }) => ratio),
      keys: counted.keys && cells.map(({ key }) => key),
      hidden: Uint8Array.from(cells, ({ isHidden }) => (isHidden ? 1 : 0)),
    };
  });
}

interface PartQuestion {
  readonly facts: IndicatorFacts;
  readonly month: Month;
  readonly wanted: readonly IndicatorDefinition[];
}

/** The group of the cut, where it is asked for, and the place among the other dimension's groups. */
function placesOf(
  cell: number,
  layout: { readonly cutAt: number; readonly width: number; readonly cutGroups: number },
): readonly [number | undefined, number] {
  const { cutAt, width, cutGroups } = layout;
  if (cutAt < 0) return [undefined, cell];
  if (cutAt === 0) return [Math.floor(cell / width), cell % width];
  return [cell % cutGroups, Math.floor(cell / cutGroups)];
}
