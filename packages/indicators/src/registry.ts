import { unemployedJobseekers } from "./unemployed-jobseekers.ts";
import { unemployedShare } from "./unemployed-share.ts";
import { longTermUnemployed } from "./long-term-unemployed.ts";
import { unemployedUnder25 } from "./unemployed-under-25.ts";
import { flowOverThreeMonths } from "./flow-over-3-months.ts";
import { flowOverSixMonths } from "./flow-over-6-months.ts";
import { flowOverTwelveMonths } from "./flow-over-12-months.ts";
import { activationRate } from "./activation-rate.ts";
import type { IndicatorDefinition } from "./indicator.ts";

/** Every indicator, in the order of the page. */
export const indicators: readonly IndicatorDefinition[] = [
  unemployedJobseekers,
  unemployedShare,
  longTermUnemployed,
  unemployedUnder25,
  flowOverThreeMonths,
  flowOverSixMonths,
  flowOverTwelveMonths,
  activationRate,
];
