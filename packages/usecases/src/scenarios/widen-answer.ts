import { cents } from "@luotsi/base";
import type { ScenarioAmount, ScenarioAnswer, ScenarioLine } from "@luotsi/contract";

import { findBacktest } from "../liability-forecast/backtest-liability.ts";
import { widened, wideningOf, type Widening } from "../liability-forecast/widening.ts";
import type { Workspace } from "../workspace.ts";

/**
 * A simulated answer with the intervals of baseline and scenario as wide as past misses of the forecast call for, once its
 * back-test has been made. The difference keeps its own: a miss that moves both sides alike is not in it.
 */
export async function widenedAnswer(
  workspace: Workspace,
  answer: ScenarioAnswer,
): Promise<ScenarioAnswer> {
  const tried = await findBacktest(workspace);
  return tried === undefined ? answer : widenAnswer(answer, wideningOf(tried.result.pairs));
}

/** The same with a widening. */
export function widenAnswer(answer: ScenarioAnswer, widening: Widening): ScenarioAnswer {
  const wide = <Line extends ScenarioLine>(line: Line): Line => ({
    ...line,
    baseline: widenAmount(line.baseline, widening),
    scenario: widenAmount(line.scenario, widening),
  });
  return {
    ...answer,
    simulated: answer.simulated && { ...answer.simulated, widening },
    months: answer.months.map(wide),
    years: answer.years.map(wide),
    total: wide(answer.total),
    byMunicipality: answer.byMunicipality.map(wide),
    byAge: answer.byAge.map(wide),
    byIntegration: answer.byIntegration.map(wide),
  };
}

function widenAmount(amount: ScenarioAmount, widening: Widening): ScenarioAmount {
  const { interval } = amount;
  if (interval === null) return amount;
  const { lo50, hi50, lo80, hi80, lo95, hi95 } = interval;
  const { mean: _mean, ...limits } = widened(
    {
      mean: cents(amount.cents),
      lo50: cents(lo50),
      hi50: cents(hi50),
      lo80: cents(lo80),
      hi80: cents(hi80),
      lo95: cents(lo95),
      hi95: cents(hi95),
    },
    widening,
  );
  return { ...amount, interval: limits };
}
