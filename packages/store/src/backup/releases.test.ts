import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { openStore } from "../open-store.ts";
import { migrations } from "../postgres/migrate.ts";
import { oneRow } from "../postgres/access.ts";
import { freshDatabase, testDatabases } from "../testing.ts";
import { readManifest } from "./backup-manifest.ts";
import { restoreBackup } from "./restore-backup.ts";
import { quietRestore } from "./restore-work-for-tests.ts";

const folder = fileURLToPath(new URL("../../releases/", import.meta.url));
const releases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(testDatabases)("on the $name database", ({ url }) => {
  test.each(releases)("the data of version %s comes to today's schema whole", async (release) => {
    const manifest = await readManifest(join(folder, release));
    const fresh = await freshDatabase(url);
    const workspace = mkdtempSync(join(tmpdir(), "luotsi-release-"));
    const place = { workspace, databaseUrl: fresh.url };
    try {
      const restored = await restoreBackup(place, join(folder, release), quietRestore);
      expect(restored.migrationAfter).toBe(migrations().length);
      const store = await openStore(place);
      try {
        for (const { schema, table, rows } of manifest.tables) {
          const found = await oneRow<{ rows: number }>(
            store.reader,
            `SELECT count(*)::int AS rows FROM "${schema}"."${table}"`,
          );
          // The restoring itself is the newest event.
          const more = table === "audit_event" ? 1 : 0;
          expect(found.rows, `rows of ${table}`).toBe(rows + more);
        }
      } finally {
        await store.close();
      }
    } finally {
      await fresh.drop();
      rmSync(workspace, { recursive: true, force: true });
    }
  });
});
