// How fast typed arrays leave the columnar copy, against DuckDB's own fetch of the same columns as
// JavaScript rows on the same file. Uses the demo workspace that bench/api.ts makes.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { day } from "@luotsi/base";
import { loadPayments, withColumnar } from "@luotsi/store";
import { openWorkspace } from "@luotsi/usecases";

const folder = fileURLToPath(new URL("../.cache/bench-workspace", import.meta.url));
const rounds = 5;

if (!existsSync(folder)) {
  console.error("skipped: run bench/api.ts first, it makes the demo workspace");
  process.exit(0);
}

const workspace = await openWorkspace({ folder, clock: () => day("2026-11-22") });
await withColumnar(workspace.store, async (columnar) => {
  let ours = Infinity;
  let peer = Infinity;
  let rows = 0;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    rows = (await loadPayments(columnar)).rows;
    ours = Math.min(ours, performance.now() - began);
    const again = performance.now();
    const answer = await columnar.connection.runAndReadAll(
      "SELECT person, benefit, period_start, period_end, paid_on, paid_days, paid_cents, ground FROM benefit_payment",
    );
    answer.getRows();
    peer = Math.min(peer, performance.now() - again);
  }
  const line = {
    name: "frame of payments, 13 columns",
    n: rows,
    seconds: ours / 1000,
    peer: "DuckDB getRows of 8 of the columns",
    peerSeconds: peer / 1000,
    ratio: ours / peer,
    rowsPerSecond: Math.round(rows / (ours / 1000)),
  };
  console.log(JSON.stringify(line));
});
await workspace.close();
