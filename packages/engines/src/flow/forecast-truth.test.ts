import { assert } from "@luotsi/base";
import { choleskySolve } from "@luotsi/numerics";
import { describe, expect, test } from "vitest";

import { durationBands } from "./bands.ts";
import { expectFlow } from "./expect-flow.ts";
import { rateAt, type FactorRates } from "./factor-rates.ts";
import { fitFlow } from "./fit-flow.ts";
import { drawLimits, drawnSums } from "./flow-draws.ts";
import type { FlowModel } from "./flow-model.ts";
import type { ReceiptMonths } from "./receipt-months.ts";
import {
  futureOwed,
  futureStock,
  knownMonths,
  plainWorld,
  richTruth,
  richWorld,
} from "./seeded-flow-for-tests.ts";
import { simulateFlow } from "./simulate-flow.ts";
import { steppedPlan } from "./tiny-flow-for-tests.ts";

const plan = steppedPlan();

function modelOf(months: ReceiptMonths): FlowModel {
  const fit = fitFlow(months);
  assert(fit.kind === "model", "the history is long enough");
  return fit.model;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("a plain world with a known truth", () => {
  // Generator and truth: 60 months of history, 12 ahead, seed 1000 · 12 + repetition. The true mean stock is a recursion.
  const truth = 1117.298;
  const worlds = Array.from({ length: 12 }, (_, r) => plainWorld(12_000 + r));
  const forecasts = worlds.map((world) => {
    const question = { model: modelOf(knownMonths(world)), horizon: 12, plan, changes: [] };
    const expected = expectFlow(question);
    const draws = simulateFlow(question, { seed: 3, first: 0, count: 80 });
    const limits = Array.from({ length: 12 }, (_, t) => {
      return drawLimits(drawnSums(draws, draws.stock, { from: t, to: t + 1 }));
    });
    return { expected, limits, outcome: futureStock(world, 12) };
  });

  test("the forecast of the twelfth month is right on average", () => {
    const mean = meanOf(forecasts.map(({ expected }) => expected.stock[11]));
    // Forecasts of one repetition stray by about 35 people.
    expect(Math.abs(mean - truth)).toBeLessThan((3 * 35) / Math.sqrt(forecasts.length));
  });

  test("the middle 80 % and 95 % hold about so many of the outcomes", () => {
    const inside = (lo: "lo80" | "lo95", hi: "hi80" | "hi95"): number =>
      meanOf(
        forecasts.flatMap(({ limits, outcome }) =>
          outcome.map((people, t) => Number(people >= limits[t][lo] && people <= limits[t][hi])),
        ),
      );
    expect(inside("lo80", "hi80")).toBeGreaterThan(0.65);
    expect(inside("lo80", "hi80")).toBeLessThan(0.95);
    expect(inside("lo95", "hi95")).toBeGreaterThan(0.85);
  });
});

describe("a rich world with a known truth", () => {
  const worlds = Array.from({ length: 8 }, (_, r) => richWorld(500 + r, 12));
  const models = worlds.map((world) => modelOf(knownMonths(world)));

  /** Estimate and standard error of one level's log rate over another's. */
  function contrast(rates: FactorRates, factor: number, [a, b]: readonly [number, number]) {
    const start = 1 + rates.levels.slice(0, factor).reduce((sum, size) => sum + size, 0);
    const direction = new Float64Array(rates.coefficients.length);
    direction[start + a] = 1;
    direction[start + b] = -1;
    const spread = choleskySolve(rates.information, direction);
    return {
      value: rates.coefficients[start + a] - rates.coefficients[start + b],
      error: Math.sqrt(spread[start + a] - spread[start + b]),
    };
  }

  test.each([
    ["under 25", 0, Math.log(1.5)],
    ["25–29", 1, Math.log(1.2)],
    ["55 and over", 3, Math.log(0.6)],
  ])("leaving at the age %s is found within three standard errors", (_, age, truth) => {
    const { value, error } = contrast(models[0].exits[0], 2, [age, 2]);
    expect(error).toBeLessThan(0.1);
    expect(Math.abs(value - truth)).toBeLessThan(3 * error);
  });

  test.each([
    ["the first month to the fourth", 0, 3, Math.log(0.1 / 0.06)],
    ["the fourth month to the second year", 3, durationBands.indexOf(12), Math.log(2)],
  ])("leaving falls with duration as it does: from %s", (_, a, b, truth) => {
    const { value, error } = contrast(models[0].exits[0], 0, [a, b]);
    expect(Math.abs(value - truth)).toBeLessThan(3 * error);
  });

  test("an education that makes no difference makes none in the rates", () => {
    for (const model of models) {
      const { value, error } = contrast(model.exits[0], 3, [2, 0]);
      expect(Math.abs(value)).toBeLessThan(3.5 * error);
    }
  });

  test("people in a service leave half as often", () => {
    const { value, error } = contrast(models[0].exits[0], 7, [1, 0]);
    expect(Math.abs(value - Math.log(0.5))).toBeLessThan(3 * error);
  });

  test("newcomers are told from those who come back", () => {
    const mean = meanOf(models.map(({ newcomers }) => newcomers.level));
    const error = richTruth.newcomers ** 0.5 / (36 * models.length) ** 0.5;
    expect(Math.abs(mean - richTruth.newcomers)).toBeLessThan(4 * error);
  });

  const forecasts = models.map((model) => expectFlow({ model, horizon: 12, plan, changes: [] }));

  /** Groups of people, levels of duration and a year's season are approximations: so much is allowed beside the noise of the worlds. */
  const allowance = 0.003;

  test.each([
    ["people", 1],
    ["people", 6],
    ["people", 12],
    ["euros", 1],
    ["euros", 6],
    ["euros", 12],
  ])("the %s expected %i months ahead are right on average", (what, ahead) => {
    const errors = worlds.map((world, r) => {
      const [forecast, outcome] =
        what === "people"
          ? [forecasts[r].stock, futureStock(world, 12)]
          : [forecasts[r].owedCents, futureOwed(world, 12)];
      return forecast[ahead - 1] / outcome[ahead - 1] - 1;
    });
    const mean = meanOf(errors);
    const error = Math.sqrt(
      meanOf(errors.map((value) => (value - mean) ** 2)) / (errors.length - 1),
    );
    expect(Math.abs(mean)).toBeLessThan(3 * error + allowance);
    expect(error).toBeLessThan(0.01);
  });

  test.each([
    ["below 200 days", [0, 1]],
    ["from 200 to 399 days", [2, 3]],
    ["from 400 days on", [4, 5]],
  ])("how many counters start again is learnt by how far they had come: %s", (_, bands) => {
    const counter = [50, 250, 1000][[0, 2, 4].indexOf(bands[0])];
    const shares = models.map(({ returning }) => {
      const chance = (rates: FactorRates): number =>
        meanOf(bands.map((band) => rateAt(rates, [2, 0, band, 2, 2, 5, 0])));
      const restarted = chance(returning.restarted);
      return restarted / (restarted + chance(returning.kept));
    });
    expect(Math.abs(meanOf(shares) - richTruth.restart(counter))).toBeLessThan(0.04);
  });

  test("what the forecast says of a history does not depend on the numbers of the persons", () => {
    const months = knownMonths(worlds[0]);
    const rows = months.person.length;
    const firstOf = new Map<number, number>();
    months.person.forEach((who, row) => firstOf.has(who) || firstOf.set(who, row));
    const order = [...firstOf.keys()].toReversed().flatMap((who) => {
      const from = firstOf.get(who) ?? 0;
      let to = from;
      while (to < rows && months.person[to] === who) to++;
      return Array.from({ length: to - from }, (_, k) => from + k);
    });
    const last = months.birthMonth.length - 1;
    const turned: ReceiptMonths = {
      ...months,
      person: Int32Array.from(order, (row) => last - months.person[row]),
      month: Int32Array.from(order, (row) => months.month[row]),
      segment: Int32Array.from(order, (row) => months.segment[row]),
      paidDays: Float64Array.from(order, (row) => months.paidDays[row]),
      baseCents: Float64Array.from(order, (row) => months.baseCents[row]),
      counterAfter: Float64Array.from(order, (row) => months.counterAfter[row]),
      inService: Uint8Array.from(order, (row) => months.inService[row]),
      exitCause: Uint8Array.from(order, (row) => months.exitCause[row]),
      duration: Uint8Array.from(order, (row) => months.duration[row]),
    };
    const one = expectFlow({ model: models[0], horizon: 24, plan, changes: [] });
    const other = expectFlow({ model: modelOf(turned), horizon: 24, plan, changes: [] });
    one.owedCents.forEach((cents, t) => {
      // Sums in another order differ in the last bit, which can put a group into the next bin of the counter.
      expect(Math.abs(other.owedCents[t] / cents - 1)).toBeLessThan(3e-4);
    });
  });

  describe("in every month ahead", () => {
    const horizon = 30;
    const months = expectFlow({ model: models[1], horizon, plan, changes: [] });
    const sum = (column: Float64Array, t: number): number => {
      let total = 0;
      for (let at = t; at < column.length; at += horizon) total += column[at];
      return total;
    };

    test("receivers are those of the month before who did not leave, newcomers and those who came back", () => {
      for (let t = 1; t < horizon; t++) {
        const stayed = months.stock[t - 1] - sum(months.exits, t - 1);
        const all = stayed + months.newcomers[t] + months.returners[t];
        expect(months.stock[t] / all).toBeCloseTo(1, 9);
      }
    });

    test("municipalities, ages, integration and steps each add up to the whole", () => {
      for (let t = 0; t < horizon; t++) {
        expect(sum(months.owedByMunicipalityCents, t) / months.owedCents[t]).toBeCloseTo(1, 9);
        expect(sum(months.owedByAgeCents, t) / months.owedCents[t]).toBeCloseTo(1, 9);
        expect(sum(months.owedByIntegrationCents, t) / months.owedCents[t]).toBeCloseTo(1, 9);
        expect(sum(months.owedByStepCents, t) / months.owedCents[t]).toBeCloseTo(1, 9);
        expect(sum(months.daysByStep, t) / months.paidDays[t]).toBeCloseTo(1, 9);
      }
    });

    test("twice the people with twice the inflow cost twice as much", () => {
      const { stock, absent, newcomers } = models[1];
      const twice: FlowModel = {
        ...models[1],
        stock: { ...stock, weight: stock.weight.map((weight) => 2 * weight) },
        absent: { ...absent, weight: absent.weight.map((weight) => 2 * weight) },
        newcomers: { ...newcomers, level: 2 * newcomers.level },
      };
      const doubled = expectFlow({ model: twice, horizon, plan, changes: [] });
      months.owedCents.forEach((cents, t) => {
        expect(doubled.owedCents[t] / cents / 2).toBeCloseTo(1, 6);
      });
    });
  });
});
