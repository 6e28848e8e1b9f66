import { assert } from "@luotsi/base";

import { isDominated, isTooFew } from "./disclosure-rules.ts";

/** Rows of euros of people, placed in groups. */
export interface EuroRows {
  /** Group of each row, 0 up to `groupCount`. */
  readonly groupOfRow: ArrayLike<number>;
  readonly groupCount: number;
  /** Person of each row, 0 up to `personCount`. */
  readonly person: ArrayLike<number>;
  readonly personCount: number;
  /** What is shown of each row: one array a figure, of any sign. Unit: any. */
  readonly amounts: readonly ArrayLike<number>[];
  /** 1 for rows that are counted; every row when left out. */
  readonly within?: Uint8Array | undefined;
}

/** People of each group, and which groups of euros must not be shown. */
export interface HiddenEuros {
  readonly people: readonly number[];
  /** One mark a group, 1 where it is hidden. */
  readonly hidden: Uint8Array;
}

/**
 * Which groups of euros must not be shown, when the sum of all groups is.
 *
 * A group is hidden when it is of too few people or a few make up most of any of its figures. What is hidden together is known,
 * being the sum less what is shown, so the next smallest groups are hidden too until those together are enough people,
 * nobody's most, and more than one group.
 *
 * @param rows one entry a row.
 * @returns people of each group, each counted once in a group, and the marks.
 * @throws BrokenPromise when the columns are not of one length.
 *
 * Cost: O(rows + people × groups) for each group that is hidden with others. Source: the (n, k) rule with secondary suppression
 * (Hundepool and others, Statistical Disclosure Control, 2012, sections 4.2.1 and 4.4).
 */
export function hideEuros(rows: EuroRows): HiddenEuros {
  const { groupCount, person, groupOfRow, amounts } = rows;
  const columns = [groupOfRow, ...amounts];
  assert(
    columns.every(({ length }) => length === person.length),
    "every column has an entry for each row",
  );
  const people = places(groupCount).map((group) => peopleIn(rows, [group]));
  const hidden = Uint8Array.from(people, (count, group) =>
    count > 0 && isTelling(rows, [group], count) ? 1 : 0,
  );
  const bySize = places(groupCount)
    .filter((group) => hidden[group] === 0 && (people[group] ?? 0) > 0)
    .toSorted((a, b) => (people[a] ?? 0) - (people[b] ?? 0));
  for (const next of bySize) {
    if (isCovered(rows, people, hidden)) break;
    hidden[next] = 1;
  }
  return { people, hidden };
}

/** What is hidden together tells nothing of the few. */
function isCovered(rows: EuroRows, people: readonly number[], hidden: Uint8Array): boolean {
  const those = [...hidden.keys()].filter((group) => hidden[group] === 1 && people[group] !== 0);
  return those.length === 0 || (those.length > 1 && !isTelling(rows, those, peopleIn(rows, those)));
}

/** Would the sum of these groups tell about a few people? */
function isTelling(rows: EuroRows, groups: readonly number[], people: number): boolean {
  return (
    isTooFew(people) ||
    rows.amounts.some((amounts) => isDominated(perPerson(rows, groups, amounts)))
  );
}

function peopleIn(rows: EuroRows, groups: readonly number[]): number {
  const seen = new Uint8Array(rows.personCount);
  eachRow(rows, groups, (row) => {
    seen[rows.person[row] ?? 0] = 1;
  });
  return seen.reduce((sum, mark) => sum + mark, 0);
}

function perPerson(
  rows: EuroRows,
  groups: readonly number[],
  amounts: ArrayLike<number>,
): Float64Array {
  const sums = new Float64Array(rows.personCount);
  eachRow(rows, groups, (row) => {
    const who = rows.person[row] ?? 0;
    sums[who] = (sums[who] ?? 0) + (amounts[row] ?? 0);
  });
  return sums;
}

function eachRow(
  { groupOfRow, groupCount, person, within }: EuroRows,
  groups: readonly number[],
  visit: (row: number) => void,
): void {
  const wanted = new Uint8Array(groupCount);
  for (const group of groups) wanted[group] = 1;
  for (let row = 0; row < person.length; row++) {
    if (within?.[row] === 0 || wanted[groupOfRow[row] ?? 0] !== 1) continue;
    visit(row);
  }
}

function places(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i);
}
