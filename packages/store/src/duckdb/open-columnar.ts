import { existsSync } from "node:fs";

import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";

import { dataVersion } from "../import/data-version.ts";
import type { Store } from "../open-store.ts";
import { columnarPath, duckSettings, updateColumnar } from "./rebuild-columnar.ts";

/** The columnar copy, open for reading. It stays as it is while the file is replaced by a newer one. */
export interface Columnar {
  readonly connection: DuckDBConnection;
  /** Version of the facts it holds. */
  readonly dataVersion: number;
  readonly close: () => void;
}

/** Opens a copy that holds the facts of now, building it when there is none or it is behind. */
export async function openColumnar(store: Store): Promise<Columnar> {
  const wanted = await dataVersion(store.reader);
  const present = await openPresent(store.workspace);
  if (present !== undefined && present.dataVersion >= wanted) return present;
  present?.close();
  await refreshOnce(store);
  const fresh = await openPresent(store.workspace);
  if (fresh === undefined) throw new TypeError("the copy just built is gone");
  return fresh;
}

/** Answers questions from a fresh copy. */
export async function withColumnar<T>(
  store: Store,
  work: (columnar: Columnar) => Promise<T>,
): Promise<T> {
  const columnar = await openColumnar(store);
  try {
    return await work(columnar);
  } finally {
    columnar.close();
  }
}

/** Makes the copy hold the facts of now. @returns the version it holds. */
export async function refreshCopy(store: Store): Promise<number> {
  return await withColumnar(store, (columnar) => Promise.resolve(columnar.dataVersion));
}

const rebuilding = new Map<string, Promise<unknown>>();

/** Callers of one process who find the copy behind at the same time share one rebuild. */
async function refreshOnce(store: Store): Promise<void> {
  const wanted = await dataVersion(store.reader);
  const name = `${store.workspace}\n${wanted}`;
  const running = rebuilding.get(name) ?? updateColumnar(store);
  rebuilding.set(name, running);
  try {
    await running;
  } finally {
    rebuilding.delete(name);
  }
}

async function openPresent(workspace: string): Promise<Columnar | undefined> {
  const path = columnarPath(workspace);
  if (!existsSync(path)) return undefined;
  const instance = await DuckDBInstance.create(path, { ...duckSettings, access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    const state = await connection.runAndReadAll("SELECT data_version::VARCHAR FROM copy_state");
    return { connection, dataVersion: Number(state.getRowsJson()[0]?.[0]), close };
  } catch (error) {
    close();
    throw error;
  }
}
