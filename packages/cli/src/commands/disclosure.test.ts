import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

const binary = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/luotsi-disclosure-`);
afterAll(() => rmSync(folder, { recursive: true }));

function run(...words: readonly string[]): {
  readonly status: number | null;
  readonly text: string;
} {
  const line = [binary, "disclosure", ...words, "--workspace", `${folder}/workspace`];
  const { status, stdout } = spawnSync(process.execPath, line, { encoding: "utf8" });
  return { status, text: stdout.trim() };
}

test("luotsi disclosure tells whether counts are rounded, and chooses it", () => {
  expect(run("--round-to", "5")).toEqual({ status: 0, text: "5" });
  expect(run("--round-to", "4").status).toBe(2);
  expect(run("--json")).toEqual({ status: 0, text: '{"roundTo":5}' });
}, 120_000);
