import { array, assert as check, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { isDominated } from "./disclosure-rules.ts";
import { hideEuros, type EuroRows } from "./hidden-euros.ts";

/** One row a person. */
function rowsOf(groups: readonly (readonly number[])[]): EuroRows {
  const all = groups.flatMap((amounts, group) => amounts.map((amount) => ({ group, amount })));
  return {
    groupOfRow: all.map(({ group }) => group),
    groupCount: groups.length,
    person: all.map((_, i) => i),
    personCount: all.length,
    amounts: [all.map(({ amount }) => amount)],
  };
}

const even = (people: number): readonly number[] => Array.from({ length: people }, () => 10);

function hiddenOf(groups: readonly (readonly number[])[]): readonly number[] {
  return [...hideEuros(rowsOf(groups)).hidden];
}

describe("euros by group, when their sum is shown", () => {
  test.each([
    ["large and even groups are shown", [even(20), even(5), even(7)], [0, 0, 0]],
    ["a group of four takes the smallest other with it", [even(20), even(4), even(7)], [0, 1, 1]],
    ["an empty group is shown, and covers nothing", [even(20), even(4), [], even(9)], [0, 1, 0, 1]],
    [
      "a group of which two make up most is hidden too",
      [even(20), [99, 99, 1, 1, 1], even(30)],
      [1, 1, 0],
    ],
    [
      "two small groups cover each other when they are enough together",
      [even(20), even(3), even(2)],
      [0, 1, 1],
    ],
    ["two small groups of four together take a third", [even(20), even(2), even(2)], [1, 1, 1]],
    [
      "those that are hidden together are nobody's most either",
      [even(40), [9000, 1, 1, 1, 1], even(6), [2000, 2000, 1000, 1000, 1000, 1000, 1000, 1000]],
      [0, 1, 1, 1],
    ],
  ])("%s", (_, groups, hidden) => {
    expect(hiddenOf(groups)).toEqual(hidden);
  });

  test("somebody in several groups counts once in each, and once in what is hidden together", () => {
    const rows: EuroRows = {
      groupOfRow: [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2],
      groupCount: 3,
      person: [0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      personCount: 10,
      amounts: [Array.from({ length: 14 }, () => 5)],
    };
    // Groups 0 and 1 are the same four people, so a third group must go.
    expect(hideEuros(rows)).toEqual({ people: [4, 4, 6], hidden: Uint8Array.of(1, 1, 1) });
  });

  test("rows that are not counted are nobody's", () => {
    const rows = rowsOf([even(4), even(9)]);
    const within = Uint8Array.from(rows.person, (_, i) => (i < 4 ? 0 : 1));
    expect(hideEuros({ ...rows, within })).toEqual({ people: [0, 9], hidden: Uint8Array.of(0, 0) });
  });

  test("neither a shown group nor the rest of the sum is of a few people or a few people's", () => {
    const amounts = array(integer({ min: 1, max: 1000 }), { maxLength: 12 });
    check(
      property(array(amounts, { minLength: 1, maxLength: 6 }), (groups) => {
        const hidden = hiddenOf(groups);
        const rest = groups.flatMap((own, i) => (hidden[i] === 1 ? own : []));
        const shown = groups.filter((own, i) => hidden[i] === 0 && own.length > 0);
        // Where everything is hidden there is no difference to take.
        const told = shown.length === 0 || rest.length === 0 ? shown : [...shown, rest];
        return told.every((own) => own.length >= 5 && !isDominated(own));
      }),
    );
  });
});
