import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day, month } from "@luotsi/base";
import type { IndicatorPoint, IndicatorValuesView, SourceId } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { writeArea } from "@luotsi/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { nameArea } from "../area.ts";
import { importFile } from "../data/import-file.ts";
import { workspaceOn, type Workspace } from "../workspace.ts";
import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import { showIndicators } from "./show-indicators.ts";

const folder = mkdtempSync(join(tmpdir(), "luotsi-indicators-"));
const files: readonly SourceId[] = ["persons", "residence", "employment-codes", "service-periods"];
let workspace: Workspace;
let truth: Truth;
let view: IndicatorValuesView;

interface Truth {
  readonly counts: readonly {
    readonly month: string;
    readonly unemployed: number;
    readonly longTerm: number;
    readonly under25: number;
    readonly inServices: number;
  }[];
}

/** Everything the area knows at the end, in one delivery of each extract. */
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  writeArea({ people: 400, seed: 4, from: month("2024-01"), months: 34, out: folder });
  truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as Truth;
  const name = { fi: "Koealue", sv: "Provområde", en: "Test area" };
  await nameArea(
    workspace.store,
    { name, synthetic: true, municipalities: ["398"], employmentArea: null },
    "test",
  );
  for (const source of files) {
    await importFile(workspace, {
      file: { path: join(folder, `${source}.csv`), name: `${source}.csv` },
      source,
      importer: "test",
      afterwards: "later",
    });
  }
  view = await showIndicators(wholeAreaWorkspace(workspace, "test"), {
    from: "2024-01",
    to: "2026-10",
  });
}, 120_000);
afterAll(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

function truthAt(i: number): Truth["counts"][number] {
  const counts = truth.counts[i];
  if (counts === undefined) throw new Error(`the truth has no month ${i}`);
  return counts;
}

function pointsOf(id: string): readonly IndicatorPoint[] {
  return view.results.find(({ indicator }) => indicator.id === id)?.series[0]?.points ?? [];
}

describe("the synthetic area, whose truth is known", () => {
  test("is known for exactly the months of its window", () => {
    expect(view.known).toEqual({ from: "2024-01", to: "2026-10" });
    expect(truth.counts).toHaveLength(34);
  });

  test("unemployed jobseekers are the planted number in every month, to the person", () => {
    expect(pointsOf("unemployed-jobseekers").map(({ value }) => value)).toEqual(
      truth.counts.map(({ unemployed }) => unemployed),
    );
  });

  test("the long-term unemployed are the planted ones, but for a year with a leap day", () => {
    for (const [i, { month: at, value }] of pointsOf("long-term-unemployed").entries()) {
      const planted = truthAt(i).longTerm;
      // The truth counts 365 days, the statistics 12 months: one day more when 29 February is among them.
      if (at > "2025-01") expect(value, at).toBe(planted);
      else expect(planted - (value ?? 0), at).toBeOneOf([0, 1, 2]);
    }
  });

  test("those under 25 differ from the truth, which counts days of a year, by a person at the most", () => {
    for (const [i, { value }] of pointsOf("unemployed-under-25").entries()) {
      expect(Math.abs((value ?? 0) - truthAt(i).under25)).toBeLessThanOrEqual(1);
    }
  });

  test("the planted gap of recording is found, those three months and no other", () => {
    const gaps = pointsOf("activation-rate").filter(({ kind }) => kind === "not_recorded");
    expect(gaps.map((point) => point.month)).toEqual(["2025-04", "2025-05", "2025-06"]);
    for (const point of gaps) {
      expect(point.value).toBeNull();
      expect(point.because?.fi).toContain("kirjaamatta ei ole sama kuin ei toimintaa");
    }
  });

  test("before the gap the activation rate is the planted one", () => {
    for (const [i, { month: at, value }] of pointsOf("activation-rate").entries()) {
      if (at >= "2025-04") break;
      // The truth looks at Good Friday, 29 March 2024, which is no working day.
      if (at === "2024-03") continue;
      const { unemployed, inServices } = truthAt(i);
      expect(value, at).toBeCloseTo((100 * inServices) / (unemployed + inServices), 9);
    }
  });

  test("after the gap the rate is too low, says how much is recorded and is not compared", () => {
    const result = view.results.find(({ indicator }) => indicator.id === "activation-rate");
    const points = pointsOf("activation-rate");
    const i = points.findIndex(({ month: at }) => at === "2025-07");
    const { unemployed, inServices } = truthAt(i);
    const point = points[i];
    expect(point?.value).toBeLessThan((100 * inServices) / (unemployed + inServices));
    expect(point?.coverage).toBeGreaterThan(0.3);
    expect(point?.coverage).toBeLessThan(0.95);
    expect(result?.breaks.map((each) => each.month)).toEqual(["2025-04", "2025-07"]);
    expect(result?.finding.fi).toContain("ei voi verrata");
  });

  test("a share of the labour force says that none is imported", () => {
    const [point] = pointsOf("unemployed-share");
    expect(point?.kind).toBe("undefined");
    expect(point?.because?.fi).toContain("12r5");
  });
});

describe("broken down", () => {
  const total = (points: readonly (IndicatorPoint | undefined)[]): number =>
    points.reduce((sum, point) => sum + (point?.value ?? 0), 0);

  test("groups add up to the whole wherever none of them is hidden", async () => {
    const { results } = await showIndicators(wholeAreaWorkspace(workspace, "test"), {
      ids: "unemployed-jobseekers",
      from: "2024-01",
      to: "2026-10",
      by: "sex,age",
    });
    const series = results[0]?.series ?? [];
    let compared = 0;
    for (const i of truth.counts.keys()) {
      const cells = series.map(({ points }) => points[i]);
      if (cells.some((cell) => cell?.kind === "hidden")) continue;
      compared += 1;
      expect(total(cells)).toBe(truthAt(i).unemployed);
    }
    expect(compared).toBeGreaterThan(0);
  });

  test("no count of one to four is ever shown, and some are hidden", async () => {
    const { results } = await showIndicators(wholeAreaWorkspace(workspace, "test"), {
      by: "education,language",
    });
    const counts = results
      .filter(({ indicator }) => indicator.unit === "count")
      .flatMap(({ series }) => series.flatMap(({ points }) => points));
    expect(counts.filter(({ value }) => value !== null && value > 0 && value < 5)).toEqual([]);
    expect(counts.filter(({ kind }) => kind === "hidden").length).toBeGreaterThan(0);
  });

  test("those under 25 by language hide what the unemployed by age and sex hide of them", async () => {
    const whole = await showIndicators(wholeAreaWorkspace(workspace, "test"), {
      ids: "unemployed-jobseekers",
      by: "age,language",
    });
    const part = await showIndicators(wholeAreaWorkspace(workspace, "test"), {
      ids: "unemployed-under-25",
      by: "language",
    });
    const row = new Map(
      (whole.results[0]?.series ?? [])
        .filter(({ group }) => group[0]?.code === "under-25")
        .map(({ group, points }) => [group[1]?.code, points]),
    );
    let compared = 0;
    for (const { group, points } of part.results[0]?.series ?? []) {
      for (const [i, point] of points.entries()) {
        const same = row.get(group[0]?.code)?.[i];
        if (same?.kind !== "hidden") continue;
        compared += 1;
        expect(point.kind).toBe("hidden");
      }
    }
    expect(compared).toBeGreaterThan(0);
  });
});
