import { addDays, addMonths, day, firstDayOf, month, monthRange, type Month } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { openEnd, type JobseekerFrame } from "./jobseekers.ts";
import { recordingGaps, serviceRecording } from "./service-recording.ts";

interface Begun {
  readonly month: Month;
  readonly recorded: boolean;
  readonly code?: number;
}

/** One person for each service, which lasts 60 days from the tenth of its month. */
function frameOf(begun: readonly Begun[]): JobseekerFrame {
  const people = [...begun.keys()];
  const start = begun.map((each) => addDays(firstDayOf(each.month), 9));
  const recorded = people.filter((i) => begun[i]?.recorded ?? false);
  const columns = (rows: readonly number[]) => ({
    person: Int32Array.from(rows),
    startDay: Int32Array.from(rows, (i) => start[i] ?? 0),
    endDay: Int32Array.from(rows, (i) => (start[i] ?? 0) + 60),
  });
  return {
    people: begun.length,
    birthMonth: new Int32Array(begun.length),
    employment: { ...columns(people), code: Uint8Array.from(begun, ({ code }) => code ?? 7) },
    services: columns(recorded),
  };
}

const first = month("2024-01");
const last = month("2025-12");

function beginnings(perMonth: number, recordedIn: (at: Month) => boolean): readonly Begun[] {
  return monthRange(first, last).flatMap((at) =>
    Array.from({ length: perMonth }, () => ({ month: at, recorded: recordedIn(at) })),
  );
}

describe("months in which services began but were not recorded", () => {
  test("are those in which employment codes show what periods do not", () => {
    const gap = [month("2025-04"), month("2025-05")];
    const frame = frameOf(beginnings(4, (at) => !gap.includes(at)));
    expect([...recordingGaps(frame, { first, last })]).toEqual(gap);
  });

  test("a quiet month is no gap when what began is recorded", () => {
    const rows = beginnings(20, () => true).filter(
      (each, i) => each.month !== month("2025-07") || i % 20 < 3,
    );
    expect(recordingGaps(frameOf(rows), { first, last }).size).toBe(0);
  });

  test.each([
    ["half of four recorded is no gap", 2, 0],
    ["one of four recorded is a gap", 1, 1],
  ])("%s", (_, recorded, gaps) => {
    const rows = beginnings(4, () => true).map((each, i) => ({
      ...each,
      recorded: each.month !== month("2025-04") || i % 4 < recorded,
    }));
    expect(recordingGaps(frameOf(rows), { first, last }).size).toBe(gaps);
  });

  test("where codes say nothing, far fewer beginnings than usual are a gap, a few fewer are not", () => {
    const rows = beginnings(20, () => true)
      .map((each) => ({ ...each, code: 1 }))
      .filter((each, i) => {
        if (each.month === month("2025-04")) return i % 20 < 2;
        return each.month !== month("2025-07") || i % 20 < 12;
      });
    expect([...recordingGaps(frameOf(rows), { first, last })]).toEqual([month("2025-04")]);
  });

  test("without a single period every month is one", () => {
    const frame = frameOf(beginnings(1, () => false));
    expect(recordingGaps(frame, { first, last }).size).toBe(24);
  });
});

test("completeness counts people in a service by code on the counting day, with and without a period", () => {
  const frame = frameOf([
    { month: month("2025-03"), recorded: true },
    { month: month("2025-03"), recorded: false },
    { month: month("2025-03"), recorded: true, code: 0 },
    { month: month("2025-03"), recorded: true, code: 1 },
    { month: month("2024-03"), recorded: true },
  ]);
  expect(serviceRecording(frame, month("2025-03"))).toEqual({ expected: 3, recorded: 2 });
  expect(serviceRecording(frame, addMonths(month("2025-03"), 4))).toEqual({
    expected: 0,
    recorded: 0,
  });
});

test("an open service is followed to the newest month", () => {
  const frame: JobseekerFrame = {
    people: 1,
    birthMonth: new Int32Array(1),
    employment: {
      person: Int32Array.of(0),
      startDay: Int32Array.of(day("2025-01-10")),
      endDay: Int32Array.of(openEnd),
      code: Uint8Array.of(7),
    },
    services: {
      person: Int32Array.of(0),
      startDay: Int32Array.of(day("2025-01-10")),
      endDay: Int32Array.of(openEnd),
    },
  };
  expect(serviceRecording(frame, month("2026-10"))).toEqual({ expected: 1, recorded: 1 });
});
