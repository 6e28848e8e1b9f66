import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day, month } from "@luotsi/base";
import { indicatorDimensions, type IndicatorDimension, type SourceId } from "@luotsi/contract";
import { countCells, indicators } from "@luotsi/indicators";
import { openTestStore } from "@luotsi/store/testing";
import { writeArea } from "@luotsi/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import { nameArea } from "../area.ts";
import { importFile } from "../data/import-file.ts";
import { workspaceOn, type Workspace } from "../workspace.ts";
import { boundsBySums, certainBySubtracting, type KnownSum } from "./attack-for-tests.ts";
import { breakdownOf, dimensionOf, type Breakdown } from "./breakdown.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import { loadIndicatorFacts } from "./load-indicator-facts.ts";
import { showIndicators } from "./show-indicators.ts";

/** Few people over six dimensions: most cells of two dimensions are small. */
const people = Number(process.env["ATTACKED_PEOPLE"] ?? 260);
const seeds = (process.env["ATTACKED_SEEDS"] ?? "4").split(",").map(Number);
const first = month("2025-08");
const months = Number(process.env["ATTACKED_MONTHS"] ?? 4);
const threshold = 5;

/** Every breakdown that can be asked for: none, one dimension, or two in either order. */
const breakdowns: readonly (readonly IndicatorDimension[])[] = [
  [],
  ...indicatorDimensions.map((one) => [one]),
  ...indicatorDimensions.flatMap((one, i) =>
    indicatorDimensions.flatMap((other, j) => (i === j ? [] : [[one, other]])),
  ),
];

/** Who is counted: unemployed, of them the long-term ones and the young, and people in services. */
const whole = "unemployed-jobseekers";
const parts = ["long-term-unemployed", "unemployed-under-25"] as const;
const rate = "activation-rate";

/** Everything shown of a month, and the true counts behind it. */
interface Asked {
  /** `indicator|dimension=group,…` in the order of the dimensions. */
  readonly shown: ReadonlyMap<string, number>;
  readonly truth: ReadonlyMap<string, number>;
}

function cellName(id: string, group: readonly { dimension: string; code: string }[]): string {
  const conditions = group.map(({ dimension, code }) => `${dimension}=${code}`);
  return `${id}|${conditions.toSorted((a, b) => rank(a) - rank(b)).join(",")}`;
}

async function ask(workspace: Workspace): Promise<readonly Asked[]> {
  const facts = await loadIndicatorFacts(workspace);
  const span = { from: "2025-08", to: `2025-${String(7 + months).padStart(2, "0")}` };
  const asked = Array.from({ length: months }, () => ({
    shown: new Map<string, number>(),
    truth: new Map<string, number>(),
  }));
  for (const by of breakdowns) {
    const view = await showIndicators(wholeAreaWorkspace(workspace, "test"), {
      ...span,
      by: by.join(","),
    });
    const lines = view.results.flatMap(({ indicator, series }) =>
      series.map(({ group, points }) => ({ name: cellName(indicator.id, group), points })),
    );
    for (const { name, points } of lines) remember(asked, name, points);
    const breakdown = breakdownOf(by.map((id) => dimensionOf(id, facts)));
    for (const [m, { truth }] of asked.entries()) addTruth(facts, breakdown, m, truth);
  }
  return asked;
}

function remember(
  asked: readonly { readonly shown: Map<string, number> }[],
  name: string,
  points: readonly { readonly value: number | null }[],
): void {
  for (const [m, { value }] of points.entries()) {
    if (value !== null) asked[m]?.shown.set(name, value);
  }
}

function addTruth(
  facts: IndicatorFacts,
  { cells, cellOf }: Breakdown,
  m: number,
  truth: Map<string, number>,
): void {
  const at = (first + m) as typeof first;
  for (const indicator of indicators) {
    const counts = countCells(facts.marks(indicator, at), cellOf(facts.snapshot(at)), cells.length);
    for (const [i, { numerator, denominator }] of counts.entries()) {
      const group = (cells[i] ?? []).map(({ dimension, group: { code } }) => ({ dimension, code }));
      truth.set(cellName(indicator.id, group), numerator);
      truth.set(cellName(`rest of ${indicator.id}`, group), denominator - numerator);
    }
  }
}

