// What every benchmark shares: contenders take turns, so that whatever else the machine does strikes them
// alike, and the best of several rounds counts.
import { loadavg } from "node:os";

/** Does its work once. @returns seconds it took, when it has measured them itself. */
export type Work = () => void | number | Promise<void | number>;

/** Seconds of processor that a piece of work in this process's one thread took: what others do meanwhile does not count. */
export function processorSeconds(work: () => unknown): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

/** The best seconds of each contender over some rounds, taken in turns. */
export async function takeTurns<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, Work>>,
): Promise<Record<Name, number>> {
  const best = {} as Record<Name, number>;
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of Object.entries<Work>(contenders)) {
      const began = performance.now();
      const measured = await work();
      const seconds = measured ?? (performance.now() - began) / 1000;
      best[name as Name] = Math.min(best[name as Name] ?? Infinity, seconds);
    }
  }
  return best;
}

export interface Line {
  readonly name: string;
  /** Size, in the unit named. */
  readonly n: number;
  readonly unit: string;
  readonly seconds: number;
  /** What it is held against: another program in the same run, or a stated limit. */
  readonly peer: string;
  readonly peerSeconds: number;
  /** The goal: seconds over the peer's seconds at most. */
  readonly goal?: number;
}

const before = new Map<string, number>();

/** Prints a measurement: its ratio to the peer, whether the goal is met, and how it grew since the size before. */
export function report(line: Line, more: Readonly<Record<string, number | string>> = {}): void {
  const ratio = line.seconds / line.peerSeconds;
  const grown = before.get(line.name);
  before.set(line.name, line.seconds);
  const all = {
    ...line,
    ratio,
    ...(line.goal === undefined ? {} : { met: ratio <= line.goal }),
    ...(grown === undefined ? {} : { growth: line.seconds / grown }),
    ...more,
    load: loadavg()[0],
  };
  console.log(
    JSON.stringify(all, (_, value: unknown) =>
      typeof value === "number" ? Number(value.toPrecision(4)) : value,
    ),
  );
}
