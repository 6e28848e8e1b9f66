import { z } from "zod";

import type { Endpoint } from "./endpoint.ts";
import { localised, provenance } from "./provenance.ts";
import { largestRowNumber, rowNumber, rowNumberInText } from "./row-number.ts";
import { scenarioKinds } from "./scenario-choices.ts";
import { scenarioDefinition } from "./scenarios.ts";

const monthText = z.string().regex(/^\d{4}-\d{2}$/);
const cents = z.number().int();

/** Limits of 50, 80 and 95 % intervals. Unit: cents. */
export const scenarioInterval = z.object({
  lo50: cents,
  hi50: cents,
  lo80: cents,
  hi80: cents,
  lo95: cents,
  hi95: cents,
});
export type ScenarioInterval = z.infer<typeof scenarioInterval>;

/** An amount of money: its expectation, and its interval once it has been simulated. */
export const scenarioAmount = z.object({ cents, interval: scenarioInterval.nullable() });
export type ScenarioAmount = z.infer<typeof scenarioAmount>;

/** The same amount twice; the difference is scenario less baseline, its interval drawn from the same chances. */
export const scenarioLine = z.object({
  baseline: scenarioAmount,
  scenario: scenarioAmount,
  difference: scenarioAmount,
});
export type ScenarioLine = z.infer<typeof scenarioLine>;

/** One group of the five years' owed. */
export const scenarioGroup = scenarioLine.extend({ key: z.string(), title: localised });
export type ScenarioGroup = z.infer<typeof scenarioGroup>;

/** What a service costs the area and saves it: the two costs as one decision. */
export const scenarioServices = z.object({
  finding: localised,
  /** Person-months of service more than in the baseline, over the whole time. */
  extraPersonMonths: z.number(),
  /** What they cost. */
  extraCost: scenarioAmount,
  /** Benefit liability that falls away because of the service changes. */
  avoidedLiability: scenarioAmount,
  /** Avoided less cost: above zero the services pay for themselves. */
  net: scenarioAmount,
  /** First month in which the avoided liability so far covers the cost so far, and does to the end. */
  payBackMonth: monthText.nullable(),
  months: z.array(z.object({ month: monthText, costCents: cents, avoidedCents: cents })),
});
export type ScenarioServices = z.infer<typeof scenarioServices>;

/** A scenario beside the baseline, month by month, on the area's own people. */
export const scenarioAnswer = z.object({
  definition: scenarioDefinition,
  /** The changes in words, in their order. */
  changes: z.array(z.object({ kind: z.enum(scenarioKinds), text: localised })),
  finding: localised,
  /** The run the intervals come from; null while there is an expectation only. */
  simulated: z
    .object({
      run: z.number().int(),
      draws: z.number().int(),
      seed: z.number(),
      /** By how much the intervals of baseline and scenario were widened by past misses; null while there is no back-test. */
      widening: z.object({ by50: z.number(), by80: z.number(), by95: z.number() }).nullable(),
    })
    .nullable(),
  months: z.array(scenarioLine.extend({ month: monthText })),
  years: z.array(
    scenarioLine.extend({
      year: z.number().int(),
      /** Months of the year that are forecast. */
      months: z.number().int(),
    }),
  ),
  total: scenarioLine,
  byMunicipality: z.array(scenarioGroup),
  byAge: z.array(scenarioGroup),
  byIntegration: z.array(scenarioGroup),
  /** Paid days by the municipality's percent. */
  bySteps: z.array(
    z.object({ percent: z.number(), baselineDays: z.number(), scenarioDays: z.number() }),
  ),
  /** Receivers in the last month; expected numbers. */
  receiversAtEnd: z.object({ baseline: z.number(), scenario: z.number() }),
  services: scenarioServices.nullable(),
  provenance,
});
export type ScenarioAnswer = z.infer<typeof scenarioAnswer>;

/** A saved version of a scenario. */
export const scenarioVersion = z.object({
  version: z.number().int(),
  /** ISO 8601 in UTC. */
  savedAt: z.string(),
  savedBy: z.string(),
  name: z.string(),
});
export type ScenarioVersion = z.infer<typeof scenarioVersion>;

