import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { writeBackup } from "../backup/write-backup.ts";
import { deliver } from "../delivery-for-tests.ts";
import { joinEmbeddedServer, type EmbeddedServer } from "../embedded/embedded-server.ts";
import { undoBatch } from "../import/undo-batch.ts";
import { openStore, type Store } from "../open-store.ts";
import { erasePerson } from "../privacy/erase-person.ts";
import { insertAuditLines } from "../queries/audit-log.ts";
import { openVault, type OpenVault } from "../vault/open-vault.ts";
import {
  deliverPeople,
  fresh,
  keys,
  maija,
  matti,
  old,
  searchedForm,
} from "../vault/people-for-tests.ts";
import { findByIndex, readIdentity } from "../vault/read-identity.ts";
import { rotateKeys } from "../vault/rotate-keys.ts";
import { readVaultStatus } from "../vault/vault-status.ts";
import { urlOf } from "./connection-details.ts";

const script = fileURLToPath(new URL("../../../../deploy/postgresql-roles.sql", import.meta.url));
const passwords = { owner_password: "o", app_password: "a", analyst_password: "n" };

/** Roles belong to a whole server, so this one has a server of its own; `TEST_ROLES_DATABASE_URL` names another to throw away. */
let folder: string;
let server: EmbeddedServer | undefined;
let admin = process.env["TEST_ROLES_DATABASE_URL"] ?? "";
let app: Store;
let vault: OpenVault;

function addressOf(user: string, password: string): string {
  const address = new URL(admin);
  Object.assign(address, { username: user, password, pathname: "/luotsi" });
  return address.href;
}

/** As `psql -v … -f` runs it: statement by statement, with the given words as literals. */
async function runScript(): Promise<void> {
  const text = Object.entries(passwords).reduce(
    (written, [name, word]) => written.replaceAll(`:'${name}'`, `'${word}'`),
    readFileSync(script, "utf8").replaceAll(/^--.*$/gm, ""),
  );
  await asked(admin, text.split(";"));
}

async function asked(url: string, statements: readonly string[]): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: unknown;
    for (const statement of statements) {
      if (statement.trim() !== "") ({ rows } = await client.query(statement));
    }
    return rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "luotsi-roles-"));
  if (admin === "") {
    server = await joinEmbeddedServer(join(folder, "server"), {});
    admin = urlOf(server.connection);
  }
  await runScript();
  const owner = await openStore({
    workspace: join(folder, "owner"),
    databaseUrl: addressOf("luotsi_owner", passwords.owner_password),
  });
  await owner.close();
  app = await openStore({
    workspace: join(folder, "app"),
    databaseUrl: addressOf("luotsi_app", passwords.app_password),
  });
  vault = await openVault({ store: app, keys: await keys(old), searchedForm });
}, 60_000);
afterAll(async () => {
  await app.close();
  await server?.leave();
  rmSync(folder, { recursive: true, force: true });
});

const refused = /permission denied|must be owner/;

