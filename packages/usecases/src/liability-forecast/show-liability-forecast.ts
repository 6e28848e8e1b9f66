import type { LiabilityForecastView, Provenance } from "@luotsi/contract";
import { listDeliveries, readMunicipalityNames } from "@luotsi/store";

import { breaksOf } from "../finance/series-break.ts";
import { lawVersion } from "../rules/law-version.ts";
import type { Workspace } from "../workspace.ts";
import { findBacktest, type BacktestResult } from "./backtest-liability.ts";
import { backtestView } from "./backtest-view.ts";
import { findForecast, type TooLittle } from "./forecast-liability.ts";
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
import { widenForecast, wideningOf } from "./widening.ts";

/** More deliveries than this never stand behind one page. */
const deliveryLimit = 10_000;

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
    finding: forecastFinding(figures.years),
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

export function isTooLittle(result: ForecastResult | TooLittle): result is TooLittle {
  return "kind" in result;
}

/** A forecast with the intervals that past misses call for, once the back-test has been made. */
export async function widenedForecast(
  workspace: Workspace,
  result: ForecastResult,
): Promise<ForecastResult> {
  const tried = await findBacktest(workspace);
  return tried === undefined ? result : widenForecast(result, wideningOf(tried.result.pairs));
}

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
  const { deliveries } = await listDeliveries(workspace.store.reader, {
    limit: deliveryLimit,
    offset: 0,
  });
  return {
    definition: forecastDefinition(last?.month ?? "", result.learntMonths),
    batches: deliveries
      .filter(({ undoneAt, source }) => undoneAt === null && sourcesOfForecast.has(source))
      .map(({ id, source, sha256, importedAt }) => ({
        id,
        source,
        hash: sha256.slice(0, 12),
        importedOn: importedAt.slice(0, 10),
      })),
    coverage: last?.completeness ?? null,
    breaks: breaksOf("benefit-liability"),
    assumptions: forecastAssumptions(),
    uncertainty: uncertaintyWords,
    run: runOf(workspace, kept),
  };
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
