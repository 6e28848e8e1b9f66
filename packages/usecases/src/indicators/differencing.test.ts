import { month } from "@luotsi/base";
import { indicatorDimensions, type IndicatorDimension, type Scope } from "@luotsi/contract";
import { writeArea } from "@luotsi/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { wholeAreaWorkspace, workspaceFor } from "../access/scoped-workspace.ts";
import { boundsBySums, certainBySubtracting } from "./attack-for-tests.ts";
import {
  askAll,
  attacked,
  attackOn,
  breakdowns,
  isSmall,
  knownStatements,
  openAttackedArea,
  rate,
  trueCount,
  trueCounts,
  type Attack,
  type ShownByMonth,
  type Statement,
} from "./attacked-area-for-tests.ts";
import { listIndicatorsFor, showIndicators } from "./show-indicators.ts";

type Area = Awaited<ReturnType<typeof openAttackedArea>>;

const nobody = { kind: "limited", municipalities: [], teams: [], workers: [] } as const;

/** What somebody of a part may ask: the part's own dimension with any other, and any other alone. */
function askableIn(
  own: IndicatorDimension | undefined,
): readonly (readonly IndicatorDimension[])[] {
  return breakdowns.filter((by) => by.filter((id) => id !== own).length < 2);
}

function foundBySubtracting(
  { names, sums }: Attack,
  truth: ReadonlyMap<string, number>,
): readonly string[] {
  const certain = [...certainBySubtracting(sums)];
  return certain
    .map(([unknown, value]) => [names[unknown] ?? "", value] as const)
    .filter(([name]) => isSmall(trueCount(truth, name)))
    .map(([name, value]) => `${name}: ${value}`);
}

function foundByBounds(
  { names, sums }: Attack,
  truth: ReadonlyMap<string, number>,
): readonly string[] {
  const bounds = boundsBySums(sums, names.length);
  return names.filter((name, i) => {
    const [low, high] = bounds[i] ?? [0, Infinity];
    return low === high && isSmall(trueCount(truth, name));
  });
}

