// Regressions, weighting, balancing, doubly robust estimates and bootstraps against R (glm, glmnet, lm, boot and the same matrix algebra) on
// the same data in the same run, in processor seconds, and how cost and memory grow. Without R its lines are left out and that is said.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import {
  bootstrapWeighting,
  costEffect,
  doublyRobustEffect,
  entropyBalancing,
  regressionEffect,
  weightingEffect,
  type EffectRows,
} from "@luotsi/engines";
import { fillUniform, logisticRegression, normalQuantile, uniform } from "@luotsi/numerics";

import { processorSeconds, report } from "./parts/measure.ts";

const folder = fileURLToPath(new URL("../.cache/effects/", import.meta.url));

const jobNames = [
  "logistic",
  "ridge",
  "ols",
  "ipw",
  "entropy",
  "aipw",
  "bootIpw",
  "bootCost",
] as const;
type Job = (typeof jobNames)[number];

interface Data {
  readonly rows: EffectRows;
  readonly euros: Float64Array;
}

/** People whose covariates decide a little of treatment and outcome. */
function dataOf(n: number, count: number): Data {
  const covariates = Array.from({ length: count }, (_, j) => {
    const column = fillUniform(new Float64Array(n), { seed: 1, stream: j + 1, firstIndex: 0 });
    for (let i = 0; i < n; i++) column[i] = normalQuantile(column[i]);
    return column;
  });
  const treated = new Uint8Array(n);
  const outcome = new Float64Array(n);
  const euros = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let odds = -1.5;
    let expected = 100;
    for (let j = 0; j < count; j++) {
      odds += (j % 3 === 0 ? 0.3 : -0.1) * covariates[j][i];
      expected += (j % 2 === 0 ? 4 : -2) * covariates[j][i];
    }
    treated[i] = uniform(1, 200, i) < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
    outcome[i] = expected + 20 * treated[i] + 30 * normalQuantile(uniform(1, 201, i));
    euros[i] = 3000 + 800 * treated[i] - 900 * Math.log(uniform(1, 202, i));
  }
  return { rows: { treated, outcome, covariates, cluster: undefined }, euros };
}

function write({ rows, euros }: Data): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const n = rows.treated.length;
  const all = new Float64Array(n * rows.covariates.length);
  for (const [j, column] of rows.covariates.entries()) all.set(column, j * n);
  writeFileSync(`${folder}covariates.bin`, all);
  writeFileSync(`${folder}treated.bin`, rows.treated);
  writeFileSync(`${folder}outcome.bin`, rows.outcome);
  writeFileSync(`${folder}euros.bin`, euros);
}

type Peer = Readonly<Partial<Record<Job, number>>> & { readonly R?: string };

function peerOf(data: Data, jobs: readonly Job[]): Peer {
  write(data);
  const script = fileURLToPath(new URL("r_effects.R", import.meta.url));
  const { treated, covariates } = data.rows;
  const args = [script, folder, String(treated.length), String(covariates.length), ...jobs];
  const done = spawnSync("Rscript", args, { encoding: "utf8" });
  rmSync(folder, { recursive: true, force: true });
  if (done.status === 0) {
    console.error(done.stdout.trim());
    return JSON.parse(done.stdout) as Peer;
  }
  console.error(`R is not measured (bash bench/install-r.sh installs it): ${done.stderr ?? ""}`);
  return {};
}

const plain = { estimand: "att", trimming: { kind: "none" }, ridge: 0 } as const;
const draws = { seed: 1, first: 0, count: 1000 };
const worth = { draws: 1000, seed: 1, worth: [80] };

const work: Readonly<Record<Job, (data: Data) => unknown>> = {
  logistic: ({ rows }) => logisticRegression({ columns: rows.covariates, outcome: rows.treated }),
  ridge: ({ rows }) =>
    logisticRegression({ columns: rows.covariates, outcome: rows.treated, ridge: 0.01 }),
  ols: ({ rows }) => regressionEffect(rows),
  ipw: ({ rows }) => weightingEffect(rows, plain),
  entropy: ({ rows }) => entropyBalancing(rows),
  aipw: ({ rows }) =>
    doublyRobustEffect(rows, {
      estimand: "att",
      folds: 5,
      split: { kind: "row" },
      outcomeModel: "linear",
      clip: 0.01,
    }),
  bootIpw: ({ rows }) => bootstrapWeighting(rows, "att", draws),
  bootCost: ({ rows, euros }) =>
    costEffect({ treated: rows.treated, effect: rows.outcome, euros }, worth),
};

const peers: Readonly<Record<Job, string>> = {
  logistic: "R glm() with summary",
  ridge: "R glmnet, one lambda",
  ols: "R lm() with summary; ours with classic, HC1 and HC2 errors",
  ipw: "R glm.fit and the same matrix algebra",
  entropy: "R, the same matrix algebra",
  aipw: "R glm.fit and lm.fit",
  bootIpw: "R boot with glm.fit, 100 draws times ten",
  bootCost: "R boot, ratio of means",
};
/** At most so much of the peer's time. */
const goals: Readonly<Partial<Record<Job, number>>> = {
  logistic: 1 / 2,
  bootIpw: 1 / 6,
  bootCost: 1 / 8,
};

function measure(n: number, count: number, jobs: readonly Job[]): void {
  const data = dataOf(n, count);
  const peer = peerOf(data, jobs);
  for (const job of jobs) {
    const rounds = job === "bootIpw" ? 1 : 3;
    const taken = Array.from({ length: rounds }, () => processorSeconds(() => work[job](data)));
    const goal = goals[job];
    report(
      {
        name: `effects: ${job}, ${count} covariates`,
        n,
        unit: "rows",
        seconds: Math.min(...taken),
        peer: peers[job],
        peerSeconds: peer[job] ?? Number.NaN,
        ...(goal === undefined ? {} : { goal }),
      },
      { residentMegabytes: Math.round(process.memoryUsage().rss / 1e6) },
    );
  }
}

const usual: readonly Job[] = ["logistic", "ols", "ipw", "entropy", "aipw"];
const asked = process.argv.slice(2).map(Number);
for (const n of asked.length > 0 ? asked : [10_000, 100_000, 1_000_000]) {
  measure(n, 8, n === 10_000 ? jobNames : usual);
}
if (asked.length === 0) measure(1_000_000, 20, ["logistic", "ridge"]);
