// 150 people at work at once, each signed in, opening the real pages of the demo area one after another with pauses in between.
// The flow of receivers is learnt in the background when they begin, as after a start or an import.
// Limits: 95 % of answers under 300 ms, no failure, memory flat. `SOAK_MINUTES=20 npm run bench load` keeps on that long.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { startServer } from "@luotsi/api";
import { day } from "@luotsi/base";
import { nextUniform, startGenerator } from "@luotsi/numerics";
import { openWorkspace, readyFlow } from "@luotsi/usecases";

import { signInByFlow } from "../packages/api/src/testing/sign-in-by-flow.ts";
import { report } from "./parts/measure.ts";

const users = 150;
const limitMilliseconds = 300;
const minutes = Number(process.env["SOAK_MINUTES"] ?? "2");
const today = "2026-11-22";
const folder = fileURLToPath(new URL("../.cache/bench-workspace", import.meta.url));

/** What a page asks for when it is opened, and who opens it. */
const pages: readonly { readonly user: string; readonly asks: readonly string[] }[] = [
  { user: "demo-director", asks: ["/api/session", "/api/overview"] },
  { user: "demo-controller", asks: ["/api/finance", "/api/months"] },
  { user: "demo-controller", asks: ["/api/nowcast"] },
  { user: "demo-controller", asks: ["/api/liability-change"] },
  { user: "demo-controller", asks: ["/api/liability-forecast"] },
  { user: "demo-controller", asks: ["/api/invoice-check"] },
  { user: "demo-director", asks: ["/api/scenarios"] },
  { user: "demo-director", asks: ["/api/funding-models"] },
  { user: "demo-team-lead", asks: ["/api/indicators", "/api/indicators/values"] },
  { user: "demo-board-member", asks: ["/api/overview", "/api/finance"] },
  { user: "demo-analyst", asks: ["/api/sources", "/api/batches", "/api/checks", "/api/coverage"] },
  { user: "demo-state-partner", asks: ["/api/indicators/values", "/api/rules"] },
];

const agent = new Agent({ keepAlive: true, maxSockets: users * 4 });

if (process.argv[2] === "server") await serve();
else await bench();

/** In a process of its own, so that the readers do not slow it. */
async function serve(): Promise<void> {
  const workspace = await openWorkspace({ folder, clock: () => day(today) });
  const server = await startServer({
    workspace,
    host: "127.0.0.1",
    port: 0,
    webFolder: undefined,
    log: { level: "error", stream: process.stderr },
    now: () => Date.now(),
    requestsPerMinute: 10_000_000,
  });
  process.stdout.write(`${JSON.stringify({ address: server.address })}\n`);
  process.stdin.once("data", () => void readyFlow(workspace, new AbortController().signal));
  await once(process, "SIGTERM");
  await server.close();
  await workspace.close();
}

async function bench(): Promise<void> {
  if (!existsSync(folder)) {
    console.error("skipped: run bench/api.ts first, it makes the demo workspace");
    return;
  }
  const script = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [script, "server"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [chunk] = (await once(child.stdout, "data")) as [Buffer];
  const { address } = JSON.parse(String(chunk)) as { readonly address: string };
  try {
    await work(address, child);
  } finally {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
}

async function work(address: string, child: ChildProcess): Promise<void> {
  const names = [...new Set(pages.map(({ user }) => user))];
  const cookies = new Map<string, string>();
  for (const name of names) cookies.set(name, await signInByFlow(address, name));
  // The first to open a page after new data waits until it is computed; that is measured by bench/api.ts.
  for (const { user, asks } of pages) {
    for (const path of asks) await ask(address, path, { cookie: cookies.get(user) ?? "" });
  }
  const sessions = await Promise.all(
    Array.from({ length: users }, async (_, k) => {
      const user = names[k % names.length] ?? "";
      return { user, browser: { cookie: await signInByFlow(address, user) } };
    }),
  );
  const waits: number[] = [];
  const failures = new Map<string, number>();
  const memory: number[] = [];
  child.stdin?.end("learn\n");
  const until = performance.now() + minutes * 60_000;
  const watching = watch(child, memory, until);
  await Promise.all(
    sessions.map(async ({ user, browser }, k) => {
      const chance = startGenerator(1, k);
      const own = pages.filter((page) => page.user === user);
      while (performance.now() < until) {
        // Between pages a person reads: one to five seconds.
        await wait(1000 + 4000 * nextUniform(chance));
        const page = own[Math.floor(nextUniform(chance) * own.length)];
        await Promise.all(
          (page?.asks ?? []).map(async (path) => {
            const asked = performance.now();
            const status = await ask(address, path, browser);
            waits.push(performance.now() - asked);
            if (status !== 200)
              failures.set(`${path} ${status}`, (failures.get(`${path} ${status}`) ?? 0) + 1);
          }),
        );
      }
    }),
  );
  await watching;
  tell(waits, failures, memory);
}

function tell(
  waits: readonly number[],
  failures: ReadonlyMap<string, number>,
  memory: readonly number[],
): void {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const line = {
    name: `${users} signed-in users on the real pages, ${minutes} min: p95`,
    n: users,
    unit: "users",
    seconds: at(0.95) / 1000,
    peer: "limit",
    peerSeconds: limitMilliseconds / 1000,
    goal: 1,
  };
  // The first third is where caches fill.
  const settled = memory.slice(Math.floor(memory.length / 3));
  report(line, {
    answers: waits.length,
    answersPerSecond: waits.length / (minutes * 60),
    p50: at(0.5),
    p99: at(0.99),
    failures: [...failures].map(([what, count]) => `${what}: ${count}`).join("; ") || "none",
    megabytesSettled: settled[0] ?? 0,
    megabytesAtTheEnd: memory.at(-1) ?? 0,
    megabytesMost: Math.max(...memory),
  });
}

/** Resident memory of the server, ten times a minute. */
async function watch({ pid }: ChildProcess, memory: number[], until: number): Promise<void> {
  while (performance.now() < until) {
    const text = readFileSync(`/proc/${pid ?? 0}/status`, "utf8");
    memory.push(Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024);
    await wait(6000);
  }
}

/** Asks as a browser does: the session's name is changed now and then, and the new one is kept. @returns the status. */
async function ask(address: string, path: string, browser: { cookie: string }): Promise<number> {
  return await new Promise((fulfil, reject) => {
    const headers = { cookie: browser.cookie, "accept-encoding": "gzip" };
    const asking = request(`${address}${path}`, { agent, headers }, (answer) => {
      answer.resume();
      const renewed = answer.headers["set-cookie"]?.find((line) =>
        line.startsWith("__Host-luotsi="),
      );
      if (renewed !== undefined) browser.cookie = renewed.split(";")[0] ?? browser.cookie;
      answer.on("end", () => fulfil(answer.statusCode ?? 0));
    });
    asking.on("error", reject);
    asking.end();
  });
}
