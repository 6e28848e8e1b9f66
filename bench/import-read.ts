// Reading a payment file into checked records against DuckDB's own CSV reader on the same file, and
// how the cost grows with its rows. DuckDB only types the columns; the reader also checks every row,
// makes pseudonyms and keeps the problems.
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DuckDBInstance } from "@duckdb/node-api";
import { sources } from "@luotsi/contract";
import { createPseudonymiser, openTable, readSource } from "@luotsi/intake";

const sizes = [10_000, 100_000, 1_000_000];
const persons = 15_000;

async function writePayments(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(
    "person_id;benefit;from;to;paid_on;paid_days;paid_eur;ground;full_eur;max_period_start\n",
  );
  for (let i = 0; i < rows; i++) {
    const month = String((i % 12) + 1).padStart(2, "0");
    const euros = `${100 + (i % 900)},${String(i % 100).padStart(2, "0")}`;
    const line = `P${String((i * 7) % persons).padStart(6, "0")};labour_market_subsidy;2024-${month}-01;2024-${month}-28;2024-${month}-28;${i % 20};${euros};unemployment;;\n`;
    if (!file.write(line)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
}

async function fastest(work: () => Promise<number>, rows: number): Promise<number> {
  let best = Infinity;
  for (let turn = 0; turn < 3; turn++) {
    const begun = performance.now();
    const read = await work();
    if (read !== rows) throw new Error(`${read} of ${rows} rows were read`);
    best = Math.min(best, (performance.now() - begun) / 1000);
  }
  return best;
}

async function readRecords(path: string): Promise<number> {
  const { pseudonymOf: pseudonymise } = createPseudonymiser("a-key-for-the-benchmark");
  const { steps } = await readSource(path, sources["benefit-payments"], { pseudonymise });
  let records = 0;
  for await (const { accepted } of steps) records += accepted.records.length;
  return records;
}

async function cutRows(path: string): Promise<number> {
  let rows = 0;
  for await (const batch of (await openTable(path)).batches) rows += batch.rows.length;
  return rows;
}

const folder = await mkdtemp(join(tmpdir(), "luotsi-bench-import-"));
const duckdb = await (await DuckDBInstance.create(":memory:")).connect();

async function readWithDuckDb(path: string): Promise<number> {
  await duckdb.run(
    `create or replace table payment as select * from read_csv('${path}', delim = ';', decimal_separator = ',')`,
  );
  const counted = await duckdb.runAndReadAll("select count(*)::integer from payment");
  return Number(counted.getRows()[0][0]);
}

try {
  const before = new Map<string, number>();
  for (const n of sizes) {
    const path = join(folder, `payments-${n}.csv`);
    await writePayments(path, n);
    const peer = await fastest(() => readWithDuckDb(path), n);
    const works = [
      ["import-read: rows cut", cutRows],
      ["import-read: records checked", readRecords],
    ] as const;
    for (const [name, work] of works) {
      const seconds = await fastest(() => work(path), n);
      const grown = before.get(name);
      before.set(name, seconds);
      console.log(
        JSON.stringify({
          name,
          n,
          unit: "rows",
          seconds: Number(seconds.toFixed(3)),
          rowsPerSecond: Math.round(n / seconds),
          peer: "DuckDB read_csv into a table",
          peerSeconds: Number(peer.toFixed(3)),
          ratio: Number((seconds / peer).toFixed(2)),
          growth: grown === undefined ? null : Number((seconds / grown).toFixed(2)),
        }),
      );
    }
  }
} finally {
  duckdb.closeSync();
  await rm(folder, { recursive: true });
}
