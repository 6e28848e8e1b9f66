import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { undoBatch } from "../import/undo-batch.ts";
import type { Store } from "../open-store.ts";
import { openTestStore, testDatabases } from "../testing.ts";
import { openVault, type OpenVault } from "./open-vault.ts";
import { findByIndex, readIdentity } from "./read-identity.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { deliverPeople, fresh, keys, maija, matti, old, searchedForm } from "./people-for-tests.ts";
import { addVaultKey, loadVaultKeys } from "./vault-keys.ts";
import { readVaultStatus } from "./vault-status.ts";

describe.each(testDatabases)("the vault on the $name database", (database) => {
  let store: Store;
  let vault: OpenVault;
  beforeEach(async () => {
    store = await openTestStore(database);
    vault = await openVault({ store, keys: await keys(old), searchedForm });
  });
  afterEach(async () => {
    await store.close();
  });

  async function valuesOf(
    pseudonym: string,
  ): Promise<readonly (readonly [string, string, boolean])[]> {
    const found = await readIdentity(store, vault, pseudonym);
    return found.map(({ field, value, supersededAt }) => [field, value, supersededAt === null]);
  }

  test("identity comes out as it went in, and only for its own person", async () => {
    await deliverPeople(store, [maija, matti], { vault });
    expect(await valuesOf("lp1maija")).toEqual([
      ["email", "m@example.org", true],
      ["identity_code", "131052-308T", true],
      ["last_name", "Meikäläinen", true],
    ]);
    expect(await valuesOf("lp1matti")).toEqual([["last_name", "Korhonen", true]]);
  });

  test("an ordinary reader is refused, however it asks", async () => {
    await deliverPeople(store, [maija], { vault });
    expect(store.readersHaveOwnRole).toBe(true);
    const refused = /permission denied/;
    await expect(store.reader.rows("SELECT * FROM vault.detail")).rejects.toThrow(refused);
    await expect(store.reader.rows("SELECT * FROM vault.envelope")).rejects.toThrow(refused);
    await expect(
      store.read(async (reader) => await reader.rows("SELECT count(*) FROM vault.index_key")),
    ).rejects.toThrow(refused);
    await expect(
      store.read(async (reader) => {
        for await (const piece of reader.copyOut("COPY vault.detail TO STDOUT")) String(piece);
      }),
    ).rejects.toThrow(refused);
    await expect(store.reader.rows("SELECT pg_read_file('PG_VERSION')")).rejects.toThrow(refused);
    const seen = await store.reader.rows<{ count: number }>("SELECT count(*) AS count FROM person");
    expect(seen).toEqual([{ count: 1 }]);
  });

  test("readers may read every table outside the vault but those of who is signed in", async () => {
    const closed = await store.reader.rows<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind = 'r'
         AND NOT has_table_privilege(current_user, c.oid, 'SELECT') ORDER BY 1`,
    );
    expect(closed.map(({ name }) => name)).toEqual([
      "break_glass_code",
      "sign_in_attempt",
      "sign_in_session",
      "used_logout_token",
    ]);
  });

  test("the same identity again leaves nothing; a changed one keeps the old as history", async () => {
    await deliverPeople(store, [maija], { vault });
    await deliverPeople(store, [maija, matti], { vault });
    expect((await readVaultStatus(store)).earlier).toBe(0);
    const moved = { ...maija, identity: { ...maija.identity, last_name: "Virtanen" } };
    const batch = await deliverPeople(store, [moved], { vault });
    const names = (await readIdentity(store, vault, "lp1maija")).filter(
      ({ field }) => field === "last_name",
    );
    expect(names).toMatchObject([
      { value: "Virtanen", ground: "import", keptBy: "test", batch, supersededAt: null },
      { value: "Meikäläinen", supersededBy: "test", supersededGround: "import" },
    ]);
    expect(names[1]?.supersededAt).not.toBeNull();
    await undoBatch(store, batch ?? 0, "test");
    expect(await valuesOf("lp1maija")).toContainEqual(["last_name", "Meikäläinen", true]);
    expect((await readVaultStatus(store)).earlier).toBe(0);
  });

  test("a dry run keeps nothing", async () => {
    await deliverPeople(store, [maija], { vault, dryRun: true });
    expect((await readVaultStatus(store)).people).toBe(0);
  });

  test("a person is found by the identity code, and by nothing like it", async () => {
    await deliverPeople(store, [maija, matti], { vault });
    const find = async (code: string): Promise<readonly string[]> =>
      await findByIndex(store, "identity_code", vault.searchIndexOf("identity_code", code));
    expect(await find("131052-308T")).toEqual(["lp1maija"]);
    expect(await find("131052-308U")).toEqual([]);
    const other = vault.searchIndexOf("email", "131052-308T");
    expect(await findByIndex(store, "identity_code", other)).toEqual([]);
  });

  test("rows swapped in the database do not open", async () => {
    await deliverPeople(store, [maija, matti], { vault });
    await store.write(async (writer) => {
      await writer.run(
        `UPDATE vault.detail SET envelope_id = o.envelope_id, sealed = o.sealed
         FROM vault.detail o WHERE o.pseudonym = 'lp1maija' AND o.field = 'last_name'
           AND detail.pseudonym = 'lp1matti'`,
      );
    });
    await expect(readIdentity(store, vault, "lp1matti")).rejects.toMatchObject({
      code: "VAULT_ROW_BROKEN",
    });
  });

  test("another key than the vault's is refused before anything is done", async () => {
    const opening = openVault({ store, keys: await keys(fresh), searchedForm });
    await expect(opening).rejects.toMatchObject({ code: "VAULT_KEY_UNKNOWN" });
  });

  test("a rotation stopped in the middle loses nothing and goes on where it was", async () => {
    const many = Array.from({ length: 2_500 }, (_, i) => ({
      pseudonym: `lp1p${i}`,
      identity: { last_name: `Nimi ${i}` },
    }));
    await deliverPeople(store, [maija, ...many], { vault });
    const both = await keys(`${fresh}\n${old}`);
    const stopped = rotateKeys(store, both, ({ done }) => {
      if (done >= 1_000) throw new Error("killed");
    });
    await expect(stopped).rejects.toThrow("killed");
    const half = await readVaultStatus(store);
    expect(half.keys.map(({ dataKeys }) => dataKeys)).toEqual([1_501, 1_000]);
    vault = await openVault({ store, keys: both, searchedForm });
    expect(await valuesOf("lp1maija")).toHaveLength(3);

    expect(await rotateKeys(store, both)).toBe(1_501);
    const whole = await readVaultStatus(store);
    expect(whole.keys).toMatchObject([
      { version: 1, dataKeys: 0, wrapsIndex: false },
      { version: 2, dataKeys: 2_501, wrapsIndex: true },
    ]);
    vault = await openVault({ store, keys: await keys(fresh), searchedForm });
    expect(await valuesOf("lp1p2499")).toEqual([["last_name", "Nimi 2499", true]]);
    const index = vault.searchIndexOf("identity_code", "131052-308T");
    expect(await findByIndex(store, "identity_code", index)).toEqual(["lp1maija"]);
    expect(await rotateKeys(store, await keys(fresh))).toBe(0);
  });
});

describe("the keys of the vault", () => {
  test("none given means no vault; a wrong one is refused", async () => {
    expect(await loadVaultKeys("/nowhere", {})).toBeUndefined();
    for (const wrong of ["short", `${old}0`, `${old},x`]) {
      await expect(keys(wrong)).rejects.toMatchObject({ code: "VAULT_KEY_UNUSABLE" });
    }
  });

  test("a new key of the workspace goes first, for its owner's eyes only, and the old one stays", async () => {
    const folder = mkdtempSync(join(tmpdir(), "luotsi-vault-"));
    try {
      const first = await addVaultKey(folder);
      const second = await addVaultKey(folder);
      const loaded = await loadVaultKeys(folder, {});
      expect(loaded?.current.id).toBe(second);
      expect([...(loaded?.all.keys() ?? [])]).toEqual([second, first]);
      expect(statSync(join(folder, "vault.key")).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
