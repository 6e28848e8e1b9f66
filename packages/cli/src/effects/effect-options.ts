import { parseMonth } from "@luotsi/base";
import { effectMethods, usualEffectRules, type EffectRules } from "@luotsi/usecases/effects";

import type { CommandContext, OptionDefinition, OptionValues } from "../command.ts";
import type { RowFilter } from "../columns/read-columns.ts";
import { dialectOptions } from "../dialect-options.ts";
import { bandsOf, cutpointsOf } from "./cell-options.ts";
import { historyOptions } from "./history-file.ts";
import { numberWithin } from "./number-options.ts";
import { smallCountsOf, smallCountsOption } from "../small-counts-option.ts";
import { oneOf, optionText } from "../survival/survival-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** Options that both commands of effects know. */
export const scoreOptions = {
  treatment: { type: "string", help: "heading of who got the service: 1 yes, 0 no" },
  covariates: { type: "string", help: "headings of numbers known before, with commas; none" },
  categorical: { type: "string", help: "headings of classes known before, with commas; none" },
  where: { type: "string", help: 'only rows with this value, as "COL=VALUE"; all' },
  ridge: { type: "string", help: "penalty of the score's model when covariates separate; 0" },
  ...smallCountsOption,
  ...dialectOptions,
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** Options of `luotsi effects estimate`. */
export const estimateOptions = {
  ...scoreOptions,
  outcome: { type: "string", help: "heading of the outcome" },
  method: { type: "string", help: effectMethods.join(", ") },
  estimand: {
    type: "string",
    help: "att, ate or (ipw) ato: on the treated, everyone, the overlap; att",
  },
  ratio: { type: "string", help: "controls for each treated; 1" },
  caliper: {
    type: "string",
    help: "widest distance of a pair in standard deviations, or none; 0.2, with --ties file none",
  },
  "caliper-sd": { type: "string", help: "pooled or overall deviation of the score; pooled" },
  "match-on": { type: "string", help: "logit or probability; logit" },
  ties: { type: "string", help: "seeded, left or file; seeded" },
  replace: { type: "boolean", help: "controls may be used again" },
  exact: { type: "string", help: "headings in which pairs must agree, with commas; none" },
  cutpoints: {
    type: "string",
    help: 'where bands begin, as "age=25,35,45;months=6,12" (cem); by --bins',
  },
  bins: {
    type: "string",
    help: "bands of numbers without cutpoints: sturges, a count, or q4 for quartiles (cem); sturges",
  },
  placebo: {
    type: "string",
    help: "headings of outcomes from before the service, with commas; none",
  },
  instrument: { type: "string", help: "headings of instruments, with commas (iv)" },
  unit: { type: "string", help: "heading of the unit or person (did, matching, folds)" },
  time: { type: "string", help: "heading of the period (did), or months seen (riskset)" },
  cluster: { type: "string", help: "heading of rows that belong together, for the error" },
  running: { type: "string", help: "heading of what decides treatment (rdd)" },
  cutoff: { type: "string", help: "where treatment changes (rdd)" },
  bandwidth: { type: "string", help: "half width of the window (rdd); by rule" },
  "bias-bandwidth": {
    type: "string",
    help: "half width for the curve behind the robust interval (rdd); as --bandwidth",
  },
  comparison: {
    type: "string",
    help: "never or not_yet treated units (did; never), waiting or never (riskset; waiting)",
  },
  clip: { type: "string", help: "move scores into LOW…1−LOW (ipw: no; aipw: 0.01)" },
  trim: { type: "string", help: "leave out rows with a score outside LOW…1−LOW (ipw); no" },
  moments: { type: "string", help: "1 balances means, 2 also squares (entropy); 1" },
  folds: { type: "string", help: "parts of cross-fitting (aipw), 1 for none; 5" },
  "fold-by": { type: "string", help: "person (hashed) or row (place mod folds); person" },
  repetitions: { type: "string", help: "times the folds are drawn (aipw); 5" },
  ...historyOptions,
  horizon: { type: "string", help: "months followed (riskset); 12" },
  "first-month": { type: "string", help: "first month of unemployment with starts (riskset); 1" },
  "last-month": { type: "string", help: "last month of unemployment with starts (riskset); 24" },
  bootstrap: {
    type: "string",
    help: "draws of persons beside the error by formula (not for matching); riskset 200, others none",
  },
  "outcome-unit": {
    type: "string",
    help: "working_months_a_year, share or other, for what is plausible; by the values",
  },
  followed: { type: "string", help: "months for which everyone has been followed" },
  "known-until": {
    type: "string",
    help: "last month known in full, YYYY-MM: when more can be said",
  },
  "starts-a-month": { type: "string", help: "people who start in a month: when there are enough" },
  randomised: {
    type: "boolean",
    help: "treatment was drawn by lot, so a plain difference is an effect",
  },
  seed: { type: "string", help: "seed of everything drawn; 1" },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** The rules that the options ask for. @throws AppError WRONG_USAGE. */
export function rulesOf({ options }: CommandContext): EffectRules {
  const ties = oneOf(options, "ties", ["seeded", "left", "file"]);
  const method = methodOf(options);
  return {
    method,
    estimand: oneOf(options, "estimand", ["att", "ate", "ato"]),
    ratio: wholeOf(options, "ratio", { or: 1, least: 1, most: 100 }),
    caliperDeviations: caliperOf(options, ties === "file" ? undefined : 0.2),
    caliperSpread: oneOf(options, "caliper-sd", ["pooled", "overall"]),
    matchOn: oneOf(options, "match-on", ["logit", "probability"]),
    ties,
    reuse: options["replace"] === true ? "free" : "once",
    trimming: trimmingOf(options),
    ridge: numberOf(options, "ridge", { least: 0, most: 1e6 }) ?? 0,
    moments: wholeOf(options, "moments", { or: 1, least: 1, most: 2 }) === 2 ? 2 : 1,
    cutpoints: cutpointsOf(options),
    bands: bandsOf(options),
    folds: wholeOf(options, "folds", { or: usualEffectRules.folds, least: 1, most: 100 }),
    foldBy: oneOf(options, "fold-by", ["person", "row"]),
    repetitions: wholeOf(options, "repetitions", { or: 5, least: 1, most: 100 }),
    comparison: comparisonOf(options, method),
    cutoff: numberOf(options, "cutoff", anyNumber),
    bandwidth: numberOf(options, "bandwidth", { least: Number.MIN_VALUE, most: 1e100 }),
    biasBandwidth: numberOf(options, "bias-bandwidth", { least: Number.MIN_VALUE, most: 1e100 }),
    horizon: wholeOf(options, "horizon", { or: usualEffectRules.horizon, least: 1, most: 120 }),
    personDraws: drawsOf(options) ?? usualEffectRules.personDraws,
    startMonths: {
      first: wholeOf(options, "first-month", { or: 1, least: 1, most: 600 }),
      last: wholeOf(options, "last-month", { or: 24, least: 1, most: 600 }),
    },
    outcomeUnit: outcomeUnitOf(options),
    assignment: options["randomised"] === true ? "lot" : "chosen",
    followUp: followUpOf(options),
    smallCounts: smallCountsOf(options),
    seed: wholeOf(options, "seed", { or: 1, least: 0, most: 4_294_967_295 }),
  };
}

const anyNumber = { least: -1e100, most: 1e100 };

function followUpOf(options: OptionValues): EffectRules["followUp"] {
  const written = optionText(options, "known-until");
  const knownUntil = written === undefined ? undefined : parseMonth(written);
  if (written !== undefined && knownUntil === undefined) {
    throw wrongUsage("--known-until YYYY-MM");
  }
  const startsAMonth = numberOf(options, "starts-a-month", { least: 0, most: 1e9 });
  const monthsSeen = numberOf(options, "followed", { least: 0, most: 1200 });
  if (written === undefined && startsAMonth === undefined && monthsSeen === undefined) {
    return undefined;
  }
  return { monthsSeen, knownUntil, startsAMonth };
}

function outcomeUnitOf(options: OptionValues): EffectRules["outcomeUnit"] {
  if (optionText(options, "outcome-unit") === undefined) return undefined;
  const words = ["working_months_a_year", "share", "other"] as const;
  return oneOf(options, "outcome-unit", words);
}

function methodOf(options: OptionValues): EffectRules["method"] {
  const written = optionText(options, "method");
  const found = effectMethods.find((method) => method === written);
  if (found === undefined) throw wrongUsage(`--method ${effectMethods.join("|")}`);
  return found;
}

/** The method's usual comparison stands first. */
function comparisonOf(
  options: OptionValues,
  method: EffectRules["method"],
): EffectRules["comparison"] {
  const words = method === "riskset" ? (["waiting", "never"] as const) : undefined;
  return words === undefined
    ? oneOf(options, "comparison", ["never", "not_yet"])
    : oneOf(options, "comparison", words);
}

function caliperOf(options: OptionValues, usual: number | undefined): number | undefined {
  const written = optionText(options, "caliper");
  if (written === undefined) return usual;
  if (written === "none") return undefined;
  return numberOf(options, "caliper", { least: 0, most: 1e6 });
}

function trimmingOf(options: OptionValues): EffectRules["trimming"] {
  const clip = numberOf(options, "clip", { least: 0, most: 0.5 });
  const drop = numberOf(options, "trim", { least: 0, most: 0.5 });
  if (clip !== undefined && drop !== undefined) throw wrongUsage("--clip | --trim");
  if (clip !== undefined) return { kind: "clip", low: clip };
  return drop === undefined ? { kind: "none" } : { kind: "drop", low: drop };
}

/** A number within limits; undefined when it was not given. @throws AppError WRONG_USAGE. */
export function numberOf(
  options: OptionValues,
  option: string,
  limits: { readonly least: number; readonly most: number },
): number | undefined {
  return numberWithin(options, option, { ...limits });
}

/** Draws asked for; undefined when none were. @throws AppError WRONG_USAGE. */
export function drawsOf(options: OptionValues): number | undefined {
  const draws = numberOf(options, "bootstrap", { least: 20, most: 100_000 });
  if (draws === undefined || Number.isInteger(draws)) return draws;
  throw wrongUsage("--bootstrap 20…100000");
}

function wholeOf(
  options: OptionValues,
  option: string,
  limits: { readonly or: number; readonly least: number; readonly most: number },
): number {
  const value = numberOf(options, option, limits) ?? limits.or;
  if (Number.isInteger(value)) return value;
  throw wrongUsage(`--${option} ${limits.least}…${limits.most}`);
}

/** The rows asked for. @throws AppError WRONG_USAGE. */
export function filterOf(options: OptionValues): RowFilter | undefined {
  const written = optionText(options, "where");
  if (written === undefined) return undefined;
  const at = written.indexOf("=");
  if (at <= 0) throw wrongUsage('--where "COL=VALUE"');
  return { heading: written.slice(0, at).trim(), value: written.slice(at + 1).trim() };
}
