import { month } from "@luotsi/base";
import { indicatorDimensions, type IndicatorDimension } from "@luotsi/contract";
import { writeArea } from "@luotsi/testkit";
import highs from "highs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import {
  askAll,
  attacked,
  cellName,
  isSmall,
  openAttackedArea,
  rate,
  trueCount,
  trueCounts,
  whole,
  type ShownByMonth,
} from "./attacked-area-for-tests.ts";
import { dimensionOf } from "./breakdown.ts";
import type { Dimension } from "./dimension.ts";
import { loadIndicatorFacts } from "./load-indicator-facts.ts";

// The package's types are written as if it were required; imported, the module is what they call its default.
const load = highs as unknown as typeof highs.default;
const solver = await load();

/** Three dimensions at once, and how many hidden counts of each are tried: from the environment for a longer look. */
const mostTriples = Number(process.env["ATTACKED_TRIPLES"] ?? 4);
const mostTargets = Number(process.env["ATTACKED_TARGETS"] ?? 8);

/** What people are to the attacker: unemployed for long, unemployed for less, in a service. */
const kinds = ["long", "short", "service"] as const;
type Kind = (typeof kinds)[number];

/** Figures of people as sums of kinds. */
const figures: readonly { readonly id: string; readonly kinds: readonly Kind[] }[] = [
  { id: whole, kinds: ["long", "short"] },
  { id: "long-term-unemployed", kinds: ["long"] },
  { id: "rest of long-term-unemployed", kinds: ["short"] },
  { id: "in-services", kinds: ["service"] },
];

/** A figure of a group: which of the unknown numbers of people it is the sum of. */
interface Sum {
  readonly name: string;
  readonly people: readonly string[];
}

/** Every group of up to two of three dimensions, as sums over numbers of people by all three. */
function sumsOf(dimensions: readonly Dimension[]): readonly Sum[] {
  const sizes = dimensions.map(({ groups }) => groups.length);
  const cells = product(sizes.map(placesOf));
  const asked = subsets(dimensions.length).filter((places) => places.length < 3);
  return asked.flatMap((places) =>
    product(places.map((place) => placesOf(sizes[place] ?? 0))).flatMap((groups) => {
      const conditions = places.map((place, i) => ({
        dimension: dimensions[place]?.id ?? "",
        code: dimensions[place]?.groups[groups[i] ?? 0]?.code ?? "",
      }));
      const own = cells.filter((cell) => places.every((place, i) => cell[place] === groups[i]));
      return figures.map((figure) => ({
        name: cellName(figure.id, conditions),
        people: figure.kinds.flatMap((kind) => own.map((cell) => `${kind}_${cell.join("_")}`)),
      }));
    }),
  );
}

function placesOf(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i);
}

function product(all: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return all.reduce<readonly (readonly number[])[]>(
    (made, next) => made.flatMap((one) => next.map((place) => [...one, place])),
    [[]],
  );
}

function subsets(length: number): readonly (readonly number[])[] {
  return placesOf(2 ** length).map((bits) =>
    placesOf(length).filter((i) => Math.floor(bits / 2 ** i) % 2 === 1),
  );
}

/** What the attacker sees of a figure: people in services by their share of the people without work. */
function seenOf(shown: ReadonlyMap<string, number>, name: string): number | undefined {
  const [id, group = ""] = name.split("|");
  if (id !== "in-services") return shown.get(name);
  const share = shown.get(`${rate}|${group}`);
  const unemployed = shown.get(`${whole}|${group}`);
  if (share === undefined || unemployed === undefined || share === 100) return undefined;
  return Math.round((unemployed * share) / (100 - share));
}

/** Can numbers of people be found that make every seen figure, and a hidden one as wanted? */
function isPossible(
  sums: readonly Sum[],
  shown: ReadonlyMap<string, number>,
  wanted: { readonly target: Sum; readonly relation: ">=" | "<="; readonly value: number },
): boolean {
  const names = new Set(sums.flatMap(({ people }) => people));
  const known = sums.flatMap(({ name, people }, i) => {
    const value = seenOf(shown, name);
    return value === undefined ? [] : [` c${i}: ${people.join(" + ")} = ${value}`];
  });
  const { target, relation, value } = wanted;
  const text = [
    "Minimize",
    ` obj: 0 ${[...names][0] ?? ""}`,
    "Subject To",
    ...known,
    ` wanted: ${target.people.join(" + ")} ${relation} ${value}`,
    "General",
    ` ${[...names].join(" ")}`,
    "End",
  ].join("\n");
  const { Status } = solver.solve(text);
  if (Status !== "Optimal" && Status !== "Infeasible") throw new Error(Status);
  return Status === "Optimal";
}

describe.each(attacked.seeds)("possible people of an area of few, seed %i", (seed) => {
  let area: Awaited<ReturnType<typeof openAttackedArea>>;
  let truth: ReadonlyMap<string, number>;
  let shownByMonth: ShownByMonth;
  let dimensions: readonly Dimension[];
  beforeAll(async () => {
    area = await openAttackedArea((out) => {
      writeArea({ people: attacked.people, seed, from: month("2024-01"), months: 24, out });
    });
    const facts = await loadIndicatorFacts(area.workspace);
    dimensions = indicatorDimensions.map((id) => dimensionOf(id, facts));
    truth = (await trueCounts(area.workspace))[0] ?? new Map();
    const asked = subsets(indicatorDimensions.length)
      .filter(({ length }) => length < 3)
      .map((places) => places.map((i): IndicatorDimension => indicatorDimensions[i] ?? "age"));
    shownByMonth = await askAll(wholeAreaWorkspace(area.workspace, "test"), asked);
  }, 120_000);
  afterAll(async () => {
    await area.close();
  });

  test("for every hidden small count there are people of three dimensions who look the same, of whom it is another", () => {
    const shown = shownByMonth[0] ?? new Map<string, number>();
    // What is seen cannot be otherwise.
    const some = sumsOf(dimensions.slice(0, 3));
    const everybody = some.filter(({ name }) => name === `${whole}|`);
    for (const target of everybody) {
      const value = 1 + trueCount(truth, target.name);
      expect(isPossible(some, shown, { target, relation: ">=", value })).toBe(false);
    }
    expect(everybody).toHaveLength(1);
    const triples = subsets(dimensions.length).filter(({ length }) => length === 3);
    const step = Math.max(1, Math.floor(triples.length / mostTriples));
    let five = 0;
    let other = 0;
    const certain: string[] = [];
    for (const triple of triples.filter((_, i) => i % step === 0)) {
      const sums = sumsOf(triple.flatMap((i) => dimensions[i] ?? []));
      const targets = sums.filter(
        ({ name }) => seenOf(shown, name) === undefined && isSmall(trueCount(truth, name)),
      );
      const every = Math.max(1, Math.floor(targets.length / mostTargets));
      for (const target of targets.filter((_, i) => i % every === 0)) {
        const value = trueCount(truth, target.name);
        if (isPossible(sums, shown, { target, relation: ">=", value: 5 })) five++;
        else if (
          isPossible(sums, shown, { target, relation: ">=", value: value + 1 }) ||
          isPossible(sums, shown, { target, relation: "<=", value: value - 1 })
        )
          other++;
        else certain.push(`${target.name}: ${value}`);
      }
    }
    expect(certain).toEqual([]);
    expect(five + other).toBeGreaterThan(20);
  }, 120_000);
});