describe("a server with the roles of deploy/postgresql-roles.sql", () => {
  test("keeps ordinary readers and writers of the application out of the vault", async () => {
    expect(app).toMatchObject({ readersHaveOwnRole: true, vaultHasOwnRole: true });
    const peek = "SELECT count(*) FROM vault.detail";
    await expect(app.reader.rows(peek)).rejects.toThrow(refused);
    await expect(app.ownReader.rows(peek)).rejects.toThrow(refused);
    await expect(app.readWhole(async (reader) => await reader.rows(peek))).rejects.toThrow(refused);
    await expect(app.write(async (writer) => await writer.rows(peek))).rejects.toThrow(refused);
  });

  test("lets the vault do all it does, in the transaction of what it belongs to", async () => {
    const batch = await deliverPeople(app, [maija, matti], { vault });
    expect((await readIdentity(app, vault, maija.pseudonym)).map(({ value }) => value)).toContain(
      "Meikäläinen",
    );
    const index = vault.searchIndexOf("identity_code", "131052-308T");
    expect(await findByIndex(app, "identity_code", index)).toEqual([maija.pseudonym]);
    expect(await rotateKeys(app, await keys(`${fresh},${old}`))).toBe(2);
    vault = await openVault({ store: app, keys: await keys(`${fresh},${old}`), searchedForm });
    expect(await app.write(async (writer) => await erasePerson(writer, maija.pseudonym))).toEqual(
      expect.objectContaining({ identityValues: 3 }),
    );
    const manifest = await writeBackup(app, join(folder, "backup"), {
      version: "test",
      onProgress: () => {},
    });
    expect(manifest.tables.find(({ table }) => table === "detail")?.rows).toBe(1);
    await undoBatch(app, batch ?? 0, "test");
    expect(await readVaultStatus(app)).toMatchObject({ people: 0 });
  });

  test("lets the application import, also much at once, and add to the audit log", async () => {
    const [before] = await app.reader.rows<{ n: number }>("SELECT count(*)::int AS n FROM person");
    const records = Array.from({ length: 2500 }, (_, i) => ({
      person: `person ${i}`,
      birth_month: 240,
    }));
    const { accepted } = await deliver(app, { source: "persons", records });
    expect(accepted).toBe(2500);
    const [after] = await app.reader.rows<{ n: number }>("SELECT count(*)::int AS n FROM person");
    expect(after?.n).toBe((before?.n ?? 0) + 2500);
    await app.write(async (writer) => {
      await insertAuditLines(writer, [
        {
          at: 1_795_341_600_000,
          who: "u-1",
          role: "coach",
          purpose: "-",
          permission: "reidentify",
          route: "identity",
          act: "read",
          ids: {},
          things: [],
          people: [],
          everyone: false,
          reach: null,
          outcome: "done",
          request: "r1",
        },
      ]);
    });
    expect(await app.reader.rows("SELECT who FROM audit_event")).toEqual([{ who: "u-1" }]);
  });

  test.each([
    "UPDATE audit_event SET who = 'nobody'",
    "DELETE FROM audit_event",
    "ALTER TABLE audit_event DISABLE TRIGGER USER",
    "DELETE FROM migration",
    "CREATE TABLE mine (id integer)",
    "DROP TABLE scenario CASCADE",
    "SET ROLE luotsi_owner",
  ])("refuses the application %s", async (statement) => {
    await expect(app.write(async (writer) => await writer.run(statement))).rejects.toThrow(refused);
  });

  test("lets the application bring no schema up to date, and says who may", async () => {
    await asked(admin, ["CREATE DATABASE luotsi_new OWNER luotsi_owner"]);
    const databaseUrl = addressOf("luotsi_app", passwords.app_password).replace(
      /luotsi$/,
      "luotsi_new",
    );
    await expect(openStore({ workspace: join(folder, "new"), databaseUrl })).rejects.toMatchObject({
      code: "DATABASE_UNAVAILABLE",
      details: { reason: expect.stringContaining("as the owner") },
    });
    await asked(admin, ["DROP DATABASE luotsi_new WITH (FORCE)"]);
  });

  test("shows an analyst the figures, and neither the vault nor who is signed in", async () => {
    const url = addressOf("luotsi_analyst", passwords.analyst_password);
    expect(await asked(url, ["SELECT count(*) > 2000 AS many FROM person"])).toEqual([
      { many: true },
    ]);
    for (const table of [
      "vault.detail",
      "sign_in_session",
      "sign_in_attempt",
      "break_glass_code",
    ]) {
      await expect(asked(url, [`SELECT * FROM ${table}`]), table).rejects.toThrow(refused);
    }
    await expect(asked(url, ["DELETE FROM person"])).rejects.toThrow(/permission denied|read-only/);
    await expect(asked(url, ["SET ROLE luotsi_vault"])).rejects.toThrow(refused);
  });
});

test("who is signed in is nothing readers see, on any server", async () => {
  const one = await openStore({ workspace: join(folder, "plain") });
  await expect(one.reader.rows("SELECT * FROM sign_in_session")).rejects.toThrow(refused);
  expect(await one.ownReader.rows("SELECT * FROM sign_in_session")).toEqual([]);
  expect(one.vaultHasOwnRole).toBe(false);
  await one.close();
});
