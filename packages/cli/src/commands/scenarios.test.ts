import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

const binary = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/luotsi-scenario-`);
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly status: number | null;
  readonly text: string;
  readonly fault: string;
}

function run(...words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [binary, "scenario", ...words, "--workspace", `${folder}/workspace`],
    { encoding: "utf8" },
  );
  return { status, text: stdout, fault: stderr };
}

function file(name: string, content: unknown): string {
  const path = `${folder}/${name}`;
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const later = {
  name: "Portaat myöhemmin",
  changes: [{ kind: "step-shift", from: "2027-01", laterDays: 50, sharePoints: 0 }],
};

test("a scenario is saved from a file, versioned, and shown as the same file", () => {
  expect(run("save", file("a.json", later)).text.trim()).toBe("1 v1  Portaat myöhemmin");
  const renamed = { ...later, name: "Uusi nimi" };
  expect(run("save", file("b.json", renamed), "--id", "1").text.trim()).toBe("1 v2  Uusi nimi");
  expect(JSON.parse(run("show", "1", "--version", "1").text)).toEqual(later);
  expect(run("list").text).toContain("Portaat alkavat 50 maksupäivää myöhemmin");
}, 120_000);

test("a file that is no scenario, and one that is not there, are refused before anything is opened", () => {
  const misspelt = { ...later, changes: [{ ...later.changes[0], laterdays: 1 }] };
  const refused = run("save", file("c.json", misspelt));
  expect(refused.status).toBe(2);
  expect(refused.fault).toMatch(/muutos 1: .*laterdays/);
  expect(run("save", `${folder}/none.json`).status).toBe(3);
  expect(run("show", "one").status).toBe(2);
}, 60_000);
