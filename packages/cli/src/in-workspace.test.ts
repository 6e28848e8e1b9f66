import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { day } from "@luotsi/base";
import { checkAuditChain, openWorkspace } from "@luotsi/usecases";
import { afterAll, beforeAll, expect, test } from "vitest";

import { commands } from "./commands.ts";

const folder = mkdtempSync(join(tmpdir(), "luotsi-cli-audit-"));
const place = join(folder, "workspace");
let workspace: Awaited<ReturnType<typeof openWorkspace>>;
beforeAll(async () => {
  workspace = await openWorkspace({ folder: place, clock: () => day("2026-11-22") });
}, 60_000);
afterAll(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(
  name: string,
  words: readonly string[],
  options: Readonly<Record<string, string>> = {},
): Promise<number> {
  const entry = commands.find((command) => command.name === name);
  const command = await entry?.load();
  const answer = await command?.run({
    options: { ...options, workspace: place, today: "2026-11-22" },
    words,
    json: true,
    language: "fi",
    errorLanguage: "en",
    print: () => {},
    note: () => {},
  });
  return answer ?? -1;
}

async function logged(route: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return await workspace.store.reader.rows(
    "SELECT who, act, things, cardinality(people) AS people, everyone, outcome FROM audit_event WHERE route = $1 ORDER BY id",
    [route],
  );
}

const who = expect.stringMatching(/^cli:./);

test("a command that changes, and one that gives out files, stand in the log with whose data it was", async () => {
  const path = join(folder, "persons.csv");
  writeFileSync(path, "person_id,birth_month,sex\nhen-1,1990-13,male\nhen-2,1990-01,female\n");
  expect(await run("import", [path], { source: "persons" })).toBe(3);
  expect(await logged("cli:import")).toEqual([
    {
      who,
      act: "change",
      things: ["source:persons"],
      people: 0,
      everyone: false,
      outcome: "started",
    },
    { who, act: "change", things: ["source:persons"], people: 0, everyone: false, outcome: "done" },
  ]);
  expect(await run("quarantine", ["1"], { out: join(folder, "rejected.csv") })).toBe(0);
  expect(await logged("cli:quarantine")).toEqual([
    { who, act: "export", things: ["batch:1"], people: 1, everyone: false, outcome: "done" },
  ]);
  expect(await run("export parquet", [], { out: join(folder, "parquet") })).toBe(0);
  expect(await logged("cli:export-parquet")).toEqual([
    { who, act: "export", things: [], people: 0, everyone: true, outcome: "done" },
  ]);
  await expect(run("quarantine", ["99"])).rejects.toThrow();
  expect((await logged("cli:quarantine")).at(-1)).toMatchObject({ outcome: "NOT_FOUND" });
  expect(await run("check", [])).toBe(0);
  expect(await logged("cli:check")).toHaveLength(1);
  expect(await checkAuditChain(workspace, "all")).toMatchObject({
    kind: "whole",
    head: { events: 6 },
  });
}, 60_000);

test("the log says what a command was for: as given, as the command has it, or that it came from the command line", async () => {
  const purposes = async (route: string): Promise<unknown> => {
    const rows = await workspace.store.reader.rows<{ purpose: string }>(
      "SELECT DISTINCT purpose FROM audit_event WHERE route = $1 ORDER BY 1",
      [route],
    );
    return rows.map(({ purpose }) => purpose);
  };
  await run("vault status", []);
  await run("retention rules", [], { purpose: "yearly-review" });
  await expect(
    run("person extract", ["lp1nobody"], { out: join(folder, "extract.pdf") }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await purposes("cli:vault-status")).toEqual(["command-line"]);
  expect(await purposes("cli:retention-rules")).toEqual(["yearly-review"]);
  expect(await purposes("cli:person-extract")).toEqual(["data-subject-request"]);
  await expect(run("check", [], { purpose: "Maija asked" })).rejects.toMatchObject({
    code: "WRONG_USAGE",
  });
});

const sources = globSync("**/*.ts", { cwd: fileURLToPath(new URL(".", import.meta.url)) })
  .filter((path) => !path.endsWith(".test.ts"))
  .map((path) => ({ path, text: readFileSync(new URL(path, import.meta.url), "utf8") }));

test("there is one door to the workspace, and it writes the audit log", () => {
  const doors = sources.filter(({ text }) => text.includes("openWorkspace("));
  expect(doors.map(({ path }) => path)).toEqual(["in-workspace.ts"]);
});

test("a command that writes a file out of the workspace is an export in the log", () => {
  const writers = sources.filter(
    ({ text }) => text.includes("inWorkspace(") && /^ {4}out: \{/m.test(text),
  );
  expect(writers.length).toBeGreaterThan(2);
  for (const { path, text } of writers) expect(text, path).toContain('act: "export"');
});
