import { assert } from "@luotsi/base";
import { cholesky, choleskySolve, type CholeskyFactor, type Matrix } from "@luotsi/numerics";

import { factorCells, type CellCollector, type FactorCells } from "./cell-collector.ts";

/** How strongly the levels of a factor are drawn towards each other: standard deviations on the log scale. */
export type LevelSpread = readonly number[];

/** Rates that multiply: exp(intercept + one coefficient for each factor's level). */
export interface FactorRates {
  readonly levels: readonly number[];
  /** Entry 0 is the intercept; then the levels of the factors one after another. */
  readonly coefficients: Float64Array;
  /** Factor of the penalised information, from which parameter draws are made. */
  readonly information: CholeskyFactor;
  /** Newton steps taken. */
  readonly iterations: number;
}

const mostSteps = 60;
/** A step shorter than this ends the fit; where another fit follows, one longer will do. */
const exact = 1e-9;
const nearly = 1e-3;

/** Coefficients to begin at, near the mode, in place of the common rate; and the step that is short enough to stop. */
interface FitStart {
  readonly from?: Float64Array;
  readonly enough?: number;
}

/**
 * Fits monthly rates by penalised Poisson regression: events ~ Poisson(exposure · exp(b₀ + Σ b_factor(level))), with a
 * normal prior of mean 0 on every level, so that rare levels borrow from the rest and no level has to be left out.
 *
 * @param cells of n rows.
 * @param events of each cell, ≥ 0; may be weighted like the exposure.
 * @param spread prior standard deviation of each factor's levels, above 0.
 * @param start where to begin and when to stop.
 * @returns the mode and its information. With no events at all the intercept is that of half an event.
 * @throws BrokenPromise when lengths do not agree.
 *
 * Cost: O(n · f²) a step for f factors, about ten steps. Source: McCullagh and Nelder (1989), ch. 6; the penalty is that
 * of ridge regression.
 */
export function fitFactorRates(
  cells: FactorCells,
  events: Float64Array,
  spread: LevelSpread,
  { from, enough = exact }: FitStart = {},
): FactorRates {
  const { levels, exposure } = cells;
  assert(spread.length === levels.length, "there is a prior for each factor");
  assert(events.length === exposure.length, "there is a count for each cell");
  const starts = startsOf(levels);
  const p = starts[levels.length];
  const penalty = new Float64Array(p);
  for (const [f, deviation] of spread.entries()) {
    penalty.fill(1 / deviation ** 2, starts[f], starts[f + 1]);
  }
  const total = sum(events);
  const at = new Float64Array(p);
  at[0] = Math.log(Math.max(total, 0.5) / Math.max(sum(exposure), 1));
  penalty[0] = total === 0 ? 1 : 0;
  const problem: Problem = { cells, events, starts, penalty, centre: at[0] };
  if (from !== undefined) at.set(from);
  let current = derivatives(problem, at);
  let iterations = 0;
  for (; iterations < mostSteps; iterations++) {
    const factor = cholesky(current.information, 1e-12);
    const step = choleskySolve(factor, current.gradient);
    let size = 1;
    let next = derivatives(problem, moved(at, step, size));
    while (!(next.value >= current.value - 1e-9 * Math.abs(current.value)) && size > 1e-6) {
      size /= 2;
      next = derivatives(problem, moved(at, step, size));
    }
    at.set(moved(at, step, size));
    current = next;
    if (largest(step) * size < enough) break;
  }
  return {
    levels,
    coefficients: at,
    information: cholesky(current.information, 1e-12),
    iterations: iterations + 1,
  };
}

/**
 * A draw of the coefficients from the normal approximation at the mode.
 *
 * @param rates fitted.
 * @param normals as many standard normal numbers as coefficients.
 * @returns coefficients b + L⁻ᵀ z, where L Lᵀ is the information. Cost: p².
 */
export function drawCoefficients(rates: FactorRates, normals: Float64Array): Float64Array {
  const { coefficients, information } = rates;
  const p = coefficients.length;
  const { values } = information.lower;
  const x = Float64Array.from(normals);
  for (let i = p - 1; i >= 0; i--) {
    for (let k = i + 1; k < p; k++) x[i] -= values[k + i * p] * x[k];
    x[i] = information.dropped[i] === 1 ? 0 : x[i] / values[i + i * p];
  }
  for (let i = 0; i < p; i++) x[i] += coefficients[i];
  return x;
}

/**
 * The multipliers of one factor's levels.
 *
 * @param rates fitted. @param coefficients theirs or a draw. @param factor its position.
 * @returns exp of the level's coefficient.
 */
export function levelEffects(
  rates: FactorRates,
  coefficients: Float64Array,
  factor: number,
): Float64Array {
  const starts = startsOf(rates.levels);
  return coefficients.slice(starts[factor], starts[factor + 1]).map((value) => Math.exp(value));
}

