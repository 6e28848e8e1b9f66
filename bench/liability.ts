// What the municipality owes for months of benefit, against plain numpy in the same run and against the
// stated time of OpenFisca; and the person-level ledger of dated payments against the same. What runs in one thread is
// compared by processor seconds: other work on the machine then strikes neither side. What runs over threads is compared
// by the clock, with the same work over one.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import {
  accrueMonths,
  liabilityTotals,
  municipalLiability,
  shareTable,
  type LiabilityPlan,
  type MonthRows,
  type PaymentColumns,
} from "@luotsi/engines";
import { chooseAssumptions, fundingRules, liabilityPlan } from "@luotsi/law";
import { computeInBlocks } from "@luotsi/usecases";

import { processorSeconds, report, takeTurns } from "./parts/measure.ts";

/** What numpy's own sum of the seeded ten million rows must be: tenths of a cent. */
const seededTotalTenths = 899_472_860_759;
/** OpenFisca-core 44.6 on one million persons and twelve months, two idle cores: seconds for a row. */
const openFiscaSeconds = 2.29 / 10_000_000;
/** Plain numpy on the machine OpenFisca's time is from, idle: what this machine's numpy is compared with. */
const numpyThere = 1.47 / 10_000_000;
const script = fileURLToPath(new URL("numpy_liability.py", import.meta.url));
const rounds = 4;
/** The goals are set for ten million rows. */
const goalPersons = 1_000_000;

if (hasNumpy()) {
  for (const persons of [10_000, 100_000, 1_000_000]) await benchmark(persons);
} else {
  console.error("skipped: liability against numpy (python3-numpy is not installed)");
}

async function benchmark(persons: number): Promise<void> {
  const folder = mkdtempSync(`${tmpdir()}/luotsi-bench-`);
  execFileSync("/usr/bin/python3", [script, "generate", folder, String(persons), "10", "42"]);
  const numpy = startNumpy(folder);
  try {
    const rows = readMonths(folder);
    const n = rows.person.length;
    const rules = [fundingRules["tmt-2025"], fundingRules["tmt-2015"], fundingRules["tmt-2006"]];
    const tables = rules.map(({ steps }) => shareTable(steps));
    if (persons === goalPersons) checkTotal(rows);
    const payments = paymentsOf(rows);
    const plan = liabilityPlan("fi-dated", chooseAssumptions([]));
    const made = municipalLiability({ payments }, plan);
    const best = await takeTurns(rounds, {
      numpy: numpy.time,
      one: () => processorSeconds(() => accrueMonths(rows, tables.slice(0, 1))),
      three: () => processorSeconds(() => accrueMonths(rows, tables)),
      six: () => processorSeconds(() => accrueMonths(rows, [...tables, ...tables])),
      ledger: () => processorSeconds(() => municipalLiability({ payments }, plan)),
      totals: () => processorSeconds(() => liabilityTotals(made, payments, plan)),
    });
    const peer = { peer: "plain numpy", peerSeconds: best.numpy };
    const line = { n, unit: "rows" };
    const goalOf = (goal: number): { readonly goal?: number } =>
      persons === goalPersons ? { goal } : {};
    const kernel = { name: "liability: counter, share and totals", ...line, seconds: best.one };
    report({ ...kernel, ...peer, ...goalOf(1 / 8) });
    report(
      {
        ...kernel,
        name: "liability: the same against OpenFisca",
        peer: "stated: 2.29 s for 10 M rows",
        peerSeconds: n * openFiscaSeconds,
        ...goalOf(1 / 12),
      },
      { ratioAtItsSpeed: best.one / (n * openFiscaSeconds * (best.numpy / (n * numpyThere))) },
    );
    const first = { peer: "the first scenario", peerSeconds: best.one, ...goalOf(0.25) };
    for (const [name, all, further] of [
      ["of three", best.three, 2],
      ["of six", best.six, 5],
    ] as const) {
      const seconds = Math.max(0, all - best.one) / further;
      report({ name: `liability: each further scenario ${name}`, ...line, seconds, ...first });
    }
    report({ name: "liability: person-level ledger", ...line, seconds: best.ledger, ...peer });
    report({
      name: "liability: ledger's totals, six ways",
      ...line,
      seconds: best.totals,
      ...peer,
    });
    await overThreads(payments, plan, { n, openFisca: n * openFiscaSeconds });
  } finally {
    await numpy.stop();
    rmSync(folder, { recursive: true });
  }
}

