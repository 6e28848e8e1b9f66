import { AppError, assert } from "@luotsi/base";
import { DatabaseError, Pool, type PoolClient } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

import type { Reader, SnapshotReader, StatementValues, Writer } from "./access.ts";
import { valueTypes } from "./value-parsers.ts";

/** Connections that may change the database. */
export interface WritingSessions {
  /** Reads as of one moment as the owner of every table: for copies of the whole database and the vault. */
  readonly readWhole: <T>(work: (reader: SnapshotReader) => Promise<T>) => Promise<T>;
  readonly write: <T>(work: (writer: Writer) => Promise<T>) => Promise<T>;
  readonly end: () => Promise<void>;
}

/** Connections that may not. */
export interface ReadingSessions {
  readonly reader: Reader;
  readonly read: <T>(work: (reader: SnapshotReader) => Promise<T>) => Promise<T>;
  readonly end: () => Promise<void>;
}

const readers = 8;
const ownReaders = 4;
const writers = 4;
const connectMilliseconds = 15_000;
const snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

export function openWriting(connectionString: string): WritingSessions {
  const writing = pool(connectionString, { max: writers, options: "" });
  return {
    readWhole: async (work) =>
      await transaction(writing, snapshot, async (client) => await work(snapshotReader(client))),
    write: async (work) =>
      await transaction(writing, "BEGIN", async (client) => await work(writerOn(client))),
    end: async () => await writing.end(),
  };
}

/** @param role the role readers take on; without one they have the rights of the writers. */
export function openReading(connectionString: string, role: string | undefined): ReadingSessions {
  const reading = pool(connectionString, {
    max: role === undefined ? ownReaders : readers,
    options: `-c default_transaction_read_only=on${role === undefined ? "" : ` -c role=${role}`}`,
  });
  return {
    reader: {
      rows: async <Row>(text: string, values: StatementValues = []) =>
        await guarded(async () => (await reading.query(text, [...values])).rows as readonly Row[]),
    },
    read: async (work) =>
      await transaction(reading, snapshot, async (client) => await work(snapshotReader(client))),
    end: async () => await reading.end(),
  };
}

function pool(
  connectionString: string,
  { max, options }: { readonly max: number; readonly options: string },
): Pool {
  const made = new Pool({
    connectionString,
    max,
    application_name: "luotsi",
    options: `-c timezone=UTC -c datestyle=ISO ${options}`,
    types: valueTypes,
    connectionTimeoutMillis: connectMilliseconds,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced by the pool; the next statement reports a lasting fault.
  made.on("error", () => {});
  return made;
}

async function transaction<T>(
  from: Pool,
  begin: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return await guarded(async () => {
    const client = await from.connect();
    client.on("error", ignoreBroken);
    let broken = true;
    try {
      await client.query(begin);
      const result = await work(client);
      await client.query("COMMIT");
      broken = false;
      return result;
    } finally {
      client.off("error", ignoreBroken);
      if (broken) broken = !(await rolledBack(client));
      client.release(broken);
    }
  });
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query("ROLLBACK");
    return true;
  } catch {
    // The connection is thrown away by the caller, which ends the transaction as well.
    return false;
  }
}

/** The statement that was running reports the break; the event would only end the process. */
function ignoreBroken(): void {}

function snapshotReader(client: PoolClient): SnapshotReader {
  return { ...statements(client), copyOut: (text) => client.query(copyTo(text)) };
}

function writerOn(client: PoolClient): Writer {
  const writer = {
    ...statements(client),
    run: async (text: string, values: StatementValues = []) =>
      (await client.query(text, [...values])).rowCount ?? 0,
    copyIn: (text: string) => client.query(copyFrom(text)),
    copyOut: (text: string) => client.query(copyTo(text)),
  };
  return writer as unknown as Writer;
}

function statements(client: PoolClient): Reader {
  return {
    rows: async <Row>(text: string, values: StatementValues = []) =>
      (await client.query(text, [...values])).rows as readonly Row[],
  };
}

const lostConnection = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EAI_AGAIN",
  "57P01",
  "57P02",
  "57P03",
  "28P01",
  "28000",
  "3D000",
  "53300",
]);

/** A server that is not there is a refusal the user can act on; other faults stay as they are. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    assert(error instanceof Error, "what is thrown is an error");
    const code = "code" in error ? String(error.code) : "";
    const isLost =
      lostConnection.has(code) ||
      (!(error instanceof DatabaseError) && error.message.includes("onnection terminated"));
    if (code === "53100" || code === "ENOSPC") {
      throw new AppError("DISK_FULL", { where: code === "53100" ? "PostgreSQL" : "workspace" });
    }
    if (!isLost) throw error;
    throw new AppError("DATABASE_UNAVAILABLE", { reason: code === "" ? "ended" : code });
  }
}
