import { z } from "zod";

import {
  scenarioAdjustedDays,
  scenarioAges,
  scenarioBenefits,
  scenarioCauses,
  scenarioEducations,
  scenarioIntegrations,
  scenarioLimits,
  scenarioModels,
  scenarioRestarts,
} from "./scenario-choices.ts";

const monthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** The months a change holds: whole months, `from` included, `until` the first month it no longer does. */
const span = {
  from: monthText,
  /** Absent: to the end. */
  until: monthText.optional(),
};

const factor = z.number().min(scenarioLimits.lowestFactor).max(scenarioLimits.highestFactor);

/** Which people a change concerns; what is left out does not limit. */
export const scenarioPeople = z.strictObject({
  /** Three-digit code of the home municipality. */
  municipality: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  age: z.enum(scenarioAges).optional(),
  education: z.enum(scenarioEducations).optional(),
  integration: z.enum(scenarioIntegrations).optional(),
});
export type ScenarioPeople = z.infer<typeof scenarioPeople>;

/** Whose shares change; absent: every benefit's. */
const ofBenefits = z.array(z.enum(scenarioBenefits)).min(1).optional();

/** The municipality pays so many percent of each day after so many paid days. */
const scenarioStep = z.strictObject({
  afterPaidDays: z.number().int().min(0).max(scenarioLimits.afterPaidDays),
  percent: z.number().int().min(0).max(100),
});
export type ScenarioStep = z.infer<typeof scenarioStep>;

/** Another funding model's rules in place of the law. */
const fundingModelChange = z.strictObject({
  kind: z.literal("funding-model"),
  ...span,
  model: z.enum(scenarioModels),
});

/** Other steps in place of the law's. */
const stepsChange = z.strictObject({
  kind: z.literal("steps"),
  ...span,
  benefits: ofBenefits,
  /** Paid days strictly rise; empty: the municipality pays nothing. */
  steps: z
    .array(scenarioStep)
    .max(scenarioLimits.steps)
    .refine((steps) =>
      steps.every((step, i) => i === 0 || step.afterPaidDays > (steps[i - 1]?.afterPaidDays ?? 0)),
    ),
});

/** The steps in force, all moved alike. */
const stepShiftChange = z.strictObject({
  kind: z.literal("step-shift"),
  ...span,
  benefits: ofBenefits,
  /** Each step begins so many paid days later; negative: earlier, but not before the first day. */
  laterDays: z.number().int().min(-scenarioLimits.laterDays).max(scenarioLimits.laterDays),
  /** Added to each step's percent, which stays within 0–100. Unit: percentage points. */
  sharePoints: z.number().int().min(-scenarioLimits.sharePoints).max(scenarioLimits.sharePoints),
});

/** Euros of benefit a day: a factor, or the full basic allowance of a day as an amount. Exactly one. */
const benefitLevelChange = z
  .strictObject({
    kind: z.literal("benefit-level"),
    ...span,
    factor: factor.optional(),
    dailyEur: z.number().min(1).max(scenarioLimits.dailyEur).optional(),
  })
  .refine((change) => (change.factor === undefined) !== (change.dailyEur === undefined), {
    path: ["factor"],
  });

const exemptYears = z.number().int().min(0).max(scenarioLimits.exemptYears);

/**
 * How paid days are counted from then on; counts so far stay as they are. What is left out stays as it is.
 */
