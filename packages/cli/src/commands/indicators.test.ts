import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";

const binary = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/luotsi-indicators-`);
const workspace = `${folder}/workspace`;
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly status: number | null;
  readonly json: ReturnType<typeof JSON.parse>;
  readonly text: string;
}

/** @param line words of a command, with spaces between; further words may hold spaces of their own. */
function run(line: string, ...more: readonly string[]): Ran {
  const words = [...line.split(" "), ...more];
  const { status, stdout } = spawnSync(
    process.execPath,
    [binary, ...words, "--workspace", workspace],
    { encoding: "utf8" },
  );
  const json = words.includes("--json") ? JSON.parse(stdout) : {};
  return { status, json, text: stdout };
}

/** Seven are unemployed throughout, six of them women; one leaves in each month. */
const codes = [
  "person_id,from,to,code,job_search_from,end_reason,job_search_end_reason",
  ...["A", "B", "C", "D", "E", "F", "G"].map((who) => `${who},2024-01-08,,02,2024-01-08,,`),
  "X,2025-01-02,2025-05-15,02,2025-01-02,03,03",
  "Y,2025-01-02,2025-06-16,02,2025-01-02,03,03",
];
const persons = [
  "person_id,birth_month,sex",
  ...["A", "B", "C", "D", "E", "F"].map((who) => `${who},1980-01,female`),
  "G,1980-01,male",
  "X,1980-01,male",
  "Y,1980-01,male",
];

function bring(source: string, lines: readonly string[]): void {
  const path = `${folder}/${source}.csv`;
  writeFileSync(path, `${lines.join("\n")}\n`);
  expect(run("import", path, "--source", source, "--json").status).toBe(0);
}

describe("luotsi indicators", () => {
  beforeAll(() => {
    bring("employment-codes", codes);
    bring("persons", persons);
  }, 120_000);

  test("list tells every indicator with its definition and source, without a workspace", () => {
    const { status, json } = run("indicators", "list", "--json");
    expect(status).toBe(0);
    expect(json.indicators).toHaveLength(8);
    const rate = json.indicators.find(({ id }: { id: string }) => id === "activation-rate");
    expect(rate).toMatchObject({ unit: "share", hideBelow: 5, source: { confidence: "primary" } });
    expect(json.dimensions.map(({ id }: { id: string }) => id)).toEqual([
      "municipality",
      "age",
      "sex",
      "education",
      "language",
      "citizenship",
      "team",
    ]);
    expect(run("indicators", "list", "--language", "fi").text).toContain("Kuinka moni");
  });

  test("compute gives each month's value with its kind, openness and coverage", () => {
    const id = "unemployed-jobseekers,unemployed-share,activation-rate";
    const { status, json } = run(
      `indicators compute --id ${id} --from 2025-05 --to 2025-06 --json`,
    );
    expect(status).toBe(0);
    expect(json).toMatchObject({ from: "2025-05", to: "2025-06", by: [] });
    expect(
      json.values.map((each: Record<string, unknown>) => [
        each["id"],
        each["month"],
        each["kind"],
        each["value"],
      ]),
    ).toEqual([
      // X leaves on 15 May and Y on 16 June, both before the counting day of the month.
      ["unemployed-jobseekers", "2025-05", "value", 8],
      ["unemployed-jobseekers", "2025-06", "value", 7],
      ["unemployed-share", "2025-05", "undefined", null],
      ["unemployed-share", "2025-06", "undefined", null],
      ["activation-rate", "2025-05", "not_recorded", null],
      ["activation-rate", "2025-06", "not_recorded", null],
    ]);
    expect(json.values[0]).toMatchObject({ provisional: true, coverage: null, because: null });
    expect(json.breaks[0]).toMatchObject({ id: "activation-rate", month: "2025-05" });
  });

  test("by a dimension each value names its group, and a hidden one tells no number", () => {
    const { json } = run(
      "indicators compute --id unemployed-jobseekers --from 2025-06 --to 2025-06 --by sex --json",
    );
    // One man is hidden, and the six women with him.
    expect(json.values).toMatchObject([
      { group: { sex: "female" }, kind: "hidden", value: null },
      { group: { sex: "male" }, kind: "hidden", value: null },
    ]);
  });

  test("a person reads sentences, months and reasons", () => {
    const { text } = run("indicators", "compute", "--id", "activation-rate", "--language", "fi");
    expect(text).toContain("palvelujaksoja ei kirjattu");
    const counts = run("indicators", "compute", "--id", "unemployed-jobseekers");
    expect(counts.text).toContain("2025-06  7  *");
  });

  test.each([
    [["--id", "no-such-indicator"], 3, "NOT_FOUND"],
    [["--by", "shoe-size"], 3, "NOT_FOUND"],
    [["--by", "age,sex,language"], 2, "INVALID_REQUEST"],
    [["--from", "May"], 2, "WRONG_USAGE"],
    [["--from", "2025-06", "--to", "2025-05"], 2, "INVALID_REQUEST"],
  ])("%j is refused with status %i and says why", (words, status, code) => {
    const ran = run("indicators", "compute", ...words, "--json");
    expect(ran.status).toBe(status);
    expect(ran.json.error.code).toBe(code);
  });
});

const statfin = "data/finland/statfin_12r5_tyottomat_alueittain_kk.csv";
const kela = "data/finland/kela_tyomarkkinatuen_kuntaosuus_hameenlinna.csv";
const kelaAsItComes = "data/finnish-csv/tmtmaksut_hameenlinna_iso8859-1.csv";
const files = [statfin, kela, kelaAsItComes].map(sharedFile);

test.skipIf(files.includes(undefined))(
  `the real files are imported whole: ${statfin}, ${kela}, ${kelaAsItComes}`,
  () => {
    const [table, clean, found] = files.map((file) => file ?? "");
    const first = run("import", table ?? "", "--source", "statfin-12r5", "--json");
    expect(first.json).toMatchObject({ rows: 69_552, accepted: 69_552, rejected: 0, problems: [] });
    const second = run("import", clean ?? "", "--source", "kela-municipal-share", "--json");
    expect(second.json).toMatchObject({ rows: 64, accepted: 64, rejected: 0 });
    const third = run("import", found ?? "", "--source", "kela-municipal-share", "--json");
    // The two are one table, so the second delivery of it corrects nothing.
    expect(third.json).toMatchObject({ rows: 64, accepted: 64, rejected: 0, corrections: 0 });
  },
  120_000,
);
