import { assert } from "@luotsi/base";

import {
  absenceBands,
  bandOf,
  counterBands,
  durationBands,
  durationStages,
  longestAbsence,
} from "./bands.ts";
import { levelEffects, type FactorRates } from "./factor-rates.ts";
import type { FlowModel } from "./flow-model.ts";
import type { FlowChange, SegmentFilter } from "./flow-question.ts";
import { shockAhead } from "./monthly-shocks.ts";
import {
  ageGroups,
  educationGroups,
  exitCauses,
  flowBenefits,
  integrationGroups,
  type FlowSegments,
} from "./receipt-months.ts";

/** Coefficients to use in place of the fitted ones, and the deviations of each month: one draw. */
export interface FlowDraw {
  readonly exits: readonly Float64Array[];
  readonly serviceStarts: Float64Array;
  readonly serviceEnds: Float64Array;
  /** Coming back with the counter kept, and with one that has started again. */
  readonly returns: Float64Array;
  readonly restarts: Float64Array;
  /** Deviation on the log scale: `cause · steps + step`, and by month. */
  readonly exitShocks: Float64Array;
  readonly serviceStartShocks: Float64Array;
  readonly returnShocks: Float64Array;
  readonly newcomerShocks: Float64Array;
  /** Newcomers of an average month, and their season. */
  readonly newcomers: number;
  readonly season: Float64Array;
  /** Paid days and amounts over those expected, on the log scale, by month. */
  readonly dayShocks: Float64Array;
  readonly amountShocks: Float64Array;
}

/**
 * Monthly chances ready for use. Step `t` goes from month t − 1 into month t ahead; step 0 leaves the last month observed.
 * A signature is a set of people whom the same changes concern.
 */
export interface FlowChances {
  /** Number of steps: one more than months ahead, for whoever receives in the last month either goes on or not. */
  readonly steps: number;
  /** Signature of each segment, and their number. */
  readonly signature: Int32Array;
  readonly signatures: number;
  /** For each cause: effect of the kind of person, `kind · 4 + benefit`. */
  readonly exitOfKind: readonly Float64Array[];
  /** For each cause: `(benefit · duration bands + duration band) · counter bands + counter band`. */
  readonly exitOfTime: readonly Float64Array[];
  /** For each cause: `(signature · steps + step) · 3 + service state`. */
  readonly exitOfMonth: readonly Float64Array[];
  readonly startOfKind: Float64Array;
  readonly startOfTime: Float64Array;
  /** `signature · steps + step`. */
  readonly startOfMonth: Float64Array;
  readonly endOfAge: Float64Array;
  readonly endOfMonth: Float64Array;
  readonly returning: { readonly kept: ReturnChances; readonly restarted: ReturnChances };
  /** `signature · steps + month`. */
  readonly newcomersOfMonth: Float64Array;
  /** Level of the benefit over that of the law, and paid days over those expected, by month. */
  readonly levelOfMonth: Float64Array;
  readonly daysOfMonth: Float64Array;
}

/** Chances of coming back in one of the two ways; they multiply. */
export interface ReturnChances {
  /** `cause · longest absence + whole months of absence less one`. */
  readonly ofAbsence: Float64Array;
  readonly ofCounter: Float64Array;
  readonly ofAge: Float64Array;
  readonly ofBenefit: Float64Array;
  /** `signature · steps + month`. */
  readonly ofMonth: Float64Array;
}

const kinds = ageGroups.length * educationGroups.length * integrationGroups.length;
const work = exitCauses.indexOf("work");

/** Kind of person of a segment: age, education and integration status in one number. */
export function kindOf({ age, education, integration }: FlowSegments, segment: number): number {
  return (
    (age[segment] * educationGroups.length + education[segment]) * integrationGroups.length +
    integration[segment]
  );
}

/** The expectation: fitted coefficients and the mean of the deviations. @param steps months ahead and one more. */
export function expectedDraw(model: FlowModel, steps: number): FlowDraw {
  const months = Array.from({ length: steps }, (_, t) => t);
  const means = (shocks: FlowModel["exitShocks"][number]): number[] =>
    months.map((t) => shockAhead(shocks, t + 1).mean);
  return {
    exits: model.exits.map(({ coefficients }) => coefficients),
    serviceStarts: model.serviceStarts.coefficients,
    serviceEnds: model.serviceEnds.coefficients,
    returns: model.returning.kept.coefficients,
    restarts: model.returning.restarted.coefficients,
    exitShocks: Float64Array.from(model.exitShocks.flatMap(means)),
    serviceStartShocks: Float64Array.from(means(model.serviceStartShocks)),
    returnShocks: Float64Array.from(means(model.returning.shocks)),
    newcomerShocks: Float64Array.from(means(model.newcomers.shocks)),
    newcomers: model.newcomers.level,
    season: model.newcomers.season,
    dayShocks: new Float64Array(steps),
    amountShocks: new Float64Array(steps),
  };
}

