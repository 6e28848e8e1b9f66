// The flow forecast of 60 months: expectation and possible futures of 15,000, 150,000 and 1,000,000 people, beside the core of the same in
// numpy. One thread is compared by processor seconds; two threads by the clock, with the same bytes.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import {
  expectFlow,
  fitFlow,
  joinDraws,
  simulateFlow,
  type FlowDraws,
  type FlowModel,
  type FlowQuestion,
} from "@luotsi/engines";
import { chooseAssumptions, liabilityPlan } from "@luotsi/law";
import { runInWorkers } from "@luotsi/usecases";

import { processorSeconds, report, takeTurns } from "./parts/measure.ts";
import type { FlowDrawTask } from "./parts/flow-task.ts";
import { syntheticReceipts, timesThePeople } from "./parts/synthetic-receipts.ts";

const smallest = 15_000;
const sizes = [smallest, 150_000, 1_000_000];
const horizon = 60;
/** Draws are made independently of each other, so a thousand take fifty times as long: `FLOW_DRAWS=1000` makes them all. */
const drawn = Number(process.env["FLOW_DRAWS"] ?? 20);
const rounds = 2;
/** The goal: 266 million steps of cells of people in ten seconds on two threads. */
const goalSteps = 266_000_000;
const goalSeconds = 10;
const plan = liabilityPlan("fi-2025", chooseAssumptions([]));
const script = fileURLToPath(new URL("numpy_flow.py", import.meta.url));
const module = new URL("parts/flow-task.ts", import.meta.url);

const receipts = syntheticReceipts(smallest);
const model = modelOfSmallest();
if (hasNumpy()) for (const people of sizes) await benchmark(people);
else console.error("skipped: flow against numpy (python3-numpy is not installed)");

function modelOfSmallest(): FlowModel {
  const fit = fitFlow(receipts);
  if (fit.kind !== "model") throw new Error("the synthetic months are too few");
  const seconds = processorSeconds(() => fitFlow(receipts));
  const limit = { peer: "limit of 3 s", peerSeconds: 3, goal: 1 };
  report({ name: "flow: learning", n: smallest, unit: "people, 36 months", seconds, ...limit });
  return fit.model;
}

async function benchmark(people: number): Promise<void> {
  const question: FlowQuestion = {
    model: timesThePeople(model, Math.round(people / smallest)),
    horizon,
    plan,
    changes: [],
  };
  const receivers = question.model.stock.weight.reduce((all, weight) => all + weight, 0);
  const numpy = startNumpy(receivers);
  const best = await takeTurns(rounds, {
    expect: () => processorSeconds(() => expectFlow(question)),
    draw: () => processorSeconds(() => simulateFlow(question, { seed: 1, first: 0, count: drawn })),
    one: async () => void (await drawIn(question, 1)),
    two: async () => void (await drawIn(question, 2)),
    numpyExpect: async () => await numpy.time("expect"),
    numpyDraw: async () => (await numpy.time("draw")) * drawn,
  });
  await numpy.stop();
  const line = { n: people, unit: "people, 60 months" };
  const limit = { peer: "limit of 0.3 s", peerSeconds: 0.3, goal: 1 };
  report({ name: "flow: expectation", ...line, seconds: best.expect, ...limit });
  const core = "numpy, core of the recursion";
  report({
    name: "flow: expectation, beside numpy",
    ...line,
    seconds: best.expect,
    peer: core,
    peerSeconds: best.numpyExpect,
  });
  report({
    name: `flow: ${drawn} futures, beside numpy`,
    ...line,
    seconds: best.draw,
    peer: "numpy, core of the persons' months",
    peerSeconds: best.numpyDraw,
  });
  const same = await sameBytes(question);
  const peer = "one thread, the same bytes";
  report(
    {
      name: `flow: ${drawn} futures on two threads`,
      ...line,
      seconds: best.two,
      peer,
      peerSeconds: best.one,
      goal: 0.65,
    },
    { same: String(same) },
  );
  const steps = personMonths(question) * drawn;
  const allowed = (goalSeconds * steps) / goalSteps;
  report(
    {
      name: `flow: ${drawn} futures, by person-month`,
      ...line,
      seconds: best.two,
      peer: "266 M steps in 10 s",
      peerSeconds: allowed,
      goal: 1,
    },
    { nanosecondsEach: (best.two / steps) * 1e9 },
  );
}

/** Person-months that one draw walks through: of very many people a part is followed. */
function personMonths(question: FlowQuestion): number {
  const { stock } = expectFlow(question);
  const receivers = question.model.stock.weight.reduce((all, weight) => all + weight, 0);
  const followed = Math.min(1, 40_000 / receivers);
  return followed * stock.reduce((all, people) => all + people, 0);
}

async function drawIn(question: FlowQuestion, threads: number): Promise<FlowDraws> {
  const tasks: FlowDrawTask[] = Array.from({ length: 4 }, (_, k) => ({
    question,
    draws: { seed: 1, first: (k * drawn) / 4, count: drawn / 4 },
  }));
  return joinDraws(await runInWorkers<FlowDrawTask, FlowDraws>({ module, tasks, threads }));
}

async function sameBytes(question: FlowQuestion): Promise<boolean> {
  const [one, two] = [await drawIn(question, 1), await drawIn(question, 2)];
  return Buffer.from(one.owedCents.buffer).equals(Buffer.from(two.owedCents.buffer));
}

function hasNumpy(): boolean {
  try {
    execFileSync("/usr/bin/python3", ["-c", "import numpy"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

interface Numpy {
  readonly time: (job: string) => Promise<number>;
  readonly stop: () => Promise<void>;
}

function startNumpy(receivers: number): Numpy {
  // As many people as a draw follows one by one.
  const people = String(Math.min(40_000, Math.round(receivers)));
  const child: ChildProcess = spawn(
    "/usr/bin/python3",
    [script, "serve", people, String(horizon)],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error("numpy has no pipes");
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    time: async (job) => {
      stdin.write(`${job}\n`);
      return Number((await lines.next()).value);
    },
    stop: async () => {
      stdin.end();
      await once(child, "exit");
    },
  };
}
