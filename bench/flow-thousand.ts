// A thousand possible futures of 60 months, all of them drawn once, of 15,000, 150,000 and 1,000,000 people: the length of the work
// behind the intervals that a page shows. `FLOW_PEOPLE=15000` for one size; `FLOW_THREADS=1` for one thread.
import { fitFlow, joinDraws, type FlowDraws, type FlowQuestion } from "@luotsi/engines";
import { chooseAssumptions, liabilityPlan } from "@luotsi/law";
import { runInWorkers } from "@luotsi/usecases";

import type { FlowDrawTask } from "./parts/flow-task.ts";
import { report } from "./parts/measure.ts";
import { syntheticReceipts, timesThePeople } from "./parts/synthetic-receipts.ts";

const smallest = 15_000;
const asked = process.env["FLOW_PEOPLE"];
const sizes = asked === undefined ? [smallest, 150_000, 1_000_000] : [Number(asked)];
const threads = Number(process.env["FLOW_THREADS"] ?? "2");
const draws = 1000;
const pieces = 20;
const module = new URL("parts/flow-task.ts", import.meta.url);
/** Somebody who started a simulation comes back to it after a cup of coffee. */
const limitSeconds = 600;

const fit = fitFlow(syntheticReceipts(smallest));
if (fit.kind !== "model") throw new Error("the synthetic months are too few");
const plan = liabilityPlan("fi-2025", chooseAssumptions([]));
for (const people of sizes) {
  const question: FlowQuestion = {
    model: timesThePeople(fit.model, Math.round(people / smallest)),
    horizon: 60,
    plan,
    changes: [],
  };
  const tasks: FlowDrawTask[] = Array.from({ length: pieces }, (_, k) => ({
    question,
    draws: { seed: 1, first: (k * draws) / pieces, count: draws / pieces },
  }));
  const [began, busyBefore] = [performance.now(), process.cpuUsage()];
  const all = joinDraws(await runInWorkers<FlowDrawTask, FlowDraws>({ module, tasks, threads }));
  const busy = process.cpuUsage(busyBefore);
  report(
    {
      name: `flow: ${draws} futures on ${threads} threads`,
      n: people,
      unit: "people, 60 months",
      seconds: (performance.now() - began) / 1000,
      peer: `limit of ${limitSeconds} s`,
      peerSeconds: limitSeconds,
      goal: 1,
    },
    {
      processorSeconds: (busy.user + busy.system) / 1e6,
      amounts: all.owedCents.length,
      megabytes: process.resourceUsage().maxRSS / 1024,
    },
  );
}
