import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { day } from "@luotsi/base";

import { deliver, type TestRecord } from "./delivery-for-tests.ts";
import { openStore } from "./open-store.ts";

const folder = mkdtempSync(join(tmpdir(), "luotsi-small-disk-"));
chmodSync(folder, 0o755);
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=220m,mode=755", "tmpfs", folder]);
const canMount = mounted.status === 0;
if (!canMount) rmSync(folder, { recursive: true });

function freeBytes(): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function records(from: number, count: number): readonly TestRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    person: `p${from + i}`,
    benefit: "labour_market_subsidy",
    period_start: day("2025-01-01"),
    period_end: day("2025-02-01"),
    paid_on: day("2025-02-03"),
    paid_days: 21,
    paid_cents: 10_000,
    ground: "unemployment",
  }));
}

// Needs a disk of its own to fill, which only an administrator may make.
test.skipIf(!canMount)(
  "on a full disk an import is refused whole, what was stored stays readable, and with space it goes on",
  async () => {
    try {
      const store = await openStore({ workspace: join(folder, "workspace") });
      try {
        await deliver(store, { source: "benefit-payments", records: records(0, 100) });
        const filler = join(folder, "filler");
        writeFileSync(filler, Buffer.alloc(freeBytes() - 2_000_000));
        const large = records(1000, 60_000);
        await expect(
          deliver(store, { source: "benefit-payments", records: large }),
        ).rejects.toMatchObject({ code: "DISK_FULL" });
        const count = "SELECT count(*)::int AS found FROM benefit_payment";
        expect(await store.reader.rows(count)).toEqual([{ found: 100 }]);
        rmSync(filler);
        await deliver(store, { source: "benefit-payments", records: large.slice(0, 1000) });
        expect(await store.reader.rows(count)).toEqual([{ found: 1100 }]);
      } finally {
        await store.close();
      }
    } finally {
      spawnSync("umount", ["-l", folder]);
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
