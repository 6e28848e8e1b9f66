import { uniform } from "@luotsi/numerics";

import { cellRows, curvesOver, type RiskSetQuestion } from "./risk-set-effects.ts";
import { patternWeights, spellPatterns } from "./spell-patterns.ts";
import { assertSpells } from "./spells.ts";

/** Which draws of the bootstrap. */
export interface RiskSetDraws {
  /** Whole number 0…2³²−1. */
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

/** Differences of each draw: draw d, month k at `d · horizon + k − 1`. */
export interface DrawnEffects {
  readonly horizon: number;
  readonly draws: number;
  /** Treated less those who waited, and less those who never started. */
  readonly againstWaiting: Float64Array;
  readonly againstNever: Float64Array;
}

/**
 * Draws of the effects in samples of persons: every person gets a weight from the Poisson distribution with mean 1, the same for
 * all its spells, so what repeats in a person repeats in a draw.
 *
 * @param question of `riskSetCurves`. @param draws which ones; a draw depends on seed, its number and the person only, so work may be
 * cut anywhere and the bytes stay the same. @returns the effects. Cost: draws times n.
 * Source: Efron (1979); Poisson weights: Hanley and MacGibbon (2006), Computer Methods and Programs in Biomedicine 83: 57–62.
 */
export function drawRiskSetEffects(question: RiskSetQuestion, draws: RiskSetDraws): DrawnEffects {
  assertSpells(question.spells);
  const { person } = question.spells;
  const { horizon } = question;
  const patterns = spellPatterns(question.spells);
  const { shapes } = patterns;
  const prepared = { shapes, cells: cellRows(shapes, question), horizon };
  const weights = new Float64Array(person.length);
  const againstWaiting = new Float64Array(draws.count * horizon);
  const againstNever = new Float64Array(draws.count * horizon);
  for (let d = 0; d < draws.count; d++) {
    for (let i = 0; i < person.length; i++) {
      weights[i] = poissonOne(uniform(draws.seed, draws.first + d, person[i]));
    }
    const curves = curvesOver(prepared, patternWeights(patterns, weights));
    for (let k = 0; k < horizon; k++) {
      againstWaiting[d * horizon + k] = curves.treated[k] - curves.waiting[k];
      againstNever[d * horizon + k] = curves.treated[k] - curves.never[k];
    }
  }
  return { horizon, draws: draws.count, againstWaiting, againstNever };
}

/** Poisson(1) counts beyond this have a chance under 10⁻¹⁴. */
const largestCount = 16;

function poissonOne(u: number): number {
  let chance = Math.exp(-1);
  let cumulative = chance;
  let k = 0;
  while (u >= cumulative && k < largestCount) {
    k += 1;
    chance /= k;
    cumulative += chance;
  }
  return k;
}

/**
 * Standard error of each month's effect over draws.
 *
 * @param values draws · horizon numbers. @param horizon months. @returns K standard deviations (n − 1); zeros for fewer than two draws.
 */
export function deviationOfDraws(values: Float64Array, horizon: number): Float64Array {
  const draws = values.length / horizon;
  const errors = new Float64Array(horizon);
  if (draws < 2) return errors;
  for (let k = 0; k < horizon; k++) {
    let sum = 0;
    for (let d = 0; d < draws; d++) sum += values[d * horizon + k];
    let squares = 0;
    for (let d = 0; d < draws; d++) squares += (values[d * horizon + k] - sum / draws) ** 2;
    errors[k] = Math.sqrt(squares / (draws - 1));
  }
  return errors;
}
