import { expect } from "vitest";

import type { NoEstimate } from "./effect-rows.ts";

/** What R tells of an estimate; each value holds some of the fields. */
export interface Told {
  readonly estimate: number;
  readonly error: number;
  readonly treated: number;
  readonly control: number;
  readonly cluster: number;
  readonly classic: number;
  readonly hc1: number;
  readonly hc2: number;
  readonly f: number;
  readonly robustF: number;
  readonly coefficients: readonly number[];
}

export type CaseValues = Readonly<Record<string, Told>> & {
  readonly sums: readonly number[];
  readonly naive: number;
  readonly welch: number;
};

/** The file that tools/golden/effects.R makes with R, AER and sandwich. */
export interface Golden {
  readonly [name: string]: unknown;
  readonly small: Readonly<Record<string, readonly number[]>>;
}

/** The estimate, where there must be one. @param answer of an estimator. @returns it. */
export function found<T extends object>(answer: T | NoEstimate): Exclude<T, NoEstimate> {
  if ("kind" in answer && answer.kind === "no_estimate") throw new Error(answer.reason);
  return answer as Exclude<T, NoEstimate>;
}

/** Relative agreement. @param actual ours. @param expected theirs. @param relative how near. */
export function near(actual: number | undefined, expected: number, relative = 1e-8): void {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThan(relative * Math.abs(expected));
}
