import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import {
  accrueMonths,
  liabilityTotals,
  municipalLiability,
  shareTable,
  type MonthRows,
  type PaymentColumns,
} from "@luotsi/engines";
import {
  chooseAssumptions,
  fundingRules,
  liabilityPlan,
  type FundingRule,
} from "@luotsi/law";

/** What numpy's own sum of the seeded ten million rows must be: tenths of a cent. */
const seededTotalTenths = 899_472_860_759;
const script = fileURLToPath(new URL("numpy_liability.py", import.meta.url));
const repeats = 3;

interface Line {
  readonly name: string;
  readonly n: number;
  readonly seconds: number;
  readonly peerSeconds?: number;
  readonly ratio?: number;
  readonly growth?: number;
}

const growth = new Map<string, { readonly n: number; readonly seconds: number }>();

if (hasNumpy()) {
  for (const persons of [10_000, 100_000, 1_000_000]) benchmark(persons);
} else {
  console.error("skipped: liability against numpy (python3-numpy is not installed)");
}

function benchmark(persons: number): void {
  const folder = mkdtempSync(`${tmpdir()}/luotsi-bench-`);
  try {
    python(["generate", folder, String(persons), "10", "42"]);
    const rows = readMonths(folder);
    const n = rows.person.length;
    const { seconds: peerSeconds } = JSON.parse(python(["time", folder, String(repeats)]));
    const now = shareTable(fundingRules["tmt-2025"].steps);
    const old: FundingRule = fundingRules["tmt-2015"];
    const kernel = best(() => accrueMonths(rows, [now]));
    if (persons === 1_000_000) checkTotal(rows);
    report({ name: "liability: counter, share and totals", n, seconds: kernel, peerSeconds });
    const scenarios = [now, shareTable(old.steps), shareTable(fundingRules["tmt-2006"].steps)];
    const three = best(() => accrueMonths(rows, scenarios));
    report({ name: "liability: each further scenario", n, seconds: (three - kernel) / 2, peerSeconds: kernel });
    const payments = paymentsOf(rows);
    const plan = liabilityPlan("fi-dated", chooseAssumptions([]));
    const ledger = best(() => municipalLiability({ payments }, plan));
    report({ name: "liability: person-level ledger of dated payments", n, seconds: ledger, peerSeconds });
    const made = municipalLiability({ payments }, plan);
    const totals = best(() => liabilityTotals(made, payments, plan));
    report({ name: "liability: totals of the ledger, six ways", n, seconds: totals, peerSeconds });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function checkTotal(rows: MonthRows): void {
  const table = shareTable(fundingRules["tmt-2025"].steps);
  const [sums] = accrueMonths(rows, [table]).owedHundredths;
  const total = (sums ?? new Float64Array(0)).reduce((all, value) => all + value, 0) / 10;
  if (total !== seededTotalTenths) throw new Error(`the seeded total is ${total} tenths of a cent`);
}

function report(line: Line): void {
  const before = growth.get(line.name);
  growth.set(line.name, line);
  const ratio = line.peerSeconds === undefined ? {} : { ratio: line.seconds / line.peerSeconds };
  const grown = before === undefined ? {} : { growth: line.seconds / before.seconds };
  console.log(JSON.stringify({ ...line, ...ratio, ...grown }));
}

function best(job: () => unknown): number {
  let seconds = Infinity;
  for (let k = 0; k < repeats; k++) {
    const began = performance.now();
    job();
    seconds = Math.min(seconds, (performance.now() - began) / 1000);
  }
  return seconds;
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
  };
}

function python(words: readonly string[]): string {
  return execFileSync("/usr/bin/python3", [script, ...words], { encoding: "utf8" });
}

function hasNumpy(): boolean {
  try {
    execFileSync("/usr/bin/python3", ["-c", "import numpy"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
