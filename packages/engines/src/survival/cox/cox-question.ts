import { assert } from "@luotsi/base";

/** How exits on the same day are ordered: `efron` averages over orders, `breslow` lets all face the whole risk set. */
export type CoxTies = "efron" | "breslow";

/** Spells and covariates of a Cox model; n rows, each at risk on (start, stop]. */
export interface CoxQuestion {
  /** n finite times; days by custom. */
  readonly stop: Float64Array | Int32Array;
  /** n times below `stop`; left out when all are at risk from the beginning. */
  readonly start?: Float64Array | Int32Array;
  /** 1 where the row ends in the event, else 0. */
  readonly event: Uint8Array;
  /** p columns of n finite numbers each, no constant. */
  readonly columns: readonly Float64Array[];
  readonly ties: CoxTies;
  /** Codes from 0: each stratum has a baseline of its own. */
  readonly stratum?: Int32Array;
  /** Case weights, 0 or more; ones by default. */
  readonly weights?: Float64Array;
  /** Added to the log hazard; nothing by default. */
  readonly offset?: Float64Array;
}

/**
 * Stops when a question is not as promised.
 *
 * @param question to look at.
 * @throws BrokenPromise when lengths differ, a number is not finite, a start is not below its stop, or a weight is negative.
 */
export function checkCoxQuestion(question: CoxQuestion): void {
  const { stop, start, event, columns, stratum, weights, offset } = question;
  const n = stop.length;
  for (const column of [start, event, stratum, weights, offset, ...columns]) {
    assert(column === undefined || column.length === n, "columns of a model are equally long");
  }
  for (const column of [stop, offset, weights, ...columns]) {
    assert(column === undefined || areFinite(column), "every number of a model is finite");
  }
  assert(
    start === undefined || start.every((value, i) => value < stop[i]),
    "a start is below its stop",
  );
  for (const codes of [weights, stratum]) {
    assert(
      codes === undefined || codes.every((value) => value >= 0),
      "weights and strata are 0 or more",
    );
  }
}

function areFinite(values: Float64Array | Int32Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}
