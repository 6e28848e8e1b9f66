import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day } from "@luotsi/base";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { deliver } from "../delivery-for-tests.ts";
import { openStore, type Store } from "../open-store.ts";
import { migrations } from "../postgres/migrate.ts";
import { followAuditChain } from "../queries/audit-chain.ts";
import { freshDatabase, openTestStore, testDatabases, type TestDatabase } from "../testing.ts";
import { manifestFile, readManifest, type BackupManifest } from "./backup-manifest.ts";
import { restoreBackup, tableChecksums } from "./restore-backup.ts";
import { quietRestore } from "./restore-work-for-tests.ts";
import { writeBackup } from "./write-backup.ts";

const quiet = { version: "test", onProgress: (): void => {} };

function payments(from: number, count: number): Parameters<typeof deliver>[1] {
  return {
    source: "benefit-payments",
    records: Array.from({ length: count }, (_, i) => ({
      person: `person ${from + i} Ääkkönen\t\\N "quoted"`,
      benefit: "labour_market_subsidy",
      period_start: day("2025-01-01"),
      period_end: day("2025-02-01"),
      paid_on: day("2025-02-03"),
      paid_days: 21,
      paid_cents: 10_000 + i,
      ground: "unemployment",
    })),
  };
}

/** Checksums of every table but the audit log, whose newest event after a restore is the restoring. */
async function checksums(store: Store): Promise<Awaited<ReturnType<typeof tableChecksums>>> {
  const sums = await store.readWhole(tableChecksums);
  return sums.filter(({ table }) => !table.startsWith("public.audit_"));
}

