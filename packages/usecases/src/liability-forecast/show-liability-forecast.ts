import { month, type Localised } from "@luotsi/base";
import type { LiabilityForecastView, Provenance } from "@luotsi/contract";
import { readMunicipalityNames } from "@luotsi/store";

import { batchesBehind } from "../data/batches-behind.ts";
import { withLeftOut } from "../finance/left-out-words.ts";
import { leftOutBehind } from "../finance/load-record-facts.ts";
import { breaksOf } from "../finance/series-break.ts";
import { lawVersion } from "../rules/law-version.ts";
import type { Workspace } from "../workspace.ts";
import { findBacktest, type BacktestResult } from "./backtest-liability.ts";
import { backtestView } from "./backtest-view.ts";
import { findForecast } from "./forecast-liability.ts";
import type { ForecastResult } from "./forecast-result.ts";
import { forecastFigures } from "./forecast-view.ts";
import {
  computingWords,
  forecastAssumptions,
  forecastDefinition,
  forecastFinding,
  noOriginsWords,
  tooLittleWords,
  uncertaintyWords,
} from "./forecast-words.ts";
import { sourcesOfForecast, type KeptResult } from "./kept-runs.ts";
import { isTooLittle, widenedForecast } from "./widened-forecast.ts";

/**
 * The kept forecast of the benefit liability and how it would have hit. Computes nothing: what has not been made yet is
 * `computing`, and whoever shows it has it made (`makeForecast`, `makeBacktest`).
 */
export async function showLiabilityForecast(workspace: Workspace): Promise<LiabilityForecastView> {
  const kept = await findForecast(workspace);
  const { synthetic } = await workspace.area();
  const empty = { ...nothing, synthetic };
  if (kept === undefined)
    return { ...empty, state: "computing", progress: 0, finding: computingWords };
  const { result } = kept;
  if (isTooLittle(result)) {
    const finding = tooLittleWords(result.months, result.needed);
    return { ...empty, state: "too_little", finding };
  }
  const names = await readMunicipalityNames(workspace.store.reader);
  const provenance = await provenanceOf(workspace, { ...kept, result });
  const figures = forecastFigures(await widenedForecast(workspace, result), names);
  const lastKnownMonth = result.past.at(-1)?.month ?? null;
  return {
    ...empty,
    ...figures,
    ...(await backtestPart(workspace, provenance)),
    state: "ready",
    finding: withLeftOut(forecastFinding(figures.years), provenance.leftOut ?? null),
    lastKnownMonth,
    assumptions: provenance.assumptions,
    provenance,
  };
}

const nothing: Omit<LiabilityForecastView, "state" | "finding" | "synthetic"> = {
  progress: null,
  lastKnownMonth: null,
  months: [],
  years: [],
  splits: [],
  backtest: null,
  noBacktest: null,
  assumptions: [],
  provenance: null,
};

async function backtestPart(
  workspace: Workspace,
  forecast: Provenance,
): Promise<Pick<LiabilityForecastView, "progress" | "backtest" | "noBacktest">> {
  const kept = await findBacktest(workspace);
  if (kept === undefined) return { progress: 0, backtest: null, noBacktest: computingWords };
  const backtest = backtestView(kept.result, { ...forecast, run: runOf(workspace, kept) });
  return {
    progress: null,
    backtest: backtest ?? null,
    noBacktest: backtest === undefined ? noOriginsWords : null,
  };
}

async function provenanceOf(
  workspace: Workspace,
  kept: KeptResult<ForecastResult>,
): Promise<Provenance> {
  const { result } = kept;
  const last = result.past.at(-1);
  return {
    definition: forecastDefinition(last?.month ?? "", result.learntMonths),
    batches: await batchesBehind(workspace, sourcesOfForecast),
    coverage: last?.completeness ?? null,
    breaks: breaksOf("benefit-liability"),
    assumptions: forecastAssumptions(),
    leftOut: await leftOutOf(workspace, result),
    uncertainty: uncertaintyWords,
    run: runOf(workspace, kept),
  };
}

/** What the months learnt from lack. */
async function leftOutOf(
  workspace: Workspace,
  { past }: ForecastResult,
): Promise<Localised | null> {
  const [first, last] = [past[0], past.at(-1)];
  if (first === undefined || last === undefined) return null;
  return await leftOutBehind(workspace, { first: month(first.month), last: month(last.month) });
}

function runOf(
  workspace: Workspace,
  { run, sha256, seed, basis }: KeptResult<ForecastResult | BacktestResult>,
): Provenance["run"] {
  return {
    version: workspace.version,
    law: lawVersion,
    data: String(basis.data),
    run: String(run),
    result: sha256.slice(0, 12),
    seed: String(seed),
    draws: String(basis.draws),
  };
}
