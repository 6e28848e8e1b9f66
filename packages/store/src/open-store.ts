import { resolve } from "node:path";

import { AppError } from "@luotsi/base";

import { joinEmbeddedServer } from "./embedded/embedded-server.ts";
import { oneRow, type Reader, type SnapshotReader, type Writer } from "./postgres/access.ts";
import { urlOf } from "./postgres/connection-details.ts";
import { grantRights } from "./postgres/grant-rights.ts";
import { isUpToDate, migrate } from "./postgres/migrate.ts";
import { prepareReaderRole } from "./postgres/reader-role.ts";
import { openReading, openWriting, type WritingSessions } from "./postgres/sessions.ts";
import { isVaultClosed } from "./vault/as-vault.ts";

export interface StoreOptions {
  /** Folder of the embedded database and of the columnar copy. */
  readonly workspace: string;
  /** A PostgreSQL server of version 15 or newer instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** Refuses to bring the schema up to date and to write. */
  readonly readOnly?: boolean;
}

/** The open truth, and the folder its disposable copy lives in. */
export interface Store {
  readonly workspace: string;
  /** For single questions; each sees the latest committed state. */
  readonly reader: Reader;
  /** Several questions answered as of one moment. */
  readonly read: <T>(work: (reader: SnapshotReader) => Promise<T>) => Promise<T>;
  /** As `read`, but as the owner of every table: for copies of the whole database. */
  readonly readWhole: <T>(work: (reader: SnapshotReader) => Promise<T>) => Promise<T>;
  /** Single questions with the rights of the writers, for who is signed in: readers see nothing of that. */
  readonly ownReader: Reader;
  /** One transaction: everything in it happens, or nothing. */
  readonly write: <T>(work: (writer: Writer) => Promise<T>) => Promise<T>;
  readonly server: {
    readonly kind: "embedded" | "external";
    /** Did this process start the embedded server, or is it shared with one that did? */
    readonly startedHere: boolean;
    /** The server's first process, of the embedded one. */
    readonly postmaster: number | undefined;
  };
  /** Are readers kept out of the vault by a role of their own? Encryption protects it either way. */
  readonly readersHaveOwnRole: boolean;
  /** Are ordinary writers kept out of it too, by a role that only the vault takes on? */
  readonly vaultHasOwnRole: boolean;
  readonly close: () => Promise<void>;
}

/**
 * Opens the truth: the embedded database of the workspace, or the server named by `databaseUrl`.
 *
 * A second process on the same workspace uses the server the first one started; the last to close
 * stops it.
 *
 * @throws AppError DATABASE_UNAVAILABLE, WORKSPACE_IN_USE.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { url, ...place } = await joinServer(options);
  return await storeOn(url, { ...place, readOnly: options.readOnly ?? false });
}

/**
 * Connections to a database whose schema is left as it is, for putting a backup into it.
 *
 * @throws AppError DATABASE_UNAVAILABLE, WORKSPACE_IN_USE.
 */
export async function openUnprepared(
  options: StoreOptions,
): Promise<{ readonly sessions: WritingSessions; readonly leave: () => Promise<void> }> {
  const { url, leave } = await joinServer(options);
  const sessions = openWriting(url);
  try {
    await sessions.readWhole(checkServer);
  } catch (error) {
    await sessions.end();
    await leave();
    throw error;
  }
  return { sessions, leave };
}

async function joinServer(
  options: StoreOptions,
): Promise<Omit<StorePlace, "readOnly"> & { readonly url: string }> {
  const workspace = resolve(options.workspace);
  const isEmbedded = options.databaseUrl === undefined;
  const embedded = isEmbedded ? await joinEmbeddedServer(workspace) : undefined;
  return {
    workspace,
    server: {
      kind: isEmbedded ? "embedded" : "external",
      startedHere: embedded?.startedHere ?? false,
      postmaster: embedded?.postmaster,
    },
    url: embedded === undefined ? (options.databaseUrl ?? "") : urlOf(embedded.connection),
    leave: async () => {
      await embedded?.leave();
    },
  };
}

export interface StorePlace {
  readonly workspace: string;
  readonly server: Store["server"];
  readonly readOnly: boolean;
  /** What closing does after the connections are ended. */
  readonly leave: () => Promise<void>;
}

/** A store on the database behind an address. */
export async function storeOn(url: string, place: StorePlace): Promise<Store> {
  const writing = openWriting(url);
  let roles: Roles;
  try {
    roles = await prepare(writing, place.readOnly);
  } catch (error) {
    await writing.end();
    await place.leave();
    throw error;
  }
  const reading = openReading(url, roles.reader);
  const own = openReading(url, undefined);
  return {
    workspace: place.workspace,
    reader: reading.reader,
    read: reading.read,
    readWhole: writing.readWhole,
    write: place.readOnly ? refuseToWrite : writing.write,
    server: place.server,
    ownReader: own.reader,
    readersHaveOwnRole: roles.reader !== undefined,
    vaultHasOwnRole: roles.vault,
    close: async () => {
      await Promise.all([reading.end(), own.end(), writing.end()]);
      await place.leave();
    },
  };
}

interface Roles {
  /** The role readers take on. */
  readonly reader: string | undefined;
  /** Does the vault have a role of its own? */
  readonly vault: boolean;
}

/** Brings the schema and the rights up to date. */
async function prepare({ readWhole, write }: WritingSessions, readOnly: boolean): Promise<Roles> {
  const upToDate = await readWhole(async (reader) => {
    await checkServer(reader);
    return await isUpToDate(reader);
  });
  if (!upToDate && readOnly) {
    throw new AppError("DATABASE_UNAVAILABLE", { reason: "its schema is not up to date" });
  }
  if (!upToDate) await write(async (writer) => await migrate(writer));
  return await write(async (writer) => {
    const reader = await prepareReaderRole(writer);
    await grantRights(writer);
    return { reader, vault: await isVaultClosed(writer) };
  });
}

async function checkServer(reader: Reader): Promise<void> {
  const found = await oneRow<{ version: number; encoding: string; finnish: boolean }>(
    reader,
    `SELECT current_setting('server_version_num')::int AS version,
            current_setting('server_encoding') AS encoding,
            EXISTS (SELECT FROM pg_collation WHERE collname = 'fi-x-icu') AS finnish`,
  );
  const reason =
    found.version < 150_000
      ? `PostgreSQL 15 or newer is needed, this is ${Math.floor(found.version / 10_000)}`
      : found.encoding !== "UTF8"
        ? `the database's encoding must be UTF8, it is ${found.encoding}`
        : found.finnish
          ? undefined
          : "the server lacks the ICU collation fi-x-icu";
  if (reason !== undefined) throw new AppError("DATABASE_UNAVAILABLE", { reason });
}

function refuseToWrite(): Promise<never> {
  return Promise.reject(
    new AppError("DATABASE_UNAVAILABLE", { reason: "opened for reading only" }),
  );
}
