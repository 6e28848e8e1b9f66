import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day, month } from "@luotsi/base";
import type { IndicatorPoint, IndicatorResult, SourceId } from "@luotsi/contract";
import { insertClosing } from "@luotsi/store";
import { openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { nameArea } from "../area.ts";
import { importFile } from "../data/import-file.ts";
import { workspaceOn, type Workspace } from "../workspace.ts";
import { indicatorsToFreeze } from "./indicators-to-freeze.ts";
import { loadIndicatorFacts } from "./load-indicator-facts.ts";
import { showOfficialSeries } from "./official-series.ts";
import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import { showIndicators } from "./show-indicators.ts";

const folder = mkdtempSync(join(tmpdir(), "luotsi-indicators-"));
let workspace: Workspace;

beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-03-20"));
});
afterAll(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

async function bring(source: SourceId, name: string, lines: readonly string[]): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  await importFile(workspace, { file: { path, name }, source, importer: "test" });
}

async function resultOf(
  id: string,
  query: { from?: string; to?: string; by?: string } = {},
): Promise<IndicatorResult> {
  const { results } = await showIndicators(wholeAreaWorkspace(workspace, "test"), {
    ids: id,
    ...query,
  });
  const [result] = results;
  if (result === undefined) throw new Error(`no result for ${id}`);
  return result;
}

async function valuesOf(
  id: string,
  query: { from?: string; to?: string } = {},
): Promise<readonly (number | null)[]> {
  const { series } = await resultOf(id, query);
  return series[0]?.points.map(({ value }) => value) ?? [];
}

function pointAt(result: IndicatorResult, at: string, code?: string): IndicatorPoint | undefined {
  const series = result.series.find(({ group }) => code === undefined || group[0]?.code === code);
  return series?.points.find((point) => point.month === at);
}

const spellHeading = "person_id,from,to,code,job_search_from,end_reason,job_search_end_reason";

/**
 * The area is Hollola and Lahti. Twelve people have been unemployed since 2024; A moves from Lahti to
 * Helsinki on 30 January 2026, the counting day, and B the day after it. Somebody's spell ends every month.
 */
