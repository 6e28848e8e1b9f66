import type { getLiabilityForecast, LiabilityForecastView } from "@luotsi/contract";
import type { UseQueryResult } from "@tanstack/react-query";

import { useView } from "../client/use-view.ts";

const askEveryMilliseconds = 1_000;

/** The forecast, asked again while it or its back-test is being computed. */
export function useLiabilityForecast(): UseQueryResult<LiabilityForecastView> {
  return useView<typeof getLiabilityForecast>(
    "liabilityForecast",
    {},
    {
      askAgain: (view) =>
        view === undefined || view.progress === null ? false : askEveryMilliseconds,
    },
  );
}