async function rowsIn(store: Store, table: string): Promise<number> {
  const [found] = await store.readWhole(
    async (reader) =>
      await reader.rows<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`),
  );
  return found?.rows ?? -1;
}

/** Somebody is signed in, somebody is on the way, and a one-time code waits to be used. */
async function signIn(store: Store): Promise<void> {
  await store.write(async (writer) => {
    await writer.run(
      `INSERT INTO sign_in_session (id, token_hash, user_id, user_name, grants, acting_role, issuer, subject,
         started_at, seen_at, renewed_at, ends_at)
       SELECT gen_random_uuid(), repeat('a', 64), 'u-1', 'Somebody', '[]', 'coach', 'i', 's', now(), now(), now(),
         now() + interval '1 hour'`,
    );
    await writer.run(
      `INSERT INTO sign_in_attempt (state_hash, browser_hash, nonce, code_verifier, return_to, ends_at)
       SELECT repeat('b', 64), repeat('c', 64), 'n', 'v', '/', now() + interval '1 hour'`,
    );
    await writer.run(
      `INSERT INTO used_logout_token SELECT repeat('d', 64), now() + interval '1 hour'`,
    );
    await writer.run(
      `INSERT INTO break_glass_code (code_hash, made_at, ends_at)
       SELECT repeat('e', 64), now(), now() + interval '1 hour'`,
    );
  });
}

const passing = ["sign_in_session", "sign_in_attempt", "used_logout_token", "break_glass_code"];

/** An empty database on a server that runs already. */
async function emptyDatabase(folder: string): Promise<{
  readonly place: Parameters<typeof openStore>[0];
  readonly drop: () => Promise<void>;
}> {
  const fresh = await freshDatabase();
  return { place: { workspace: folder, databaseUrl: fresh.url }, drop: fresh.drop };
}

/** An empty place to restore to, of each kind there is here. */
async function emptyPlace(
  { url }: TestDatabase,
  folder: string,
): Promise<{
  readonly place: Parameters<typeof openStore>[0];
  readonly drop: () => Promise<void>;
}> {
  if (url === undefined) return { place: { workspace: folder }, drop: async () => {} };
  const fresh = await freshDatabase(url);
  return { place: { workspace: folder, databaseUrl: fresh.url }, drop: fresh.drop };
}

describe.each(testDatabases)("a backup of the $name database", (database) => {
  let store: Store;
  let folder: string;
  let backup: string;
  let manifest: BackupManifest;
  beforeAll(async () => {
    store = await openTestStore(database);
    folder = mkdtempSync(join(tmpdir(), "luotsi-backup-"));
    backup = join(folder, "backup");
    await deliver(store, payments(0, 500));
    await deliver(store, payments(400, 200));
    await signIn(store);
    manifest = await writeBackup(store, backup, quiet);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(testDatabases)(
    "has every table, and in an empty $name database each has the same checksum again",
    async (target) => {
      const { place, drop } = await emptyPlace(target, mkdtempSync(join(folder, "restored-")));
      const restored = await restoreBackup(place, backup, quietRestore);
      expect(restored.tables.find(({ table }) => table === "person")?.rows).toBe(600);
      const again = await openStore(place);
      try {
        expect(await checksums(again)).toEqual(await checksums(store));
        // Numbers go on where they were: a new delivery meets no old one.
        const more = await deliver(again, payments(10_000, 5));
        expect(more.accepted).toBe(5);
      } finally {
        await again.close();
        await drop();
      }
    },
  );

  test("signs nobody in, and leaves the restoring as the newest event of a log whose chain goes on", async () => {
    for (const table of passing) {
      expect(manifest.tables.find((each) => each.table === table)?.rows, table).toBe(0);
      expect(await rowsIn(store, table), table).toBe(1);
    }
    const { place, drop } = await emptyDatabase(mkdtempSync(join(folder, "signed-out-")));
    await restoreBackup(place, backup, quietRestore);
    const again = await openStore(place);
    for (const table of passing) expect(await rowsIn(again, table), table).toBe(0);
    const events = await again.reader.rows(
      "SELECT who, purpose, route, act, outcome FROM audit_event ORDER BY id DESC LIMIT 1",
    );
    expect(events).toEqual([
      {
        who: "cli:test",
        purpose: "command-line",
        route: "cli:restore",
        act: "change",
        outcome: "done",
      },
    ]);
    expect(await again.read(async (reader) => await followAuditChain(reader, []))).toMatchObject({
      kind: "whole",
      head: { events: (await rowsIn(store, "audit_event")) + 1 },
    });
    await again.close();
    await drop();
  });

  test("is of one moment, whatever is stored while it is written", async () => {
    let stored: Promise<unknown> | undefined;
    const second = join(folder, "meanwhile");
    const written = await writeBackup(store, second, {
      version: "test",
      onProgress: () => {
        stored ??= deliver(store, payments(50_000, 300));
      },
    });
    await stored;
    const rows = (table: string): number =>
      written.tables.find((each) => each.table === table)?.rows ?? -1;
    expect(rows("benefit_payment")).toBe(
      manifest.tables.find(({ table }) => table === "benefit_payment")?.rows,
    );
    expect(rows("import_batch")).toBe(2);
  });

  test("never writes over a folder that is there, and leaves it as it was", async () => {
    await expect(writeBackup(store, backup, quiet)).rejects.toMatchObject({
      code: "FOLDER_EXISTS",
    });
    expect(readdirSync(folder).filter((name) => name.includes("unfinished"))).toEqual([]);
  });

  test("is readable to its owner only", () => {
    expect(statSync(backup).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(backup)) {
      expect(statSync(join(backup, file)).mode & 0o777, file).toBe(0o600);
    }
  });

  test("is not restored over anything", async () => {
    const { place, drop } = await emptyDatabase(mkdtempSync(join(folder, "full-")));
    await (await openStore(place)).close();
    await expect(restoreBackup(place, backup, quietRestore)).rejects.toMatchObject({
      code: "DATABASE_NOT_EMPTY",
    });
    await drop();
  });

  const payment = "public.benefit_payment.copy.gz";
  const damages: readonly (readonly [string, (copy: string) => void])[] = [
    ["half a file", (copy) => truncateSync(join(copy, payment), 400)],
    ["a file that is gone", (copy) => rmSync(join(copy, payment))],
    [
      "another table's file",
      (copy) => copyFileSync(join(copy, "public.setting.copy.gz"), join(copy, payment)),
    ],
    ["a file of noise", (copy) => writeFileSync(join(copy, payment), "not packed at all")],
    ["no list", (copy) => rmSync(join(copy, manifestFile))],
    ["a list that is no list", (copy) => writeFileSync(join(copy, manifestFile), "{}")],
    [
      "columns put into the list",
      (copy) => {
        const path = join(copy, manifestFile);
        const text = readFileSync(path, "utf8");
        writeFileSync(path, text.replace('"pseudonym"', "\"pseudonym) FROM PROGRAM 'true' --\""));
      },
    ],
    ["a list that is no JSON", (copy) => writeFileSync(join(copy, manifestFile), "[")],
  ];
  test.each(damages)("with %s is refused, and the database stays empty", async (_, damage) => {
    const copy = mkdtempSync(join(folder, "damaged-"));
    cpSync(backup, copy, { recursive: true });
    damage(copy);
    const { place, drop } = await emptyDatabase(mkdtempSync(join(folder, "empty-")));
    await expect(restoreBackup(place, copy, quietRestore)).rejects.toMatchObject({
      code: "BACKUP_UNREADABLE",
    });
    // Nothing is left behind that a whole backup would trip over.
    await restoreBackup(place, backup, quietRestore);
    await drop();
  });

  test("of a newer program is refused by name", async () => {
    const copy = mkdtempSync(join(folder, "newer-"));
    cpSync(backup, copy, { recursive: true });
    const next = { id: migrations().length + 1, sha256: "0".repeat(64) };
    const list = { ...manifest, migrations: [...manifest.migrations, next], version: "9.9.9" };
    writeFileSync(join(copy, manifestFile), JSON.stringify(list));
    const { place, drop } = await emptyDatabase(mkdtempSync(join(folder, "untouched-")));
    await expect(restoreBackup(place, copy, quietRestore)).rejects.toMatchObject({
      code: "BACKUP_TOO_NEW",
      details: { version: "9.9.9", id: next.id },
    });
    await drop();
  });

  test("says what it holds in a file a person can read", async () => {
    const found = await readManifest(backup);
    expect(
      found.tables.map(({ schema, table }) => `${schema}.${table}.copy.gz`).toSorted(),
    ).toEqual(
      readdirSync(backup)
        .filter((name) => name !== manifestFile)
        .toSorted(),
    );
    expect(JSON.parse(readFileSync(join(backup, manifestFile), "utf8"))).toEqual(manifest);
  });
});
