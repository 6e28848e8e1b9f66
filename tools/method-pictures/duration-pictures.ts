// Pictures of durations, on the seeded worlds of the tests, whose truth is known.
import {
  calibrate,
  curveQuantile,
  fitCox,
  fitDiscrete,
  fitParametric,
  groupCurves,
  groupErrors,
  influenceModel,
  joinHazards,
  placeAt,
  predictExits,
  robustCovariance,
  sharesOut,
  survivalCurves,
  type CoxFit,
  type JointHazards,
} from "@luotsi/engines";

import {
  monthlySpells,
  monthlyTruth,
} from "../../packages/engines/src/survival/discrete/seeded-months-for-tests.ts";
import {
  competingExits,
  repeatedSpells,
  repeatedTruth,
  trueShareOut,
} from "../../packages/engines/src/survival/seeded-spells-for-tests.ts";
import { dotsPicture, linePicture, stepsPicture, told } from "./drawn.ts";

const exits = competingExits(0);
const days = [0, 90, 180, 270, 360, 450, 540, 630, 720];

function curves(): string {
  const found = survivalCurves(exits, { variance: "greenwood", scale: "log_log" });
  const medians = [0, 1].map((group) => curveQuantile(found, group, 0.5).estimate);
  const [slower, faster] = medians.map((median) => (median.kind === "time" ? median.time : 0));
  const names = ["group 0", "group 1"];
  return stepsPicture(
    {
      title: "Still unemployed, by days",
      says: `Half of group 0 have left by day ${slower}, half of group 1 by day ${faster}.`,
    },
    names.map((name, group) => {
      const every = Array.from({ length: 73 }, (_, k) => 10 * k);
      return {
        name,
        colour: group === 0 ? ("comparison" as const) : ("main" as const),
        steps: every.map((time) => {
          const place = placeAt(found, group, time);
          const next = Math.min(found.start[group + 1] - 1, Math.max(found.start[group], place));
          if (place < 0) return { time, percent: 100, atRisk: found.atRisk[next] };
          const limits = [100 * found.lower[place], 100 * found.upper[place]] as const;
          return { time, percent: 100 * found.survival[place], limits, atRisk: found.atRisk[next] };
        }),
      };
    }),
    { ticks: days, end: 720 },
  );
}

function cox(): string {
  const { person, ...spells } = repeatedSpells(0);
  const fit = coxOf(spells.stop, spells.event, spells.columns);
  const robust = robustCovariance(fit, person);
  const p = repeatedTruth.length;
  return dotsPicture(
    {
      title: "Log hazard ratios from 400 persons with three alike spells each",
      says: "Errors by person hold the truth, drawn as diamonds.",
    },
    repeatedTruth.flatMap((truth, j) => [
      {
        label: `x${j + 1}`,
        estimate: fit.coefficients[j],
        error: Math.sqrt(robust.values[j + j * p]),
      },
      { label: `x${j + 1}, the truth`, estimate: truth, error: 0, isTruth: true as const },
    ]),
    2,
  );
}

function coxOf(
  stop: ArrayLike<number>,
  event: Uint8Array,
  columns: readonly Float64Array[],
): CoxFit {
  const fit = fitCox({ stop: Float64Array.from(stop), event, columns, ties: "efron" });
  if (fit.kind !== "fit") throw new Error(fit.kind);
  return fit;
}

function laws(): string {
  const event = Uint8Array.from(exits.cause, (code) => Number(code > 0));
  const time = Float64Array.from(exits.time);
  const observed = survivalCurves({ time, cause: event }, { variance: "none", scale: "plain" });
  const still = (["exponential", "lognormal"] as const).map((law) => {
    const fit = fitParametric({ law, time, event, columns: [] });
    if (fit.kind !== "fit") throw new Error(fit.kind);
    const [constant] = fit.coefficients;
    return (day: number): number => {
      const z = (Math.log(day) - constant) / fit.scale;
      return law === "exponential" ? Math.exp(-Math.exp(z)) : 1 - normalCumulative(z);
    };
  });
  return linePicture(
    {
      title: "Still in, per cent: two laws laid on what was observed",
      says: "The exponential law keeps too many early and too few late, the lognormal the other way round: no law fits everywhere.",
    },
    days.slice(1).map(String),
    {
      axis: "days",
      lines: [
        {
          name: "observed",
          colour: "main",
          values: days.slice(1).map((day) => 100 * observed.survival[placeAt(observed, 0, day)]),
        },
        {
          name: "lognormal",
          colour: "comparison",
          values: days.slice(1).map((day) => 100 * still[1](day)),
        },
        {
          name: "exponential",
          colour: "budget",
          values: days.slice(1).map((day) => 100 * still[0](day)),
        },
      ],
    },
  );
}

/** Abramowitz & Stegun 26.2.17: four digits are enough for a line. */
function normalCumulative(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}

