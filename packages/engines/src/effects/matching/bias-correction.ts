import { assert } from "@luotsi/base";
import { leastSquares, zeroMatrix } from "@luotsi/numerics";

import type { MatchedSample } from "./matched-sample.ts";

/**
 * The outcome less what a regression among the matched controls expects of each row's covariates. The effect of the match on
 * this outcome is the bias-corrected effect: what remains of differences between a treated and its controls is taken out.
 *
 * @param sample the match. @param outcome n numbers, finite. @param columns covariates, n finite numbers each.
 * @returns n numbers in the unit of the outcome; the outcome unchanged where no regression can be fitted (fewer used
 * controls than columns + 1). Collinear columns are left out. Cost: 2 · controls used · columns².
 * @throws BrokenPromise when lengths differ.
 * Source: Abadie and Imbens (2011), J. Business & Economic Statistics 29: 1–11; weights are the matching weights.
 */
export function biasCorrectedOutcome(
  sample: MatchedSample,
  outcome: Float64Array,
  columns: readonly Float64Array[],
): Float64Array {
  const n = outcome.length;
  assert(sample.weights.length === n, "there is an outcome for every row");
  for (const column of columns)
    assert(column.length === n, "a covariate has a number for every row");
  const rows = usedControls(sample);
  if (rows.length < columns.length + 1) return outcome;
  const design = zeroMatrix(rows.length, columns.length + 1);
  const weighted = new Float64Array(rows.length);
  rows.forEach((row, i) => {
    const root = Math.sqrt(sample.weights[row]);
    design.values[i] = root;
    weighted[i] = root * outcome[row];
    columns.forEach((column, j) => {
      design.values[i + (j + 1) * rows.length] = root * column[row];
    });
  });
  const { coefficients } = leastSquares(design, weighted);
  return outcome.map((y, row) => {
    let expected = coefficients[0];
    columns.forEach((column, j) => {
      expected += coefficients[j + 1] * column[row];
    });
    return y - expected;
  });
}

function usedControls({ weights, treated }: MatchedSample): Int32Array {
  const isTreated = new Uint8Array(weights.length);
  for (const row of treated) isTreated[row] = 1;
  const rows: number[] = [];
  weights.forEach((weight, row) => {
    if (weight > 0 && isTreated[row] === 0) rows.push(row);
  });
  return Int32Array.from(rows);
}
