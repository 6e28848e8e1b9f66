import { uniform } from "@luotsi/numerics";
import { describe, expect, test } from "vitest";

import { bootstrapCurves } from "./bootstrap-curves.ts";
import { curveReport, type CurveQuestion } from "./curve-report.ts";

/** Two spells a person in two groups; the second leaves twice as fast to work. */
function question(n: number, seed: number): CurveQuestion {
  const draw = (stream: number, at: number): number => uniform(seed, stream, at);
  const cluster = Int32Array.from({ length: n }, (_, i) => i >> 1);
  const codes = cluster.map((person) => Number(draw(1, person) < 0.5));
  const cause = new Uint8Array(n);
  const time = Float64Array.from(codes, (group, i) => {
    const work = 0.004 * (1 + group);
    const exit = Math.ceil(-Math.log(draw(2, i)) / (work + 0.001));
    const end = 50 + Math.floor(300 * draw(3, i));
    if (exit <= end) cause[i] = draw(4, i) < work / (work + 0.001) ? 1 : 2;
    return Math.min(exit, end);
  });
  return {
    time,
    cause,
    causes: ["work", "education"],
    coding: "by_cause",
    cluster,
    group: { codes, labels: ["a", "b"] },
    at: [60, 120],
    scale: "log",
    smallCounts: "show",
  };
}

describe("curves drawn anew by person", () => {
  const asked = question(800, 21);
  const report = curveReport(asked);

  test("have the same bytes on one thread and on two", async () => {
    const one = await bootstrapCurves(asked, report, { draws: 120, seed: 3, threads: 1 });
    const two = await bootstrapCurves(asked, report, { draws: 120, seed: 3, threads: 2 });
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    const other = await bootstrapCurves(asked, report, { draws: 120, seed: 4, threads: 1 });
    expect(other).not.toEqual(one);
  });

  test("spread as the formulas say, about the figures of the whole", async () => {
    const { groups } = await bootstrapCurves(asked, report, { draws: 400, seed: 3, threads: 1 });
    for (const [g, group] of groups.entries()) {
      for (const [k, { survival, cumulativeIncidence }] of group.at.entries()) {
        const wanted = report.groups[g]?.at[k];
        expect(survival.value).toBeCloseTo(wanted?.survival ?? -1, 12);
        const share = cumulativeIncidence?.["work"];
        expect(share?.value).toBeCloseTo(wanted?.cumulativeIncidence?.["work"] ?? -1, 12);
        const ratios = [
          (survival.standardError ?? 0) / (wanted?.standardError ?? 1),
          (share?.standardError ?? 0) / (wanted?.incidenceStandardError?.["work"] ?? 1),
        ];
        for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.15);
      }
      expect(group.median.value).toBe(report.groups[g]?.median);
    }
  });

  test("tell the true difference of groups, whose spells come in pairs", async () => {
    const { differences } = await bootstrapCurves(asked, report, { draws: 400, seed: 3 });
    const [difference] = differences;
    expect(difference).toMatchObject({ group: "b", against: "a" });
    for (const { time, survival } of difference?.at ?? []) {
      const truth = Math.exp(-0.009 * time) - Math.exp(-0.005 * time);
      const [lower, upper] = survival.interval95;
      expect(lower ?? 1).toBeLessThan(truth);
      expect(upper ?? -1).toBeGreaterThan(truth);
    }
    expect(difference?.restrictedMean.interval95[1]).toBeLessThan(0);
  });

  test("do not depend on the order of the rows, with persons told or not", async () => {
    const { cluster: _cluster, ...alone } = asked;
    for (const one of [asked, alone]) {
      const turned = {
        ...one,
        time: one.time.toReversed(),
        cause: one.cause.toReversed(),
        group: { codes: one.group?.codes.toReversed() ?? new Int32Array(0), labels: ["a", "b"] },
        ...("cluster" in one ? { cluster: one.cluster?.toReversed() } : {}),
      };
      const how = { draws: 60, seed: 1, threads: 1 };
      const [plain, reversed] = [
        await bootstrapCurves(one, curveReport(one), how),
        await bootstrapCurves(turned, curveReport(turned), how),
      ];
      expect(reversed).toEqual(plain);
    }
  });

  test("a median that not every draw reaches has no error and no upper limit, and nothing is ever no number", async () => {
    const still = { ...asked, cause: asked.cause.map((code, i) => (i % 3 === 0 ? code : 0)) };
    const found = await bootstrapCurves(still, curveReport(still), { draws: 60, seed: 1 });
    const { standardError, interval95 } = found.groups[0]?.median ?? { interval95: [] };
    expect([standardError, interval95[1]]).toEqual([null, null]);
    expect(interval95[0]).toBeGreaterThan(100);
    const nobody = { ...asked, cause: new Uint8Array(asked.time.length) };
    const none = await bootstrapCurves(nobody, curveReport(nobody), { draws: 20, seed: 1 });
    expect(none.groups[0]?.restrictedMean.value).toBe(none.horizon);
    expect(JSON.stringify([found, none])).not.toContain("NaN");
  });
});
