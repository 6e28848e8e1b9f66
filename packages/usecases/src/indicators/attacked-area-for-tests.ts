// An area of few people, somebody who asks everything of it, and what can be put together from the answers.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day, month } from "@luotsi/base";
import { indicatorDimensions, type IndicatorDimension, type SourceId } from "@luotsi/contract";
import { countCells, indicators, Mark, type IndicatorDefinition } from "@luotsi/indicators";
import { assignCustomer } from "@luotsi/store";
import { openTestStore } from "@luotsi/store/testing";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { nameArea } from "../area.ts";
import { importFile } from "../data/import-file.ts";
import { workspaceOn, type Workspace } from "../workspace.ts";
import type { KnownSum } from "./attack-for-tests.ts";
import { breakdownOf, dimensionOf, type Breakdown } from "./breakdown.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import { loadIndicatorFacts } from "./load-indicator-facts.ts";
import { showIndicators } from "./show-indicators.ts";

/** How many, chance, and how long they are looked at: from the environment for a longer look. */
export const attacked = {
  people: Number(process.env["ATTACKED_PEOPLE"] ?? 260),
  seeds: (process.env["ATTACKED_SEEDS"] ?? "4").split(",").map(Number),
  months: Number(process.env["ATTACKED_MONTHS"] ?? 3),
};
const first = month("2025-08");
export const span = {
  from: "2025-08",
  to: `2025-${String(7 + attacked.months).padStart(2, "0")}`,
};

/** Every breakdown that can be asked for: none, one dimension, or two in either order. */
export const breakdowns: readonly (readonly IndicatorDimension[])[] = [
  [],
  ...indicatorDimensions.map((one) => [one]),
  ...indicatorDimensions.flatMap((one, i) =>
    indicatorDimensions.flatMap((other, j) => (i === j ? [] : [[one, other]])),
  ),
];

/** Who is counted: unemployed, of them the long-term ones and the young, and people in services. */
export const whole = "unemployed-jobseekers";
const parts = ["long-term-unemployed", "unemployed-under-25"] as const;
export const rate = "activation-rate";
/** Indicators whose figures are people. */
const inPeople = indicators.filter(({ unit }) => unit === "count").map(({ id }) => id);

/**
 * Opens an area of few people in teams: one of them is small, and some people have none.
 *
 * @param write writes the files of its people to a folder.
 */