const counterRulesChange = z
  .strictObject({
    kind: z.literal("counter-rules"),
    ...span,
    /** Do days paid during a service advance the counters? */
    serviceDaysCount: z.boolean().optional(),
    /** Do days of lay-off, weather obstacle and additional days of an earnings-related allowance? */
    layoffDaysCount: z.boolean().optional(),
    /** Whose adjusted days count only as the part of a full day that was paid. */
    adjustedDays: z.enum(scenarioAdjustedDays).optional(),
    /**
     * Years from the first municipality of residence in which subsidy costs the municipality nothing and its days are not
     * counted. Of the months this holds, people are counted as if it had always been so.
     */
    exemptYears: z
      .strictObject({ protection: exemptYears, otherIntegration: exemptYears })
      .optional(),
    restart: z.enum(scenarioRestarts).optional(),
    /** Whole months without benefit; given exactly when `restart` is `after_absence`. */
    restartAfterMonths: z.number().int().min(1).max(scenarioLimits.absenceMonths).optional(),
  })
  .refine(
    ({ restart, restartAfterMonths }) =>
      (restart === "after_absence") === (restartAfterMonths !== undefined),
    { path: ["restartAfterMonths"] },
  );

/** More or fewer people begin to receive. */
const inflowChange = z.strictObject({
  kind: z.literal("inflow"),
  ...span,
  who: scenarioPeople.optional(),
  factor,
});

/** People leave faster or slower: a factor on the monthly rate of leaving. */
const exitChange = z.strictObject({
  kind: z.literal("exit"),
  ...span,
  who: scenarioPeople.optional(),
  /** Absent: every cause. */
  cause: z.enum(scenarioCauses).optional(),
  factor,
});

const price = z.number().min(0).max(scenarioLimits.costEurPerMonth);
const factorRange = z.strictObject({ low: factor, high: factor });

function isWithin(
  value: number,
  range: { readonly low: number; readonly high: number } | undefined,
): boolean {
  return range === undefined || (range.low <= value && value <= range.high);
}

/**
 * More or less service, what it does and what it costs. The effects are the reader's own assumptions, never an
 * estimate of what a service does; a range says how unsure an assumption is, and simulations draw from it.
 */
const serviceChange = z
  .strictObject({
    kind: z.literal("service"),
    ...span,
    who: scenarioPeople.optional(),
    /** On the monthly rate of starting a service. */
    volumeFactor: factor,
    /** On the rate of leaving for work while in a service. */
    duringFactor: factor,
    duringRange: factorRange.optional(),
    /** On the rate of leaving for work in the twelve months after one. */
    afterFactor: factor,
    afterRange: factorRange.optional(),
    /** What a person in a service costs the area. Unit: euros a month. */
    costEurPerMonth: price,
    costRange: z.strictObject({ low: price, high: price }).optional(),
  })
  .refine(({ duringFactor, duringRange }) => isWithin(duringFactor, duringRange), {
    path: ["duringRange"],
  })
  .refine(({ afterFactor, afterRange }) => isWithin(afterFactor, afterRange), {
    path: ["afterRange"],
  })
  .refine(({ costEurPerMonth, costRange }) => isWithin(costEurPerMonth, costRange), {
    path: ["costRange"],
  });

/** One change of a scenario: of the law, of the people, or of what is done for them. */
export const scenarioChange = z
  .discriminatedUnion("kind", [
    fundingModelChange,
    stepsChange,
    stepShiftChange,
    benefitLevelChange,
    counterRulesChange,
    inflowChange,
    exitChange,
    serviceChange,
  ])
  .refine(({ from, until }) => until === undefined || until > from, { path: ["until"] });
export type ScenarioChange = z.infer<typeof scenarioChange>;

/**
 * A scenario: what would be otherwise than now. The same shape is saved, shared by a link, exported and read by
 * `luotsi forecast liability --scenario`. Keys it does not know are refused. Changes hold together; of two that set
 * the same thing in the same month the later in the list holds, and factors multiply.
 */
export const scenarioDefinition = z.strictObject({
  name: z.string().trim().min(1).max(scenarioLimits.nameLength),
  /** What is tried and why, in the writer's words. */
  note: z.string().trim().max(scenarioLimits.noteLength).optional(),
  /** None: the scenario is the baseline. */
  changes: z.array(scenarioChange).max(scenarioLimits.changes),
});
export type ScenarioDefinition = z.infer<typeof scenarioDefinition>;
