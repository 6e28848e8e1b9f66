import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { AppError, day } from "@luotsi/base";
import type { ImportOutcome, SourceId } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { workspaceOn, type Workspace } from "../workspace.ts";
import { exportQuarantine } from "./export-quarantine.ts";
import { importFile, type ImportRequest } from "./import-file.ts";
import { showBatch, showBatches } from "./show-batches.ts";
import { showSources } from "./show-sources.ts";
import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import { undoImport } from "./undo-import.ts";

let workspace: Workspace;
let folder: string;
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  folder = mkdtempSync(join(tmpdir(), "luotsi-import-"));
});
afterAll(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

const ledgerHead = "month;account;cost_centre;service;entry;amount_eur";

async function importText(
  source: SourceId,
  text: string,
  more: Partial<ImportRequest> & { readonly name?: string } = {},
): Promise<ImportOutcome> {
  const { name = `${source}.csv`, ...rest } = more;
  const path = join(folder, name);
  writeFileSync(path, text);
  return await importFile(workspace, { file: { path, name }, source, importer: "test", ...rest });
}

async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("importing a delivery", () => {
  const first = `${ledgerHead}\n2026-01;4300;100;training;a;1000,00\n2026-02;4300;100;training;b;2000,50\n`;

  test("a trial tells the counts and stores nothing", async () => {
    const trial = await importText("ledger", first, { dryRun: true });
    expect(trial).toMatchObject({ batch: null, dryRun: true, rows: 2, added: 2, rejected: 0 });
    expect((await showBatches(workspace, { limit: 10, offset: 0 })).total).toBe(0);
  });

  test("good rows come in, and the same file again changes nothing and says so", async () => {
    const outcome = await importText("ledger", first);
    expect(outcome).toMatchObject({ rows: 2, accepted: 2, added: 2, sameFile: false });
    expect(outcome.detected).toMatchObject({ delimiter: ";", decimal: ",", encoding: "UTF-8" });
    const again = await importText("ledger", first);
    expect(again).toMatchObject({ batch: outcome.batch, sameFile: true, accepted: 2 });
    expect((await showBatches(workspace, { limit: 10, offset: 0 })).total).toBe(1);
  });

  test("a later delivery corrects a record and names whose value it replaced", async () => {
    const [standing] = (await showBatches(workspace, { limit: 1, offset: 0 })).batches;
    const corrected = first.replace("2000,50", "1999,50");
    const outcome = await importText("ledger", corrected, { name: "ledger-2.csv" });
    expect(outcome).toMatchObject({ added: 0, corrections: 1, unchanged: 1 });
    const detail = await showBatch(wholeAreaWorkspace(workspace, "test"), outcome.batch ?? 0);
    expect(detail.correctedRecords).toEqual([
      {
        line: 3,
        replacedBatch: standing?.id,
        month: "2026-02",
        changes: [{ column: "amount_eur", old: "2000.50", now: "1999.50" }],
      },
    ]);
    expect(detail.firstMonth).toBe("2026-02");
    expect(detail.undo).toEqual({ allowed: true, reason: null });
  });

  test("what a later delivery rests on cannot be undone, the later one can", async () => {
    const { batches } = await showBatches(workspace, { source: "ledger", limit: 10, offset: 0 });
    const [later, earlier] = batches;
    if (later === undefined || earlier === undefined) throw new Error("both deliveries are listed");
    const before = await showBatch(wholeAreaWorkspace(workspace, "test"), earlier.id);
    expect(before.undo.allowed).toBe(false);
    expect(before.undo.reason?.fi).toContain(String(later.id));
    expect((await refusalOf(undoImport(workspace, earlier.id, "test"))).code).toBe("BATCH_IN_USE");
    expect(await undoImport(workspace, later.id, "test")).toEqual({
      batch: later.id,
      source: "ledger",
      removed: 1,
      restored: 1,
    });
    expect((await showBatch(wholeAreaWorkspace(workspace, "test"), earlier.id)).undo.allowed).toBe(
      true,
    );
    expect((await showBatch(wholeAreaWorkspace(workspace, "test"), later.id)).undoneBy).toBe(
      "test",
    );
  });

  test("a file of another structure is refused whole, saying what is expected, found and meant", async () => {
    const refusal = await refusalOf(
      importText("ledger", "kausi;tilinro;amounteur\n2026-01;4300;1,00\n", { name: "wrong.csv" }),
    );
    expect(refusal.code).toBe("WRONG_STRUCTURE");
    expect(refusal.details).toMatchObject({ source: "ledger", found: "kausi, tilinro, amounteur" });
    expect(refusal.problems.map(({ code }) => code)).toContain("MISSING_COLUMN");
  });

  test("an import that is stopped stores nothing", async () => {
    const stopped = new AbortController();
    stopped.abort();
    const text = `${ledgerHead}\n2026-03;4300;100;training;c;1,00\n`;
    const refusal = await refusalOf(
      importText("ledger", text, { name: "stopped.csv", signal: stopped.signal }),
    );
    expect(refusal.code).toBe("IMPORT_CANCELLED");
    const { batches } = await showBatches(workspace, { source: "ledger", limit: 10, offset: 0 });
    expect(batches.map(({ fileName }) => fileName)).not.toContain("stopped.csv");
  });
});

describe("a delivery that is partly bad", () => {
  const text = [
    "person_id;from;to;code;job_search_from",
    "A1;2026-01-01;;02;2026-01-01",
    "A2;2026-01-01;;nonsense;2026-01-01",
    "A3;2026-02-31;;02;2026-02-01",
    "A4;2026-01-01;;02;2026-01-01",
    "",
  ].join("\n");
  let batch: number;

  test("good rows are in, bad ones wait in quarantine with their reasons", async () => {
    const outcome = await importText("employment-codes", text);
    expect(outcome).toMatchObject({ rows: 4, accepted: 2, rejected: 2, problemCount: 2 });
    expect(outcome.problems.map(({ line, code }) => [line, code])).toEqual([
      [3, "UNKNOWN_CODE"],
      [4, "NOT_A_DAY"],
    ]);
    batch = outcome.batch ?? 0;
    const detail = await showBatch(wholeAreaWorkspace(workspace, "test"), batch);
    expect(detail.problemCounts).toHaveLength(2);
    expect(detail.rejectedRows[0]?.cells[0]).toMatch(/^lp1/);
    expect(quarantinedOf(await showSources(workspace))).toBe(2);
  });

  test("the corrected quarantine file comes in beside what is there, and nothing waits any more", async () => {
    const file = await exportQuarantine(wholeAreaWorkspace(workspace, "test"), batch);
    expect(file).toMatchObject({ fileName: `karanteeni-${batch}-employment-codes.csv`, rows: 2 });
    let content = "";
    for await (const piece of file.content) content += piece;
    expect(content).not.toContain("A2");
    expect(content.split("\r\n")[0]).toMatch(/;syy$/);
    const corrected = content.replace("nonsense", "02").replace("2026-02-31", "2026-02-28");
    const outcome = await importText("employment-codes", corrected, { name: file.fileName });
    expect(outcome).toMatchObject({ rows: 2, accepted: 2, added: 2, rejected: 0, missing: 0 });
    expect(quarantinedOf(await showSources(workspace))).toBe(0);
  });

  test("a full delivery without a known open spell marks it missing, and the check says so", async () => {
    const { missing, checks } = await importText(
      "employment-codes",
      "person_id;from;to;code;job_search_from\nA1;2026-01-01;;02;2026-01-01\n",
      { name: "employment-codes-later.csv" },
    );
    expect(missing).toBe(3);
    expect(checks.find(({ code }) => code === "MISSING_IN_SOURCE")).toMatchObject({
      count: 3,
      level: "notice",
    });
  });
});

function quarantinedOf({ sources }: Awaited<ReturnType<typeof showSources>>): number | undefined {
  return sources.find(({ id }) => id === "employment-codes")?.quarantined;
}