/** A saved scenario at one of its versions. */
export const savedScenario = z.object({
  id: z.number().int(),
  version: z.number().int(),
  newestVersion: z.number().int(),
  isWithdrawn: z.boolean(),
  definition: scenarioDefinition,
  changes: z.array(z.object({ kind: z.enum(scenarioKinds), text: localised })),
  /** Newest first. */
  versions: z.array(scenarioVersion),
});
export type SavedScenario = z.infer<typeof savedScenario>;

/** A scenario to begin from, and where it comes from. */
export const scenarioPreset = z.object({
  id: z.string(),
  title: localised,
  source: localised,
  definition: scenarioDefinition,
});
export type ScenarioPreset = z.infer<typeof scenarioPreset>;

/** Saved scenarios, what to begin from, and what the fields may choose among. */
export const scenarioList = z.object({
  /** Why nothing can be tried yet; null when it can. */
  notYet: localised.nullable(),
  /** First month ahead and how many there are. */
  firstMonth: monthText.nullable(),
  horizon: z.number().int(),
  scenarios: z.array(
    scenarioVersion.extend({
      id: z.number().int(),
      isWithdrawn: z.boolean(),
      changes: z.array(localised),
    }),
  ),
  presets: z.array(scenarioPreset),
  municipalities: z.array(z.object({ code: z.string(), name: localised })),
  /** The law's steps in the first month, for a change to begin from. */
  stepsNow: z.array(
    z.object({
      benefit: z.string(),
      title: localised,
      steps: z.array(z.object({ afterPaidDays: z.number(), percent: z.number() })),
    }),
  ),
  /** Full basic allowance of a day in the first month. Unit: cents. */
  dailyCents: cents.nullable(),
});
export type ScenarioList = z.infer<typeof scenarioList>;

/** Saved scenarios side by side. */
export const scenarioComparison = z.object({
  finding: localised,
  months: z.array(monthText),
  baseline: z.object({
    totalCents: cents,
    monthCents: z.array(cents),
    years: z.array(z.object({ year: z.number().int(), cents })),
  }),
  scenarios: z.array(
    z.object({
      id: z.number().int(),
      version: z.number().int(),
      name: z.string(),
      /** It has been taken out of the list since; its versions stay. */
      isWithdrawn: z.boolean(),
      changes: z.array(localised),
      total: scenarioLine,
      monthCents: z.array(cents),
      years: z.array(z.object({ year: z.number().int(), differenceCents: cents })),
      byMunicipality: z.array(
        z.object({ key: z.string(), title: localised, differenceCents: cents }),
      ),
      /** Of service changes: avoided liability less cost; null without any. */
      netCents: cents.nullable(),
    }),
  ),
  provenance,
});
export type ScenarioComparison = z.infer<typeof scenarioComparison>;

/** How a full simulation of a scenario stands. */
export const scenarioSimulation = z.object({
  state: z.enum(["none", "waiting", "running", "done", "cancelled", "refused"]),
  /** Job to cancel; null when nothing is under way. */
  job: z.string().nullable(),
  /** Share done, 0–1. */
  progress: z.number(),
  /** The answer with intervals; null until it is done. */
  answer: scenarioAnswer.nullable(),
  refusal: z.object({ code: z.string(), message: localised, next: localised }).nullable(),
});
export type ScenarioSimulation = z.infer<typeof scenarioSimulation>;

/** A definition as JSON text, as it travels in an address: the largest that limits allow fits. */
const definitionQuery = z.object({ definition: z.string().max(20_000) });
export type DefinitionQuery = z.infer<typeof definitionQuery>;

/** A scenario to save: a new one, or the next version of one that was seen. */
export const saveScenarioRequest = z.object({
  /** Absent for a new scenario. */
  id: rowNumber.optional(),
  /** Version the change was made on; 0 for a new scenario. */
  basedOnVersion: z.number().int().min(0).max(largestRowNumber),
  definition: scenarioDefinition,
});
export type SaveScenarioRequest = z.infer<typeof saveScenarioRequest>;

