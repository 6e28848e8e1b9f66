import { fillUniform, uniform } from "@luotsi/numerics";

import type { MonthlySpells } from "./spells.ts";

/** The world of tools/golden/seeded-effects.py, bit for bit. Streams are numbered in the order the variables are named. */

function uniforms(seed: number, stream: number, n: number): Float64Array {
  return fillUniform(new Float64Array(n), { seed, stream, firstIndex: 0 });
}

export interface TimingCase extends MonthlySpells {
  /** Months from the beginning of the spell to the end of what is known. */
  readonly knownMonths: Int16Array;
}

const groupShares = [0.5, 0.8];
const startChance = [0.02, 0.05, 0.08];
const jobChance = [0.16, 0.09, 0.05];
const longest = 60;

/** MonthlySpells into which a service may come; each month a start, then a job. `null`: the service does nothing. */
export function timingCase(seed: number, kind: "null" | "lockin"): TimingCase {
  const n = 5000;
  const cell = Int32Array.from(
    uniforms(seed, 1, n),
    (u) => groupShares.filter((s) => u >= s).length,
  );
  const observed = Array.from(uniforms(seed, 2, n), (u) => 48 - Math.floor(36 * u));
  const start = new Int16Array(n);
  const exit = new Int16Array(n);
  for (let t = 1; t <= longest; t++) {
    for (let i = 0; i < n; i++) {
      if (exit[i] > 0) continue;
      if (t >= 2 && start[i] === 0 && uniform(seed, 100 + t, i) < startChance[cell[i]])
        start[i] = t;
      const factor = start[i] === 0 || kind === "null" ? 1 : t - start[i] < 3 ? 0.6 : 1.6;
      const chance = jobChance[cell[i]] * Math.exp(-0.03 * (t - 1)) * factor;
      if (uniform(seed, 200 + t, i) < chance) exit[i] = t;
    }
  }
  const isSeen = (i: number): boolean => exit[i] > 0 && exit[i] <= observed[i];
  const lastMonth = Int16Array.from(observed, (months, i) => (isSeen(i) ? exit[i] : months));
  return {
    person: Int32Array.from({ length: n }, (_, i) => i),
    cell,
    startMonth: start.map((month, i) => (month <= lastMonth[i] ? month : 0)),
    lastMonth,
    exit: Uint8Array.from({ length: n }, (_, i) => Number(isSeen(i))),
    knownMonths: Int16Array.from(observed),
  };
}
