// Run by tests as a process of its own, to be killed: opens a store, says so, and keeps importing when
// told where to begin. Every line it prints is a promise the test holds it to.
import { day } from "@luotsi/base";

import { deliver, type TestRecord } from "./delivery-for-tests.ts";
import { openStore } from "./open-store.ts";

export interface ProcessTask {
  readonly workspace: string;
  readonly databaseUrl?: string;
  /** Number of the first delivery; without it the store is only held open. */
  readonly firstDelivery?: number;
}

export const newRows = 1_000;
export const correctedRows = 200;

/** Delivery `number`: new persons, and corrections to the ones the delivery before it brought. */
function delivery(number: number): readonly TestRecord[] {
  const added = Array.from({ length: newRows }, (_, i) => payment(number, i, 100));
  if (number === 0) return added;
  const corrected = Array.from({ length: correctedRows }, (_, i) => payment(number - 1, i, 101));
  return [...added, ...corrected];
}

function payment(number: number, i: number, paidCents: number): TestRecord {
  return {
    person: `d${number}-${i}`,
    benefit: "labour_market_subsidy",
    period_start: day("2025-01-01"),
    period_end: day("2025-02-01"),
    paid_on: day("2025-02-03"),
    paid_days: 21,
    paid_cents: paidCents,
    ground: "unemployment",
  };
}

async function run(task: ProcessTask): Promise<void> {
  const store = await openStore(task);
  say(`open ${store.server.postmaster ?? 0}`);
  if (task.firstDelivery === undefined) {
    setInterval(() => {}, 1_000_000);
    return;
  }
  for (let number = task.firstDelivery; ; number++) {
    say(`begin ${number}`);
    const meta = { fileName: `d${number}.csv` };
    await deliver(store, { source: "benefit-payments", records: delivery(number), meta });
    say(`done ${number}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const [, script, task] = process.argv;
if (script === import.meta.filename && task !== undefined) {
  await run(JSON.parse(task) as ProcessTask);
}
