import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, test } from "vitest";

const binary = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/luotsi-generate-`);
afterAll(() => rmSync(folder, { recursive: true }));

function generate(...words: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
} {
  return spawnSync(process.execPath, [binary, "generate", ...words], { encoding: "utf8" });
}

describe("luotsi generate", () => {
  test("writes the area that its options name, and says so as one JSON document", () => {
    const out = `${folder}/small`;
    const size = ["--people", "60", "--from", "2025-01", "--months", "8", "--seed", "5"];
    const { status, stdout } = generate(...size, "--out", out, "--json");
    expect(status).toBe(0);
    const said = JSON.parse(stdout) as {
      readonly people: number;
      readonly files: readonly string[];
    };
    expect(said).toMatchObject({ synthetic: true, people: 60 });
    expect(said.files.filter((file) => !existsSync(`${out}/${file}`))).toEqual([]);
    const persons = readFileSync(`${out}/persons.csv`, "utf8").trimEnd().split("\n");
    expect(persons).toHaveLength(61);
    const truth = JSON.parse(readFileSync(`${out}/truth.json`, "utf8")) as unknown;
    expect(truth).toMatchObject({ from: "2025-01", months: 8, seed: 5 });
  });

  test.each([
    ["no folder", ["--people", "10"]],
    ["no people", ["--people", "0", "--out", `${folder}/x`]],
    ["more people than the tapes have room for", ["--people", "1000001", "--out", `${folder}/x`]],
    ["a month that is none", ["--from", "2025-13", "--out", `${folder}/x`]],
    ["a month before the amounts are known", ["--from", "2021-12", "--out", `${folder}/x`]],
    ["a folder that cannot be made", ["--people", "10", "--months", "2", "--out", `${binary}/x`]],
    ["half a month", ["--months", "1.5", "--out", `${folder}/x`]],
  ])("refuses %s and writes nothing", (_, words) => {
    expect(generate(...words).status).toBe(2);
    expect(existsSync(`${folder}/x`)).toBe(false);
  });
});
