import { assert } from "@luotsi/base";
import { branchGenerator, nextUniform, poissonFromUniform, type Generator } from "@luotsi/numerics";

import { changesOfDraw } from "./drawn-changes.ts";
import type { FlowQuestion } from "./expect-flow.ts";
import { flowChances } from "./flow-chances.ts";
import { drawFlow, generatorsOf } from "./flow-draw.ts";
import { emptyDraws, type FlowDraws } from "./flow-draws.ts";
import { flowGround } from "./flow-run.ts";
import { everyBand, personChances } from "./person-chances.ts";
import { exempt, subsidy } from "./receipt-months.ts";
import { comeBack, emptyTraveller, leave, stay, travel, type TravelRun } from "./travel.ts";

/** Which draws to make. */
export interface DrawRange {
  readonly seed: number;
  /** Number of the first draw, 0 or more. */
  readonly first: number;
  readonly count: number;
}

/** In a draw at most about so many receivers are followed one by one; of more, a part stands for all. */
const mostFollowed = 40_000;

/**
 * Possible futures of the same model as `expectFlow`: in each draw rates and monthly deviations are drawn around their estimates, then
 * every person's months by chance. Draw d depends on seed and d only, so draws may be divided among threads. Every person has numbers of
 * their own, so two questions that differ for some people or months agree on all others, draw by draw.
 *
 * @param question model, horizon, law and changes. @param range which draws.
 * @returns sums by draw and month. @throws BrokenPromise when a month has no law.
 *
 * Cost: draws · person-months, about 0.15 µs each; of more than `mostFollowed` receivers a random part is followed, each standing for
 * several, which makes intervals a little wider, never narrower.
 */
export function simulateFlow(question: FlowQuestion, range: DrawRange): FlowDraws {
  const { model, horizon, changes } = question;
  assert(range.count >= 0 && range.first >= 0, "draws are counted from 0");
  const ground = flowGround(question);
  const draws = emptyDraws(ground, range.first, range.count);
  const receivers = model.stock.weight.reduce((all, weight) => all + weight, 0);
  const weight = Math.max(1, receivers / mostFollowed);
  for (let d = 0; d < range.count; d++) {
    const { future, people, key } = generatorsOf(range.seed, range.first + d);
    const drawn = changesOfDraw(changes, range.seed, range.first + d);
    const chances = flowChances(model, drawFlow(model, horizon + 1, future), drawn);
    simulateDraw({
      ground,
      chances,
      person: personChances(chances, everyBand),
      generator: people,
      key,
      draws,
      draw: d,
      weight,
      traveller: emptyTraveller(),
    });
  }
  return draws;
}

/** Groups of people whose branches of random numbers are told apart. */
const groups = { stock: 0, absent: 1, newcomers: 2 } as const;

function simulateDraw(run: TravelRun): void {
  followStock(run);
  followAbsent(run);
  for (let t = 0; t < run.ground.horizon; t++) followNewcomers(run, t);
}

function followStock(run: TravelRun): void {
  const { traveller, generator, weight } = run;
  const { stock } = run.ground.model;
  for (let i = 0; i < stock.segment.length; i++) {
    branchGenerator(generator, run.key, groups.stock, i);
    let copies = wholePart(stock.weight[i] / weight, generator);
    for (; copies > 0; copies--) {
      traveller.segment = stock.segment[i];
      traveller.benefit = stock.benefit[i];
      traveller.counter = stock.counter[i];
      traveller.used = stock.counter[i];
      traveller.exemptMonths = stock.exemptMonths[i];
      traveller.duration = stock.duration[i];
      traveller.service = stock.service[i];
      const cause = leave(run, 0, stock.counter[i]);
      if (cause >= 0) comeBack(run, { cause, absence: 1, into: 1 });
      else {
        stay(run, 0, stock.counter[i] - run.ground.daysBefore[stock.benefit[i]]);
        travel(run, 0);
      }
    }
  }
}

function followAbsent(run: TravelRun): void {
  const { traveller, generator, weight } = run;
  const { absent } = run.ground.model;
  for (let i = 0; i < absent.segment.length; i++) {
    branchGenerator(generator, run.key, groups.absent, i);
    let copies = wholePart(absent.weight[i] / weight, generator);
    for (; copies > 0; copies--) {
      traveller.segment = absent.segment[i];
      traveller.benefit = absent.benefit[i] === exempt ? subsidy : absent.benefit[i];
      traveller.counter = absent.counter[i];
      traveller.used = absent.counter[i];
      comeBack(run, { cause: absent.cause[i], absence: absent.since[i], into: 0 });
    }
  }
}

function followNewcomers(run: TravelRun, t: number): void {
  const { chances, traveller, generator, weight, key } = run;
  const { people } = run.ground.model.newcomers;
  const startsAgain = run.ground.law.restart[t] > 0;
  for (let i = 0; i < people.segment.length; i++) {
    const months = chances.signature[people.segment[i]] * chances.steps;
    const expected = people.weight[i] * chances.newcomersOfMonth[months + t];
    const group = groups.newcomers + t * people.segment.length + i;
    branchGenerator(generator, key, group, 0);
    const count = poissonFromUniform(nextUniform(generator), expected / weight);
    for (let member = 1; member <= count; member++) {
      branchGenerator(generator, key, group, member);
      traveller.segment = people.segment[i];
      traveller.benefit = people.benefit[i];
      traveller.counter = startsAgain ? 0 : people.counter[i];
      traveller.used = people.counter[i];
      traveller.exemptMonths = people.exemptMonths[i];
      traveller.duration = 0;
      traveller.service = 0;
      travel(run, t);
    }
  }
}

/** A whole number whose mean is the value. */
function wholePart(value: number, generator: Generator): number {
  const whole = Math.floor(value);
  return whole + Number(nextUniform(generator) < value - whole);
}
