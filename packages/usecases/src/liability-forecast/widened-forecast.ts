import type { Workspace } from "../workspace.ts";
import { findBacktest } from "./backtest-liability.ts";
import type { TooLittle } from "./forecast-liability.ts";
import type { ForecastResult } from "./forecast-result.ts";
import { widenForecast, wideningOf } from "./widening.ts";

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
