import { formatDay } from "@luotsi/base";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { keepNights } from "./nightly-work.ts";

const minute = 60_000;
let clock = 0;
let nights: string[] = [];
let lines: string[] = [];
let failures = 0;
let closing = new AbortController();

beforeEach(() => {
  vi.useFakeTimers();
  [nights, lines, failures] = [[], [], 0];
  closing = new AbortController();
  clock = new Date("2026-11-30T23:30:00Z").getTime();
  keepNights({
    now: () => clock,
    run: async (night) => {
      await Promise.resolve();
      if (failures > 0) {
        failures--;
        throw Object.assign(new Error("gone"), { code: "ECONNREFUSED" });
      }
      nights.push(formatDay(night));
    },
    tell: (line) => lines.push(line),
    closing: closing.signal,
  });
});
afterEach(() => {
  closing.abort();
  vi.useRealTimers();
});

async function pass(minutes: number): Promise<void> {
  for (let k = 0; k < minutes; k++) {
    clock += minute;
    await vi.advanceTimersByTimeAsync(minute);
  }
}

test("a night's work is done once, after two o'clock, and again the next night", async () => {
  await pass(29);
  expect(nights).toEqual([]);
  await pass(60);
  expect(nights).toEqual(["2026-12-01"]);
  await pass(24 * 60);
  expect(nights).toEqual(["2026-12-01", "2026-12-02"]);
});

test("what fails is told by its code and tried again ten minutes later", async () => {
  failures = 2;
  await pass(31);
  expect(lines).toEqual(["nightly checks failed: ECONNREFUSED"]);
  await pass(30);
  expect(lines.length).toBe(2);
  expect(nights).toEqual(["2026-12-01"]);
});

test("a server that closes looks no more", async () => {
  closing.abort();
  await pass(120);
  expect(nights).toEqual([]);
});
