// Survival curves, competing exits and Cox models of 10,000, 100,000 and 1,000,000 spells beside R's survival on the same
// columns, in the same run, both by processor seconds of one thread. BENCH_LONG=1 adds R's robust Cox at 100,000 (minutes);
// BENCH_SPELLS=10000 stops at that size.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import {
  concordanceOf,
  fitCox,
  fitDiscrete,
  fitParametric,
  grayTest,
  groupErrors,
  incidenceCurves,
  influenceModel,
  joinHazards,
  logRank,
  monthBands,
  robustCovariance,
  survivalCurves,
  type CoxQuestion,
  type Spells,
} from "@luotsi/engines";
import { normalQuantile, uniform } from "@luotsi/numerics";

import { processorSeconds, report, takeTurns, type Work } from "./parts/measure.ts";

/** Before each job, as R does, so that nobody pays for what came before. */
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const largest = Number(process.env["BENCH_SPELLS"] ?? "1000000");
const sizes = [10_000, 100_000, 1_000_000].filter((size) => size <= largest);
const isLong = process.env["BENCH_LONG"] === "1";
const script = fileURLToPath(new URL("r_survival.R", import.meta.url));
const unit = "spells";

interface Columns {
  readonly spells: Spells;
  readonly cox: CoxQuestion;
  readonly all: Readonly<Record<string, Float64Array>>;
}

/** Days to one of four exits, whole days, proportional hazards, cut off at random: ten covariates, half of them 0 or 1. */
function makeColumns(n: number): Columns {
  const draw = (stream: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => uniform(31, stream, i));
  const effects = [0.4, -0.3, 0.2, -0.1, 0.05, 0.5, -0.4, 0.25, 0, -0.15];
  const columns = effects.map((_, j) =>
    draw(j + 1).map((u) => (j < 5 ? normalQuantile(u) : Number(normalQuantile(u) > 0.3))),
  );
  const [exit, end, which] = [draw(11), draw(12), draw(13)];
  const day = new Float64Array(n);
  const cause = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const linear = effects.reduce((sum, effect, j) => sum + effect * columns[j][i], 0);
    const time = (-Math.log(exit[i]) * 300) / Math.exp(linear);
    const last = 30 + 1470 * end[i];
    day[i] = Math.max(1, Math.ceil(Math.min(time, last)));
    const code = which[i] < 0.55 ? 1 : which[i] < 0.67 ? 2 : which[i] < 0.85 ? 3 : 4;
    cause[i] = time <= last ? code : 0;
  }
  const event = cause.map((code) => Number(code > 0));
  return {
    spells: { time: day, cause },
    cox: { stop: day, event, columns, ties: "efron" },
    all: Object.fromEntries([
      ["day", day],
      ["cause", Float64Array.from(cause)],
      ...columns.map((column, j) => [`x${j}`, column] as const),
    ]),
  };
}

interface Peer {
  readonly ask: (job: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

async function startR(folder: string, n: number): Promise<Peer> {
  const child: ChildProcess = spawn("Rscript", [script, folder, String(n)], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1" },
  });
  if (child.stdin === null || child.stdout === null) throw new Error("R has no pipes");
  const { stdin } = child;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done === true) throw new Error("R stopped");
    return line.value;
  };
  await next();
  return {
    ask: async (job) => {
      stdin.write(`${job}\n`);
      return await next();
    },
    stop: async () => {
      stdin.end();
      await once(child, "exit");
    },
  };
}

interface Job {
  readonly name: string;
  readonly work: (columns: Columns) => unknown;
  /** R's job, and the largest size R is asked for. */
  readonly peer?: readonly [job: string, name: string, largest: number];
  /** Our seconds over theirs at most, at a number of spells. */
  readonly goal?: readonly [ratio: number, at: number];
}