/**
 * Chances of the months ahead under a draw and changes.
 *
 * @param model fitted. @param draw coefficients and deviations. @param changes in any order; they multiply.
 * @returns tables. Cost: kinds · bands + signatures · steps.
 * @throws BrokenPromise when a factor is not above 0.
 */
export function flowChances(
  model: FlowModel,
  draw: FlowDraw,
  changes: readonly FlowChange[],
): FlowChances {
  for (const { factor } of changes) assert(factor >= 0, "a change multiplies by 0 or more");
  const steps = draw.newcomerShocks.length;
  const { signature, signatures, matches } = signaturesOf(model.segments, changes);
  const context = { steps, signatures, matches, changes, first: model.firstForecastMonth };
  const start = model.serviceStarts;
  return {
    steps,
    signature,
    signatures,
    exitOfKind: model.exits.map((rates, cause) => ofKind(rates, draw.exits[cause], 5)),
    exitOfTime: model.exits.map((rates, cause) => ofBenefitTime(rates, draw.exits[cause])),
    exitOfMonth: model.exits.map((rates, cause) => exitMonths(context, rates, { draw, cause })),
    startOfKind: ofKind(start, draw.serviceStarts, -1),
    startOfTime: ofTime(start, draw.serviceStarts),
    startOfMonth: byMonth(context, (t, s) => {
      const effects = levelEffects(start, draw.serviceStarts, 5);
      const shock = Math.exp(draw.serviceStartShocks[t]);
      return (
        effects[monthBefore(context, t)] * shock * changed(context, { kind: "service-start", t, s })
      );
    }),
    endOfAge: scaled(levelEffects(model.serviceEnds, draw.serviceEnds, 0), draw.serviceEnds[0]),
    endOfMonth: byMonth({ ...context, signatures: 1 }, (t) => {
      const effects = levelEffects(model.serviceEnds, draw.serviceEnds, 1);
      return effects[monthBefore(context, t)];
    }),
    returning: {
      kept: returnChances(context, model.returning.kept, {
        shocks: draw.returnShocks,
        coefficients: draw.returns,
      }),
      restarted: returnChances(context, model.returning.restarted, {
        shocks: draw.returnShocks,
        coefficients: draw.restarts,
      }),
    },
    newcomersOfMonth: byMonth(context, (t, s) => {
      const expected = draw.newcomers * draw.season[(context.first + t) % 12];
      return (
        expected * Math.exp(draw.newcomerShocks[t]) * changed(context, { kind: "inflow", t, s })
      );
    }),
    levelOfMonth: byMonth({ ...context, signatures: 1 }, (t) => {
      return Math.exp(draw.amountShocks[t]) * changed(context, { kind: "benefit-level", t, s: 0 });
    }),
    daysOfMonth: draw.dayShocks.map((value) => Math.exp(value)),
  };
}

interface Context {
  readonly steps: number;
  readonly signatures: number;
  /** Does a change concern the people of a signature? */
  readonly matches: readonly (readonly boolean[])[];
  readonly changes: readonly FlowChange[];
  readonly first: number;
}

interface Asked {
  readonly kind: FlowChange["kind"];
  readonly t: number;
  readonly s: number;
  readonly cause?: number;
}

/** The product of the changes of a kind that hold. */
function changed({ changes, matches }: Context, { kind, t, s, cause }: Asked): number {
  let factor = 1;
  for (const [i, change] of changes.entries()) {
    if (change.kind !== kind || t < change.from || t >= (change.to ?? Infinity)) continue;
    if (!matches[s][i]) continue;
    if (change.kind === "exit" && change.cause !== undefined) {
      if (exitCauses.indexOf(change.cause) !== cause) continue;
    }
    factor *= change.factor;
  }
  return factor;
}

function exitMonths(
  context: Context,
  rates: FactorRates,
  { draw, cause }: { readonly draw: FlowDraw; readonly cause: number },
): Float64Array {
  const { steps, signatures } = context;
  const season = levelEffects(rates, draw.exits[cause], 6);
  const service = levelEffects(rates, draw.exits[cause], 7);
  const made = new Float64Array(signatures * steps * 3);
  for (let s = 0; s < signatures; s++) {
    for (let t = 0; t < steps; t++) {
      // Who leaves in step t has received for the last time in the month before: that month must be one of the change.
      const left = t - 1;
      const all =
        season[monthBefore(context, t)] *
        Math.exp(draw.exitShocks[cause * steps + t]) *
        changed(context, { kind: "exit", t: left, s, cause });
      const during = cause === work ? changed(context, { kind: "service-exit", t: left, s }) : 1;
      const after = cause === work ? changed(context, { kind: "after-service", t: left, s }) : 1;
      const at = (s * steps + t) * 3;
      made[at] = all * service[0];
      made[at + 1] = all * service[1] * during;
      made[at + 2] = all * service[2] * after;
    }
  }
  return made;
}

