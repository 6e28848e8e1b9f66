import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Client } from "pg";

import { joinEmbeddedServer, type EmbeddedServer } from "./embedded/embedded-server.ts";
import { storeOn, type Store } from "./open-store.ts";
import { urlOf } from "./postgres/connection-details.ts";
import { migrations } from "./postgres/migrate.ts";

/** A database that tests run on. */
export interface TestDatabase {
  readonly name: "embedded" | "server";
  readonly url: string | undefined;
}

/** The embedded database always, and a real server when `TEST_DATABASE_URL` names one. */
export const testDatabases: readonly TestDatabase[] = [
  { name: "embedded", url: undefined },
  ...(process.env["TEST_DATABASE_URL"] === undefined
    ? []
    : [{ name: "server" as const, url: process.env["TEST_DATABASE_URL"] }]),
];

/** Losing the test cluster in a power cut is no loss; commands still see what the others committed. */
const quickSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "300",
};

/**
 * An empty store of its own for a test: a fresh database on the shared test cluster (or on the given
 * server) and a fresh workspace folder. Closing drops both.
 */
export async function openTestStore(database?: TestDatabase): Promise<Store> {
  const server = database?.url === undefined ? await joinTestServer() : undefined;
  const adminUrl = server === undefined ? (database?.url ?? "") : urlOf(server.connection);
  const name = `luotsi_test_${randomBytes(6).toString("hex")}`;
  await createFromTemplate(adminUrl, name, server === undefined ? "WAL_LOG" : "FILE_COPY");
  const workspace = mkdtempSync(join(tmpdir(), "luotsi-test-"));
  return await storeOn(withDatabase(adminUrl, name), {
    workspace,
    readOnly: false,
    server: {
      kind: server === undefined ? "external" : "embedded",
      startedHere: server?.startedHere ?? false,
      postmaster: server?.postmaster,
    },
    leave: async () => {
      await administer(adminUrl, async (client) => {
        await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      });
      rmSync(workspace, { recursive: true, force: true });
    },
  });
}

/**
 * An empty database without a schema, for tests that start processes of their own.
 *
 * @param server where to make it; on the shared test cluster when left out.
 */
export async function freshDatabase(
  server?: string,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const adminUrl = server ?? urlOf((await joinTestServer()).connection);
  const name = `luotsi_test_${randomBytes(6).toString("hex")}`;
  await administer(adminUrl, async (client) => {
    await client.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
  });
  return {
    url: withDatabase(adminUrl, name),
    drop: async () => {
      await administer(adminUrl, async (client) => {
        await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      });
    },
  };
}

let testServer: Promise<EmbeddedServer> | undefined;

/** Joined once a process and left when it ends, so that not every test starts a server. */
async function joinTestServer(): Promise<EmbeddedServer> {
  testServer ??= startTestServer();
  return await testServer;
}

async function startTestServer(): Promise<EmbeddedServer> {
  const cache = fileURLToPath(new URL("../../../.cache/", import.meta.url));
  mkdirSync(cache, { recursive: true });
  return await joinEmbeddedServer(join(cache, "test-workspace"), quickSettings);
}

/** The schema is made once for each state of the migrations, then copied. */
async function createFromTemplate(
  adminUrl: string,
  name: string,
  strategy: "WAL_LOG" | "FILE_COPY",
): Promise<void> {
  const texts = migrations().map(({ sha256 }) => sha256);
  const state = createHash("sha256").update(texts.join()).digest("hex").slice(0, 12);
  const template = `luotsi_template_${state}`;
  await administer(adminUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock(7105840)");
    const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [template]);
    if (found.rowCount === 0) await makeTemplate(client, adminUrl, template);
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY ${strategy}`);
  });
}

async function makeTemplate(client: Client, adminUrl: string, template: string): Promise<void> {
  const draft = `${template}_draft`;
  await client.query(`DROP DATABASE IF EXISTS "${draft}" WITH (FORCE)`);
  await client.query(`CREATE DATABASE "${draft}" TEMPLATE template0`);
  const store = await storeOn(withDatabase(adminUrl, draft), {
    workspace: "",
    readOnly: false,
    server: { kind: "external", startedHere: false, postmaster: undefined },
    leave: async () => {},
  });
  await store.close();
  await client.query(`ALTER DATABASE "${draft}" RENAME TO "${template}"`);
}

/** Every row of every table as text, the vault's too, with the rights of a writer; bytes in hexadecimal. */
export async function everyRowAsText(store: Store): Promise<string> {
  return await store.write(async (writer) => {
    const tables = await writer.rows<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    let all = "";
    for (const { name } of tables) {
      const rows = await writer.rows<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
      all += rows.map(({ line }) => `${name} ${line}\n`).join("");
    }
    return all;
  });
}

/** The folder of the store's own files in the test cluster, after everything has been written to it. */
export async function databaseFolder(store: Store): Promise<string> {
  return await store.write(async (writer) => {
    await writer.run("CHECKPOINT");
    const [place] = await writer.rows<{ path: string }>(
      `SELECT current_setting('data_directory') || '/base/' || oid AS path
       FROM pg_database WHERE datname = current_database()`,
    );
    return place?.path ?? "";
  });
}

async function administer(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

export { deliver, type TestDelivery, type TestRecord } from "./delivery-for-tests.ts";
