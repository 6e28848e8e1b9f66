// Invoice lines against our shares, person by person, beside a full outer join of the same sums in DuckDB on one thread.
// The join only says where two sums differ: it knows no late lines, kinds, causes, homes or explained totals.
import { DuckDBInstance } from "@duckdb/node-api";
import {
  checkInvoices,
  invoiceBridge,
  invoicePeriod,
  type ComputedShares,
  type InvoiceLineColumns,
} from "@luotsi/engines";
import { chooseAssumptions, liabilityPlan } from "@luotsi/law";

import { processorSeconds, report, takeTurns } from "./parts/measure.ts";

const sizes = [10_000, 100_000, 1_000_000];
const rounds = 4;
const monthsOfPerson = 12;
const firstMonth = 2025 * 12;
/** One line in so many is not billed, one in so many bills too much, one in so many comes three months late. */
const missing = 997;
const wrong = 991;
const late = 983;
const plan = liabilityPlan("fi-dated", chooseAssumptions([]));

const sums = (table: string): string =>
  `(SELECT person, benefit, month, sum(cents) AS cents FROM ${table} GROUP BY ALL)`;
const join = `SELECT count(*)::INTEGER FROM ${sums("share")} s FULL OUTER JOIN ${sums("line")} l
  USING (person, benefit, month) WHERE abs(coalesce(s.cents, 0) - coalesce(l.cents, 0)) > 1.05`;

const duckdb = await (await DuckDBInstance.create(":memory:")).connect();
await duckdb.run("SET threads = 1");
for (const n of sizes) await benchmark(n);
duckdb.closeSync();

async function benchmark(n: number): Promise<void> {
  const input = {
    shares: sharesOf(n),
    lines: linesOf(n),
    municipalities: new Set([398]),
    hadAllowance: new Uint8Array(Math.ceil(n / monthsOfPerson)),
  };
  const invoices = invoicePeriod(input.lines) ?? { first: 0, last: 0 };
  await fillTables(n);
  const joined = await duckdb.runAndReadAll(join);
  const differing = Number(joined.getRowsJson()[0]?.[0]);
  const check = checkInvoices({ ...input, invoices }, plan);
  const found = check.entries.kind.filter((kind) => kind !== 0).length;
  if (found !== differing) throw new Error(`${found} differences, the join finds ${differing}`);
  const best = await takeTurns(rounds, {
    check: () => processorSeconds(() => checkInvoices({ ...input, invoices }, plan)),
    bridge: () => processorSeconds(() => invoiceBridge(check.entries, invoices)),
    join: async () => await secondsOfJoin(),
  });
  const peer = { peer: "DuckDB full outer join of the sums, one thread", peerSeconds: best.join };
  const line = { n, unit: "invoice lines", ...peer };
  report({ name: "invoice check: matching, kinds and causes", ...line, seconds: best.check });
  report({ name: "invoice check: explained totals", ...line, seconds: best.bridge });
}

/** Processor seconds too: DuckDB's one thread is of this process. */
async function secondsOfJoin(): Promise<number> {
  const began = process.cpuUsage();
  await duckdb.runAndReadAll(join);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

function baseCents(i: number): number {
  return 20_000 + ((i * 7919) % 60_000);
}

/** Every share is 20 % of its base. */
function sharesOf(n: number): ComputedShares {
  const each = Array.from({ length: n }, (_, i) => i);
  return {
    personCount: Math.ceil(n / monthsOfPerson),
    person: Int32Array.from(each, (i) => Math.floor(i / monthsOfPerson)),
    benefit: new Uint8Array(n),
    month: Int32Array.from(each, (i) => firstMonth + (i % monthsOfPerson)),
    payoutMonth: Int32Array.from(each, (i) => firstMonth + (i % monthsOfPerson)),
    municipality: { values: new Int32Array(n).fill(398), validity: undefined },
    days: new Int32Array(n).fill(21),
    owedHundredths: Float64Array.from(each, (i) => baseCents(i) * 20),
    baseCents: Float64Array.from(each, baseCents),
    rule: new Uint8Array(n),
    counterBefore: new Float64Array(n).fill(320),
    counterAfter: new Float64Array(n).fill(341),
    row: Int32Array.from(each),
  };
}

function linesOf(n: number): InvoiceLineColumns {
  const each = Array.from({ length: n }, (_, i) => i).filter((i) => i % missing !== 0);
  const all = (value: number): Int32Array => new Int32Array(each.length).fill(value);
  return {
    person: Int32Array.from(each, (i) => Math.floor(i / monthsOfPerson)),
    benefit: new Uint8Array(each.length),
    month: Int32Array.from(each, (i) => firstMonth + (i % monthsOfPerson)),
    invoiceMonth: Int32Array.from(
      each,
      (i) => firstMonth + (i % monthsOfPerson) + (i % late === 0 ? 4 : 1),
    ),
    days: all(21),
    billedCents: Float64Array.from(
      each,
      (i) => Math.round(baseCents(i) / 5) + (i % wrong === 0 ? 777 : 0),
    ),
    municipality: { values: all(398), validity: undefined },
    sharePercent: { values: all(20), validity: undefined },
  };
}

/** The same figures, made by the same rules. */
async function fillTables(n: number): Promise<void> {
  const key = `i // ${monthsOfPerson} AS person, 0 AS benefit, ${firstMonth} + i % ${monthsOfPerson} AS month`;
  const base = "(20000 + (i * 7919) % 60000)";
  await duckdb.run(
    `CREATE OR REPLACE TABLE share AS SELECT ${key}, ${base} / 5.0 AS cents FROM range(${n}) t(i)`,
  );
  await duckdb.run(`CREATE OR REPLACE TABLE line AS SELECT ${key},
    round(${base} / 5.0) + CASE WHEN i % ${wrong} = 0 THEN 777 ELSE 0 END AS cents
    FROM range(${n}) t(i) WHERE i % ${missing} <> 0`);
}
