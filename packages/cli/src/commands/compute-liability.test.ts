import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, test } from "vitest";

const binary = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/luotsi-liability-`);
afterAll(() => rmSync(folder, { recursive: true }));

const heading =
  "person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground,full_eur,max_period_start";

/** One file with the person histories V1–V20 that the dated law decides, as `person,…` lines. */
const payments = [
  heading,
  "V1,labour_market_subsidy,2025-03-03,2025-03-14,2025-03-20,10,372.10,unemployment,,",
  "V2,labour_market_subsidy,2025-03-03,2025-03-28,2025-04-02,20,744.20,unemployment,,",
  "V3,labour_market_subsidy,2025-01-01,2025-05-20,2025-05-30,100,3721.00,unemployment,,",
  "V6,labour_market_subsidy,2025-01-01,2025-01-31,2025-02-05,23,855.83,unemployment,,",
  "V7,labour_market_subsidy,2025-01-01,2025-01-31,2025-02-05,23,855.83,service,,",
  "V8,labour_market_subsidy,2025-01-02,2025-05-21,2025-05-30,100,3721.00,unemployment,,",
  "V9,earnings_related_allowance,2025-03-03,2025-03-03,2025-03-20,1,70.00,layoff,,",
  "V10,basic_allowance,2025-03-03,2025-03-03,2025-03-20,1,37.21,layoff,,",
  "V11,earnings_related_allowance,2025-03-03,2025-03-28,2025-04-02,20,700.00,unemployment,1400.00,",
  "V12,labour_market_subsidy,2025-03-03,2025-03-28,2025-04-02,20,465.13,unemployment,,",
  "V13,labour_market_subsidy,2025-03-03,2025-03-28,2025-04-02,20,260.47,unemployment,,",
  "V14,earnings_related_allowance,2026-03-02,2026-07-17,2026-07-31,100,7000.00,unemployment,,2026-03-01",
  "V15,labour_market_subsidy,2026-03-02,2026-03-27,2026-04-02,20,744.20,unemployment,,2023-05-01",
  "V16,labour_market_subsidy,2025-01-01,2025-12-31,2026-01-05,261,9711.81,unemployment,,",
  "V16,labour_market_subsidy,2026-03-10,2026-03-31,2026-04-05,16,595.36,unemployment,,",
  "V17,labour_market_subsidy,2025-03-03,2025-03-12,2025-03-14,8,297.68,unemployment,,",
  "V17,labour_market_subsidy,2025-03-13,2025-03-28,2025-03-31,12,446.52,unemployment,,",
  "V18,labour_market_subsidy,2024-12-02,2024-12-31,2025-01-08,22,818.62,unemployment,,",
  "V19,labour_market_subsidy,2024-03-04,2024-03-29,2024-04-02,20,744.20,unemployment,,",
  "V19,labour_market_subsidy,2024-04-01,2024-04-26,2024-05-02,20,744.20,unemployment,,",
  "V20,labour_market_subsidy,2025-03-03,2025-03-28,2025-04-02,20,744.20,unemployment,,",
  "V20,labour_market_subsidy,2025-03-31,2025-04-25,2025-05-02,20,744.20,unemployment,,",
];
const persons = [
  "person_id,opening_on,opening_days_lms,opening_days_da,opening_days_unemployment,exempt_group,first_municipality_entry",
  "V1,,195,,,,",
  "V2,,95,,,,",
  "V3,,400,400,,,",
  "V6,2025-01-01,500,0,350,none,",
  "V7,2025-01-01,500,0,350,none,",
  "V8,2015-01-01,900,0,900,,",
  "V9,,249,249,,,",
  "V10,,249,249,,,",
  "V11,,249,249,,,",
  "V12,,200,,,,",
  "V13,,100,,,,",
  "V14,2026-01-01,380,380,,,",
  "V15,2025-01-01,380,380,,,",
  "V16,,,,,protection,2023-03-10",
  "V17,,300,,,,",
  "V18,,320,0,320,,",
  "V19,,295,0,295,,",
  "V20,,295,,,,",
];
const homes = ["person_id,from,municipality", "V17,2020-01-01,398", "V17,2025-03-20,109"];

/** What each row owes by hand, euros. */
const expected = [
  55.815, 55.815, 1488.4, 342.332, 342.332, 0, 0, 7.442, 74.42, 93.026, 26.047, 0, 223.26, 0, 0,
  89.304, 133.956, 409.31, 0, 372.1, 204.655, 223.26,
];

interface Ran {
  readonly status: number | null;
  readonly json: ReturnType<typeof JSON.parse>;
  readonly errors: string;
  readonly text: string;
}

function run(words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...words], {
    encoding: "utf8",
  });
  const json = words.includes("--json") ? JSON.parse(stdout) : {};
  return { status, json, errors: stderr, text: stdout };
}

function file(name: string, lines: readonly string[] | Buffer): string {
  const path = `${folder}/${name}`;
  writeFileSync(path, Buffer.isBuffer(lines) ? lines : `${lines.join("\n")}\n`);
  return path;
}

function compute(lines: readonly string[] | Buffer, more: readonly string[] = []): Ran {
  const path = file("P.csv", lines);
  return run(["liability", "compute", "--payments", path, "--json", ...more]);
}

describe("luotsi liability compute", () => {
  const out = `${folder}/OUT.csv`;
  const files = ["--persons", file("N.csv", persons), "--residence", file("R.csv", homes)];
  const vectors = compute(payments, [...files, "--rows", out]);

  test("the vectors hold, row by row, in the file's order", () => {
    expect(vectors.status).toBe(0);
    const [head, ...rows] = readFileSync(out, "utf8").trim().split("\n");
    expect(head).toBe("person_id,from,to,rule_set,counter_before,counter_after,owed_eur");
    const cells = rows.map((row) => row.split(","));
    expect(cells.map((row) => [row[0], row[1], row[2]])).toEqual(
      payments.slice(1).map((line) => {
        const [person, , from, to] = line.split(",");
        return [person, from, to];
      }),
    );
    expect(cells.map((row) => row[6])).toEqual(expected.map((euros) => euros.toFixed(6)));
    expect(cells[0]?.slice(3, 6)).toEqual(["tmt-2025", "195", "205"]);
    expect(cells[12]?.slice(3, 6)).toEqual(["tmt-2025", "380", "400"]);
    expect(cells[13]?.slice(3, 6)).toEqual(["exempt-integration", "0", "0"]);
    expect(cells[14]?.slice(3, 6)).toEqual(["tmt-2025", "0", "16"]);
    expect(cells[17]?.slice(3, 6)).toEqual(["tmt-2015", "320", "342"]);
  });

  test("the total is their sum, and homes owe what was paid while they were homes", () => {
    const { json } = vectors;
    const total = expected.reduce((all, euros) => all + euros, 0);
    expect(json["totalOwedEur"]).toBeCloseTo(total, 9);
    expect(json["totalOwedCents"]).toBe(Math.round(total * 100));
    expect(json["rows"]).toBe(22);
    expect(json["byMunicipality"]["398"]).toBe(89.304);
    expect(json["byMunicipality"]["109"]).toBe(133.956);
    expect(json["byRuleSet"]["tmt-2015"]).toBeCloseTo(781.41, 9);
    expect(json["byInvoiceMonth"]["2025-01"]).toBe(409.31);
    expect(json["byMonth"]["2024-12"]).toBe(409.31);
    expect(json["assumptions"]).toMatchObject({
      preceding_days: "latest_period",
      rounding: "sum_then_round",
    });
    const codes = json["warnings"].map(({ code }: { readonly code: string }) => code);
    // Nobody gave the opening counter of the exempt person.
    expect(codes).toEqual(["COUNTERS_ASSUMED_ZERO", "HOME_UNKNOWN"]);
  });

  test("steps tell days and euros", () => {
    const { json } = compute(payments.slice(0, 2), files.slice(0, 2));
    expect(json["byStep"]).toEqual([
      { percent: 10, days: 5, paidEur: 186.05, owedEur: 18.605 },
      { percent: 20, days: 5, paidEur: 186.05, owedEur: 37.21 },
    ]);
  });

  test("an assumption changes the figure and is echoed", () => {
    const more = [...files, "--assume", "regime_date=payout"];
    const { json } = compute([heading, payments[18] ?? ""], more);
    expect(json["assumptions"]["regime_date"]).toBe("payout");
    expect(json["byRuleSet"]).toEqual({ "tmt-2025": 22 * 11.163 });
  });

  test("a Finnish file in a Windows code page gives the same", () => {
    const finnish = [
      heading.replaceAll(",", ";"),
      "Ä1;labour_market_subsidy;3.3.2025;14.3.2025;20.3.2025;10;1 372,10;unemployment;;",
    ];
    const bytes = Buffer.from(`${finnish.join("\r\n")}\r\n`, "latin1");
    const { json, status } = compute(bytes, ["--assume", "lms_reset=new_max_period"]);
    expect(status).toBe(0);
    expect(json["detected"]).toMatchObject({ delimiter: ";", decimal: "," });
    expect(json["byStep"]).toEqual([{ percent: 0, days: 10, paidEur: 1372.1, owedEur: 0 }]);
  });

  test("more decimals than cents are taken as they are", () => {
    const line =
      "A,labour_market_subsidy,2025-03-03,2025-03-28,2025-04-02,20,465.130233,unemployment,,";
    const { json } = compute(
      [heading, line],
      ["--persons", file("N1.csv", ["person_id,opening_days_lms", "A,200"])],
    );
    expect(json["totalOwedEur"]).toBeCloseTo(93.0260466, 9);
  });

  test("rows that are odd but possible are counted, and said to be", () => {
    const week = ["labour_market_subsidy", "2025-03-03", "2025-03-09", "2025-03-20"].join();
    const { status, json } = compute(
      [heading, `Anna Esimerkki,${week},6,223.26,unemployment,,`],
      ["--persons", file("N4.csv", ["person_id,opening_days_lms", "Anna Esimerkki,500"])],
    );
    expect(status).toBe(0);
    expect(json["totalOwedEur"]).toBeCloseTo(6 * 14.884, 9);
    const codes = json["warnings"].map(({ code }: { readonly code: string }) => code);
    expect(codes).toEqual(["DAYS_BEYOND_WEEKS"]);
    const fiveAWeek = compute([heading, `A,${week},5,186.05,unemployment,,`]);
    expect(fiveAWeek.errors).not.toContain("viisi");
  });

  test("a whole spell of 400 days may stand on one row", () => {
    const spell = "earnings_related_allowance,2025-01-01,2026-07-14,2026-07-20,400";
    const { json } = compute([heading, `A,${spell},14884.00,unemployment,,2025-01-01`]);
    // 100 days each at 0, 10, 20 and 30 per cent of 37.21 euros.
    expect(json["totalOwedCents"]).toBe(223_260);
  });

  test("a file of headings only owes nothing and says that it has no payment", () => {
    const { status, json } = compute([heading]);
    expect([status, json["totalOwedEur"], json["rows"]]).toEqual([0, 0, 0]);
    expect(json["warnings"]).toMatchObject([{ code: "NO_ROWS" }]);
  });

  test("the delimiter and the decimal mark may be said in words", () => {
    const lines = payments.slice(0, 2).map((line) => line.replaceAll(",", "\t"));
    const words = ["--delimiter", "tab", "--decimal", "point"];
    expect(compute(lines, words).json["detected"]).toMatchObject({ delimiter: "\t", decimal: "." });
    expect(compute(lines, ["--delimiter", "colon"]).json["error"]).toMatchObject({
      code: "WRONG_USAGE",
      message: "The command is written wrong: --delimiter colon: comma, semicolon, tab",
    });
  });

  test("a partial list says where each counter came from", () => {
    const lines = [
      `${heading},counter_before,billed_eur`,
      "A,labour_market_subsidy,2025-03-03,2025-03-28,2025-04-02,20,744.20,unemployment,,,95,",
      "B,labour_market_subsidy,2025-03-03,2025-03-28,2025-04-02,20,744.20,unemployment,,,,55.82",
      "C,labour_market_subsidy,2025-03-03,2025-03-28,2025-04-02,20,744.20,unemployment,,,,",
    ];
    const { json } = compute(lines, ["--rows", out]);
    expect(json["openings"]).toMatchObject({ given: 0, listed: 1, inferred: 1, assumedZero: 1 });
    expect(json["openings"]["people"][1]["intervals"]).toEqual([
      { counter: "labour_market_subsidy", low: 95, high: 95, contradicted: false },
    ]);
    expect(json["totalOwedEur"]).toBeCloseTo(2 * 55.815, 9);
    const sources = readFileSync(out, "utf8")
      .trim()
      .split("\n")
      .map((row) => row.split(",")[7]);
    expect(sources).toEqual(["opening_source", "listed", "inferred", "assumed_zero"]);
  });

  test("a person reads a table in Finnish, Swedish or English", () => {
    const path = file("P.csv", payments);
    const words = ["liability", "compute", "--payments", path, ...files];
    expect(run(words).text).toContain("Kuntaosuus yhteensä");
    expect(run([...words, "--language", "sv"]).text).toContain("Kommunandel totalt");
    expect(run([...words, "--language", "en"]).errors).toContain("Rows:");
  });
});

describe("what liability compute refuses", () => {
  const good = payments[1] ?? "";
  const bad = (line: string): Ran => compute([heading, good, line]);

  test.each([
    [
      "negative days with positive euros",
      "X,labour_market_subsidy,2025-03-03,2025-03-14,2025-03-20,-10,372.10,unemployment,,",
      "SIGNS_DIFFER",
      "paid_eur",
    ],
    [
      "more days than the calendar has",
      "X,labour_market_subsidy,2025-03-03,2025-03-09,2025-03-20,8,297.68,unemployment,,",
      "TOO_MANY_PAID_DAYS",
      "paid_days",
    ],
    [
      "an unknown benefit",
      "X,pension,2025-03-03,2025-03-14,2025-03-20,10,372.10,unemployment,,",
      "UNKNOWN_CODE",
      "benefit",
    ],
    [
      "an unknown ground",
      "X,labour_market_subsidy,2025-03-03,2025-03-14,2025-03-20,10,372.10,leisure,,",
      "UNKNOWN_CODE",
      "ground",
    ],
    [
      "an end before the beginning",
      "X,labour_market_subsidy,2025-03-14,2025-03-03,2025-03-20,10,372.10,unemployment,,",
      "PERIOD_REVERSED",
      "to",
    ],
    [
      "a day that is none",
      "X,labour_market_subsidy,2025-02-30,2025-03-14,2025-03-20,10,372.10,unemployment,,",
      "NOT_A_DAY",
      "from",
    ],
    [
      "an amount that is none",
      "X,labour_market_subsidy,2025-03-03,2025-03-14,2025-03-20,10,much,unemployment,,",
      "NOT_A_NUMBER",
      "paid_eur",
    ],
    [
      "an amount no payment can have",
      "X,labour_market_subsidy,2025-03-03,2025-03-14,2025-03-20,10,1000000000.01,unemployment,,",
      "OUT_OF_RANGE",
      "paid_eur",
    ],
    [
      "a maximum period after the row",
      "X,labour_market_subsidy,2025-03-03,2025-03-14,2025-03-20,10,372.10,unemployment,,2025-04-01",
      "MAX_PERIOD_AFTER_ROW",
      "max_period_start",
    ],
  ])("%s, naming line and column", (...[, line, code, column]) => {
    const { status, json } = bad(line);
    expect(status).toBe(3);
    expect(json["error"]["code"]).toBe("ROWS_REJECTED");
    expect(json["error"]["problems"][0]).toMatchObject({ line: 3, column, code });
  });

  test("nothing half-done is left", () => {
    const target = `${folder}/none.csv`;
    const { status } = compute([heading, "X,pension,,,,,,,,"], ["--rows", target]);
    expect(status).toBe(3);
    expect(existsSync(target)).toBe(false);
  });

  test("a place it cannot write to, a stray word and a language it does not speak", () => {
    const path = file("P.csv", payments);
    const words = ["liability", "compute", "--payments", path, "--json"];
    for (const more of [
      ["--rows", `${folder}/absent/rows.csv`],
      ["--rows", folder],
      ["payments.csv"],
      ["--language", "de"],
    ]) {
      const { status, json } = run([...words, ...more]);
      expect([status, json["error"]["code"]]).toEqual([2, "WRONG_USAGE"]);
    }
  });

  test("a general benefit before it existed, or when its shares may not be assumed", () => {
    const before = "X,general_benefit,2026-04-20,2026-04-30,2026-05-04,9,334.89,unemployment,,";
    expect(bad(before).json["error"]).toMatchObject({
      code: "NO_LAW_IN_FORCE",
      problems: [{ line: 3, column: "benefit", code: "NO_LAW_IN_FORCE" }],
    });
    const after = "X,general_benefit,2026-05-04,2026-05-29,2026-06-04,20,744.20,unemployment,,";
    expect(bad(after).status).toBe(0);
    const refused = compute([heading, after], ["--assume", "general_benefit_shares=refuse"]);
    expect([refused.status, refused.json["error"]["code"]]).toEqual([3, "NO_LAW_IN_FORCE"]);
  });

  test("an exempt person without the day the exemption runs from, a person twice, a home twice", () => {
    const path = file("P.csv", [heading, good]);
    const words = ["liability", "compute", "--payments", path, "--json"];
    const exempt = file("N2.csv", ["person_id,exempt_group", "V1,protection"]);
    const twice = file("N3.csv", ["person_id,opening_days_lms", "V1,1", "V1,2"]);
    const moved = file("R2.csv", [
      "person_id,from,municipality",
      "V1,2025-01-01,398",
      "V1,2025-01-01,109",
    ]);
    for (const [option, given, code] of [
      ["--persons", exempt, "ENTRY_MISSING"],
      ["--persons", twice, "PERSON_TWICE"],
      ["--residence", moved, "HOME_TWICE"],
    ] as const) {
      const { status, json } = run([...words, option, given]);
      expect([status, json["error"]["problems"][0]["code"]]).toEqual([3, code]);
    }
  });

  test("a file without the columns, a file that is not there, and a wrong word", () => {
    const structure = compute(["name,age", "a,1"]);
    expect([structure.status, structure.json["error"]["code"]]).toEqual([3, "WRONG_STRUCTURE"]);
    const missing = run(["liability", "compute", "--payments", `${folder}/absent.csv`, "--json"]);
    expect([missing.status, missing.json["error"]["code"]]).toEqual([3, "FILE_NOT_READABLE"]);
    expect(run(["liability", "compute", "--json"]).status).toBe(2);
    expect(compute(payments, ["--assume", "colour=blue"]).status).toBe(2);
    expect(compute(payments, ["--assume", "preceding_days=none"]).status).toBe(2);
  });
});
