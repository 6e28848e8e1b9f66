import type { Day } from "@luotsi/base";

import { codeOf } from "../problem-details.ts";
import { dueNight } from "./due-night.ts";

export interface NightlyWork {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The work of one night; several servers may ask for the same. */
  readonly run: (night: Day) => Promise<unknown>;
  /** Takes a line about a failure: a code, never a value. */
  readonly tell: (line: string) => void;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
}

const lookMilliseconds = 60_000;
/** After a failure, such as a database that is away, it is tried again this much later. */
const patienceMilliseconds = 10 * 60_000;

/**
 * Looks once a minute whether a night's work is due, and does it once. A timer of our own, because one piece of work a night needs
 * no queue: the database says which server has it.
 */
export function keepNights({ now, run, tell, closing }: NightlyWork): void {
  let done: Day | undefined;
  let notBefore = 0;
  let isRunning = false;
  async function look(): Promise<void> {
    const night = dueNight(now());
    if (night === undefined || night === done || isRunning || now() < notBefore) return;
    isRunning = true;
    try {
      await run(night);
      done = night;
    } catch (error) {
      notBefore = now() + patienceMilliseconds;
      tell(`nightly checks failed: ${codeOf(error)}`);
    } finally {
      isRunning = false;
    }
  }
  const timer = setInterval(() => void look(), lookMilliseconds);
  timer.unref();
  closing.addEventListener("abort", () => clearInterval(timer), { once: true });
}
