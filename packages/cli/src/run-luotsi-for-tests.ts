import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../bin/luotsi.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "luotsi-command-"));

interface Answer {
  readonly status: number | null;
  readonly out: string;
  readonly notes: string;
}

/** Runs the command as a process of its own. */
export function runLuotsi(...words: readonly string[]): Answer {
  const done = spawnSync(process.execPath, [launcher, ...words], { encoding: "utf8" });
  return { status: done.status, out: done.stdout, notes: done.stderr };
}

/** Writes a file and tells where. */
export function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