/** What the attacker puts together: a number for each count he does not see, and every sum he knows. */
function attackOn({ shown, truth }: Asked): {
  readonly names: readonly string[];
  readonly sums: readonly KnownSum[];
} {
  const numbers = new Map<string, number>();
  const sums: KnownSum[] = [];
  const say = (terms: readonly (readonly [string, number])[]): void => {
    const unknown = new Map<number, number>();
    let value = 0;
    for (const [name, factor] of terms) {
      const seen = shown.get(name);
      if (seen !== undefined) {
        value -= factor * seen;
        continue;
      }
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      unknown.set(number, (unknown.get(number) ?? 0) + factor);
    }
    if (unknown.size > 0) sums.push({ terms: unknown, value });
  };
  const names = [...truth.keys()];
  const counted = [whole, ...parts, "in-services"];
  const groupsOf = new Map<string, string[]>();
  for (const name of names.filter((each) => each.startsWith(`${whole}|`))) {
    const group = name.slice(whole.length + 1);
    const conditions = group === "" ? [] : group.split(",");
    for (const left of conditions) {
      const margin = conditions.filter((each) => each !== left).join(",");
      const line = `${margin}|${left.split("=")[0] ?? ""}`;
      groupsOf.set(line, [...(groupsOf.get(line) ?? []), group]);
    }
  }
  for (const [line, groups] of groupsOf) {
    const margin = line.split("|")[0] ?? "";
    for (const id of counted) {
      say([[`${id}|${margin}`, 1], ...groups.map((group) => [`${id}|${group}`, -1] as const)]);
    }
  }
  for (const name of names.filter((each) => each.startsWith(`${whole}|`))) {
    const group = name.slice(whole.length + 1);
    for (const part of parts) {
      say([
        [name, 1],
        [`${part}|${group}`, -1],
        [`rest of ${part}|${group}`, -1],
      ]);
    }
    const share = shown.get(`${rate}|${group}`);
    if (share !== undefined) {
      say([
        [`in-services|${group}`, 100 - share],
        [name, -share],
      ]);
    }
    const young = [...group.split(",").filter((each) => each !== ""), "age=under-25"]
      .toSorted((a, b) => rank(a) - rank(b))
      .join(",");
    if (!group.includes("age=") && truth.has(`${whole}|${young}`)) {
      say([
        [`unemployed-under-25|${group}`, 1],
        [`${whole}|${young}`, -1],
      ]);
    }
  }
  return { names: [...numbers.keys()], sums };
}

function rank(condition: string): number {
  return indicatorDimensions.findIndex((id) => condition.startsWith(`${id}=`));
}

function trueCount(truth: Asked["truth"], name: string): number {
  return truth.get(name.replace(/^in-services\|/, `${rate}|`)) ?? 0;
}

function isSmall(count: number): boolean {
  return count > 0 && count < threshold;
}

describe.each(seeds)(
  "an attacker who asks every breakdown of an area of few people, seed %i",
  (seed) => {
    const folder = mkdtempSync(join(tmpdir(), "luotsi-attack-"));
    let workspace: Workspace;
    let asked: readonly Asked[];
    beforeAll(async () => {
      workspace = workspaceOn(await openTestStore(), () => day("2026-01-22"));
      writeArea({ people, seed, from: month("2024-01"), months: 24, out: folder });
      const name = { fi: "Koealue", sv: "Provområde", en: "Test area" };
      const area = { name, synthetic: true, municipalities: [], employmentArea: null };
      await nameArea(workspace.store, area, "test");
      const files: readonly SourceId[] = [
        "persons",
        "residence",
        "employment-codes",
        "service-periods",
      ];
      for (const source of files) {
        await importFile(workspace, {
          file: { path: join(folder, `${source}.csv`), name: `${source}.csv` },
          source,
          importer: "test",
          afterwards: "later",
        });
      }
      asked = await ask(workspace);
    }, 120_000);
    afterAll(async () => {
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test("sees no small count", () => {
      for (const { shown, truth } of asked) {
        const seen = [...truth].filter(
          ([name, count]) => !name.startsWith(rate) && shown.has(name) && isSmall(count),
        );
        expect(seen.map(([name]) => name)).toEqual([]);
        expect([...truth].filter(([name]) => shown.has(name)).length).toBeGreaterThan(30);
      }
    });

    test("works out no small count by adding and subtracting", () => {
      for (const { shown, truth } of asked) {
        const { names, sums } = attackOn({ shown, truth });
        const certain = certainBySubtracting(sums);
        const found = [...certain].filter(([unknown]) =>
          isSmall(trueCount(truth, names[unknown] ?? "")),
        );
        expect(found.map(([unknown, value]) => `${names[unknown] ?? ""}: ${value}`)).toEqual([]);
      }
    });

    test("nor by knowing besides that no count is negative", () => {
      for (const { shown, truth } of asked) {
        const { names, sums } = attackOn({ shown, truth });
        const bounds = boundsBySums(sums, names.length);
        const found = names.filter((name, i) => {
          const [low, high] = bounds[i] ?? [0, Infinity];
          return low === high && isSmall(trueCount(truth, name));
        });
        expect(found).toEqual([]);
      }
    });
  },
);
