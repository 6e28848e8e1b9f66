import { expect, test } from "vitest";

import { columnRoom, emptyRoom, takeFloats, takeInts } from "./column-room.ts";

test("columns are apart from each other and zero, the first time and after others were taken", () => {
  const room = columnRoom();
  for (let round = 0; round < 3; round++) {
    emptyRoom(room);
    const columns = [
      takeFloats(room, 3),
      takeInts(room, 5),
      takeFloats(room, 2),
      takeInts(room, 1),
    ];
    expect(columns.map((column) => [...column])).toEqual([[0, 0, 0], [0, 0, 0, 0, 0], [0, 0], [0]]);
    for (const [k, column] of columns.entries()) column.fill(k + 1 + round);
    expect(columns.map((column) => new Set(column))).toEqual(
      columns.map((_, k) => new Set([k + 1 + round])),
    );
  }
});

test("the memory is taken once, and again only where more is asked for", () => {
  const room = columnRoom();
  const take = (count: number): ArrayBufferLike => {
    emptyRoom(room);
    takeInts(room, count);
    return takeFloats(room, count).buffer;
  };
  take(100);
  const [second, third] = [take(100), take(100)];
  expect(third).toBe(second);
  expect(take(40)).toBe(second);
  expect(take(1000)).not.toBe(second);
  const larger = take(1000);
  expect(larger).not.toBe(second);
  expect(take(100)).toBe(larger);
});
