import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { restoreBackup } from "./backup/restore-backup.ts";
import { quietRestore } from "./backup/restore-work-for-tests.ts";
import { openStore, type Store } from "./open-store.ts";
import { freshDatabase } from "./testing.ts";

/** A store of its own with the small synthetic area of version 0.1.0 in it. Closing drops it. */
export async function openReleaseStore(): Promise<Store> {
  const { url, drop } = await freshDatabase();
  const workspace = mkdtempSync(join(tmpdir(), "luotsi-release-"));
  const place = { workspace, databaseUrl: url };
  const backup = fileURLToPath(new URL("../releases/0.1.0", import.meta.url));
  await restoreBackup(place, backup, quietRestore);
  const store = await openStore(place);
  return {
    ...store,
    close: async () => {
      await store.close();
      await drop();
      rmSync(workspace, { recursive: true, force: true });
    },
  };
}
