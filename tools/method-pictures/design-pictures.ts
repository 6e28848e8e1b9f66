// Pictures of designs, risk sets, sensitivity and plans, on the seeded worlds of the tests.
import { readFileSync } from "node:fs";

import {
  costEffect,
  detectableEffect,
  deviationOfDraws,
  drawRiskSetEffects,
  instrumentEffect,
  isNoEstimate,
  panelOf,
  regressionEffect,
  riskSetCurves,
  signedRankBound,
  signedRanks,
  staggeredEffect,
} from "@luotsi/engines";

import { timingCase } from "../../packages/engines/src/effects/risk-sets/timing-case-for-tests.ts";
import { staggeredCase } from "../../packages/engines/src/effects/seeded-cases-for-tests.ts";
import { dotsPicture, linePicture, told } from "./drawn.ts";

const golden = JSON.parse(
  readFileSync(
    new URL("../../packages/engines/src/effects/estimators.golden.json", import.meta.url),
    "utf8",
  ),
) as { readonly small: Readonly<Record<string, readonly number[]>> };

function small(name: string): Float64Array {
  return Float64Array.from(golden.small[name]);
}

function instrument(): string {
  const rows = {
    treated: Uint8Array.from(golden.small["joined"]),
    outcome: small("euros"),
    covariates: [small("age"), small("woman")],
    cluster: undefined,
  };
  const plain = regressionEffect(rows);
  const moved = instrumentEffect(rows, [small("offer")]);
  if (isNoEstimate(plain) || isNoEstimate(moved)) throw new Error("no estimate");
  return dotsPicture(
    {
      title: "Euros of effect where something unseen decides who joins",
      says: "A regression says too much; the interval of the offer that moved some holds the true 300.",
    },
    [
      {
        label: "regression",
        estimate: plain.estimate,
        error: plain.standardErrors.hc1 ?? 0,
        isWrong: true,
      },
      { label: "instrument", estimate: moved.estimate, error: moved.standardErrors.hc1 ?? 0 },
      { label: "what joining does", estimate: 300, error: 0, isTruth: true },
    ],
    0,
  );
}

function discontinuity(): string {
  const [days, work] = [small("days"), small("work")];
  const width = 20;
  const centres = Array.from({ length: 18 }, (_, k) => -170 + k * width);
  const means = centres.map((centre) => {
    const own = [...days.keys()].filter((i) => Math.abs(days[i] - centre) <= width / 2);
    return own.reduce((sum, i) => sum + work[i], 0) / own.length;
  });
  return linePicture(
    {
      title: "Mean outcome by days from the limit",
      says: "At the limit the mean jumps by about 15, which is what the service does there.",
    },
    centres.map(String),
    {
      axis: "days from the limit",
      lines: [
        {
          name: "without",
          colour: "comparison",
          values: means.map((mean, k) => (centres[k] < 0 ? mean : null)),
        },
        {
          name: "with the service",
          colour: "main",
          values: means.map((mean, k) => (centres[k] < 0 ? null : mean)),
        },
      ],
    },
  );
}

function staggered(): string {
  const panel = panelOf(staggeredCase(9000));
  if (panel.kind !== "panel") throw new Error(panel.kind);
  const found = staggeredEffect(panel, { comparison: "never", cluster: undefined });
  if (isNoEstimate(found)) throw new Error(found.reason);
  const events = found.eventTimes.filter(({ eventTime }) => eventTime >= -4);
  return linePicture(
    {
      title: "Effect by periods since the start",
      says: "Before the start nothing differs; after it the effect grows.",
    },
    events.map(({ eventTime }) => String(eventTime)),
    {
      axis: "periods since the start",
      lines: [
        {
          name: "effect",
          colour: "main",
          values: events.map(({ estimate }) => estimate),
          errors: events.map(({ standardError }) => standardError ?? 0),
        },
      ],
    },
  );
}