const none = { variance: "none", scale: "log" } as const;
const jobs: readonly Job[] = [
  {
    name: "survival: Kaplan–Meier, curve only (D8)",
    work: ({ spells }) => survivalCurves(spells, none),
    peer: ["km", "R survfit", 1_000_000],
    goal: [1 / 100, 1_000_000],
  },
  {
    name: "survival: Kaplan–Meier with Greenwood's errors",
    work: ({ spells }) => survivalCurves(spells, { variance: "greenwood", scale: "log" }),
    peer: ["km", "R survfit", 1_000_000],
  },
  {
    name: "survival: four competing exits, curves only (D8)",
    work: ({ spells }) => incidenceCurves(spells, none),
    peer: ["aj", "R survfit, se.fit = FALSE", 1_000_000],
    goal: [1 / 100, 1_000_000],
  },
  {
    name: "survival: four competing exits with jackknife errors (D9)",
    work: ({ spells }) => incidenceCurves(spells, { variance: "jackknife", scale: "log_log" }),
    peer: ["ajse", "R survfit", 100_000],
    goal: [1 / 50, 100_000],
  },
  {
    name: "survival: log-rank of two groups",
    work: ({ spells, all }) =>
      logRank({ ...spells, group: Int32Array.from(all["x9"] ?? []) }, { rho: 0 }),
    peer: ["logrank", "R survdiff", 1_000_000],
  },
  {
    name: "survival: Gray's test of two groups, one of four exits",
    work: ({ spells, all }) => grayTest({ ...spells, group: Int32Array.from(all["x9"] ?? []) }, 1),
    peer: ["gray", "R cmprsk cuminc, all four", 100_000],
  },
  {
    name: "survival: Cox, Efron, ten covariates (D6)",
    work: ({ cox }) => fitCox(cox),
    peer: ["coxph", "R coxph()", 1_000_000],
    goal: [1 / 5, 1_000_000],
  },
  {
    name: "survival: the same beside R's kernel in C (D6)",
    work: ({ cox }) => fitCox(cox),
    peer: ["kernel", "R coxph.fit(resid = FALSE)", 1_000_000],
    goal: [1.2, 1_000_000],
  },
  {
    name: "survival: Cox with errors by person (D7)",
    work: ({ cox }) => robust(cox),
    peer: ["robust", "R coxph(cluster)", isLong ? 100_000 : 10_000],
    goal: [1 / 50, isLong ? 100_000 : 10_000],
  },
  {
    name: "survival: Weibull, ten covariates",
    work: ({ all, cox }) =>
      fitParametric({
        law: "weibull",
        time: all["day"] ?? new Float64Array(0),
        event: cox.event,
        columns: cox.columns,
      }),
    peer: ["weibull", "R survreg", 1_000_000],
  },
  { name: "survival: monthly exits, ten covariates, month bands", work: monthly },
  {
    name: "survival: shares out of 1,000 people for two exits at four times, with errors",
    work: predict,
  },
  {
    name: "survival: concordance of a fitted Cox model",
    work: ({ cox }) => {
      const fit = fitCox(cox);
      return fit.kind === "fit" ? concordanceOf(fit) : undefined;
    },
  },
];

function robust(cox: CoxQuestion): unknown {
  const fit = fitCox(cox);
  return fit.kind === "fit" ? robustCovariance(fit, undefined) : undefined;
}

/** Two Cox models, one of one exit and one of the other three, then a group's mean shares and their errors by person. */
function predict({ spells, cox }: Columns): unknown {
  const fits = [1, 2].map((which) => {
    const event = spells.cause.map((code) => Number(Math.min(code, 2) === which));
    const fit = fitCox({ ...cox, event });
    if (fit.kind !== "fit") throw new Error(fit.kind);
    return fit;
  });
  const columns = cox.columns.map((column) => column.subarray(0, 1000));
  const people = { columns, counts: new Float64Array(1000).fill(1) };
  const models = fits.map((fit) => influenceModel(fit));
  const times = [30, 90, 180, 365];
  return groupErrors(joinHazards(fits), people, { models, cluster: undefined, times });
}

function monthly({ spells, cox }: Columns): unknown {
  const months = Int32Array.from(spells.time, (day) => Math.ceil(day / 30));
  const event = spells.cause.map((code) => Number(code === 1));
  const baseline = monthBands(months, event);
  return fitDiscrete({ link: "logit", baseline, months, event, columns: cox.columns });
}

async function benchmark(n: number): Promise<void> {
  const columns = makeColumns(n);
  const folder = mkdtempSync(join(tmpdir(), "luotsi-bench-"));
  for (const [name, column] of Object.entries(columns.all)) {
    writeFileSync(join(folder, `${name}.bin`), new Uint8Array(column.buffer));
  }
  const peer = await startR(folder, n);
  if (n === sizes[0]) console.error(await peer.ask("version"));
  for (const job of jobs) await measure(job, columns, { n, peer });
  await peer.stop();
  rmSync(folder, { recursive: true });
}

async function measure(
  job: Job,
  columns: Columns,
  { n, peer }: { readonly n: number; readonly peer: Peer },
): Promise<void> {
  const beside = job.peer !== undefined && n <= job.peer[2] ? job.peer : undefined;
  const ours: Work = () => processorSeconds(() => job.work(columns));
  const rounds = n === 10_000 ? 12 : 5;
  const contenders: Record<string, Work> = { ours };
  if (beside !== undefined) contenders["theirs"] = async () => Number(await peer.ask(beside[0]));
  collectGarbage();
  const best = await takeTurns(rounds, contenders);
  const seconds = best["ours"] ?? Infinity;
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  report(
    {
      name: job.name,
      n,
      unit,
      seconds,
      peer: beside?.[1] ?? "none",
      peerSeconds: best["theirs"] ?? Number.NaN,
      ...(beside !== undefined && job.goal?.[1] === n ? { goal: job.goal[0] } : {}),
    },
    { peakMegabytes },
  );
}

const found = spawnSync("Rscript", ["-e", "library(survival); library(cmprsk)"], {
  stdio: "ignore",
});
if (found.status === 0) for (const n of sizes) await benchmark(n);
else
  console.error(
    "skipped: survival against R (r-base-core, r-cran-survival and r-cran-cmprsk are not installed)",
  );
