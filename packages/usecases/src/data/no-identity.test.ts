import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { AppError, day } from "@luotsi/base";
import { openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { filesBelow, leaksIn, storedText } from "../testing/stored-text.ts";
import { workspaceOn, type Workspace } from "../workspace.ts";
import { exportQuarantine } from "./export-quarantine.ts";
import { importFile } from "./import-file.ts";
import { inspectDataFile } from "./inspect-data-file.ts";
import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import { showBatch } from "./show-batches.ts";

/** Made-up identities; the codes are in the official form with a right check character. */
const planted = [
  "131052-308T",
  "010190-999P",
  "Virtanen",
  "Meikäläinen",
  "Maija-Liisa",
  "maija.virtanen@example.org",
  "+358401234567",
  "Mallikatu 12",
  "AVAIN-77001",
  "AVAIN-77002",
];

/** Identity in its own columns, in wrong columns, in rows that have slipped, and as the key itself. */
const text = `person_id;birth_month;sex;nimi;henkilötunnus;sähköposti;puhelin;katuosoite
AVAIN-77001;1980-01;female;Virtanen Maija-Liisa;131052-308T;maija.virtanen@example.org;+358401234567;Mallikatu 12
AVAIN-77002;1990-01;Meikäläinen;Meikäläinen Matti;010190-999P;;;
131052-308T;Virtanen Maija-Liisa;male;;;;;
Virtanen;1985-05;male;;;;;
AVAIN-77003;131052-308T;male;;;;;
Meikäläinen;Maija-Liisa;1980-01;female;Virtanen Maija-Liisa;131052-308T;maija.virtanen@example.org;+358401234567;Mallikatu 12
AVAIN-77004;1991-02;"female"x;Virtanen;131052-308T;;;
`;

let workspace: Workspace;
let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "luotsi-identity-"));
  path = join(folder, "henkilot.csv");
  writeFileSync(path, text);
});
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
});
afterAll(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

function leaks(content: string | Buffer): readonly string[] {
  return leaksIn(planted, content);
}

test("no name, identity code, contact detail or person key is in anything that is kept or shown", async () => {
  const file = { path, name: "henkilot.csv" };
  const inspection = await inspectDataFile(workspace, { file });
  expect(leaks(JSON.stringify(inspection))).toEqual([]);
  expect(inspection.dropped).toEqual(
    expect.arrayContaining(["nimi", "henkilötunnus", "sähköposti", "puhelin", "katuosoite"]),
  );

  const outcome = await importFile(workspace, { file, source: "persons", importer: "test" });
  expect(outcome).toMatchObject({ rows: 7, accepted: 1, rejected: 6 });
  expect(leaks(JSON.stringify(outcome))).toEqual([]);

  const batch = outcome.batch ?? 0;
  expect(
    leaks(JSON.stringify(await showBatch(wholeAreaWorkspace(workspace, "test"), batch))),
  ).toEqual([]);
  let quarantine = "";
  for await (const piece of (await exportQuarantine(wholeAreaWorkspace(workspace, "test"), batch))
    .content)
    quarantine += piece;
  expect(leaks(quarantine)).toEqual([]);

  const stored = await storedText(workspace.store);
  expect(stored).toContain("henkilot.csv");
  expect(leaks(stored)).toEqual([]);
  const kept = filesBelow(workspace.folder);
  expect(kept.some(({ name }) => name.endsWith("columnar.duckdb"))).toBe(true);
  for (const { name, bytes } of kept) expect(leaks(bytes), name).toEqual([]);
});

test("a refusal of a file without headings repeats none of its values", async () => {
  const headless = join(folder, "ilman-otsikoita.csv");
  writeFileSync(headless, text.split("\n").slice(1).join("\n"));
  const file = { path: headless, name: "ilman-otsikoita.csv" };
  try {
    await importFile(workspace, { file, source: "persons", importer: "test" });
    expect.unreachable("the file has no headings");
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(leaks(JSON.stringify([error.message, error.details, error.problems]))).toEqual([]);
  }
});
