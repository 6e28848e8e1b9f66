import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { isAlive } from "./embedded/process-identity.ts";
import { signal } from "./embedded/server-process.ts";
import type { ProcessTask } from "./process-for-tests.ts";

export interface StartedProcess {
  readonly child: ChildProcess;
  /** Lines printed so far. */
  readonly lines: readonly string[];
  /** Waits for a line that begins so. @returns the rest of it. */
  readonly said: (beginning: string) => Promise<string>;
}

const script = fileURLToPath(new URL("process-for-tests.ts", import.meta.url));

export function startProcess(
  task: ProcessTask,
  account: { readonly uid?: number; readonly gid?: number } = {},
): StartedProcess {
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    ...account,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  let faults = "";
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    faults += text;
  });
  return {
    child,
    lines,
    said: async (beginning) => {
      for (;;) {
        const found = lines.find((line) => line.startsWith(beginning));
        if (found !== undefined) return found.slice(beginning.length).trim();
        if (child.exitCode !== null) throw new TypeError(`the process ended: ${faults}`);
        await wait(5);
      }
    },
  };
}

/** Kills a process and everything it started, as a power cut would, and waits until all are gone. */
export async function killTree(pid: number): Promise<void> {
  const doomed = [pid, ...descendantsOf(pid)];
  for (const each of doomed) signal(each, "SIGKILL");
  while (doomed.some((each) => isAlive(each))) await wait(5);
}

function descendantsOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const fields = statOf(Number(name));
    if (fields !== undefined) parents.set(Number(name), Number(fields[1]));
  }
  const found: number[] = [];
  for (let frontier = [pid]; frontier.length > 0; found.push(...frontier)) {
    frontier = [...parents].filter(([, parent]) => frontier.includes(parent)).map(([each]) => each);
  }
  return found;
}

function statOf(pid: number): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ESRCH") return undefined;
    throw error;
  }
}
