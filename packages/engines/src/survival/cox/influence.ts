import { timesCoefficients } from "@luotsi/numerics";

import type { CoxFit } from "./fit-cox.ts";
import { rowFactors, type RowFactors } from "./robust-covariance.ts";

/** How a figure moves with a Cox model. */
export interface CoxPull {
  /** By the baseline hazard's jump at each place, the coefficients held. */
  readonly byJump: Float64Array;
  /** By each coefficient on the packed scale, the jumps held; the constant's first, unused. */
  readonly byCoefficient: Float64Array;
}

/** A fit with what the influence of its rows needs, made once for many figures. */
export interface InfluenceModel {
  readonly fit: CoxFit;
  readonly factors: RowFactors;
}

/** @returns the fit with its rows' factors. @param fit of the model. Cost: n. */
export function influenceModel(fit: CoxFit): InfluenceModel {
  return { fit, factors: rowFactors(fit.state.rows, fit.state.point) };
}

/**
 * Adds to each cluster what a little more weight on its rows would change in a figure: through the coefficients, and through the
 * baseline itself. Squares summed over clusters are the figure's variance (infinitesimal jackknife).
 *
 * @param model of one stratum or more. @param pull how the figure moves with the model.
 * @param cluster code of each row's person from 0; undefined when each row is one.
 * @param into a number for each cluster, added to.
 * Cost: np + places · p. Source: Reid & Crépeau (1985); Therneau & Grambsch (2000), 7; score residuals by Lin & Wei (1989).
 */
export function addInfluence(
  { fit, factors }: InfluenceModel,
  pull: CoxPull,
  { cluster, into }: { readonly cluster: Int32Array | undefined; readonly into: Float64Array },
): void {
  const { rows } = fit.state;
  const direction = directionOf(fit, pull);
  const along = timesCoefficients(rows.design, direction);
  const steps = placeSteps(fit, pull, direction);
  const { code, first, places, weights } = rows;
  for (let i = 0; i < code.length; i++) {
    if (code[i] === 2 * places) continue;
    const early = first === undefined ? 0 : steps.before[first[i]];
    const change =
      along[i] * factors.own[i] +
      steps.atExit[code[i]] +
      factors.ratio[i] * (steps.passed[code[i]] - early);
    into[cluster === undefined ? i : cluster[i]] +=
      (weights === undefined ? 1 : weights[i]) * change;
  }
}

/** V times the figure's whole slope by the coefficients: with them the jumps move too. */
function directionOf({ state }: CoxFit, { byJump, byCoefficient }: CoxPull): Float64Array {
  const { rows, point, covariance } = state;
  const { places } = rows;
  const { riskX, exitX } = point.sums;
  const { square0, square1 } = point.ties;
  const q = covariance.columns;
  const slope = byCoefficient.slice();
  for (let j = 1; j < q; j++) {
    for (let p = 0; p < places; p++) {
      slope[j] -=
        byJump[p] * (riskX[j * places + p] * square0[p] - exitX[j * places + p] * square1[p]);
    }
  }
  const direction = new Float64Array(q);
  for (let j = 1; j < q; j++) {
    for (let k = 1; k < q; k++) direction[j] += covariance.values[j + k * q] * slope[k];
  }
  return direction;
}

/** Sums over places by the rows' codes, as for score residuals along one direction, with the jumps' own part. */
interface PlaceSteps {
  readonly atExit: Float64Array;
  readonly passed: Float64Array;
  readonly before: Float64Array;
}

function placeSteps({ state }: CoxFit, { byJump }: CoxPull, direction: Float64Array): PlaceSteps {
  const { rows, point } = state;
  const { places, start, eventWeight } = rows;
  const { jump, spared, square0, square1, square2 } = point.ties;
  const atExit = new Float64Array(2 * places + 1);
  const passed = new Float64Array(2 * places + 1);
  const before = new Float64Array(places + 1);
  for (let s = 0; s + 1 < start.length; s++) {
    let sum = 0;
    for (let p = start[s]; p < start[s + 1]; p++) {
      let [risk, exit] = [0, 0];
      for (let j = 1; j < direction.length; j++) {
        risk += direction[j] * point.sums.riskX[j * places + p];
        exit += direction[j] * point.sums.exitX[j * places + p];
      }
      before[p] = sum;
      sum += risk * square0[p] - exit * square1[p] - byJump[p] * square0[p];
      passed[2 * p] = sum;
      passed[2 * p + 1] = sum - (risk * square1[p] - exit * square2[p] - byJump[p] * square1[p]);
      atExit[2 * p + 1] =
        (byJump[p] * jump[p] - (risk * jump[p] - exit * spared[p])) / eventWeight[p];
    }
  }
  return { atExit, passed, before };
}