const movers = ["A", "B"];
const others = ["C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
const leavers = ["2025-10", "2025-11", "2025-12", "2026-01", "2026-02"];

function spells(): readonly string[] {
  return [
    spellHeading,
    ...[...movers, ...others].map((person) => `${person},2024-06-03,,02,2024-06-03,,`),
    ...leavers.map((at, i) => `X${i},2025-09-01,${at}-10,02,2025-09-01,03,03`),
  ];
}

describe("before anything is imported", () => {
  test("there are no months and no figure, and it is said so", async () => {
    const view = await showIndicators(wholeAreaWorkspace(workspace, "test"), {});
    expect(view.known).toBeNull();
    expect(view.results).toHaveLength(8);
    expect(
      view.results.every(({ series }) => series.every(({ points }) => points.length === 0)),
    ).toBe(true);
    expect(view.finding.fi).toContain("ei ole vielä tuotu");
    const official = await showOfficialSeries(workspace, {});
    expect(official).toMatchObject({ area: null, areas: [], series: [] });
  });

  test.each([
    [{ ids: "activation-rate,no-such" }, "NOT_FOUND"],
    [{ by: "shoe-size" }, "NOT_FOUND"],
    [{ by: "age,sex,education" }, "INVALID_REQUEST"],
    [{ from: "2026-02", to: "2026-01" }, "INVALID_REQUEST"],
  ])("a question that cannot be meant is refused: %o", async (query, code) => {
    await expect(
      showIndicators(wholeAreaWorkspace(workspace, "test"), query),
    ).rejects.toMatchObject({ code });
  });
});

describe("an area of two municipalities", () => {
  beforeAll(async () => {
    const name = { fi: "Koealue", sv: "Provområde", en: "Test area" };
    await nameArea(
      workspace.store,
      { name, synthetic: false, municipalities: ["098", "398"], employmentArea: null },
      "test",
    );
    await bring("employment-codes", "codes.csv", spells());
    await bring("residence", "residence.csv", [
      "person_id,from,to,municipality",
      "A,2020-01-01,2026-01-29,398",
      "A,2026-01-30,,091",
      "B,2020-01-01,2026-01-30,398",
      "B,2026-01-31,,091",
      ...others.slice(0, 8).map((person) => `${person},2020-01-01,,398`),
      ...others.slice(8).map((person) => `${person},2020-01-01,,098`),
      ...leavers.map((_, i) => `X${i},2020-01-01,,398`),
    ]);
    await bring("statfin-12r5", "12r5.csv", [
      "taso,alue,nimi,kuukausi,tyottomat,tyovoima,avoimet_paikat",
      "kunta,KU398,Lahti,2025-11,14,150,3",
      "kunta,KU098,Hollola,2025-11,2,50,1",
      "kunta,KU398,Lahti,2025-12,13,160,4",
      "kunta,KU098,Hollola,2025-12,,60,1",
      "koko maa,SSS,KOKO MAA,2025-12,900,9000,70",
    ]);
  });

  test("the known months begin with the extract's history and end with the newest passed counting day", async () => {
    const { known, from, to } = await showIndicators(wholeAreaWorkspace(workspace, "test"), {
      from: "2020-01",
      to: "2030-01",
    });
    expect(known).toEqual({ from: "2025-10", to: "2026-02" });
    expect([from, to]).toEqual(["2025-10", "2026-02"]);
  });

  test("a month before the known ones has no figures", async () => {
    expect(await valuesOf("unemployed-jobseekers", { from: "2025-01", to: "2025-03" })).toEqual([]);
  });

  test("one who lives elsewhere on the counting day is not counted, one who moves a day later is", async () => {
    // 30 January: A has moved, B has not. The leavers of October to December are gone by then.
    expect(await valuesOf("unemployed-jobseekers")).toEqual([16, 15, 14, 12, 10]);
  });

  test("the labour force is each municipality's latest from the month or before it", async () => {
    const result = await resultOf("unemployed-share");
    // October has none yet; November is 15 of 150 + 50, January 12 of December's 160 + 60.
    expect(pointAt(result, "2025-10")?.kind).toBe("undefined");
    expect(pointAt(result, "2025-11")?.value).toBeCloseTo((100 * 15) / 200, 9);
    expect(pointAt(result, "2026-01")?.value).toBeCloseTo((100 * 12) / 220, 9);
    const [assumption] = result.provenance.assumptions;
    expect(assumption).toMatchObject({ name: "labour_force_month", value: "2025-12" });
    expect(assumption?.text.fi).toContain("joulukuu\u00A02025");
  });

  test("by municipality the share has each one's own labour force, by age none", async () => {
    const byHome = await resultOf("unemployed-share", { by: "municipality" });
    expect(pointAt(byHome, "2025-12", "398")?.kind).toBe("hidden");
    const byAge = await resultOf("unemployed-share", { by: "age" });
    expect(pointAt(byAge, "2025-12")?.because?.fi).toContain("työvoiman määrää ei ole tuotu");
  });

  test("two in Hollola are hidden, and Lahti with them, because the sum is shown", async () => {
    const result = await resultOf("unemployed-jobseekers", { by: "municipality" });
    expect(result.series.map(({ group }) => group[0]?.code)).toEqual(["098", "398"]);
    expect(pointAt(result, "2025-12", "098")?.kind).toBe("hidden");
    expect(pointAt(result, "2025-12", "398")?.kind).toBe("hidden");
  });

  test("the official series of both together stands beside ours where both have the month", async () => {
    const { comparison } = await resultOf("unemployed-jobseekers");
    expect(comparison?.overlap).toEqual({ from: "2025-11", to: "2025-12" });
    // Hollola's December is suppressed, so there is no sum of it.
    expect(comparison?.points).toEqual([
      { month: "2025-11", value: 16 },
      { month: "2025-12", value: null },
    ]);
    expect(comparison?.text.fi).toContain("ero −6,3\u00A0%");
    const later = await resultOf("unemployed-jobseekers", { from: "2026-01" });
    expect(later.comparison?.points).toEqual([]);
    expect(later.comparison?.text.fi).toContain("Valitse ne jaksoksi");
    expect((await resultOf("activation-rate")).comparison).toBeNull();
  });

  test("official areas are found by code; the area itself is the sum, and an unknown one is refused", async () => {
    const own = await showOfficialSeries(workspace, {});
    expect(own.area).toBe("own");
    expect(own.areas.map(({ code }) => code)).toEqual(["own", "KU098", "SSS", "KU398"]);
    const country = await showOfficialSeries(workspace, { area: "SSS" });
    expect(country.series.map(({ id, points }) => [id, points.at(-1)?.value])).toEqual([
      ["unemployed", 900],
      ["share", 10],
      ["vacancies", 70],
    ]);
    await expect(showOfficialSeries(workspace, { area: "KU091" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("without a single service period no month's activation rate is told", async () => {
    const { series, trust } = await resultOf("activation-rate");
    expect(series[0]?.points.map(({ kind }) => kind)).toEqual(Array(5).fill("not_recorded"));
    expect(trust).toBe("gated");
  });
});

describe("a closed month", () => {
  const closed = ["2025-10", "2025-11", "2025-12"].map(month);

  beforeAll(async () => {
    const figures = indicatorsToFreeze(await loadIndicatorFacts(workspace), [
      month("2025-01"),
      ...closed,
    ]);
    expect([...figures.keys()]).toEqual(closed);
    await workspace.store.write(async (writer) => {
      for (const at of closed) {
        const own = figures.get(at) ?? [];
        await insertClosing(writer, { month: at, closedBy: "test", figures: own, pages: [] });
      }
    });
  });

  test("is no longer provisional; the open ones are", async () => {
    const { series, trust } = await resultOf("unemployed-jobseekers");
    expect(series[0]?.points.map(({ provisional }) => provisional)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(trust).toBe("provisional");
    expect((await resultOf("unemployed-jobseekers", { to: "2025-12" })).trust).toBe("frozen");
  });

  test("keeps its figures when a backdated correction and a newer labour force come", async () => {
    const before = await resultOf("unemployed-jobseekers", { to: "2025-12" });
    const share = await valuesOf("unemployed-share", { to: "2025-12" });
    await bring("employment-codes", "codes-2.csv", [...spells(), "N,2025-09-15,,02,2025-09-15,,"]);
    await bring("statfin-12r5", "12r5-2.csv", [
      "taso,alue,nimi,kuukausi,tyottomat,tyovoima,avoimet_paikat",
      "kunta,KU398,Lahti,2025-12,13,500,4",
    ]);
    const after = await resultOf("unemployed-jobseekers", { to: "2025-12" });
    expect(JSON.stringify(after.series)).toBe(JSON.stringify(before.series));
    expect(await valuesOf("unemployed-share", { to: "2025-12" })).toEqual(share);
    expect(await valuesOf("unemployed-jobseekers")).toEqual([16, 15, 14, 13, 11]);
    expect((await resultOf("activation-rate", { to: "2025-12" })).series[0]?.points[0]?.kind).toBe(
      "not_recorded",
    );
  });

  test("says that its groups are not frozen, and shows those as provisional that have changed since", async () => {
    // The backdated spell began on 15 September: unemployed in every month, three months on 15 December.
    const result = await resultOf("unemployed-jobseekers", { by: "municipality", to: "2025-12" });
    expect(result.series[0]?.points.map(({ provisional }) => provisional)).toEqual([
      true,
      true,
      true,
    ]);
    const flow = await resultOf("flow-over-3-months", { by: "municipality", to: "2025-12" });
    expect(flow.series[0]?.points.map(({ provisional }) => provisional)).toEqual([
      false,
      false,
      true,
    ]);
    expect(result.provenance.assumptions.map(({ name }) => name)).toContain("groups_frozen");
  });

  test("counts one whose home is not known as living in the area, and says so", async () => {
    const { provenance } = await resultOf("unemployed-jobseekers");
    expect(provenance.assumptions.map(({ name }) => name)).toContain("home_unknown");
  });
});
