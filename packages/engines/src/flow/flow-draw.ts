import { nextUniform, normalQuantile, startGenerator, type Generator } from "@luotsi/numerics";

import { drawCoefficients, type FactorRates } from "./factor-rates.ts";
import { seasonOf } from "./fit-newcomers.ts";
import type { FlowDraw } from "./flow-chances.ts";
import type { FlowModel } from "./flow-model.ts";
import { shockAhead, type MonthlyShocks } from "./monthly-shocks.ts";

/**
 * Draws rates and monthly deviations of one possible future: coefficients around their estimates, deviations along their
 * autoregressions.
 *
 * @param model fitted. @param steps months ahead and one more. @param generator moved on.
 * @returns what `flowChances` takes.
 */
export function drawFlow(model: FlowModel, steps: number, generator: Generator): FlowDraw {
  const coefficients = (rates: FactorRates): Float64Array =>
    drawCoefficients(
      rates,
      Float64Array.from(rates.coefficients, () => normal(generator)),
    );
  const path = (shocks: MonthlyShocks): Float64Array => drawPath(shocks, steps, generator);
  return {
    exits: model.exits.map(coefficients),
    serviceStarts: coefficients(model.serviceStarts),
    serviceEnds: coefficients(model.serviceEnds),
    returns: coefficients(model.returning.kept),
    restarts: coefficients(model.returning.restarted),
    exitShocks: Float64Array.from(model.exitShocks.flatMap((shocks) => [...path(shocks)])),
    serviceStartShocks: path(model.serviceStartShocks),
    returnShocks: path(model.returning.shocks),
    newcomerShocks: path(model.newcomers.shocks),
    newcomers: model.newcomers.level * drawFactor(model.newcomers.levelDeviation, generator),
    season: seasonOf(model.newcomers.seasonRates, coefficients(model.newcomers.seasonRates)),
    ...drawPay(model, steps, generator),
  };
}

/** Share of a month's stray in the amounts that is left in the next. */
const amountsPersist = 0.8;

/** Days stray month by month; amounts drift away from those learnt. */
function drawPay(
  { pay }: FlowModel,
  steps: number,
  generator: Generator,
): Pick<FlowDraw, "dayShocks" | "amountShocks"> {
  const { daysDeviation: ofDays, amountDeviation: ofAmounts } = pay;
  const fresh = ofAmounts * Math.sqrt(1 - amountsPersist ** 2);
  let off = 0;
  const dayShocks = new Float64Array(steps);
  const amountShocks = new Float64Array(steps);
  for (let t = 0; t < steps; t++) {
    dayShocks[t] = ofDays * normal(generator) - ofDays ** 2 / 2;
    off = amountsPersist * off + fresh * normal(generator);
    amountShocks[t] = off - (ofAmounts ** 2 * (1 - amountsPersist ** (2 * t + 2))) / 2;
  }
  return { dayShocks, amountShocks };
}

/** A factor of mean 1. @param deviation on the log scale. */
function drawFactor(deviation: number, generator: Generator): number {
  return Math.exp(deviation * normal(generator) - deviation ** 2 / 2);
}

/** A path of deviations, made so that the mean of their exponentials is that of the expectation. */
function drawPath(shocks: MonthlyShocks, steps: number, generator: Generator): Float64Array {
  const { persistence, deviation, ofLevel } = shocks;
  const level = Math.log(drawFactor(ofLevel, generator));
  const fresh = deviation * Math.sqrt(1 - persistence ** 2);
  const path = new Float64Array(steps);
  let off = 0;
  for (let t = 0; t < steps; t++) {
    const { mean, variance } = shockAhead(shocks, t + 1);
    off =
      t === 0
        ? Math.sqrt(variance) * normal(generator)
        : persistence * off + fresh * normal(generator);
    path[t] = mean + level + off - variance / 2;
  }
  return path;
}

function normal(generator: Generator): number {
  return normalQuantile(nextUniform(generator));
}

/** Streams of a draw: one for what the future is like, one, and the key of its branches, for what happens to people in it. */
export function generatorsOf(
  seed: number,
  draw: number,
): {
  readonly future: Generator;
  readonly people: Generator;
  readonly key: number;
} {
  const people = startGenerator(seed, 2 * draw + 1);
  return { future: startGenerator(seed, 2 * draw), people, key: people.a };
}