/**
 * Ledger, six ways of adding up, and cells of municipality and months, block by block: seconds by the clock, and of the
 * processors, which tell on a busy machine what the threads themselves cost.
 */
async function overThreads(
  payments: PaymentColumns,
  plan: LiabilityPlan,
  { n, openFisca }: { readonly n: number; readonly openFisca: number },
): Promise<void> {
  const sums = new Map<number, string>();
  const busy = new Map<number, number>();
  const compute = async (threads: number): Promise<void> => {
    const began = process.cpuUsage();
    const { totals, cells } = await computeInBlocks({ payments }, plan, { threads });
    const { user, system } = process.cpuUsage(began);
    busy.set(threads, Math.min(busy.get(threads) ?? Infinity, (user + system) / 1e6));
    sums.set(threads, JSON.stringify({ totals, cells }));
  };
  const best = await takeTurns(rounds, { one: () => compute(1), two: () => compute(2) });
  if (sums.get(1) !== sums.get(2)) throw new Error("two threads give other sums than one");
  const line = { n, unit: "rows" };
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  const more = (threads: number): Readonly<Record<string, number>> => ({
    processorSeconds: busy.get(threads) ?? 0,
    peakMegabytes,
  });
  report(
    {
      name: "liability: ledger and sums in blocks, one thread",
      ...line,
      seconds: best.one,
      peer: "OpenFisca, stated",
      peerSeconds: openFisca,
    },
    more(1),
  );
  report(
    {
      name: "liability: the same over two threads",
      ...line,
      seconds: best.two,
      peer: "one thread",
      peerSeconds: best.one,
    },
    more(2),
  );
}

function checkTotal(rows: MonthRows): void {
  const table = shareTable(fundingRules["tmt-2025"].steps);
  for (const tables of [[table], [table, table]]) {
    const [sums] = accrueMonths(rows, tables).owedHundredths;
    const total = (sums ?? new Float64Array(0)).reduce((all, value) => all + value, 0) / 10;
    if (total !== seededTotalTenths)
      throw new Error(`the seeded total is ${total} tenths of a cent`);
  }
}

function readMonths(folder: string): MonthRows {
  const bytes = (name: string): ArrayBuffer => {
    const file = readFileSync(`${folder}/${name}.bin`);
    return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  };
  return {
    person: new Int32Array(bytes("person")),
    days: new Uint8Array(bytes("days")),
    restart: new Uint8Array(bytes("reset")),
    dailyCents: new Uint16Array(bytes("daily")),
    opening: new Uint16Array(bytes("start")),
    group: new Uint16Array(bytes("muni")),
    month: new Uint16Array(bytes("month")),
    groupCount: 308,
    monthCount: 128,
  };
}

/** The same months as dated payments of labour-market subsidy in 2025. */
function paymentsOf(rows: MonthRows): PaymentColumns {
  const n = rows.person.length;
  const firstDay = 20_089;
  const start = Int32Array.from(rows.month, (month) => firstDay + month * 30);
  return {
    personCount: (rows.person[n - 1] ?? -1) + 1,
    person: rows.person,
    benefit: new Uint8Array(n),
    start,
    end: Int32Array.from(start, (day) => day + 30),
    paidOn: Int32Array.from(start, (day) => day + 35),
    paidDays: Int32Array.from(rows.days),
    paidCents: Int32Array.from(rows.days, (days, i) => days * (rows.dailyCents[i] ?? 0)),
    ground: new Uint8Array(n),
    municipality: { values: Int32Array.from(rows.group), validity: undefined },
  };
}

interface Numpy {
  /** Seconds of one run, measured by numpy's own process. */
  readonly time: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Keeps the rows in the memory of a Python process that runs once for each line it is sent. */
function startNumpy(folder: string): Numpy {
  const child = spawn("/usr/bin/python3", [script, "serve", folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    time: async () => {
      child.stdin.write("run\n");
      const { value, done } = await answers.next();
      if (done === true) throw new Error("numpy ended");
      return Number(value);
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
    },
  };
}

function hasNumpy(): boolean {
  try {
    execFileSync("/usr/bin/python3", ["-c", "import numpy"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
