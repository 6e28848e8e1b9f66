import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { AppError, day } from "@luotsi/base";
import type { InspectView } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { workspaceOn, type Workspace } from "../workspace.ts";
import { importFile } from "./import-file.ts";
import { inspectDataFile, type InspectRequest } from "./inspect-data-file.ts";
import { saveMappingProfile } from "./manage-mappings.ts";

let workspace: Workspace;
let folder: string;
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  folder = mkdtempSync(join(tmpdir(), "luotsi-inspect-"));
});
afterAll(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, text: string): InspectRequest["file"] {
  const path = join(folder, name);
  writeFileSync(path, text);
  return { path, name };
}

async function inspect(name: string, text: string): Promise<InspectView> {
  return await inspectDataFile(workspace, { file: file(name, text) });
}

test("another system's export is mapped by heading, code and constant, and loaded without code", async () => {
  const rows = ["11;Vapaalla;2026-01-02", "12;Vapaalla;2026-01-05", "13;02;2026-02-01"];
  const text = `tunnus_x;tilanne;alkaen;haku\n${rows.map((row) => `${row};2026-01-01`).join("\n")}\n`;
  const headings = {
    tunnus_x: "person_id",
    tilanne: "code",
    alkaen: "from",
    haku: "job_search_from",
  };
  const request = { file: file("muu.csv", text), source: "employment-codes" as const };

  const blind = await inspectDataFile(workspace, request);
  expect(blind.missing).toContain("person_id");
  const mapped = await inspectDataFile(workspace, { ...request, reading: { headings } });
  expect(mapped.missing).toEqual([]);
  expect(mapped.unknownCodes).toEqual([{ column: "code", values: ["Vapaalla"] }]);
  expect(mapped.sample.rows.map(({ cells }) => cells[0])).toEqual(["•••"]);

  const profile = await saveMappingProfile(
    workspace,
    {
      name: "Muu järjestelmä",
      source: "employment-codes",
      headings,
      codes: { code: { Vapaalla: "02" } },
      constants: {},
      basedOnVersion: 0,
    },
    "test",
  );
  const outcome = await importFile(workspace, {
    ...request,
    reading: { mapping: { id: profile.id } },
    importer: "test",
  });
  expect(outcome).toMatchObject({ rows: 3, accepted: 3, rejected: 0 });
});

test("a file that is already in is said to be, by its content and not its name", async () => {
  const text = "month;account;cost_centre;service;entry;amount_eur\n2026-01;4300;1;a;b;1,00\n";
  const { batch } = await importFile(workspace, {
    file: file("ensin.csv", text),
    source: "ledger",
    importer: "test",
  });
  expect((await inspect("toinen-nimi.csv", text)).sameFileBatch).toBe(batch);
  expect((await inspect("muu-sisalto.csv", text.replace("1,00", "2,00"))).sameFileBatch).toBeNull();
});

test("a file of no known source is refused with what to do", async () => {
  try {
    await inspect("outo.csv", "a;b\n1;2\n");
    expect.unreachable("nothing fits");
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "SOURCE_NOT_RECOGNISED" });
  }
});
