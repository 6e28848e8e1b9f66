import { AppError, monthFromOrdinal, type Localised } from "@luotsi/base";
import {
  longestLiabilityForecast,
  type LiabilityForecastView,
  type ScenarioDefinition,
} from "@luotsi/contract";
import { readMunicipalityNames } from "@luotsi/store";

import { withLeftOut } from "../finance/left-out-words.ts";
import { countedMonths, learnCounting } from "../scenarios/counted-models.ts";
import { flowCounters } from "../scenarios/counter-rules.ts";
import { needFlowBasis } from "../scenarios/flow-basis.ts";
import { scenarioQuestion } from "../scenarios/scenario-question.ts";
import type { Workspace } from "../workspace.ts";
import { makeBacktest } from "./backtest-liability.ts";
import {
  forecastOtherwise,
  forecastQuestion,
  makeForecast,
  type TooLittle,
} from "./forecast-liability.ts";
import type { ForecastMonth, ForecastResult } from "./forecast-result.ts";
import { forecastFigures } from "./forecast-view.ts";
import { forecastFinding } from "./forecast-words.ts";
import { datedLaw, type WorkWatch } from "./learn-flow.ts";
import { showLiabilityForecast } from "./show-liability-forecast.ts";
import { isTooLittle, widenedForecast } from "./widened-forecast.ts";

export interface ForecastAsked {
  /** What would be otherwise than now. */
  readonly scenario?: ScenarioDefinition | undefined;
  readonly seed: number;
}

export interface ForecastReport extends Pick<
  LiabilityForecastView,
  | "finding"
  | "years"
  | "splits"
  | "backtest"
  | "noBacktest"
  | "assumptions"
  | "lastKnownMonth"
  | "synthetic"
> {
  readonly months: readonly ForecastMonth[];
  /** What the months it is learnt from lack. */
  readonly leftOut: Localised | null;
}

/**
 * The forecast of the benefit liability with its back-test, made when they have not been: of the people as they are, or under a
 * scenario. The back-test is always of the people as they are.
 *
 * @throws AppError HISTORY_TOO_SHORT; the signal's reason when it was cancelled.
 */
export async function reportForecast(
  workspace: Workspace,
  asked: ForecastAsked,
  { onProgress, signal }: WorkWatch,
): Promise<ForecastReport> {
  const part = (number: number): WorkWatch => ({
    signal,
    onProgress: (share) => onProgress?.((number + share) / parts),
  });
  const kept = await makeForecast(workspace, part(0));
  await makeBacktest(workspace, part(1));
  const isPlain = asked.scenario === undefined && asked.seed === forecastQuestion.seed;
  const drawn = isPlain ? kept.result : await forecastAsked(workspace, asked, part(2));
  if (isTooLittle(drawn)) {
    throw new AppError("HISTORY_TOO_SHORT", { months: drawn.months, needed: drawn.needed });
  }
  const result = await widenedForecast(workspace, drawn);
  const names = await readMunicipalityNames(workspace.store.reader);
  const { years, splits } = forecastFigures(result, names);
  const { backtest, noBacktest, assumptions, lastKnownMonth, synthetic, provenance } =
    await showLiabilityForecast(workspace);
  const leftOut = provenance?.leftOut ?? null;
  return {
    finding: withLeftOut(forecastFinding(years), leftOut),
    leftOut,
    years,
    splits,
    months: result.months,
    backtest,
    noBacktest,
    assumptions,
    lastKnownMonth,
    synthetic,
  };
}

/** The forecast, the back-test and what is asked otherwise. */
const parts = 3;

async function forecastAsked(
  workspace: Workspace,
  { scenario, seed }: ForecastAsked,
  watch: WorkWatch,
): Promise<ForecastResult | TooLittle> {
  return await forecastOtherwise(
    workspace,
    async ({ learnt }) => {
      if (scenario === undefined || learnt.kind !== "learnt") return { seed };
      const firstMonth = monthFromOrdinal(learnt.model.firstForecastMonth);
      const basis = { plan: datedLaw(), firstMonth, horizon: longestLiabilityForecast };
      const known = await needFlowBasis(workspace);
      await learnCounting(workspace, known, scenario.changes);
      const counted = countedMonths(scenario.changes, known);
      const counters = flowCounters(scenario.changes, known);
      return { seed, counted, counters, ...scenarioQuestion(scenario, basis) };
    },
    watch,
  );
}
