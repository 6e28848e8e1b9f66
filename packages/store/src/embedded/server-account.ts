import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { AppError } from "@luotsi/base";

/** The system account PostgreSQL runs as when we are root, which PostgreSQL itself refuses. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** undefined: the server runs as the present user. */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return named("luotsi") ?? named("postgres") ?? createAccount();
}

/** Can the account walk into the folder? Asked from the system, so access lists count too. */
export function canEnter(folder: string, account: ServerAccount): boolean {
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account, cwd: "/" }).status === 0
  );
}

function createAccount(): ServerAccount {
  const tries: readonly (readonly [string, ...string[]])[] = [
    ["useradd", "--system", "--user-group", "--no-create-home", "luotsi"],
    ["adduser", "-S", "-D", "-H", "luotsi"],
  ];
  for (const [program, ...args] of tries) {
    spawnSync(program, args, { stdio: "ignore" });
    const created = named("luotsi");
    if (created !== undefined) return created;
  }
  throw new AppError("DATABASE_UNAVAILABLE", {
    reason: "PostgreSQL does not run as root and the account luotsi could not be created",
  });
}

function named(name: string): ServerAccount | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined
    ? undefined
    : { uid: Number(uid), gid: Number(gid) };
}
