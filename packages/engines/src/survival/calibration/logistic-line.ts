import { logisticRegression } from "@luotsi/numerics";

/** A coefficient and its standard error by the sandwich over persons, as the weights are not counts; or that the data name none. */
export type LogisticLine =
  | { readonly kind: "line"; readonly value: number; readonly standardError: number }
  | { readonly kind: "none" };

interface LineQuestion {
  readonly outcome: Uint8Array;
  readonly weights: Float64Array;
  readonly offset: Float64Array | undefined;
  /** Code of each row's person from 0; undefined when each row is one. */
  readonly cluster: Int32Array | undefined;
  /** The covariate whose slope is asked; without one, the constant. */
  readonly x: Float64Array | undefined;
}

/**
 * The slope of log odds on a covariate, or the constant beside an offset.
 *
 * @param question weighted outcomes. @returns the coefficient asked for. Cost: a few passes of n.
 */
export function fitLogisticLine(question: LineQuestion): LogisticLine {
  const { outcome, weights, offset, cluster, x } = question;
  const fit = logisticRegression({ columns: x === undefined ? [] : [x], outcome, weights, offset });
  if (fit.kind !== "fitted") return { kind: "none" };
  const asked = x === undefined ? 0 : 1;
  if (fit.dropped[asked] === 1) return { kind: "none" };
  const bread = fit.covariance;
  const p = bread.columns;
  const changes = new Float64Array(outcome.length);
  for (let i = 0; i < outcome.length; i++) {
    const chance = 1 / (1 + Math.exp(-fit.linear[i]));
    const residual = weights[i] * (outcome[i] - chance);
    let pull = 0;
    for (let k = 0; k < p; k++) pull += bread.values[asked + k * p] * (k === 0 ? 1 : (x?.[i] ?? 0));
    changes[i] = pull * residual;
  }
  const variance = squaresBy(cluster, changes);
  return { kind: "line", value: fit.coefficients[asked], standardError: Math.sqrt(variance) };
}

/** Squares of the sums of persons. */
function squaresBy(cluster: Int32Array | undefined, changes: Float64Array): number {
  let sums = changes;
  if (cluster !== undefined) {
    sums = new Float64Array(cluster.reduce((most, code) => Math.max(most, code), 0) + 1);
    for (let i = 0; i < changes.length; i++) sums[cluster[i]] += changes[i];
  }
  return sums.reduce((square, sum) => square + sum * sum, 0);
}
