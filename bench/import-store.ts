// The whole import of a payments file, read, checked, pseudonymised, compared and stored in the embedded PostgreSQL with its
// durable settings, against two programs that only take the same file in: DuckDB's CSV reader into a table, and a plain
// PostgreSQL COPY into a table without keys.
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

import { DuckDBInstance } from "@duckdb/node-api";
import { day } from "@luotsi/base";
import { importFile, openWorkspace, undoImport, type Workspace } from "@luotsi/usecases";

import { report, takeTurns } from "./parts/measure.ts";

const sizes = [3_000, 30_000, 300_000];
const persons = 15_000;
const rounds = 2;

const folder = await mkdtemp(join(tmpdir(), "luotsi-bench-store-"));
const workspace = await openWorkspace({
  folder: join(folder, "workspace"),
  clock: () => day("2026-11-22"),
});
const instance = await DuckDBInstance.create(":memory:");
const duckdb = await instance.connect();
try {
  for (const n of sizes) {
    const path = join(folder, `payments-${n}.csv`);
    await writePayments(path, n);
    const best = await takeTurns(rounds, {
      ours: async () => await importOnce(workspace, path, n),
      duckdb: async () =>
        void (await duckdb.run(
          `CREATE OR REPLACE TABLE payment AS SELECT * FROM read_csv('${path}')`,
        )),
      copy: async () => await copyPlain(workspace, path),
    });
    const line = { name: "import-store: payments into the store", n, unit: "rows" };
    const more = { rowsPerSecond: Math.round(n / best.ours) };
    report(
      { ...line, seconds: best.ours, peer: "PostgreSQL COPY, no keys", peerSeconds: best.copy },
      more,
    );
    report({
      ...line,
      name: `${line.name} (against DuckDB)`,
      seconds: best.ours,
      peer: "DuckDB read_csv into a table",
      peerSeconds: best.duckdb,
    });
  }
} finally {
  duckdb.closeSync();
  instance.closeSync();
  await workspace.close();
  await rm(folder, { recursive: true });
}

async function writePayments(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write("person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground\n");
  for (let i = 0; i < rows; i++) {
    const number = Math.floor(i / persons);
    const month = `${2023 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
    const person = `P${String(i % persons).padStart(6, "0")}`;
    const line = `${person},labour_market_subsidy,${month}-01,${month}-28,${month}-28,${1 + (i % 20)},${100 + (i % 900)}.50,unemployment\n`;
    if (!file.write(line)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
}

/** Seconds of the import alone; it is undone afterwards, so that the next round finds the same store. */
async function importOnce(into: Workspace, path: string, rows: number): Promise<number> {
  const began = performance.now();
  const outcome = await importFile(into, {
    file: { path, name: "payments.csv" },
    source: "benefit-payments",
    importer: "bench",
    afterwards: "later",
  });
  const seconds = (performance.now() - began) / 1000;
  if (outcome.added !== rows || outcome.batch === null) throw new Error(`${outcome.added} rows`);
  await undoImport(into, outcome.batch, "bench");
  return seconds;
}

/** Seconds until the rows of the file stand, committed, in a table without keys. */
async function copyPlain({ store }: Workspace, path: string): Promise<number> {
  const began = performance.now();
  await store.write(async (writer) => {
    await writer.run("DROP TABLE IF EXISTS bench_payment");
    await writer.run(
      `CREATE TABLE bench_payment (person text, benefit text, period_start date, period_end date,
         paid_on date, paid_days integer, paid_eur numeric, ground text)`,
    );
    const copy = writer.copyIn("COPY bench_payment FROM STDIN (FORMAT csv, HEADER)");
    await pipeline(createReadStream(path), copy);
  });
  return (performance.now() - began) / 1000;
}