/** Rounds in which spreads and rates are fitted by turns; the spreads then stand still to a few percent. */
const spreadRounds = 4;
/** Levels that the spread given in advance counts as. */
const priorLevels = 2;

/**
 * Fits rates whose factors' spreads are learnt too: a factor whose levels differ much is hardly drawn together, one whose levels
 * do not is drawn together the more. The spread given in advance counts as `priorLevels` levels.
 *
 * @param cells, events as of `fitFactorRates`. @param spread to begin with.
 * @returns the mode under the spreads learnt. Cost: about twice that of `fitFactorRates`, and the inverse of the information.
 *
 * Source: the EM step for a variance of random effects, s² = (Σ b² + trace of their covariance) / levels (Dempster, Laird and Rubin
 * 1977; MacKay 1992), here with the prior's levels beside them.
 */
export function fitSpreadRates(
  cells: FactorCells,
  events: Float64Array,
  spread: LevelSpread,
): FactorRates {
  if (sum(events) === 0) return fitFactorRates(cells, events, spread);
  let rates = fitFactorRates(cells, events, spread, { enough: nearly });
  for (let round = 1; round <= spreadRounds; round++) {
    const enough = round === spreadRounds ? exact : nearly;
    const from = rates.coefficients;
    rates = fitFactorRates(cells, events, learntSpread(rates, spread), { from, enough });
  }
  return rates;
}

/** The spread of each factor's levels that the estimates and their uncertainty speak for. */
function learntSpread(rates: FactorRates, spread: LevelSpread): LevelSpread {
  const { levels, coefficients, information } = rates;
  const starts = startsOf(levels);
  const unit = new Float64Array(coefficients.length);
  return levels.map((count, f) => {
    let squares = priorLevels * spread[f] ** 2;
    for (let j = starts[f]; j < starts[f + 1]; j++) {
      unit.fill(0);
      unit[j] = 1;
      squares += coefficients[j] ** 2 + choleskySolve(information, unit)[j];
    }
    return Math.sqrt(squares / (priorLevels + count));
  });
}

/** Fits every kind of event of a collector. */
export function fitKinds(collector: CellCollector, spread: LevelSpread): readonly FactorRates[] {
  const cells = factorCells(collector);
  return collector.events.map((events) => fitSpreadRates(cells, Float64Array.from(events), spread));
}

/** The fitted monthly chance in a cell. */
export function rateAt({ levels, coefficients }: FactorRates, place: readonly number[]): number {
  let eta = coefficients[0];
  let start = 1;
  for (let f = 0; f < levels.length; f++) {
    eta += coefficients[start + place[f]];
    start += levels[f];
  }
  return Math.exp(eta);
}

/** First coefficient of each factor; the last entry is their number. */
function startsOf(levels: readonly number[]): readonly number[] {
  const starts = [1];
  for (const count of levels) starts.push((starts.at(-1) ?? 1) + count);
  return starts;
}

interface Problem {
  readonly cells: FactorCells;
  readonly events: Float64Array;
  readonly starts: readonly number[];
  readonly penalty: Float64Array;
  /** The intercept's own centre, used only when there are no events. */
  readonly centre: number;
}

interface Derivatives {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly information: Matrix;
}

function derivatives(
  { cells, events, starts, penalty, centre }: Problem,
  at: Float64Array,
): Derivatives {
  const { codes, exposure } = cells;
  const p = at.length;
  const f = codes.length;
  const gradient = new Float64Array(p);
  const values = new Float64Array(p * p);
  const place = new Int32Array(f + 1);
  let value = 0;
  for (let i = 0; i < exposure.length; i++) {
    if (exposure[i] === 0) continue;
    let eta = at[0];
    for (let k = 0; k < f; k++) {
      place[k + 1] = starts[k] + codes[k][i];
      eta += at[place[k + 1]];
    }
    const mean = exposure[i] * Math.exp(eta);
    value += events[i] * eta - mean;
    const residual = events[i] - mean;
    for (let k = 0; k <= f; k++) {
      const column = place[k] * p;
      gradient[place[k]] += residual;
      for (let l = k; l <= f; l++) values[column + place[l]] += mean;
    }
  }
  for (let j = 0; j < p; j++) {
    const off = j === 0 ? at[0] - centre : at[j];
    value -= (penalty[j] * off * off) / 2;
    gradient[j] -= penalty[j] * off;
    values[j * p + j] += penalty[j];
  }
  return { value, gradient, information: { rows: p, columns: p, values } };
}

function moved(at: Float64Array, step: Float64Array, size: number): Float64Array {
  return at.map((value, j) => value + size * step[j]);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
