import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, test } from "vitest";

import { daysAfter } from "../../../../tools/liability-scenario.ts";

const binary = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/luotsi-compare-`);
afterAll(() => rmSync(folder, { recursive: true }));

const heading =
  "person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground,full_eur,max_period_start";

interface Ran {
  readonly status: number | null;
  readonly json: ReturnType<typeof JSON.parse>;
  readonly text: string;
}

function run(words: readonly string[]): Ran {
  const { status, stdout } = spawnSync(process.execPath, [binary, ...words], { encoding: "utf8" });
  return { status, json: words.includes("--json") ? JSON.parse(stdout) : {}, text: stdout };
}

function file(name: string, lines: readonly string[]): string {
  const path = `${folder}/${name}`;
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

function compare(lines: readonly string[], more: readonly string[]): Ran {
  const path = file("P.csv", [heading, ...lines]);
  return run(["liability", "compare", "--payments", path, "--json", ...more]);
}

/** So many full days, each a payment of its own, so that no payment period hides a step. */
function singleDays(
  person: string,
  parts: readonly (readonly [benefit: string, days: number])[],
  from = "2015-01-05",
): readonly string[] {
  const lines: string[] = [];
  let day = from;
  for (const [benefit, days] of parts) {
    for (let k = 0; k < days; k++) {
      lines.push(`${person},${benefit},${day},${day},${day},1,37.21,unemployment,37.21,`);
      day = daysAfter(day, lines.length % 5 === 0 ? 3 : 1);
    }
  }
  return lines;
}

/** Totals by model, in the order asked for. */
function totals({ json }: Ran): readonly number[] {
  return json["models"].map(({ totalOwedEur }: { readonly totalOwedEur: number }) => totalOwedEur);
}

const every = ["--rules", "fi-2006,fi-2015,fi-2025"];

describe("luotsi liability compare", () => {
  test("a person on subsidy alone has cost the same under the old and the new law on day 500", () => {
    const cost = compare(singleDays("A", [["labour_market_subsidy", 500]]), every);
    expect(totals(cost)).toEqual([0, 3721, 3721]);
    expect(cost.json["difference"]).toBe(3721);
    expect(cost.json["differences"][1]["byPaidDays"]).toEqual({
      "1-100": 0,
      "101-200": 372.1,
      "201-300": 744.2,
      "301-400": 1116.3,
      "401-700": 1488.4,
    });
  });

  test.each([
    [200, 0, 0, 372.1],
    [300, 0, 0, 1116.3],
    [400, 0, 1860.5, 2232.6],
    [700, 3721, 7442, 6697.8],
    [1000, 9302.5, 13_023.5, 12_279.3],
    [1300, 14_884, 20_837.6, 17_860.8],
  ])("after %i days of subsidy the three models have cost %d, %d and %d", (days, ...costs) => {
    expect(totals(compare(singleDays("A", [["labour_market_subsidy", days]]), every))).toEqual(
      costs,
    );
  });

  test("days of an earnings-related allowance cost nothing under the old law and count under the new one", () => {
    const allowance = "earnings_related_allowance";
    const subsidy = "labour_market_subsidy";
    const old = "fi-2015,fi-2025";
    const history = (days: readonly [number, number]): readonly number[] =>
      totals(
        compare(
          singleDays(
            "A",
            [
              [allowance, days[0]],
              [subsidy, days[1]],
            ],
            "2023-01-02",
          ),
          ["--rules", old],
        ),
      );
    expect(history([400, 100])).toEqual([0, 3721]);
    expect(history([500, 500])).toEqual([3721, 12_279.3]);
    expect(history([300, 700])).toEqual([7442, 12_279.3]);
  });

  test("a service month was free before the reform and is charged after it", () => {
    const persons = file("N.csv", [
      "person_id,opening_on,opening_days_lms,opening_days_da,opening_days_unemployment",
      "V6,2025-01-01,500,0,350",
      "V7,2025-01-01,500,0,350",
    ]);
    const month = "labour_market_subsidy,2025-01-01,2025-01-31,2025-02-05,23,855.83";
    const { json } = compare(
      [`V6,${month},unemployment,,`, `V7,${month},service,,`],
      ["--persons", persons, "--rules", "fi-2015,fi-2025,fi-dated"],
    );
    expect(
      json["models"].map(({ rules, totalOwedEur, byMonth }: Record<string, unknown>) => [
        rules,
        totalOwedEur,
        byMonth,
      ]),
    ).toEqual([
      ["fi-2015", 427.915, { "2025-01": 427.915 }],
      ["fi-2025", 684.664, { "2025-01": 684.664 }],
      ["fi-dated", 684.664, { "2025-01": 684.664 }],
    ]);
    expect(json["differences"].map(({ against }: Record<string, unknown>) => against)).toEqual([
      "fi-2015",
      "fi-2015",
    ]);
  });

  test("without a choice the law of 2015 is compared with that of 2025", () => {
    const { json } = compare(singleDays("A", [["labour_market_subsidy", 10]]), []);
    expect(json["models"].map(({ rules }: Record<string, unknown>) => rules)).toEqual([
      "fi-2015",
      "fi-2025",
    ]);
  });

  test("a payer's list of the new counter tells nothing of the old one", () => {
    // Kela lists 500 counted days; the old rule must not take them for days on the ground of unemployment twice.
    const path = file("L.csv", [
      `${heading},counter_before,billed_eur`,
      "A,labour_market_subsidy,2025-03-03,2025-03-28,2025-04-02,20,744.20,unemployment,,,250,162.79",
      "A,labour_market_subsidy,2025-03-31,2025-04-25,2025-05-02,20,744.20,unemployment,,,290,",
    ]);
    const { json } = run(["liability", "compare", "--payments", path, "--json", ...every]);
    // New law: 20 days at 20 %, then 10 at 20 % and 10 at 30 % as the list says. Old: 250 + 20 days stay below 300.
    expect(totals({ status: 0, json, text: "" })).toEqual([0, 0, 148.84 + 74.42 + 111.63]);
  });

  test("a person reads a table in Finnish", () => {
    const path = file("P.csv", [heading, ...singleDays("A", [["labour_market_subsidy", 120]])]);
    const { text } = run(["liability", "compare", "--payments", path]);
    expect(text).toContain("Vuoden 2015 malli: 50 % 300 ja 70 % 1 000 päivän jälkeen");
    expect(text).toMatch(/101-200 +0,00 +74,42 +74,42/);
  });

  test.each([
    [["--rules", "fi-1999,fi-2025"]],
    [["--rules", "fi-2025"]],
    [["--rules", "fi-2025,fi-2025"]],
  ])("%j is wrong usage", (more) => {
    const { status, json } = compare(singleDays("A", [["labour_market_subsidy", 1]]), more);
    expect([status, json["error"]["code"]]).toEqual([2, "WRONG_USAGE"]);
  });

  test("a payment outside the law of its day is refused by line where that law is asked for", () => {
    const line = "A,general_benefit,2026-03-02,2026-03-06,2026-03-10,5,186.05,unemployment,,";
    const undated = compare([line], every);
    expect([undated.status, undated.json["warnings"][0]["code"]]).toEqual([
      0,
      "GENERAL_BENEFIT_ASSUMED",
    ]);
    const { status, json } = compare([line], ["--rules", "fi-2015,fi-dated"]);
    expect(status).toBe(3);
    expect(json["error"]).toMatchObject({ code: "NO_LAW_IN_FORCE", problems: [{ line: 2 }] });
  });
});
