import { readFileSync } from "node:fs";

import { uniform } from "@luotsi/numerics";
import { describe, expect, test } from "vitest";

import { grayTest } from "./gray-test.ts";
import { logRank, type LogRank } from "./log-rank.ts";
import type { Spells } from "./spells.ts";

// Made by tools/golden/survival.R with R 4.2.2 and cmprsk 2.2-11.
const golden = JSON.parse(readFileSync(new URL("survival.golden.json", import.meta.url), "utf8"));
const { data } = golden;
const spells = {
  time: Float64Array.from(data.day),
  cause: Uint8Array.from(data.cause),
};

function tested(found: LogRank): Extract<LogRank, { kind: "test" }> {
  if (found.kind !== "test") throw new Error(found.kind);
  return found;
}

describe("Gray's test of shares out", () => {
  test.each([
    ["three", "group"],
    ["two", "x2"],
  ])("of %s groups with ties is cmprsk's, each cause", (name, column) => {
    const group = Int32Array.from(data[column]);
    for (const which of [1, 2, 3]) {
      const found = tested(grayTest({ ...spells, group }, which));
      const wanted = golden.gray[name];
      expect(found.chiSquare / wanted.chisq[which - 1]).toBeCloseTo(1, 9);
      expect(found.p / wanted.p[which - 1]).toBeCloseTo(1, 8);
      expect(found.degreesOfFreedom).toBe(wanted.df[which - 1]);
    }
  });

  test("the order of rows and the names of groups do not matter", () => {
    const group = Int32Array.from(data.group);
    const plain = tested(grayTest({ ...spells, group }, 1));
    const turned = tested(
      grayTest(
        {
          time: spells.time.toReversed(),
          cause: spells.cause.toReversed(),
          group: group.toReversed().map((code) => [4, 0, 2][code]),
        },
        1,
      ),
    );
    expect(turned.chiSquare).toBeCloseTo(plain.chiSquare, 9);
    const [one, two, three] = plain.observed;
    expect([...turned.observed]).toEqual([two, 0, three, 0, one]);
  });

  test("equal hazards of a job but more exits to education: shares differ, the log-rank sees nothing", () => {
    const n = 3000;
    const draw = (stream: number, i: number): number => uniform(31, stream, i);
    const group = Int32Array.from({ length: n }, (_, i) => i % 2);
    const cause = new Uint8Array(n);
    const time = Float64Array.from(group, (g, i) => {
      const education = g === 0 ? 0.0005 : 0.006;
      const exit = Math.ceil(-Math.log(draw(1, i)) / (0.003 + education));
      if (exit > 700) return 700;
      cause[i] = draw(2, i) < 0.003 / (0.003 + education) ? 1 : 2;
      return exit;
    });
    expect(tested(grayTest({ time, cause, group }, 1)).p).toBeLessThan(1e-6);
    const job = Uint8Array.from(cause, (code) => Number(code === 1));
    const hazards = logRank({ time, cause: job, group }, { rho: 0 });
    expect(hazards.kind === "test" && hazards.p > 0.05).toBe(true);
  });

  test("groups that are alike are told apart as seldom as the level says", () => {
    let rejected = 0;
    const repetitions = 200;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const n = 200;
      const draw = (stream: number, i: number): number => uniform(5200 + repetition, stream, i);
      const group = Int32Array.from({ length: n }, (_, i) => Number(draw(1, i) < 0.4));
      const cause = new Uint8Array(n);
      const time = Float64Array.from(group, (g, i) => {
        const end = (g === 0 ? 100 : 40) * draw(2, i);
        const exit = -Math.log(draw(3, i)) * 50;
        if (exit <= end) cause[i] = draw(4, i) < 0.6 ? 1 : 2;
        return Math.ceil(Math.min(exit, end));
      });
      rejected += Number(tested(grayTest({ time, cause, group }, 1)).p < 0.05);
    }
    expect(rejected / repetitions).toBeGreaterThan(0.015);
    expect(rejected / repetitions).toBeLessThan(0.095);
  });

  test("nothing to compare is said", () => {
    const of = (time: number[], cause: number[], group: number[]): Spells => ({
      time: Float64Array.from(time),
      cause: Uint8Array.from(cause),
      group: Int32Array.from(group),
    });
    expect(grayTest(of([3, 4], [1, 2], [0, 0]), 1)).toEqual({ kind: "one_group" });
    expect(grayTest(of([3, 4], [0, 2], [0, 1]), 1)).toEqual({ kind: "no_exits" });
    expect(grayTest(of([], [], []), 1)).toEqual({ kind: "one_group" });
    expect(grayTest(of([1, 1], [1, 1], [0, 60]), 1)).toEqual({
      kind: "too_many_groups",
      groups: 61,
    });
    for (const found of [
      grayTest(of([3, 3], [1, 1], [0, 1]), 1),
      grayTest(of([3, 3, 3], [1, 1, 2], [0, 1, 1]), 1),
      grayTest(of([0, 0, 5], [1, 1, 0], [0, 1, 1]), 1),
    ]) {
      if (found.kind === "test") expect(Number.isFinite(found.chiSquare)).toBe(true);
    }
  });
});
