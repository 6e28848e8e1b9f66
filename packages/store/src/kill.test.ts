import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { expect, test } from "vitest";

import { openStore, type Store } from "./open-store.ts";
import { correctedRows, newRows } from "./process-for-tests.ts";
import { killTree, startProcess } from "./started-process-for-tests.ts";
import { freshDatabase, testDatabases } from "./testing.ts";

const rounds = 30;

/** What a process promised before it was killed. */
interface Promised {
  /** Deliveries 0 up to here were acknowledged. */
  acknowledged: number;
  /** Rounds in which a delivery had begun and was not acknowledged. */
  interrupted: number;
}

test.each(testDatabases)(
  "killed at any moment, an import on the $name database is whole or absent, and none acknowledged is lost",
  async (database) => {
    const workspace = mkdtempSync(join(tmpdir(), "luotsi-kill-"));
    const fresh = database.url === undefined ? undefined : await freshDatabase(database.url);
    const place = { workspace, ...(fresh === undefined ? {} : { databaseUrl: fresh.url }) };
    const promised: Promised = { acknowledged: 0, interrupted: 0 };
    try {
      let store = await openStore(place);
      for (let round = 0; round < rounds; round++) {
        await importUntilKilled(place, promised, momentOf(round));
        await store.close();
        store = await openStore(place);
        await checkEverything(store, promised);
      }
      await store.close();
      expect(promised.acknowledged).toBeGreaterThan(0);
      expect(promised.interrupted).toBeGreaterThan(rounds / 3);
    } finally {
      await fresh?.drop();
      rmSync(workspace, { recursive: true, force: true });
    }
  },
  300_000,
);

/** Milliseconds after the first delivery has begun: spread over the whole of an import. */
function momentOf(round: number): number {
  return (round * 0.618_033_988_75 * 400) % 400;
}

async function importUntilKilled(
  place: { readonly workspace: string; readonly databaseUrl?: string },
  promised: Promised,
  milliseconds: number,
): Promise<void> {
  const started = startProcess({ ...place, firstDelivery: promised.acknowledged });
  const postmaster = Number(await started.said("open "));
  await started.said("begin ");
  await wait(milliseconds);
  const emptied = once(started.child, "close");
  await killTree(started.child.pid ?? 0);
  if (postmaster !== 0) await killTree(postmaster);
  // What it had said before it died may still be on its way here.
  await emptied;
  const done = started.lines.filter((line) => line.startsWith("done ")).length;
  const begun = started.lines.filter((line) => line.startsWith("begin ")).length;
  promised.acknowledged += done;
  if (begun > done) promised.interrupted += 1;
}

async function checkEverything(store: Store, { acknowledged }: Promised): Promise<void> {
  const found = await store.read(async (reader) => ({
    batches: await reader.rows<{ name: string; whole: boolean }>(
      `SELECT file_name AS name, accepted_count =
         (SELECT count(*) FROM benefit_payment p WHERE p.batch_id = b.id) AS whole
       FROM import_batch b ORDER BY id`,
    ),
    records: await reader.rows<{ current: number; corrected: number; superseded: number }>(
      `SELECT count(*) FILTER (WHERE superseded_by_batch IS NULL) AS current,
              count(*) FILTER (WHERE superseded_by_batch IS NULL AND paid_cents = 101) AS corrected,
              count(*) FILTER (WHERE superseded_by_batch IS NOT NULL) AS superseded
       FROM benefit_payment`,
    ),
    strays: await reader.rows(
      `SELECT p.id FROM person p
       WHERE NOT EXISTS (SELECT FROM benefit_payment b WHERE b.person = p.id)`,
    ),
  }));
  const { length } = found.batches;
  expect([acknowledged, acknowledged + 1]).toContain(length);
  expect(found.batches).toEqual(
    Array.from({ length }, (_, number) => ({ name: `d${number}.csv`, whole: true })),
  );
  const corrected = Math.max(0, length - 1) * correctedRows;
  expect(found.records).toEqual([{ current: length * newRows, corrected, superseded: corrected }]);
  expect(found.strays).toEqual([]);
}
