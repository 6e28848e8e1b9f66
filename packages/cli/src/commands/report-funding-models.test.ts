import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, test } from "vitest";

const binary = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/luotsi-report-command-`);
const workspace = ["--workspace", `${folder}/workspace`, "--today", "2026-11-22", "--json"];
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly status: number | null;
  readonly json: ReturnType<typeof JSON.parse>;
}

function run(...words: readonly string[]): Ran {
  const { status, stdout } = spawnSync(process.execPath, [binary, ...words, ...workspace], {
    encoding: "utf8",
  });
  return { status, json: JSON.parse(stdout) };
}

describe("luotsi report funding-models", () => {
  test("writes the analysis of the workspace's own people, the same bytes twice", () => {
    const payments = `${folder}/payments.csv`;
    const period = "2025-01-06,2025-01-31,2025-02-05,20,800.00";
    writeFileSync(
      payments,
      [
        "person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground",
        ...["a", "b", "c", "d", "e"].map((who) => `${who},labour_market_subsidy,${period},service`),
      ].join("\n"),
    );
    run("import", payments, "--source", "benefit-payments");
    const files = ["one", "two"].map((name) => `${folder}/${name}.pdf`);
    for (const out of files) {
      const { status, json } = run("report", "funding-models", "--out", out, "--from", "2025-01");
      expect(status).toBe(0);
      expect(json).toMatchObject({
        file: out,
        period: { from: "2025-01", to: "2025-01" },
        differenceCents: 0,
      });
    }
    const [one, two] = files.map((out) => readFileSync(out));
    expect(one?.subarray(0, 5).toString()).toBe("%PDF-");
    expect(Buffer.compare(one ?? Buffer.alloc(0), two ?? Buffer.alloc(1))).toBe(0);
  }, 120_000);

  test.each([
    [[]],
    [["--out", "x.pdf", "--from", "2025-13"]],
    [["--out", "x.pdf", "--to", "soon"]],
  ])("%j is wrong usage, and nothing is written", (words) => {
    const { status, json } = run("report", "funding-models", ...words);
    expect([status, json.error.code]).toEqual([2, "WRONG_USAGE"]);
    expect(existsSync("x.pdf")).toBe(false);
  });
});
