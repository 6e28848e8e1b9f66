import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

const launcher = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "luotsi-cli-backup-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function luotsi(status: number, ...words: readonly string[]) {
  const done = spawnSync(process.execPath, [launcher, ...words, "--json"], {
    encoding: "utf8",
    cwd: folder,
  });
  expect(done.status, `${done.stdout}\n${done.stderr}`).toBe(status);
  return JSON.parse(done.stdout);
}

describe("luotsi backup and restore", () => {
  test("what was imported is there again in a new workspace, and the file is known there", () => {
    const ledger = join(folder, "ledger.csv");
    const head = "month;account;cost_centre;service;entry;amount_eur";
    writeFileSync(ledger, `${head}\n2026-01;4300;1;training;a;1 000,50\n`);
    luotsi(0, "import", ledger, "--source", "ledger", "--workspace", "old");
    const written = luotsi(0, "backup", "copy", "--workspace", "old");
    const restored = luotsi(0, "restore", "copy", "--workspace", "new");
    expect(restored.rows).toBe(written.rows);
    // Keys stay out of a backup: without them nobody is taken for a stranger.
    const without = luotsi(3, "import", ledger, "--source", "ledger", "--workspace", "new");
    expect(without.error.code).toBe("PSEUDONYM_KEY_CHANGED");
    copyFileSync(join(folder, "old/pseudonym.key"), join(folder, "new/pseudonym.key"));
    const again = luotsi(0, "import", ledger, "--source", "ledger", "--workspace", "new");
    expect(again).toMatchObject({ sameFile: true, batch: 1 });
  });

  test("a folder that is there, a folder that is none and a workspace in use are refused by name", () => {
    expect(luotsi(3, "backup", "copy", "--workspace", "old").error.code).toBe("FOLDER_EXISTS");
    expect(luotsi(3, "restore", "nowhere", "--workspace", "third").error.code).toBe(
      "BACKUP_UNREADABLE",
    );
    expect(existsSync(join(folder, "third"))).toBe(false);
    expect(luotsi(3, "restore", "copy", "--workspace", "new").error.code).toBe(
      "DATABASE_NOT_EMPTY",
    );
    expect(luotsi(2, "backup").error.code).toBe("WRONG_USAGE");
  });
});
