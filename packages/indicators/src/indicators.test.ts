import { addDays, day, month, type Month } from "@luotsi/base";
import { array, assert as check, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { countCells, showCells } from "./evaluate.ts";
import { openEnd, unemploymentSpells, type JobseekerFrame } from "./jobseekers.ts";
import { indicators } from "./registry.ts";
import { camera, dayAfterMonths, latestStart } from "./snapshot.ts";

interface Spell {
  readonly person: number;
  readonly from: string;
  /** Last day, included; undefined while open. */
  readonly to?: string;
  readonly code: number;
}

function frameOf(
  spells: readonly Spell[],
  services: readonly Spell[] = [],
  birth: readonly string[] = [],
): JobseekerFrame {
  const people = Math.max(...[...spells, ...services].map((spell) => spell.person), -1) + 1;
  const columns = (rows: readonly Spell[]) => ({
    person: Int32Array.from(rows.map((row) => row.person)),
    startDay: Int32Array.from(rows.map((row) => day(row.from))),
    endDay: Int32Array.from(
      rows.map((row) => (row.to === undefined ? openEnd : addDays(day(row.to), 1))),
    ),
  });
  return {
    people,
    birthMonth: Int32Array.from(
      Array.from({ length: people }, (_, i) => month(birth[i] ?? "1980-01")),
    ),
    employment: { ...columns(spells), code: Uint8Array.from(spells.map((row) => row.code)) },
    services: columns(services),
  };
}

function valueOf(id: string, frame: JobseekerFrame, at: Month): readonly [number, number] {
  const indicator = indicators.find((entry) => entry.id === id);
  if (indicator === undefined) throw new Error(`no indicator ${id}`);
  const [cell] = countCells(indicator.mark(camera(frame)(at)), undefined, 1);
  return [cell?.numerator ?? 0, cell?.denominator ?? 0];
}

describe("unemployed jobseekers on the counting day", () => {
  // The last working day of May 2025 is Friday the 30th: Thursday the 29th was Ascension Day.
  test.each([
    ["2025-05-29", 0],
    ["2025-05-30", 1],
    ["2025-05-31", 1],
  ])("a spell whose last day is %s counts %i in May", (to, expected) => {
    const frame = frameOf([{ person: 0, from: "2025-05-02", to, code: 2 }]);
    expect(valueOf("unemployed-jobseekers", frame, month("2025-05"))).toEqual([expected, expected]);
  });

  test("the fully laid off count, part-timers and people in services do not", () => {
    const frame = frameOf([
      { person: 0, from: "2025-01-01", code: 3 },
      { person: 1, from: "2025-01-01", code: 9 },
      { person: 2, from: "2025-01-01", code: 7 },
      { person: 3, from: "2025-01-01", code: 2 },
    ]);
    expect(valueOf("unemployed-jobseekers", frame, month("2025-02"))[0]).toBe(2);
  });
});

describe("long-term unemployed", () => {
  test.each([
    ["2024-05-30", 1],
    ["2024-05-31", 0],
  ])("unemployed since %s is %i in May 2025, counted on the 30th", (from, expected) => {
    const frame = frameOf([{ person: 0, from, code: 2 }]);
    expect(valueOf("long-term-unemployed", frame, month("2025-05"))[0]).toBe(expected);
  });

  test("a lay-off that follows at once goes on, a day between starts anew", () => {
    const joined = frameOf([
      { person: 0, from: "2024-01-01", to: "2024-12-31", code: 2 },
      { person: 0, from: "2025-01-01", code: 3 },
    ]);
    const broken = frameOf([
      { person: 0, from: "2024-01-01", to: "2024-12-30", code: 2 },
      { person: 0, from: "2025-01-01", code: 3 },
    ]);
    expect(valueOf("long-term-unemployed", joined, month("2025-02"))[0]).toBe(1);
    expect(valueOf("long-term-unemployed", broken, month("2025-02"))[0]).toBe(0);
  });

  test("a service in between ends the spell, as the statistics do", () => {
    const frame = frameOf([
      { person: 0, from: "2023-01-01", to: "2024-12-31", code: 2 },
      { person: 0, from: "2025-01-01", to: "2025-01-31", code: 7 },
      { person: 0, from: "2025-02-01", code: 2 },
    ]);
    expect(valueOf("long-term-unemployed", frame, month("2025-02"))[0]).toBe(0);
  });
});

test("one who turns 25 leaves the group in the month of the birthday, not the unemployed", () => {
  const frame = frameOf([{ person: 0, from: "2025-01-01", code: 2 }], [], ["2000-06"]);
  expect(valueOf("unemployed-under-25", frame, month("2025-05"))).toEqual([1, 1]);
  expect(valueOf("unemployed-under-25", frame, month("2025-06"))).toEqual([0, 1]);
});

describe("flow over three months", () => {
  test("a spell is counted once, in the month it reaches the limit", () => {
    const frame = frameOf([{ person: 0, from: "2025-01-15", code: 2 }]);
    const counted = ["2025-03", "2025-04", "2025-05"].map(
      (text) => valueOf("flow-over-3-months", frame, month(text))[0],
    );
    expect(counted).toEqual([0, 1, 0]);
  });

  test.each([
    ["2025-04-14", 0],
    ["2025-04-15", 1],
  ])("a spell from 15 January whose last day is %s counts %i", (to, expected) => {
    const frame = frameOf([{ person: 0, from: "2025-01-15", to, code: 2 }]);
    expect(valueOf("flow-over-3-months", frame, month("2025-04"))[0]).toBe(expected);
  });

  test.each(["2025-02-28", "2024-02-29", "2025-03-31", "2025-05-30"])(
    "the last start that is a year old by %s is, and the day after it is not",
    (text) => {
      const latest = latestStart(day(text), 12);
      expect(dayAfterMonths(latest, 12)).toBeLessThanOrEqual(day(text));
      expect(dayAfterMonths(latest + 1, 12)).toBeGreaterThan(day(text));
    },
  );

  test("three months from the last of November end on the last of February", () => {
    expect(dayAfterMonths(day("2024-11-30"), 3)).toBe(day("2025-02-28"));
  });
});

describe("activation rate", () => {
  test("August 2018 of the whole country: 118 504 in services, 243 303 unemployed, 32.8 %", () => {
    const [shown] = showCells(
      { unit: "share", denominator: "people", hideBelow: 5, alike: "hidden" },
      [{ numerator: 118_504, denominator: 118_504 + 243_303 }],
      new Uint8Array(1),
    );
    expect(shown?.kind === "value" ? shown.value.toFixed(1) : shown).toBe("32.8");
  });

  test("people in services and the unemployed are the denominator, nobody twice", () => {
    const frame = frameOf(
      [
        { person: 0, from: "2025-01-01", code: 7 },
        { person: 1, from: "2025-01-01", code: 2 },
        { person: 2, from: "2025-01-01", code: 1 },
      ],
      [
        { person: 0, from: "2025-01-01", code: 0 },
        { person: 0, from: "2025-01-10", code: 0 },
        { person: 1, from: "2025-01-01", code: 0 },
      ],
    );
    expect(valueOf("activation-rate", frame, month("2025-02"))).toEqual([1, 2]);
  });
});

test("merged spells keep every unemployed day and no other", () => {
  const codes = constantFrom(1, 2, 3, 7);
  const lengths = array(integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
  check(
    property(lengths, array(codes, { minLength: 12, maxLength: 12 }), (days, kinds) => {
      let start = day("2024-01-01");
      const rows = days.map((length, i) => {
        const row = { start, end: addDays(start, length), code: kinds[i] ?? 1 };
        start = row.end;
        return row;
      });
      const merged = unemploymentSpells({
        person: new Int32Array(rows.length),
        startDay: Int32Array.from(rows.map((row) => row.start)),
        endDay: Int32Array.from(rows.map((row) => row.end)),
        code: Uint8Array.from(rows.map((row) => row.code)),
      });
      const before = rows
        .filter((row) => row.code === 2 || row.code === 3)
        .reduce((sum, row) => sum + row.end - row.start, 0);
      const after = merged.startDay.reduce(
        (sum, from, i) => sum + (merged.endDay[i] ?? 0) - from,
        0,
      );
      expect(after).toBe(before);
    }),
  );
});

test("every indicator is told in three languages and says what it rests on", () => {
  for (const { id, title, question, definition, differs, restsOn } of indicators) {
    for (const text of [title, question, definition, differs]) {
      expect(
        Object.values(text).every((words) => words.length > 5),
        id,
      ).toBe(true);
    }
    expect(restsOn.length, id).toBeGreaterThan(0);
  }
  expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
});