describe.each(attacked.seeds)("an area of few people, seed %i", (seed) => {
  let area: Area;
  let truths: ShownByMonth;
  let seen: ShownByMonth;
  beforeAll(async () => {
    area = await openAttackedArea((out) => {
      writeArea({ people: attacked.people, seed, from: month("2024-01"), months: 24, out });
    });
    truths = await trueCounts(area.workspace);
    seen = await askAll(wholeAreaWorkspace(area.workspace, "test"), breakdowns);
  }, 120_000);
  afterAll(async () => {
    await area.close();
  });

  /** Everybody of a kind of part, one reader each; what they see, as figures of the whole area's tables. */
  async function pooled(
    dimension: "municipality" | "team",
    codes: readonly string[],
  ): Promise<ShownByMonth> {
    const all = truths.map(() => new Map<string, number>());
    for (const code of codes) {
      const scope: Scope =
        dimension === "team" ? { ...nobody, teams: [code] } : { ...nobody, municipalities: [code] };
      const reader = workspaceFor(area.workspace, { user: "r", role: "r", purpose: "test", scope });
      const own = await askAll(reader, askableIn(dimension), [{ dimension, code }]);
      for (const [m, figures] of own.entries()) {
        for (const [name, value] of figures) all[m]?.set(name, value);
      }
    }
    return all;
  }

  function codesOf(dimension: string): readonly string[] {
    const names = [...(truths[0]?.keys() ?? [])];
    const start = `unemployed-jobseekers|${dimension}=`;
    const codes = names.flatMap((name) =>
      name.startsWith(start) ? [name.slice(start.length)] : [],
    );
    return codes.filter((code) => !code.includes(",") && code !== "unknown");
  }

  describe("somebody who asks every breakdown", () => {
    test("sees no small count", () => {
      for (const [m, truth] of truths.entries()) {
        const shown = seen[m] ?? new Map<string, number>();
        const small = [...truth].filter(
          ([name, count]) => !name.startsWith(rate) && shown.has(name) && isSmall(count),
        );
        expect(small.map(([name]) => name)).toEqual([]);
        expect([...truth].filter(([name]) => shown.has(name)).length).toBeGreaterThan(30);
      }
    });

    test("works out none by adding and subtracting, nor by knowing that no count is negative", () => {
      for (const [m, truth] of truths.entries()) {
        const shown = seen[m] ?? new Map<string, number>();
        const attack = attackOn(shown, knownStatements(shown, truth));
        expect(foundBySubtracting(attack, truth)).toEqual([]);
        expect(foundByBounds(attack, truth)).toEqual([]);
      }
    });
  });

  test("of no group is it seen or worked out that all of it are long-term unemployed", () => {
    const id = "long-term-unemployed";
    for (const [m, truth] of truths.entries()) {
      const shown = seen[m] ?? new Map<string, number>();
      const attack = attackOn(shown, knownStatements(shown, truth));
      const certain = [...certainBySubtracting(attack.sums)];
      const known = [...shown.keys(), ...certain.map(([unknown]) => attack.names[unknown] ?? "")];
      const allAlike = known.filter(
        (name) =>
          name.startsWith(`${id}|`) &&
          trueCount(truth, name) > 0 &&
          truth.get(`rest of ${name}`) === 0,
      );
      expect(allAlike).toEqual([]);
    }
    expect(truths[0]?.get(`rest of ${id}|team=pitkat`)).toBe(0);
    expect(truths[0]?.get(`${id}|team=pitkat`)).toBeGreaterThan(9);
  });

  describe.each(["municipality", "team"] as const)("readers of one %s each", (dimension) => {
    let own: ShownByMonth;
    beforeAll(async () => {
      own = await pooled(dimension, codesOf(dimension));
    }, 60_000);

    test("see something, and nothing that a reader of the whole area does not see", () => {
      for (const [m, figures] of own.entries()) {
        expect(figures.size).toBeGreaterThan(0);
        for (const [name, value] of figures) {
          expect([name, seen[m]?.get(name)]).toEqual([name, value]);
        }
      }
    });
  });

  test("a reader of several municipalities sees sums only that could be added up or subtracted from shown ones", async () => {
    const [one = "", other = "", ...rest] = codesOf("municipality");
    const municipalities = rest.length > 0 ? [one, other] : [one];
    const scope: Scope = { ...nobody, municipalities };
    const reader = workspaceFor(area.workspace, { user: "r", role: "r", purpose: "test", scope });
    const own = await askAll(reader, askableIn(undefined));
    for (const [m, truth] of truths.entries()) {
      const shown = new Map(seen[m]);
      const statements: Statement[] = [...knownStatements(shown, truth)];
      for (const [name, value] of own[m] ?? []) {
        const [id = "", group = ""] = name.split("|");
        if (id === rate || group.includes("municipality=")) continue;
        shown.set(`several ${name}`, value);
        const cells = municipalities.map((code) => {
          const place = [`municipality=${code}`, group].filter((each) => each !== "").join(",");
          return [`${id}|${place}`, -1] as const;
        });
        statements.push([[`several ${name}`, 1], ...cells]);
      }
      const attack = attackOn(shown, statements);
      expect(foundBySubtracting(attack, truth)).toEqual([]);
      expect(foundByBounds(attack, truth)).toEqual([]);
    }
  });

  test("a worker who knows the own customers learns of nobody else from the sums of the area", async () => {
    const scope: Scope = { ...nobody, workers: ["worker-3"] };
    const reader = workspaceFor(area.workspace, { user: "r", role: "r", purpose: "test", scope });
    const own = await askAll(reader, askableIn(undefined));
    for (const [m, figures] of own.entries()) {
      const differences = [...figures].flatMap(([name, value]) => {
        const all = seen[m]?.get(name);
        return name.startsWith(rate) || all === undefined ? [] : [[name, all - value] as const];
      });
      expect(differences.length).toBeGreaterThan(5);
      expect(differences.filter(([, rest]) => isSmall(rest))).toEqual([]);
    }
  });

  test("a part of the area is a dimension of its own, so two others at once are refused and not offered", async () => {
    const [code = ""] = codesOf("municipality");
    const scope: Scope = { ...nobody, municipalities: [code] };
    const reader = workspaceFor(area.workspace, { user: "r", role: "r", purpose: "test", scope });
    await expect(showIndicators(reader, { by: "age,sex" })).rejects.toMatchObject({
      code: "INVALID_REQUEST",
    });
    const { dimensions } = await listIndicatorsFor(reader);
    const pairs = new Map(dimensions.map((one) => [one.id, one.pairs]));
    expect(pairs.get("age")).toEqual(["municipality"]);
    expect(pairs.get("municipality")).toEqual(indicatorDimensions.slice(1));
    const all = await listIndicatorsFor(wholeAreaWorkspace(area.workspace, "test"));
    expect(all.dimensions.find(({ id }) => id === "age")?.pairs).toHaveLength(6);
  });

  test("a small team is shown to nobody, and no figure of others tells of it", () => {
    for (const figures of seen) {
      const names = [...figures.keys()].filter((name) => name.includes("team="));
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => name.includes("team=pieni"))).toEqual([]);
    }
    expect(indicatorDimensions).toContain("team");
  });
});
