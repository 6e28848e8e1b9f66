import { spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";

import { expect, test } from "vitest";

const rows = 1_000_000;
const mostMegabytes = 300;

test(`a million payments are read in under ${mostMegabytes} MB`, async () => {
  const folder = await mkdtemp(join(tmpdir(), "luotsi-million-"));
  try {
    const path = join(folder, "payments.csv");
    await writePayments(path);
    // Where the system tells this process's own peak, that one: the usage of a child begins with what its parent held.
    const script = `
      import { existsSync, readFileSync } from "node:fs";
      import { createPseudonymiser, readSource } from ${JSON.stringify(new URL("../index.ts", import.meta.url).href)};
      import { sources } from "@luotsi/contract/sources";
      const { pseudonymOf: pseudonymise } = createPseudonymiser("a-key-for-these-tests");
      const { steps } = await readSource(${JSON.stringify(path)}, sources["benefit-payments"], { pseudonymise });
      let records = 0;
      for await (const { accepted } of steps) records += accepted.records.length;
      const status = "/proc/self/status";
      const peak = existsSync(status) ? Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync(status, "utf8"))[1]) : undefined;
      console.log(JSON.stringify({ records, megabytes: (peak ?? process.resourceUsage().maxRSS) / 1024 }));`;
    const done = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
      cwd: import.meta.dirname,
    });
    expect(done.stderr).toBe("");
    const result = JSON.parse(done.stdout) as { records: number; megabytes: number };
    expect(result.records).toBe(rows);
    expect(result.megabytes).toBeLessThan(mostMegabytes);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Every person of a large region once a month or so: many different keys, as in a real delivery. */
async function writePayments(path: string): Promise<void> {
  const file = createWriteStream(path);
  file.write("person_id;benefit;from;to;paid_on;paid_days;paid_eur;ground\n");
  for (let i = 0; i < rows; i += 1000) {
    const lines = Array.from({ length: 1000 }, (_, k) => {
      const person = (i + k) % 150_000;
      return `P${person};labour_market_subsidy;6.1.2025;2.2.2025;10.2.2025;20;${person % 900},5;unemployment\n`;
    });
    if (!file.write(lines.join(""))) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
}