function riskSets(): string {
  const months = 12;
  const question = {
    spells: timingCase(5000, "lockin"),
    firstMonth: 2,
    lastMonth: 12,
    horizon: months,
  };
  const curves = riskSetCurves(question);
  const drawn = drawRiskSetEffects(question, { seed: 1, first: 0, count: 100 });
  const errors = [...deviationOfDraws(drawn.againstWaiting, months)].map((one) => 100 * one);
  return linePicture(
    {
      title: "Left to a job: starters less those who waited, percentage points",
      says: "While the service lasts fewer leave (lock-in); from half a year on more.",
    },
    Array.from({ length: months }, (_, k) => String(k + 1)),
    {
      axis: "months since the start",
      lines: [
        {
          name: "difference",
          colour: "main",
          values: [...curves.treated].map((one, k) => 100 * (one - curves.waiting[k])),
          errors,
        },
      ],
    },
  );
}

function hiddenBias(): string {
  const differences = Float64Array.from({ length: 120 }, (_, i) => Math.sin(i * 2.399) * 2 + 0.55);
  const ranks = signedRanks(differences, "more");
  const gammas = Array.from({ length: 11 }, (_, k) => 1 + k / 10);
  return linePicture(
    {
      title: "Largest p of no effect, by how much something unseen changes the odds of treatment",
      says: "The finding stands until the odds could differ by about a half.",
    },
    gammas.map((gamma) => String(told(gamma, 1))),
    {
      axis: "Γ, odds of treatment that may differ unseen",
      lines: [
        {
          name: "p at most",
          colour: "main",
          values: gammas.map((gamma) => signedRankBound(ranks, gamma)),
        },
        { name: "5 %", colour: "comparison", values: gammas.map(() => 0.05) },
      ],
    },
  );
}

function cost(): string {
  const n = 400;
  const treated = Uint8Array.from({ length: n }, (_, i) => i % 2);
  const effect = Float64Array.from(treated, (d, i) => 100 + 20 * d + 60 * Math.sin(i * 2.399));
  const euros = Float64Array.from(treated, (d, i) => 3000 + 1200 * d + 900 * Math.cos(i * 1.7));
  const worth = Array.from({ length: 13 }, (_, k) => 10 * k);
  const found = costEffect({ treated, effect, euros }, { draws: 400, seed: 1, worth });
  if (isNoEstimate(found)) throw new Error(found.reason);
  return linePicture(
    {
      title: "Chance that the service is worth it, per cent, by what a day in work is worth",
      says: "At 60 euros a day the chances are even; at 100 it is near certain.",
    },
    worth.map(String),
    {
      axis: "euros that a day is worth",
      lines: [
        {
          name: "worth it",
          colour: "main",
          values: found.netBenefit.map(({ chancePositive }) => 100 * chancePositive),
        },
      ],
    },
  );
}

function detectable(): string {
  const treated = [25, 50, 100, 150, 200, 300, 400, 600, 800, 1200];
  return linePicture(
    {
      title: "Smallest effect likely to be seen, working months, by people in the service",
      says: "Four times the people show half the effect.",
    },
    treated.map(String),
    {
      axis: "people in the service, twenty controls each",
      lines: [
        {
          name: "months",
          colour: "main",
          values: treated.map((people) =>
            detectableEffect({ treated: people, control: 20 * people, deviation: 5, explained: 0 }),
          ),
        },
      ],
    },
  );
}

function verdict(): string {
  return dotsPicture(
    {
      title: "Three findings and what may be said of them, working months a year",
      says: "Only the first is an effect; the second is told with what weakens it, the third not at all.",
    },
    [
      { label: "supported", estimate: 0.9, error: 0.2 },
      { label: "weak: the interval holds zero", estimate: 0.2, error: 0.16, isWrong: true },
      { label: "cannot say: too few people", estimate: 0.6, error: 0.7, isWrong: true },
    ],
  );
}

/** File name and drawing of each picture. */
export const designPictures: readonly (readonly [string, () => string])[] = [
  ["instrument", instrument],
  ["discontinuity", discontinuity],
  ["staggered-starts", staggered],
  ["risk-sets", riskSets],
  ["hidden-bias", hiddenBias],
  ["cost-and-effect", cost],
  ["detectable-effect", detectable],
  ["verdict", verdict],
];
