/** Benefits whose shares a scenario may change. */
export const scenarioBenefits = [
  "labour_market_subsidy",
  "basic_allowance",
  "earnings_related_allowance",
  "general_benefit",
] as const;
export type ScenarioBenefit = (typeof scenarioBenefits)[number];

/** Undated models of who pays that a scenario may put in force. */
export const scenarioModels = ["fi-2006", "fi-2015", "fi-2025"] as const;
export type ScenarioModel = (typeof scenarioModels)[number];

export const scenarioAges = ["under_25", "25_29", "30_54", "55_and_over"] as const;
export type ScenarioAge = (typeof scenarioAges)[number];

export const scenarioEducations = ["basic", "upper_secondary", "tertiary", "unknown"] as const;
export type ScenarioEducation = (typeof scenarioEducations)[number];

export const scenarioIntegrations = ["none", "integration"] as const;
export type ScenarioIntegration = (typeof scenarioIntegrations)[number];

/** Why people stop receiving. */
export const scenarioCauses = ["work", "subsidised_work", "education", "other", "unknown"] as const;
export type ScenarioCause = (typeof scenarioCauses)[number];

/** Kinds of change, in the order they are shown. */
export const scenarioKinds = [
  "funding-model",
  "steps",
  "step-shift",
  "benefit-level",
  "counter-rules",
  "inflow",
  "exit",
  "service",
] as const;
export type ScenarioKind = (typeof scenarioKinds)[number];

/** Adjusted days that advance the counter by the part of a full benefit that was paid. */
export const scenarioAdjustedDays = ["none", "daily_allowance_only", "all"] as const;
export type ScenarioAdjustedDays = (typeof scenarioAdjustedDays)[number];

/** When the counter starts again: as now, never, or after some months without benefit. */
export const scenarioRestarts = ["new_period", "never", "after_absence"] as const;
export type ScenarioRestart = (typeof scenarioRestarts)[number];

/** What a scenario may hold at most; a page draws its fields by these. */
export const scenarioLimits = {
  changes: 20,
  steps: 10,
  afterPaidDays: 3000,
  laterDays: 1000,
  sharePoints: 100,
  /** A factor multiplies; 1 changes nothing. */
  lowestFactor: 0.1,
  highestFactor: 5,
  dailyEur: 200,
  exemptYears: 10,
  absenceMonths: 12,
  costEurPerMonth: 20_000,
  nameLength: 120,
  noteLength: 1000,
} as const;