function monthly(): string {
  const { months, event, columns } = monthlySpells(0);
  const baseline = { kind: "line" } as const;
  const fit = fitDiscrete({ link: "logit", baseline, months, event, columns });
  if (fit.kind !== "fit") throw new Error(fit.kind);
  const [constant, b1, , slope] = monthlyTruth;
  const at = Array.from({ length: 24 }, (_, k) => k);
  const chancesOf = (x1: number): readonly number[] =>
    [...predictExits([fit], Float64Array.of(x1, 0), 24).chance].map((chance) => 100 * chance);
  const truth = (x1: number, t: number): number =>
    100 / (1 + Math.exp(-(constant + slope * t + b1 * x1)));
  return linePicture(
    {
      title: "Chance of leaving in a month, per cent of those still in",
      says: "The chance falls from month to month; the model follows the truth for x = 0 and x = 1.",
    },
    at.map((t) => String(t + 1)),
    {
      axis: "month",
      lines: [
        { name: "x = 1", colour: "main", values: chancesOf(1) },
        { name: "x = 1, truth", colour: "budget", values: at.map((t) => truth(1, t)) },
        { name: "x = 0", colour: "comparison", values: chancesOf(0) },
        { name: "x = 0, truth", colour: "budget", values: at.map((t) => truth(0, t)) },
      ],
    },
  );
}

function jobHazards(rows: readonly number[]): JointHazards {
  const pick = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(rows, (row) => values[row]);
  const stop = pick(exits.time);
  const columns = [pick(exits.group)];
  return joinHazards(
    [1, 2, 3, 4].map((which) =>
      coxOf(
        stop,
        Uint8Array.from(rows, (row) => Number(exits.cause[row] === which)),
        columns,
      ),
    ),
  );
}

function prediction(): string {
  const hazards = jobHazards([...exits.time.keys()]);
  const models = hazards.fits.map((fit) => influenceModel(fit));
  const times = days.slice(1);
  const predicted = [0, 1].map((group) => {
    const people = { columns: [Float64Array.of(group)], counts: Float64Array.of(1) };
    const { out } = groupCurves(hazards, people);
    const errors = groupErrors(hazards, people, { models, cluster: undefined, times });
    return {
      values: times.map((day) => 100 * out[hazards.times.findLastIndex((time) => time <= day)]),
      errors: times.map((_, k) => 100 * errors[5 * k + 1]),
    };
  });
  const truth = ([0, 1] as const).map((group) =>
    times.map((day) => 100 * trueShareOut(group, 0, day)),
  );
  return linePicture(
    {
      title: "In work by a day, per cent, where three other exits compete",
      says: "Predictions for two groups, with the true shares beside them.",
    },
    times.map(String),
    {
      axis: "days ahead",
      lines: [
        { name: "group 1", colour: "main", ...predicted[1] },
        { name: "group 1, truth", colour: "budget", values: truth[1] },
        { name: "group 0", colour: "comparison", ...predicted[0] },
        { name: "group 0, truth", colour: "budget", values: truth[0] },
      ],
    },
  );
}

function calibration(): string {
  const { stop, event, columns } = repeatedSpells(0);
  const rows = [...stop.keys()];
  const [learnt, checked] = [0, 1].map((side) =>
    rows.filter((row) => Math.floor(row / 3) % 2 === side),
  );
  const pick = (values: ArrayLike<number>, of: readonly number[]): Float64Array =>
    Float64Array.from(of, (row) => values[row]);
  const hazards = joinHazards([
    coxOf(
      pick(stop, learnt),
      Uint8Array.from(pick(event, learnt)),
      columns.map((column) => pick(column, learnt)),
    ),
  ]);
  const horizon = 180;
  const asked = { rows: checked.length, cause: 0, times: [horizon] };
  const [predicted] = sharesOut(
    hazards,
    columns.map((column) => pick(column, checked)),
    asked,
  );
  const found = calibrate({
    predicted,
    time: pick(stop, checked),
    cause: Uint8Array.from(pick(event, checked)),
    horizon,
    bins: 10,
  });
  if (found.kind !== "calibration") throw new Error(found.kind);
  return linePicture(
    {
      title: "Left within 180 days, per cent: what was predicted and what happened",
      says: "Persons not learnt from, in tenths by their prediction: what happened follows what was said.",
    },
    found.bins.map((_, k) => String(k + 1)),
    {
      axis: "tenth of the predictions",
      lines: [
        {
          name: "happened",
          colour: "main",
          values: found.bins.map(({ observed }) => told(100 * (observed ?? 0), 1)),
        },
        {
          name: "predicted",
          colour: "comparison",
          values: found.bins.map(({ meanPredicted }) => told(100 * meanPredicted, 1)),
        },
      ],
    },
  );
}

/** Name of the page, and what draws its picture. */
export const durationPictures: readonly (readonly [string, () => string])[] = [
  ["survival-curves", curves],
  ["cox-model", cox],
  ["parametric-durations", laws],
  ["monthly-exits", monthly],
  ["exit-prediction", prediction],
  ["calibration", calibration],
];
