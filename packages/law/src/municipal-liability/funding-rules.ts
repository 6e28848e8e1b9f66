import type { FundingRule, Ground, RuleSetId, ShareStep } from "./funding-rule.ts";

const stepsTo40: readonly ShareStep[] = [
  { afterPaidDays: 100, percent: 10 },
  { afterPaidDays: 200, percent: 20 },
  { afterPaidDays: 300, percent: 30 },
  { afterPaidDays: 400, percent: 40 },
];
const stepsTo50: readonly ShareStep[] = [...stepsTo40, { afterPaidDays: 700, percent: 50 }];

/** 555/1998, 4.4 §: lay-off, weather obstacle and additional days of an earnings-related allowance. */
export const fundFinancedGrounds: readonly Ground[] = ["layoff", "weather", "additional_days"];
/** Before 2025 only days on the ground of unemployment were shared and counted. */
const otherThanUnemployment: readonly Ground[] = [
  "service",
  "layoff",
  "weather",
  "additional_days",
];

/** The rules by id, without their dates; the dated histories beside this file say when each is in force. */
export const fundingRules: Readonly<Record<RuleSetId, FundingRule>> = {
  "tmt-2006": {
    id: "tmt-2006",
    steps: [{ afterPaidDays: 500, percent: 50 }],
    counter: "unemployment_ground",
    shareOf: "paid",
    timing: "payment_period",
    freeGrounds: otherThanUnemployment,
  },
  "tmt-2015": {
    id: "tmt-2015",
    steps: [
      { afterPaidDays: 300, percent: 50 },
      { afterPaidDays: 1000, percent: 70 },
    ],
    counter: "unemployment_ground",
    shareOf: "paid",
    timing: "payment_period",
    freeGrounds: otherThanUnemployment,
  },
  "tmt-2025": subsidyRule("tmt-2025"),
  "pp-2025": {
    id: "pp-2025",
    steps: stepsTo40,
    counter: "daily_allowance",
    shareOf: "paid",
    timing: "benefit_day",
    freeGrounds: [],
  },
  "ap-2024": {
    id: "ap-2024",
    steps: [],
    counter: "daily_allowance",
    shareOf: "basic_part",
    timing: "benefit_day",
    freeGrounds: [],
  },
  "ap-2025": {
    id: "ap-2025",
    steps: stepsTo40,
    counter: "daily_allowance",
    shareOf: "basic_part",
    timing: "benefit_day",
    freeGrounds: fundFinancedGrounds,
  },
  "yt-2026": subsidyRule("yt-2026"),
  "exempt-integration": {
    id: "exempt-integration",
    steps: [],
    counter: "labour_market_subsidy",
    shareOf: "paid",
    timing: "benefit_day",
    freeGrounds: [],
  },
};

function subsidyRule(id: RuleSetId): FundingRule {
  return {
    id,
    steps: stepsTo50,
    counter: "labour_market_subsidy",
    shareOf: "paid",
    timing: "benefit_day",
    freeGrounds: [],
  };
}