const scenarioParams = z.object({ scenario: rowNumberInText });
export type ScenarioParams = z.infer<typeof scenarioParams>;

const versionQuery = z.object({ v: rowNumberInText.optional() });

export const getScenarios: Endpoint<never, never, never, ScenarioList> = {
  id: "scenarios",
  summary: "Saved scenarios, presets and what a scenario may choose among",
  view: scenarioList,
};

export const getScenario: Endpoint<
  ScenarioParams,
  z.infer<typeof versionQuery>,
  never,
  SavedScenario
> = {
  id: "scenario",
  summary: "A saved scenario; the newest version unless one is named",
  params: scenarioParams,
  query: versionQuery,
  view: savedScenario,
};

export const postScenario: Endpoint<never, never, SaveScenarioRequest, SavedScenario> = {
  id: "saveScenario",
  summary: "Save a scenario as a new version that never changes",
  body: saveScenarioRequest,
  view: savedScenario,
};

export const postWithdrawScenario: Endpoint<ScenarioParams, never, never, SavedScenario> = {
  id: "withdrawScenario",
  summary: "Take a scenario out of the list; its versions stay",
  params: scenarioParams,
  view: savedScenario,
};

export const postRestoreScenario: Endpoint<ScenarioParams, never, never, SavedScenario> = {
  id: "restoreScenario",
  summary: "Put a withdrawn scenario back into the list",
  params: scenarioParams,
  view: savedScenario,
};

/** Whether scenarios can be asked about at once; after new records the flow of people is learnt anew first. */
export const scenarioReadiness = z.object({
  /** `learning`: ask again; whoever asks a question meanwhile waits. */
  state: z.enum(["ready", "learning"]),
  /** What is being done; null when ready. */
  stage: z.enum(["records", "people", "baseline"]).nullable(),
});
export type ScenarioReadiness = z.infer<typeof scenarioReadiness>;

export const getScenarioReadiness: Endpoint<never, never, never, ScenarioReadiness> = {
  id: "scenarioReadiness",
  summary: "Whether scenarios can be asked about at once, and what is being learnt if not",
  view: scenarioReadiness,
};

export const getScenarioAnswer: Endpoint<never, DefinitionQuery, never, ScenarioAnswer> = {
  id: "scenarioAnswer",
  summary: "A scenario beside the baseline over five years: the expectation",
  query: definitionQuery,
  view: scenarioAnswer,
};

export const getScenarioResults: Endpoint<never, DefinitionQuery, never, string> = {
  id: "scenarioResults",
  summary: "A scenario's months as a CSV file, with intervals once simulated",
  query: definitionQuery,
  view: z.string(),
  fileType: "text/csv; charset=utf-8",
};

const comparisonQuery = z.object({
  /** `id` or `id.version`, separated by commas. */
  scenarios: z.string().regex(/^\d{1,9}(\.\d{1,9})?(,\d{1,9}(\.\d{1,9})?){0,5}$/),
});

export const getScenarioComparison: Endpoint<
  never,
  z.infer<typeof comparisonQuery>,
  never,
  ScenarioComparison
> = {
  id: "scenarioComparison",
  summary: "Up to six saved scenarios side by side",
  query: comparisonQuery,
  view: scenarioComparison,
};

export const getScenarioSimulation: Endpoint<never, DefinitionQuery, never, ScenarioSimulation> = {
  id: "scenarioSimulation",
  summary: "How the full simulation of a scenario stands, with its answer when done",
  query: definitionQuery,
  view: scenarioSimulation,
};

export const postScenarioSimulation: Endpoint<
  never,
  never,
  { definition: z.infer<typeof scenarioDefinition> },
  ScenarioSimulation
> = {
  id: "startScenarioSimulation",
  summary: "Simulate a scenario and the baseline with the same chances, in the background",
  body: z.object({ definition: scenarioDefinition }),
  view: scenarioSimulation,
};

export const deleteScenarioSimulation: Endpoint<{ job: string }, never, never, ScenarioSimulation> =
  {
    id: "cancelScenarioSimulation",
    summary: "Stop a simulation",
    params: z.object({ job: z.string() }),
    view: scenarioSimulation,
  };
