import { getLiabilityForecast } from "@luotsi/contract";
import { showLiabilityForecast, type Workspace } from "@luotsi/usecases";

import { forecastMaking } from "../liability-forecast/forecast-making.ts";
import { viewRoute, type Route } from "../route.ts";

export interface ForecastSurroundings {
  readonly workspace: Workspace;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
}

/** The forecast of the benefit liability; the first to ask has it made. */
export function liabilityForecastRoutes({
  workspace,
  closing,
}: ForecastSurroundings): readonly Route[] {
  const making = forecastMaking(workspace, closing, (line) => {
    process.stderr.write(`${line}\n`);
  });
  return [
    viewRoute({
      endpoint: getLiabilityForecast,
      audit: () => ({}),
      handle: async () => await making.follow(await showLiabilityForecast(workspace)),
    }),
  ];
}
