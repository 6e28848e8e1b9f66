import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";

const launcher = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));

let folder: string;
let workspace: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "luotsi-cli-import-"));
  workspace = join(folder, "workspace");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function luotsi(...words: readonly string[]) {
  const done = spawnSync(process.execPath, [launcher, ...words], { encoding: "utf8", cwd: folder });
  return { status: done.status, out: done.stdout, notes: done.stderr };
}

function json(expected: number, ...words: readonly string[]) {
  const { status, out, notes } = luotsi(...words, "--workspace", workspace, "--json");
  expect(status, `${out}\n${notes}`).toBe(expected);
  return JSON.parse(out);
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("luotsi import", () => {
  const ledger = "month;account;cost_centre;service;entry;amount_eur\n";
  const first = `${ledger}2026-01;4300;1;training;a;1 000,50\n2026-02;4300;1;training;b;20,00\n`;

  let firstBatch: number;

  test("answers in the contract's form, and the same file again changes nothing", () => {
    const path = file("ledger.csv", first);
    const trial = json(0, "import", path, "--source", "ledger", "--dry-run");
    expect(trial).toMatchObject({ batch: null, dryRun: true, accepted: 2 });
    const done = json(0, "import", path, "--source", "ledger");
    for (const key of [
      "batch",
      "source",
      "detected",
      "rows",
      "accepted",
      "rejected",
      "corrections",
      "problems",
      "checks",
    ]) {
      expect(done).toHaveProperty(key);
    }
    expect(done).toMatchObject({ rows: 2, accepted: 2, rejected: 0, sameFile: false });
    firstBatch = done.batch;
    const again = json(0, "import", path, "--source", "ledger");
    expect(again).toMatchObject({ batch: firstBatch, sameFile: true });
  });

  test("corrects from a later delivery, and undo brings the old value back once", () => {
    const path = file("ledger-later.csv", first.replace("20,00", "21,00"));
    const later = json(0, "import", path, "--source", "ledger");
    expect(later).toMatchObject({ corrections: 1, unchanged: 1 });
    expect(json(3, "undo", String(firstBatch)).error).toMatchObject({ code: "BATCH_IN_USE" });
    expect(json(0, "undo", String(later.batch))).toMatchObject({ removed: 1, restored: 1 });
    expect(json(3, "undo", "99").error).toMatchObject({ code: "NOT_FOUND" });
  });

  test("refuses a file of a wrong structure whole, and of several files then stores none", () => {
    const wrong = file("wrong.csv", "a;b;c\n1;2;3\n");
    const good = file("good.csv", first.replace("2026-01", "2026-03"));
    const refused = json(3, "import", good, wrong, "--source", "ledger");
    expect(refused.error).toMatchObject({ code: "WRONG_STRUCTURE" });
    expect(refused.error.problems.length).toBeGreaterThan(0);
    expect(json(0, "import", good, "--source", "ledger", "--dry-run").sameFile).toBe(false);
  });

  test("takes the good half of a half-bad file, and the corrected quarantine comes in after it", () => {
    const bad = `${ledger}2026-04;4300;1;training;c;5,00\n2026-19;4300;1;training;d;6,00\n`;
    const half = json(3, "import", file("half.csv", bad), "--source", "ledger");
    expect(half).toMatchObject({ accepted: 1, rejected: 1, problemCount: 1 });
    expect(half.problems[0]).toMatchObject({ line: 3, column: "month", code: "NOT_A_MONTH" });
    expect(half.problems[0].messages.fi).toContain("kuukausi");

    const out = join(folder, `karanteeni-${half.batch}-ledger.csv`);
    expect(json(0, "quarantine", String(half.batch), "--out", out)).toMatchObject({ rows: 1 });
    writeFileSync(out, readFileSync(out, "utf8").replace("2026-19", "2026-09"));
    expect(json(0, "import", out, "--source", "ledger")).toMatchObject({ accepted: 1, added: 1 });
    const { checks } = json(0, "check");
    expect(checks.find(({ code }: { code: string }) => code === "ROWS_IN_QUARANTINE").level).toBe(
      "ok",
    );
  });

  test.each([
    { words: ["import"], code: "WRONG_USAGE", status: 2 },
    { words: ["import", "x.csv"], code: "WRONG_USAGE", status: 2 },
    { words: ["import", "x.csv", "--source", "nothing"], code: "UNKNOWN_SOURCE", status: 2 },
    { words: ["import", "x.csv", "--source", "ledger"], code: "FILE_NOT_READABLE", status: 3 },
    {
      words: ["import", "x.csv", "--source", "ledger", "--decimal", "dot"],
      code: "WRONG_USAGE",
      status: 2,
    },
    { words: ["undo", "one"], code: "WRONG_USAGE", status: 2 },
    { words: ["export", "parquet"], code: "WRONG_USAGE", status: 2 },
  ])("refuses $words as $code", ({ words, code, status }) => {
    expect(json(status, ...words).error.code).toBe(code);
  });

  test("overrides what the file would be taken for", () => {
    const path = file("points.csv", `${ledger}2026-05;4300;1;training;e;1,255\n`);
    const read = json(3, "import", path, "--source", "ledger", "--decimal", "comma", "--dry-run");
    expect(read.detected.decimal).toBe(",");
    expect(read.problems[0].code).toBe("TOO_MANY_DECIMALS");
  });
});

describe("the stored data", () => {
  test("is copied into columns and out as Parquet by one command each", () => {
    expect(json(0, "rebuild").rows).toMatchObject({ ledger_entry: 4 });
    const out = join(folder, "parquet");
    const { tables } = json(0, "export", "parquet", "--out", out);
    const ledgerTable = tables.find(({ table }: { table: string }) => table === "ledger_entry");
    expect(ledgerTable).toMatchObject({ rows: 4, partitionedBy: ["month"] });
    expect(existsSync(ledgerTable.path)).toBe(true);
  });
});

test("luotsi sources lists every source with its columns, types, units and code lists", () => {
  const { status, out } = luotsi("sources", "--json");
  expect(status).toBe(0);
  const { sources } = JSON.parse(out);
  expect(sources).toHaveLength(15);
  const payments = sources.find(({ id }: { id: string }) => id === "benefit-payments");
  const column = (name: string) =>
    payments.columns.find((each: { name: string }) => each.name === name);
  expect(column("paid_eur")).toMatchObject({ type: "euros", unit: "EUR", required: true });
  expect(column("ground").codes.map(({ code }: { code: string }) => code)).toContain("layoff");
});

const official = [
  {
    path: "data/finland/statfin_12r5_tyottomat_alueittain_kk.csv",
    source: "statfin-12r5",
    rows: 69_552,
  },
  {
    path: "data/finland/kela_tyomarkkinatuen_kuntaosuus_hameenlinna.csv",
    source: "kela-municipal-share",
    rows: 64,
  },
  {
    path: "data/finnish-csv/tmtmaksut_hameenlinna_iso8859-1.csv",
    source: "kela-municipal-share",
    rows: 64,
  },
] as const;

describe.each(official)("the official file $path", ({ path, source, rows }) => {
  const found = sharedFile(path);

  test.skipIf(found === undefined)(
    `${basename(path)} comes in as it is, and twice changes nothing`,
    () => {
      const done = json(0, "import", found ?? "", "--source", source);
      expect(done).toMatchObject({ rows, accepted: rows, rejected: 0 });
      expect(json(0, "import", found ?? "", "--source", source).sameFile).toBe(true);
    },
    120_000,
  );
});

test.skipIf(
  sharedFile(official[1].path) === undefined || sharedFile(official[2].path) === undefined,
)(
  "kela_tyomarkkinatuen_kuntaosuus_hameenlinna.csv and tmtmaksut_hameenlinna_iso8859-1.csv say the same, cell by cell",
  () => {
    const again = json(
      0,
      "import",
      sharedFile(official[2].path) ?? "",
      "--source",
      official[2].source,
    );
    expect(again).toMatchObject({ sameFile: true, corrections: 0, unchanged: 64 });
  },
);