export async function openAttackedArea(
  write: (folder: string) => void,
): Promise<{ readonly workspace: Workspace; readonly close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "luotsi-attack-"));
  const workspace = workspaceOn(await openTestStore(), () => day("2026-01-22"));
  // With a key of its own each run would put people in another order and other teams.
  const key = join(workspace.folder, "pseudonym.key");
  writeFileSync(key, "the-same-key-in-every-test-of-an-area\n", { mode: 0o600 });
  write(folder);
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
  await assignTeams(workspace);
  return {
    workspace,
    close: async () => {
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Teams by chance, but one of the first few people, and one of people who had been unemployed for long in the first month. */
async function assignTeams(workspace: Workspace): Promise<void> {
  const facts = await loadIndicatorFacts(workspace);
  const long = indicators.find(({ id }) => id === parts[0]);
  const marks = long === undefined ? new Uint8Array() : facts.marks(long, first);
  const people = [...facts.people.persons.columns.id.values.entries()];
  const isLong = people.filter(([i, id]) => marks[i] === Mark.numerator && id > smallTeam);
  const allAlike = new Set(isLong.slice(0, 14).map(([, id]) => id));
  // So many that the small team is covered by this one, and not by the one whose people are all alike.
  const mixed = new Set(isLong.slice(14, 18).map(([, id]) => id));
  await workspace.store.write(async (writer) => {
    for (const [, person] of people.filter(([, id]) => id % 11 > 0 || allAlike.has(id))) {
      const isInWest = person % 23 === 0 || mixed.has(person);
      const byChance = isInWest ? "lansi" : person % 3 === 0 ? "etela" : "pohjoinen";
      const team = person <= smallTeam ? "pieni" : allAlike.has(person) ? "pitkat" : byChance;
      const worker = `worker-${person % 8}`;
      await assignCustomer(writer, { person, team, worker, from: day("2020-01-01") });
    }
  });
}

const smallTeam = 8;

type Cell = readonly { readonly dimension: string; readonly code: string }[];

/** `indicator|dimension=group,…` in the order of the dimensions. */
export function cellName(id: string, group: Cell): string {
  const conditions = group.map(({ dimension, code }) => `${dimension}=${code}`);
  return `${id}|${conditions.toSorted((a, b) => rank(a) - rank(b)).join(",")}`;
}

function rank(condition: string): number {
  return indicatorDimensions.findIndex((id) => condition.startsWith(`${id}=`));
}

/** Figures by name, a map a month. */
export type ShownByMonth = readonly ReadonlyMap<string, number>[];

/** Asks some breakdowns. @param within conditions that every answer is about, by the reader's right. */
export async function askAll(
  workspace: ScopedWorkspace,
  asked: readonly (readonly IndicatorDimension[])[],
  within: Cell = [],
): Promise<ShownByMonth> {
  const shown = Array.from({ length: attacked.months }, () => new Map<string, number>());
  const facts = await loadIndicatorFacts(workspace);
  for (const by of asked) {
    const own = within.filter(({ dimension }) => !by.some((one) => one === dimension));
    const cells =
      by.length === 0 ? [] : cellsOf(breakdownOf(by.map((id) => dimensionOf(id, facts))));
    const possible = cells.filter((cell) => isWithin(cell, within));
    const view = await showIndicators(workspace, { ...span, by: by.join(",") });
    const lines = view.results.flatMap(({ indicator, series }) =>
      series.map((line) => ({ name: cellName(indicator.id, [...own, ...line.group]), ...line })),
    );
    // A line that is left out says that there is nobody.
    const empty = inPeople.flatMap((id) => possible.map((cell) => cellName(id, [...own, ...cell])));
    for (const [m, figures] of shown.entries()) {
      for (const name of empty) figures.set(name, 0);
      for (const { name, points } of lines) remember(figures, name, points[m]?.value ?? null);
    }
  }
  return shown;
}

function remember(figures: Map<string, number>, name: string, value: number | null): void {
  if (value === null) figures.delete(name);
  else figures.set(name, value);
}

function isWithin(cell: Cell, within: Cell): boolean {
  return within.every(({ dimension, code }) =>
    cell.every((one) => one.dimension !== dimension || one.code === code),
  );
}

function cellsOf({ cells }: Breakdown): readonly Cell[] {
  return cells.map((cell) => cell.map(({ dimension, group: { code } }) => ({ dimension, code })));
}

/** True counts of every cell, and of those who are not counted. */
export async function trueCounts(workspace: Workspace): Promise<ShownByMonth> {
  const facts = await loadIndicatorFacts(workspace);
  const tables = breakdowns.map((by) => breakdownOf(by.map((id) => dimensionOf(id, facts))));
  return Array.from({ length: attacked.months }, (_, m) => {
    const at = (first + m) as typeof first;
    return new Map(
      tables.flatMap((table) =>
        indicators.flatMap((indicator) => trueCells(facts, { at, indicator }, table)),
      ),
    );
  });
}

function trueCells(
  facts: IndicatorFacts,
  { at, indicator }: { readonly at: typeof first; readonly indicator: IndicatorDefinition },
  table: Breakdown,
): readonly (readonly [string, number])[] {
  const names = cellsOf(table);
  const place = table.cellOf(facts.snapshot(at));
  const counts = countCells(facts.marks(indicator, at), place, names.length);
  return counts.flatMap(({ numerator, denominator }, i) => [
    [cellName(indicator.id, names[i] ?? []), numerator] as const,
    [cellName(`rest of ${indicator.id}`, names[i] ?? []), denominator - numerator] as const,
  ]);
}

/** What comes to nothing: names of figures with their factors. */
export type Statement = readonly (readonly [string, number])[];

/** What the attacker puts together: a number for each count he does not see, and every sum he knows. */
export interface Attack {
  readonly names: readonly string[];
  readonly sums: readonly KnownSum[];
}

export function attackOn(
  shown: ReadonlyMap<string, number>,
  statements: readonly Statement[],
): Attack {
  const numbers = new Map<string, number>();
  const sums: KnownSum[] = [];
  for (const terms of statements) {
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
  }
  return { names: [...numbers.keys()], sums };
}

/** Everything that is known to be so of figures of a month, whoever sees them. */
export function knownStatements(
  shown: ReadonlyMap<string, number>,
  truth: ReadonlyMap<string, number>,
): readonly Statement[] {
  const groups = [...truth.keys()]
    .filter((name) => name.startsWith(`${whole}|`))
    .map((name) => name.slice(whole.length + 1));
  return [
    ...sumsOverGroups(groups, [whole, ...parts, "in-services"]),
    ...groups.flatMap((group) => statementsOf(group, shown, truth)),
  ];
}

function sumsOverGroups(
  groups: readonly string[],
  counted: readonly string[],
): readonly Statement[] {
  const groupsOf = new Map<string, string[]>();
  for (const group of groups) {
    const conditions = group === "" ? [] : group.split(",");
    for (const left of conditions) {
      const margin = conditions.filter((each) => each !== left).join(",");
      const line = `${margin}|${left.split("=")[0] ?? ""}`;
      groupsOf.set(line, [...(groupsOf.get(line) ?? []), group]);
    }
  }
  return [...groupsOf].flatMap(([line, own]) => {
    const margin = line.split("|")[0] ?? "";
    return counted.map((id) => [
      [`${id}|${margin}`, 1] as const,
      ...own.map((group) => [`${id}|${group}`, -1] as const),
    ]);
  });
}

function statementsOf(
  group: string,
  shown: ReadonlyMap<string, number>,
  truth: ReadonlyMap<string, number>,
): readonly Statement[] {
  const share = shown.get(`${rate}|${group}`);
  const young = [...group.split(",").filter((each) => each !== ""), "age=under-25"]
    .toSorted((a, b) => rank(a) - rank(b))
    .join(",");
  return [
    ...parts.map((part): Statement => [
      [`${whole}|${group}`, 1],
      [`${part}|${group}`, -1],
      [`rest of ${part}|${group}`, -1],
    ]),
    ...(share === undefined
      ? []
      : [
          [
            [`in-services|${group}`, 100 - share],
            [`${whole}|${group}`, -share],
          ] as const,
        ]),
    ...(group.includes("age=") || !truth.has(`${whole}|${young}`)
      ? []
      : [
          [
            [`unemployed-under-25|${group}`, 1],
            [`${whole}|${young}`, -1],
          ] as const,
        ]),
  ];
}

export function trueCount(truth: ReadonlyMap<string, number>, name: string): number {
  return truth.get(name.replace(/^in-services\|/, `${rate}|`)) ?? 0;
}

export function isSmall(count: number): boolean {
  return count > 0 && count < 5;
}
