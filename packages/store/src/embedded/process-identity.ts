import { readFileSync } from "node:fs";

/** A process that cannot be confused with a later one of the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When the kernel started it, in its own ticks; empty where the system does not tell. */
  readonly startedAt: string;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: kernelEntry(process.pid)?.startedAt ?? "" };
}

export function isSameProcessAlive(identity: ProcessIdentity): boolean {
  if (!isAlive(identity.pid)) return false;
  const entry = kernelEntry(identity.pid);
  return entry === undefined || identity.startedAt === "" || entry.startedAt === identity.startedAt;
}

/** Is there such a process, and is it more than a record waiting for its parent? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
  }
  return kernelEntry(pid)?.state !== "Z";
}

/** The command line of a process; undefined where the system does not tell. */
export function commandLineOf(pid: number): string | undefined {
  return readIfThere(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ");
}

function kernelEntry(pid: number): { state: string; startedAt: string } | undefined {
  const text = readIfThere(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { state: fields[0] ?? "", startedAt: fields[19] ?? "" };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ESRCH" || code === "EACCES") return undefined;
    throw error;
  }
}
