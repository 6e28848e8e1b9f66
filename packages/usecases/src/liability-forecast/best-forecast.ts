import type { LiabilityBacktest } from "@luotsi/contract";
import { readForecastVersion } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { findBacktest } from "./backtest-liability.ts";
import { backtestNumbers } from "./backtest-view.ts";
import { findForecast } from "./forecast-liability.ts";
import type { ForecastResult } from "./forecast-result.ts";
import { isTooLittle, widenedForecast } from "./widened-forecast.ts";

/** The forecast of the area's own people and how it did on past months. */
export interface FlowForecast {
  readonly result: ForecastResult;
  readonly backtest: Pick<LiabilityBacktest, "origins" | "bands" | "all" | "isBest">;
}

/**
 * Changes whenever a forecast or its back-test is kept. What rests on them and is remembered names this beside the version of the data; all
 * else stays remembered when one is made.
 */
export async function forecastVersion({ store }: Workspace): Promise<string> {
  return await readForecastVersion(store.reader);
}

/** The kept forecast, when its back-test beats the plain series; undefined while either has not been made. */
export async function bestForecast(workspace: Workspace): Promise<FlowForecast | undefined> {
  const forecast = await findForecast(workspace);
  if (forecast === undefined || isTooLittle(forecast.result)) return undefined;
  const tried = await findBacktest(workspace);
  const backtest = tried && backtestNumbers(tried.result);
  if (backtest?.isBest !== true) return undefined;
  return { result: await widenedForecast(workspace, forecast.result), backtest };
}
