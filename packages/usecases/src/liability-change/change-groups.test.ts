import { explainMonths, noGround, type PersonMonth } from "@luotsi/engines";
import { describe, expect, test } from "vitest";

import { shownGroups } from "./change-groups.ts";

/** One entry a person: the group, and what was owed in the two months. Unit: cents. */
type Person = readonly [group: number, earlier: number, later: number];

function monthOf(owed: readonly number[]): PersonMonth {
  return {
    days: Float64Array.from(owed, (cents) => (cents === 0 ? 0 : 20)),
    baseCents: Float64Array.from(owed, (cents) => 2 * cents),
    owedCents: Float64Array.from(owed),
    home: new Int32Array(owed.length).fill(398),
    ground: new Uint8Array(owed.length).fill(noGround),
  };
}

/** Whether people, euros of the two months, and inflow are shown of each group. */
function shown(people: readonly Person[]): readonly string[] {
  const [earlier, later] = [1, 2].map((at) => monthOf(people.map((one) => one[at] ?? 0)));
  if (earlier === undefined || later === undefined) throw new Error("there are two months");
  const group = Uint16Array.from(people, ([own]) => own);
  const groups = ["a", "b", "c"].map((key) => ({ key, title: { fi: key, sv: key, en: key } }));
  const compared = (
    month: number,
    own: PersonMonth,
  ): Parameters<typeof explainMonths>[0]["earlier"] => ({
    month,
    own,
    owedUnderOtherCents: own.owedCents,
    stillComingCents: 0,
  });
  const changes = explainMonths({
    earlier: compared(24_300, earlier),
    later: compared(24_312, later),
    group,
    groupCount: groups.length,
  }).groups;
  return shownGroups({ group, groups }, changes, { earlier, later }).map(
    ({ key, people: count, earlierCents, laterCents }) =>
      `${key}: ${count ?? "-"} ${earlierCents ?? "-"} ${laterCents ?? "-"}`,
  );
}

function alike(count: number, person: Person): readonly Person[] {
  return Array.from({ length: count }, () => person);
}

describe("groups of a change between two months", () => {
  test("of many people who get the same are shown", () => {
    const people = [
      ...alike(20, [0, 100, 100]),
      ...alike(10, [1, 100, 90]),
      ...alike(8, [2, 50, 50]),
    ];
    expect(shown(people)).toEqual(["a: 20 2000 2000", "b: 10 1000 900", "c: 8 400 400"]);
  });

  test("of which two people get most keep their euros to themselves and take the smallest other along, but may be counted", () => {
    const people = [
      ...alike(20, [0, 100, 100]),
      ...alike(10, [1, 100, 100]),
      ...alike(2, [2, 5000, 5000]),
      ...alike(5, [2, 10, 10]),
    ];
    // With the smallest other, two would still be most; with all of them, they are 77 %.
    expect(shown(people)).toEqual(["a: 20 - -", "b: 10 - -", "c: 7 - -"]);
  });

  test("of four people are neither counted nor told in euros, nor is the smallest other", () => {
    const people = [
      ...alike(20, [0, 100, 100]),
      ...alike(10, [1, 100, 100]),
      ...alike(4, [2, 50, 50]),
    ];
    expect(shown(people)).toEqual(["a: 20 2000 2000", "b: - - -", "c: - - -"]);
  });
});
