import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { month } from "@luotsi/base";
import { writeArea } from "@luotsi/testkit";
import { afterAll, describe, expect, test } from "vitest";

const launcher = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "luotsi-forecast-liability-"));
const place = ["--workspace", join(folder, "workspace"), "--today", "2026-11-22"];

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | null;
  readonly out: string;
  readonly notes: string;
}

function luotsi(...words: readonly string[]): Answer {
  const done = spawnSync(process.execPath, [launcher, ...words], { encoding: "utf8" });
  return { status: done.status, out: done.stdout, notes: done.stderr };
}

function forecast(...words: readonly string[]): Answer {
  return luotsi("forecast", "liability", "--json", ...place, ...words);
}

describe("luotsi forecast liability", () => {
  test.each([["0"], ["61"], ["six"]])("--months %s is wrong usage", (months) => {
    const { status, out } = forecast("--months", months);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: "WRONG_USAGE" } });
  });

  test("a scenario with a word it does not know is refused before anything is computed", () => {
    const scenario = join(folder, "scenario.json");
    writeFileSync(scenario, JSON.stringify({ name: "x", changes: [], chnages: [] }));
    const { status, out } = forecast("--scenario", scenario);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: "INVALID_SCENARIO" } });
  });

  test("a refusal in JSON is in English all through, one in words in the language asked for", () => {
    const scenario = join(folder, "broken.json");
    writeFileSync(scenario, "{");
    const { error } = JSON.parse(forecast("--scenario", scenario).out) as {
      error: { message: string };
    };
    expect(error.message).toContain("the text is not JSON");
    const { notes } = luotsi("forecast", "liability", "--scenario", scenario, ...place);
    expect(notes).toContain("teksti ei ole JSONia");
  });

  test("people are forecast, the same bytes the second time, and a scenario costs what it says", () => {
    writeArea({ people: 60, seed: 2, from: month("2024-12"), months: 23, out: folder });
    const early = forecast();
    expect(early.status).toBe(3);
    expect(JSON.parse(early.out)).toMatchObject({ error: { code: "HISTORY_TOO_SHORT" } });

    for (const source of ["persons", "residence", "employment-codes", "benefit-payments"]) {
      const file = join(folder, `${source}.csv`);
      expect(luotsi("import", file, "--source", source, ...place).status).toBe(0);
    }
    const refused = join(folder, "forty-days.csv");
    const heading = "person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground";
    const row = "p1,labour_market_subsidy,2026-08-01,2026-08-31,2026-09-07,40,1600.00,unemployment";
    writeFileSync(refused, `${heading}\n${row}\n`);
    expect(luotsi("import", refused, "--source", "benefit-payments", ...place).status).toBe(3);
    const first = forecast("--months", "2");
    expect(first.status).toBe(0);
    expect(first.notes).toContain("%");
    expect(forecast("--months", "2").out).toBe(first.out);
    const { months, backtest, assumptions, splits, leftOut, finding } = JSON.parse(first.out);
    const lacks = "1 rejected payment row waits in quarantine to be corrected and is not in it.";
    expect(leftOut.en).toBe(lacks);
    expect(finding.en).toContain(lacks);
    expect(months.map((one: { readonly month: string }) => one.month)).toEqual([
      "2026-10",
      "2026-11",
    ]);
    const [next] = months;
    expect(next.owedEur.lo95).toBeLessThanOrEqual(next.owedEur.mean);
    const sum = next.byStep.reduce(
      (all: number, { owedEur }: { readonly owedEur: number }) => all + owedEur,
      0,
    );
    expect(sum).toBeCloseTo(next.owedEur.mean, 0);
    expect(splits.map(({ split }: { readonly split: string }) => split)).toEqual([
      "municipality",
      "age",
      "integration",
      "step",
    ]);
    for (const { groups } of splits) {
      const ofGroups = groups.reduce(
        (all: number, group: { readonly months: readonly { readonly owedEur: number }[] }) =>
          all + (group.months[0]?.owedEur ?? 0),
        0,
      );
      expect(ofGroups).toBeCloseTo(next.owedEur.mean, 0);
    }
    expect(backtest.origins).toBeGreaterThan(0);
    expect(assumptions[0].name).toBe("general_benefit_shares");

    const scenario = join(folder, "double.json");
    const doubled = { kind: "benefit-level", from: "2026-10", factor: 2 };
    writeFileSync(scenario, JSON.stringify({ name: "Kaksinkertainen", changes: [doubled] }));
    const other = JSON.parse(forecast("--months", "1", "--scenario", scenario).out);
    expect(other.months[0].owedEur.mean).toBeCloseTo(2 * next.owedEur.mean, 0);
  }, 240_000);
});
