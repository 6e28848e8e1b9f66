// How long readers wait: 50 at once over real HTTP on the demo area, each route asked for the first
// time (cold: computed) and again (warm: remembered until the data changes). And how long one waits for answers of scenarios.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { startServer } from "@luotsi/api";
import { day } from "@luotsi/base";
import { openWorkspace } from "@luotsi/usecases";

import { signInByFlow } from "../packages/api/src/testing/sign-in-by-flow.ts";

const readers = 50;
const requestsPerRoute = 2000;
const limitMilliseconds = 200;
const scenarioLimitMilliseconds = 300;
const scenarioFrom = "2027-01";
const today = "2026-11-22";
const workspaceFolder = fileURLToPath(new URL("../.cache/bench-workspace", import.meta.url));
const launcher = fileURLToPath(new URL("../packages/cli/bin/luotsi.mjs", import.meta.url));
const cliOptions = ["--workspace", workspaceFolder, "--today", today, "--port", "0", "--json"];

const questions: Readonly<Record<string, string>> = {
  session: "/api/session",
  rules: "/api/rules",
  sources: "/api/sources",
  overview: "/api/overview",
  finance: "/api/finance",
  indicators: "/api/indicators/values",
};

function monthAfter(months: number): string {
  return `${2027 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** Changes of a scenario that a slider or a choice makes; `k` makes every question another one. */
const scenarios: Readonly<Record<string, (k: number) => object>> = {
  leaving: (k) => ({ kind: "exit", factor: 1 + k / 100 }),
  inflow: (k) => ({ kind: "inflow", factor: 1 - k / 100 }),
  services: (k) => ({
    kind: "service",
    volumeFactor: 1 + k / 10,
    duringFactor: 1,
    afterFactor: 1.1,
    costEurPerMonth: 400,
  }),
  "days that count": (k) => ({
    kind: "counter-rules",
    from: monthAfter(k),
    serviceDaysCount: false,
  }),
  exemption: (k) => ({
    kind: "counter-rules",
    exemptYears: { protection: k % 11, otherIntegration: Math.floor(k / 11) },
  }),
  "another start of the counter": (k) => ({
    kind: "counter-rules",
    from: monthAfter(Math.floor(k / 11)),
    restart: "after_absence",
    restartAfterMonths: (k % 11) + 1,
  }),
};
const questionsWhileLearning = 5;
const questionsOfKind = 20;
/** Earlier funding models and other ways of counting have been learnt by then. */
const learningMilliseconds = 40_000;

const agent = new Agent({ keepAlive: true, maxSockets: readers });

if (process.argv[2] === "server") await serve();
else await bench();

/** In a process of its own, so that the readers do not slow it. */
async function serve(): Promise<void> {
  const workspace = await openWorkspace({ folder: workspaceFolder, clock: () => day(today) });
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
  await once(process, "SIGTERM");
  await server.close();
  await workspace.close();
}

async function bench(): Promise<void> {
  const began = performance.now();
  await stop(await started(launcher, "demo", ...cliOptions));
  report({ name: "demo: first start", n: 1, seconds: secondsSince(began) });
  const again = performance.now();
  const second = await started(launcher, "demo", ...cliOptions);
  report({ name: "demo: second start", n: 1, seconds: secondsSince(again) });
  try {
    await measureScenarios(second.address);
  } finally {
    await stop(second);
  }

  const server = await started(fileURLToPath(import.meta.url), "server");
  try {
    const cookie = await signInByFlow(server.address, "demo-controller");
    for (const [name, path] of Object.entries(questions)) {
      await measure(name, { address: server.address, path, cookie });
    }
  } finally {
    agent.destroy();
    await stop(server);
  }
}

/** How long somebody waits for the answer of a scenario, each asked once; the very first waits until the people are learnt. */
async function measureScenarios(address: string): Promise<void> {
  const cookie = await signInByFlow(address, "demo-controller");
  const answer = async (changes: readonly object[]): Promise<number> => {
    const definition = encodeURIComponent(JSON.stringify({ name: "bench", changes }));
    const asked = performance.now();
    const path = `/api/scenario-answer?definition=${definition}`;
    const status = await ask({ address, path, cookie });
    if (status !== 200) throw new Error(`a scenario answered ${status}`);
    return performance.now() - asked;
  };
  report({ name: "scenario: first after a start", n: 1, seconds: (await answer([])) / 1000 });
  await measureKinds(
    "scenario, while the rest is learnt",
    { first: 1, count: questionsWhileLearning },
    answer,
  );
  await wait(learningMilliseconds);
  const first = questionsWhileLearning + 1;
  await measureKinds("scenario", { first, count: questionsOfKind }, answer);
}

/** @param asked questions of each kind: not those asked before, whose answers are remembered. */
async function measureKinds(
  title: string,
  { first, count }: { readonly first: number; readonly count: number },
  answer: (changes: readonly object[]) => Promise<number>,
): Promise<void> {
  for (const [name, change] of Object.entries(scenarios)) {
    const waits: number[] = [];
    for (let k = first; k < first + count; k++) {
      waits.push(await answer([{ from: scenarioFrom, ...change(k) }]));
    }
    report({
      name: `${title}: ${name}`,
      n: waits.length,
      seconds: waits.reduce((all, one) => all + one, 0) / 1000,
      p50: percentile(waits, 0.5),
      p95: percentile(waits, 0.95),
      ratio: percentile(waits, 0.5) / scenarioLimitMilliseconds,
    });
  }
}

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
}

async function started(...words: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [...words], { stdio: ["ignore", "pipe", "inherit"] });
  const line = await Promise.race([
    once(child.stdout, "data").then(([chunk]) => String(chunk)),
    once(child, "exit").then(([status]) => {
      throw new Error(`${words.join(" ")} ended with ${String(status)}`);
    }),
  ]);
  const { address } = JSON.parse(line) as { address: string };
  return { child, address };
}

async function stop({ child }: Started): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

interface Question {
  readonly address: string;
  readonly path: string;
  readonly cookie: string;
}

async function measure(name: string, question: Question): Promise<void> {
  const cold = performance.now();
  const status = await ask(question);
  if (status !== 200) {
    console.error(`skipped: ${name} answers ${status}`);
    return;
  }
  report({ name: `api ${name}: cold`, n: 1, seconds: secondsSince(cold) });
  const waits: number[] = [];
  let left = requestsPerRoute;
  const warm = performance.now();
  await Promise.all(
    Array.from({ length: readers }, async () => {
      while (left > 0) {
        left -= 1;
        const asked = performance.now();
        const answered = await ask(question);
        if (answered !== 200) throw new Error(`${name} answered ${answered}`);
        waits.push(performance.now() - asked);
      }
    }),
  );
  const p95 = percentile(waits, 0.95);
  report({
    name: `api ${name}: warm, ${readers} readers`,
    n: waits.length,
    seconds: secondsSince(warm),
    p50: percentile(waits, 0.5),
    p95,
    ratio: p95 / limitMilliseconds,
  });
}

async function ask({ address, path, cookie }: Question): Promise<number> {
  return await new Promise((fulfil, reject) => {
    const asking = request(
      `${address}${path}`,
      { agent, headers: { cookie, "accept-encoding": "gzip" } },
      (answer) => {
        answer.resume();
        answer.on("end", () => fulfil(answer.statusCode ?? 0));
      },
    );
    asking.on("error", reject);
    asking.end();
  });
}

interface Line {
  readonly name: string;
  readonly n: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50?: number;
  readonly p95?: number;
  /** p95 over the limit; of scenarios, of which each kind is asked a few times, the median. */
  readonly ratio?: number;
}

function report(line: Line): void {
  console.log(
    JSON.stringify(line, (_, value: unknown) =>
      typeof value === "number" ? Number(value.toPrecision(4)) : value,
    ),
  );
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}
