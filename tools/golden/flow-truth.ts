// How the flow forecast does in a plain world whose truth is known: 60 months of history, 12 ahead, many repetitions. The figures stand in
// docs/methods/flow-forecast.md; a quick version is among the tests of packages/engines.
// usage: node tools/golden/flow-truth.ts [repetitions]
import { drawLimits, drawnSums, expectFlow, fitFlow, simulateFlow } from "@luotsi/engines";

import {
  futureStock,
  knownMonths,
  plainWorld,
} from "../../packages/engines/src/flow/seeded-flow-for-tests.ts";
import { steppedPlan } from "../../packages/engines/src/flow/tiny-flow-for-tests.ts";

const repetitions = Number(process.argv[2] ?? 50);
const horizon = 12;
const draws = { seed: 3, first: 0, count: 200 };
const plan = steppedPlan();
const forecasts: number[] = [];
let inside80 = 0;
let inside95 = 0;
for (let r = 0; r < repetitions; r++) {
  const world = plainWorld(12_000 + r);
  const fit = fitFlow(knownMonths(world));
  if (fit.kind !== "model") throw new Error("the history is too short");
  const question = { model: fit.model, horizon, plan, changes: [] };
  forecasts.push(expectFlow(question).stock[horizon - 1] ?? Number.NaN);
  const drawn = simulateFlow(question, draws);
  futureStock(world, horizon).forEach((people, t) => {
    const limits = drawLimits(drawnSums(drawn, drawn.stock, { from: t, to: t + 1 }));
    inside80 += Number(people >= limits.lo80 && people <= limits.hi80);
    inside95 += Number(people >= limits.lo95 && people <= limits.hi95);
  });
}
const mean = forecasts.reduce((sum, value) => sum + value, 0) / repetitions;
const squares = forecasts.reduce((sum, value) => sum + (value - mean) ** 2, 0);
const cells = repetitions * horizon;
console.log(
  JSON.stringify({
    repetitions,
    truth: 1117.298,
    mean,
    deviation: Math.sqrt(squares / (repetitions - 1)),
    covered80: inside80 / cells,
    covered95: inside95 / cells,
  }),
);
