// A service that starts during unemployment: curves from exact cells, draws of persons, and pairs by month, against stated limits for
// the whole country, and how the cost grows. Nobody else does this: there is no other program to hold it against.
import {
  drawRiskSetEffects,
  effectWithin,
  matchRiskSets,
  riskSetCurves,
  startScore,
  usualMatchRules,
} from "@luotsi/engines";

import { processorSeconds, report, takeTurns } from "./parts/measure.ts";
import { monthlySpells } from "./parts/monthly-spells.ts";

/** The whole country has about 3.5 million spells in ten years with 600,000 starts: 20 seconds for the pairs of all. */
const countrySpells = 3_500_000;
const countrySeconds = 20;
const draws = 20;

async function measure(n: number): Promise<void> {
  const { spells, knownMonths, columns } = monthlySpells(n);
  const months = { firstMonth: 2, lastMonth: 24 };
  const fit = startScore({ spells, columns, ...months, seed: 1 });
  if (fit.kind !== "score") throw new Error("there is no score");
  const question = { spells, ...months, horizon: 24 };
  const paired = { spells, knownMonths, score: fit.score, ...months, rules: usualMatchRules };
  const pairs = matchRiskSets(paired);
  const seconds = await takeTurns(3, {
    curves: () => processorSeconds(() => riskSetCurves(question)),
    draws: () =>
      processorSeconds(() => drawRiskSetEffects(question, { seed: 1, first: 0, count: draws })),
    pairs: () => processorSeconds(() => matchRiskSets(paired)),
    effect: () => processorSeconds(() => effectWithin(paired, pairs, 12)),
  });
  const limit = (countrySeconds * n) / countrySpells;
  const more = {
    starts: pairs.counts.starts,
    matched: pairs.counts.matched,
    residentMiB: Math.round(process.memoryUsage.rss() / 2 ** 20),
  };
  const names = {
    curves: "risk sets: curves of 24 months, 48 cells, starts in months 2–24",
    draws: `risk sets: ${draws} draws of persons`,
    pairs: "risk sets: pairs by month and cell within a caliper",
    effect: "risk sets: effect after 12 months, clustered by pair and person",
  } as const;
  for (const job of ["curves", "draws", "pairs", "effect"] as const) {
    report(
      {
        name: names[job],
        n,
        unit: "spells",
        seconds: seconds[job],
        ...(job === "pairs"
          ? {
              peer: "stated: 20 s for 3.5 million spells, in proportion",
              peerSeconds: limit,
              goal: 1,
            }
          : { peer: "no limit set", peerSeconds: Number.NaN }),
      },
      more,
    );
  }
}

for (const n of [10_000, 100_000, 1_000_000]) await measure(n);
