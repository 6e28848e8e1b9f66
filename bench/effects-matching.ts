// Matching, its errors and the balance table against R's MatchIt and Matching on the same people in the same run, and how cost and
// memory grow. MatchIt 4.5.1 of Debian makes wrong pairs under a caliper: it is a reference of speed only, and the share of
// its pairs that differ is printed. Without R the lines of R are left out and that is said.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import {
  abadieImbensError,
  balanceTable,
  matchNearest,
  usualMatchRules,
  type MatchRules,
  type MatchedSample,
} from "@luotsi/engines";

import { matchingData, type MatchingData } from "./parts/matching-data.ts";
import { processorSeconds, report, takeTurns } from "./parts/measure.ts";

const rscript = "/usr/bin/Rscript";
const folder = fileURLToPath(new URL("../.cache/effects-matching/", import.meta.url));
// Without reuse, the way MatchIt 4.6 and later break ties.
const once: MatchRules = {
  ...usualMatchRules,
  caliper: { kind: "overall", deviations: 0.2 },
  ties: "left",
};
const again: MatchRules = {
  ...once,
  caliper: { kind: "none" },
  reuse: { most: Infinity },
  ties: "all",
};

type Jobs = "nearest" | "balance" | "reuse";
type Peer = Readonly<Partial<Record<Jobs, number>>> &
  Readonly<Record<"R" | "MatchIt" | "Matching", string>>;

/** MatchIt looks at every control anew (10 minutes for a million), Matching too; the balance table is one pass. */
const jobsAt: Readonly<Record<number, readonly Jobs[]>> = {
  10_000: ["nearest", "balance", "reuse"],
  100_000: ["nearest", "balance"],
  1_000_000: ["balance"],
};

function write(data: MatchingData): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  data.names.forEach((name, j) => {
    writeFileSync(`${folder}${name}.bin`, data.columns[j] ?? new Float64Array(0));
  });
  writeFileSync(`${folder}treated.bin`, data.treated);
  writeFileSync(`${folder}score.bin`, data.score);
  writeFileSync(`${folder}outcome.bin`, data.outcome);
}

function peerOf(n: number): Peer | undefined {
  const script = fileURLToPath(new URL("r_matching.R", import.meta.url));
  const args = [script, folder, String(n), ...(jobsAt[n] ?? [])];
  const done = spawnSync(rscript, args, { encoding: "utf8" });
  if (done.status !== 0) {
    console.error(`R is not measured (bash bench/install-r.sh installs it): ${done.stderr ?? ""}`);
    return undefined;
  }
  return JSON.parse(done.stdout) as Peer;
}

function otherPairs(sample: MatchedSample): number {
  const bytes = readFileSync(`${folder}pairs.bin`);
  const theirs = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const same = sample.treated.filter((row, i) => theirs[row] === sample.controls[i]).length;
  return 1 - same / sample.treated.length;
}

async function measure(n: number): Promise<void> {
  const { treated, score, outcome, columns, names } = matchingData(n);
  const data = { treated, score, outcome, columns, names };
  write(data);
  const peer = peerOf(n);
  const units = { treated, score };
  let sample = matchNearest(units, once);
  const weights = sample.weights;
  const named = names.map((name, j) => ({ name, values: columns[j] ?? score }));
  const resident = process.memoryUsage.rss();
  // Processor seconds of both, so that what else the machine does weighs on neither.
  const seconds = await takeTurns(5, {
    nearest: () =>
      processorSeconds(() => {
        sample = matchNearest(units, once);
      }),
    seeded: () => processorSeconds(() => matchNearest(units, { ...once, ties: "seeded" })),
    balance: () =>
      processorSeconds(() => balanceTable({ treated, columns: named, estimand: "att", weights })),
    reuse: () =>
      processorSeconds(() => abadieImbensError(units, matchNearest(units, again), outcome, 1)),
  });
  const more = {
    residentMiB: Math.round(process.memoryUsage.rss() / 2 ** 20),
    grownMiB: Math.round((process.memoryUsage.rss() - resident) / 2 ** 20),
  };
  const line = (name: string, job: keyof typeof seconds, against: Jobs, goal: number): void => {
    const known = peer?.[against];
    const program =
      against === "reuse" ? `Matching ${peer?.Matching ?? ""}` : `MatchIt ${peer?.MatchIt ?? ""}`;
    report(
      {
        name,
        n,
        unit: "people",
        seconds: seconds[job],
        peer: known === undefined ? "not measured at this size" : `${program}, R ${peer?.R ?? ""}`,
        peerSeconds: known ?? Number.NaN,
        ...(known === undefined || n < 100_000 ? {} : { goal }),
      },
      known !== undefined && against === "nearest"
        ? { ...more, shareOfPeersPairsThatDiffer: otherPairs(sample) }
        : more,
    );
  };
  line("effects: nearest neighbour, caliper 0.2, no reuse", "nearest", "nearest", 1 / 100);
  line("effects: the same, ties by seed", "seeded", "nearest", 1 / 100);
  line(
    "effects: balance table of eight covariates, before and after",
    "balance",
    "balance",
    1 / 20,
  );
  line("effects: with reuse, every tie, Abadie–Imbens error", "reuse", "reuse", 1 / 100);
}

for (const n of [10_000, 100_000, 1_000_000]) await measure(n);
rmSync(folder, { recursive: true, force: true });