function returnChances(
  context: Context,
  rates: FactorRates,
  { shocks, coefficients }: { readonly shocks: Float64Array; readonly coefficients: Float64Array },
): ReturnChances {
  const effects = rates.levels.map((_, factor) => levelEffects(rates, coefficients, factor));
  const [absence, cause, ofCounter, ofAge, ofBenefit, season, causeByBand] = effects;
  const base = Math.exp(coefficients[0]);
  return {
    ofAbsence: Float64Array.from({ length: cause.length * longestAbsence }, (_, at) => {
      const c = Math.floor(at / longestAbsence);
      const away = at - c * longestAbsence;
      const band = c * absenceBands.length + bandOf(absenceBands, away + 1);
      return base * cause[c] * absence[away] * causeByBand[band];
    }),
    ofCounter,
    ofAge,
    ofBenefit,
    ofMonth: byMonth(context, (t, s) => {
      const shock = Math.exp(shocks[t]);
      return season[(context.first + t) % 12] * shock * changed(context, { kind: "inflow", t, s });
    }),
  };
}

/** Month of the year that step t leaves. */
function monthBefore({ first }: Context, t: number): number {
  return (first + t + 11) % 12;
}

function byMonth(
  { steps, signatures }: Pick<Context, "steps" | "signatures">,
  value: (t: number, s: number) => number,
): Float64Array {
  return Float64Array.from({ length: signatures * steps }, (_, i) =>
    value(i % steps, Math.floor(i / steps)),
  );
}

/** Effects of age, education and integration status (factors 2, 3, 4) and of a benefit, with the intercept. */
function ofKind(
  rates: FactorRates,
  coefficients: Float64Array,
  benefitFactor: number,
): Float64Array {
  const age = levelEffects(rates, coefficients, 2);
  const education = levelEffects(rates, coefficients, 3);
  const integration = levelEffects(rates, coefficients, 4);
  const benefit = benefitFactor < 0 ? [1] : levelEffects(rates, coefficients, benefitFactor);
  const base = Math.exp(coefficients[0]);
  const made = new Float64Array(kinds * benefit.length);
  for (let kind = 0; kind < kinds; kind++) {
    const a = Math.floor(kind / (educationGroups.length * integrationGroups.length));
    const e = Math.floor(kind / integrationGroups.length) % educationGroups.length;
    const person = base * age[a] * education[e] * integration[kind % integrationGroups.length];
    for (let b = 0; b < benefit.length; b++) made[kind * benefit.length + b] = person * benefit[b];
  }
  return made;
}

function ofTime(rates: FactorRates, coefficients: Float64Array): Float64Array {
  const duration = levelEffects(rates, coefficients, 0);
  const counter = levelEffects(rates, coefficients, 1);
  return Float64Array.from({ length: durationBands.length * counterBands.length }, (_, i) => {
    return duration[Math.floor(i / counterBands.length)] * counter[i % counterBands.length];
  });
}

/** Effects of duration and counter on those of each benefit. */
function ofBenefitTime(rates: FactorRates, coefficients: Float64Array): Float64Array {
  const times = ofTime(rates, coefficients);
  const stage = levelEffects(rates, coefficients, 8);
  const counter = levelEffects(rates, coefficients, 9);
  const stages = durationStages.length;
  return Float64Array.from({ length: flowBenefits.length * times.length }, (_, at) => {
    const benefit = Math.floor(at / times.length);
    const time = at - benefit * times.length;
    const band = Math.floor(time / counterBands.length);
    return (
      times[time] *
      stage[benefit * stages + bandOf(durationStages, durationBands[band])] *
      counter[benefit * counterBands.length + (time % counterBands.length)]
    );
  });
}

function scaled(effects: Float64Array, intercept: number): Float64Array {
  return effects.map((value) => value * Math.exp(intercept));
}

function signaturesOf(
  segments: FlowSegments,
  changes: readonly FlowChange[],
): Pick<FlowChances, "signature" | "signatures"> & { readonly matches: boolean[][] } {
  const known = new Map<string, number>();
  const matches: boolean[][] = [];
  const signature = Int32Array.from(segments.age, (_, segment) => {
    const concerned = changes.map((change) =>
      "who" in change && change.who !== undefined ? isOf(segments, segment, change.who) : true,
    );
    const key = concerned.map(Number).join("");
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, matches.length);
    matches.push(concerned);
    return matches.length - 1;
  });
  if (matches.length === 0) matches.push(changes.map(() => true));
  return { signature, signatures: matches.length, matches };
}

/** Is a segment among those a filter names? */
function isOf(segments: FlowSegments, segment: number, who: SegmentFilter): boolean {
  const { municipality, age, education, integration } = who;
  return (
    (municipality === undefined || segments.municipality[segment] === municipality) &&
    (age === undefined || segments.age[segment] === ageGroups.indexOf(age)) &&
    (education === undefined ||
      segments.education[segment] === educationGroups.indexOf(education)) &&
    (integration === undefined ||
      segments.integration[segment] === integrationGroups.indexOf(integration))
  );
}
