import { day, month } from "@luotsi/base";
import { assignCustomer } from "@luotsi/store";
import { writeArea } from "@luotsi/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { wholeAreaWorkspace, workspaceFor } from "../access/scoped-workspace.ts";
import { setRounding } from "../disclosure/rounding.ts";
import { boundsBySums } from "./attack-for-tests.ts";
import {
  askAll,
  attacked,
  attackOn,
  breakdowns,
  isSmall,
  knownStatements,
  openAttackedArea,
  rate,
  span,
  trueCount,
  trueCounts,
  whole,
  type ShownByMonth,
} from "./attacked-area-for-tests.ts";
import { loadIndicatorFacts } from "./load-indicator-facts.ts";
import { showIndicators } from "./show-indicators.ts";

const base = 5;
const teams = breakdowns.filter((by) => by.includes("team"));

describe.each(attacked.seeds)("an area of few people whose counts are rounded, seed %i", (seed) => {
  let area: Awaited<ReturnType<typeof openAttackedArea>>;
  let truths: ShownByMonth;
  let exact: ShownByMonth;
  let rounded: ShownByMonth;
  const everybody = (): ReturnType<typeof wholeAreaWorkspace> =>
    wholeAreaWorkspace(area.workspace, "test");
  beforeAll(async () => {
    area = await openAttackedArea((out) => {
      writeArea({ people: attacked.people, seed, from: month("2024-01"), months: 24, out });
    });
    truths = await trueCounts(area.workspace);
    exact = await askAll(everybody(), breakdowns);
    await setRounding(area.workspace.store, base, "test");
    rounded = await askAll(everybody(), breakdowns);
  }, 120_000);
  afterAll(async () => {
    await area.close();
  });

  test("the same figures are hidden as without, and every shown count is a multiple near the true one", () => {
    for (const [m, figures] of rounded.entries()) {
      expect([...figures.keys()].toSorted()).toEqual([...(exact[m]?.keys() ?? [])].toSorted());
      const counts = [...figures].filter(
        ([name]) => !/^(activation-rate|unemployed-share)/.test(name),
      );
      const wrong = counts.filter(
        ([name, value]) =>
          value % base !== 0 || Math.abs(value - (exact[m]?.get(name) ?? 0)) >= base,
      );
      expect(wrong).toEqual([]);
      const shares = [...figures].filter(([name]) => name.startsWith(rate));
      expect(shares.filter(([, value]) => value < 0 || value > 100)).toEqual([]);
    }
  });

  test("the same people are rounded to the same by whatever question, and it is said", async () => {
    for (const figures of rounded) {
      const young = [...figures].filter(([name]) => name.startsWith("unemployed-under-25|"));
      for (const [name, value] of young.filter(([each]) => !each.includes("age="))) {
        const group = name
          .slice("unemployed-under-25|".length)
          .split(",")
          .filter((one) => one !== "");
        const [first = ""] = group;
        const places = first.startsWith("municipality")
          ? [...group, "age=under-25"]
          : ["age=under-25", ...group];
        expect([name, figures.get(`${whole}|${places.join(",")}`) ?? value]).toEqual([name, value]);
      }
    }
    const view = await showIndicators(everybody(), { ...span, by: "sex,age" });
    const turned = await showIndicators(everybody(), { ...span, by: "age,sex" });
    const valuesOf = ({ results }: typeof view): readonly string[] =>
      results.flatMap(({ indicator, series }) =>
        series.map(({ group, points }) =>
          [
            indicator.id,
            ...group.map(({ code }) => code).toSorted(),
            ...points.map(({ value }) => value),
          ].join(),
        ),
      );
    expect(valuesOf(view).toSorted()).toEqual(valuesOf(turned).toSorted());
    expect(view.roundedTo).toBe(base);
    expect(view.results[0]?.provenance.assumptions.map(({ name }) => name)).toContain("rounding");
  });

  test("a reader of a municipality sees the figures that a reader of the whole area sees", async () => {
    const start = `${whole}|municipality=`;
    const largest = [...(truths[0] ?? [])]
      .filter(([name]) => name.startsWith(start) && !name.includes(","))
      .reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
    const code = largest[0].slice(start.length);
    const scope = { kind: "limited", municipalities: [code], teams: [], workers: [] } as const;
    const reader = workspaceFor(area.workspace, { user: "r", role: "r", purpose: "test", scope });
    const own = await askAll(reader, [[], ["age"]], [{ dimension: "municipality", code }]);
    for (const [m, figures] of own.entries()) {
      // Of very few people nothing may be left to show.
      expect(figures.size).toBeGreaterThanOrEqual(attacked.people < 200 ? 0 : 1);
      for (const [name, value] of figures) {
        expect([name, rounded[m]?.get(name)]).toEqual([name, value]);
      }
    }
  });

  test("an attacker who knows how far each figure may be from the truth finds no small count", () => {
    for (const [m, truth] of truths.entries()) {
      const shown = rounded[m] ?? new Map<string, number>();
      const { names, sums } = attackOn(new Map(), knownStatements(new Map(), truth));
      const bounds = boundsBySums(sums, names.length, (unknown) => {
        const value = shown.get(names[unknown] ?? "");
        if (value === undefined) return [0, Infinity];
        // A shown count is nothing or five at least.
        return value === 0 ? [0, 0] : [Math.max(5, value - base + 1), value + base - 1];
      });
      const found = names.filter((name, i) => {
        const [low, high] = bounds[i] ?? [0, Infinity];
        return low === high && isSmall(trueCount(truth, name));
      });
      expect(found).toEqual([]);
    }
  });

  /** Moves somebody who was unemployed in the first month to another team, and asks again. */
  async function changedBy(roundTo: 5 | null): Promise<readonly number[]> {
    await setRounding(area.workspace.store, roundTo, "test");
    const before = await askAll(everybody(), teams);
    const facts = await loadIndicatorFacts(area.workspace);
    const placeOfTeam = facts.teams.teamsOn(month("2025-08"));
    const isUnemployed = facts.snapshot(month("2025-08")).unemployed;
    const place = placeOfTeam.findIndex(
      (team, i) => facts.teams.codes[team] === "pohjoinen" && isUnemployed[i] === 1,
    );
    const person = facts.people.persons.columns.id.values[place] ?? 0;
    await area.workspace.store.write(async (writer) => {
      await assignCustomer(writer, {
        person,
        team: "etela",
        worker: "worker-1",
        from: day("2020-01-01"),
      });
    });
    const after = await askAll(everybody(), teams);
    const names = [...(before[0]?.keys() ?? [])].filter((name) => !name.startsWith(rate));
    return names.flatMap((name) => {
      const [old, now] = [before[0]?.get(name), after[0]?.get(name)];
      return old === undefined || now === undefined ? [] : [now - old];
    });
  }

  test("before and after a correction of one person: hidden only, figures differ by one; rounded, never by one to four", async () => {
    const hiddenOnly = await changedBy(null);
    expect(hiddenOnly.filter((difference) => isSmall(Math.abs(difference))).length).toBeGreaterThan(
      0,
    );
    const whenRounded = await changedBy(base);
    expect(whenRounded.length).toBeGreaterThan(20);
    expect(whenRounded.filter((difference) => isSmall(Math.abs(difference)))).toEqual([]);
  });
});
