import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day } from "@luotsi/base";
import { readIdentity } from "@luotsi/store";
import { databaseFolder, openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { exportQuarantine } from "../data/export-quarantine.ts";
import { importFile } from "../data/import-file.ts";
import { inspectDataFile } from "../data/inspect-data-file.ts";
import { showBatch } from "../data/show-batches.ts";
import { workspacePseudonyms } from "../data/workspace-pseudonyms.ts";
import { filesBelow, leaksIn, storedText } from "../testing/stored-text.ts";
import { workspaceOn, type Workspace } from "../workspace.ts";
import { makeVaultKey } from "./manage-vault.ts";
import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import { neededVault } from "./workspace-vault.ts";

/** Made-up identities; the codes have individual numbers that no person has. */
const planted = [
  "131052-9085",
  "010190-999W",
  "010203A9410",
  "Meikäläinen",
  "Maija-Liisa",
  "Korhonen",
  "maija.virtanen@example.org",
  "+358401234567",
  "Mallikatu 12",
  "AVAIN-77001",
  "AVAIN-77002",
  "AVAIN-77003",
];

/** Two good people, a third whose code has a wrong check character, and one with a wrong sex. */
const text = `person_id;birth_month;sex;sukunimi;etunimet;henkilötunnus;sähköposti;puhelin;katuosoite
AVAIN-77001;1980-01;female;Meikäläinen;Maija-Liisa;131052-9085;maija.virtanen@example.org;+358401234567;Mallikatu 12
010190-999W;1990-01;male;Korhonen;;;;;
AVAIN-77002;1990-02;male;Korhonen;;010203A9410;;;
AVAIN-77003;1990-02;Meikäläinen;Meikäläinen;Maija-Liisa;131052-9085;;;
`;

let workspace: Workspace;
let folder: string;
let file: { readonly path: string; readonly name: string };
let pseudonymOf: (key: string) => string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "luotsi-vault-import-"));
  file = { path: join(folder, "henkilot.csv"), name: "henkilot.csv" };
  writeFileSync(file.path, text);
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const pseudonymise = await workspacePseudonyms(workspace.store);
  pseudonymOf = (key) => pseudonymise(key) ?? "";
});
afterAll(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

async function identityOf(key: string): Promise<Record<string, string>> {
  const vault = await neededVault(workspace.store);
  const details = await readIdentity(workspace.store, vault, pseudonymOf(key));
  return Object.fromEntries(details.map(({ field, value }) => [field, value]));
}

test("without a key identity is dropped, and the vault refuses to be asked", async () => {
  const outcome = await importFile(workspace, { file, source: "persons", importer: "test" });
  expect(outcome).toMatchObject({ accepted: 3, rejected: 1 });
  expect(outcome.detected.columns.filter(({ fate }) => fate === "vault")).toEqual([]);
  await expect(neededVault(workspace.store)).rejects.toMatchObject({ code: "VAULT_NOT_OPEN" });
});

test("with a key the same file is taken in again and its identities go to the vault", async () => {
  await makeVaultKey(workspace);
  const inspection = await inspectDataFile(workspace, { file });
  expect(inspection.dropped).toEqual([]);
  expect(leaksIn(planted, JSON.stringify(inspection))).toEqual([]);

  const outcome = await importFile(workspace, { file, source: "persons", importer: "test" });
  expect(outcome).toMatchObject({
    sameFile: false,
    rows: 4,
    accepted: 2,
    unchanged: 2,
    rejected: 2,
  });
  expect(outcome.problems.map(({ code }) => code)).toEqual(["WRONG_IDENTITY_CODE", "UNKNOWN_CODE"]);
  expect(await identityOf("AVAIN-77001")).toEqual({
    register_key: "AVAIN-77001",
    identity_code: "131052-9085",
    last_name: "Meikäläinen",
    first_names: "Maija-Liisa",
    email: "maija.virtanen@example.org",
    phone: "+358401234567",
    address: "Mallikatu 12",
  });
  expect(await identityOf("010190-999W")).toEqual({
    identity_code: "010190-999W",
    last_name: "Korhonen",
  });
  expect(await identityOf("AVAIN-77003")).toEqual({});
});

test("after it no identity stands in clear anywhere: database, its files, its log, quarantine, answers", async () => {
  const outcome = await importFile(workspace, { file, source: "persons", importer: "test" });
  expect(outcome.sameFile).toBe(true);
  expect(leaksIn(planted, JSON.stringify(outcome))).toEqual([]);
  const batch = outcome.batch ?? 0;
  expect(
    leaksIn(planted, JSON.stringify(await showBatch(wholeAreaWorkspace(workspace, "test"), batch))),
  ).toEqual([]);
  let quarantine = "";
  for await (const piece of (await exportQuarantine(wholeAreaWorkspace(workspace, "test"), batch))
    .content)
    quarantine += piece;
  expect(leaksIn(planted, quarantine)).toEqual([]);

  const stored = await storedText(workspace.store);
  expect(stored).toContain("henkilot.csv");
  expect(leaksIn(planted, stored)).toEqual([]);
  const files = [
    ...filesBelow(workspace.folder),
    ...filesBelow(await databaseFolder(workspace.store)),
  ];
  expect(files.length).toBeGreaterThan(50);
  for (const { name, bytes } of files) expect(leaksIn(planted, bytes), name).toEqual([]);
});
