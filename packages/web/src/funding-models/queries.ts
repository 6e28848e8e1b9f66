import type {
  AssumptionEffectsView,
  FundingModelsQuery,
  FundingModelsView,
  getAssumptionEffects,
  getFundingModels,
} from "@luotsi/contract";
import type { UseQueryResult } from "@tanstack/react-query";

import { useView } from "../client/use-view.ts";

/** What the same people cost under each funding model, in a period. */
export function useFundingModels(period: FundingModelsQuery): UseQueryResult<FundingModelsView> {
  return useView<typeof getFundingModels>("fundingModels", { query: period });
}

const askEveryMilliseconds = 1_000;

/** What each open question of the law is worth, asked again while it is being computed. */
export function useAssumptionEffects(): UseQueryResult<AssumptionEffectsView> {
  return useView<typeof getAssumptionEffects>(
    "assumptionEffects",
    {},
    {
      askAgain: (view) =>
        view === undefined || view.progress === null ? false : askEveryMilliseconds,
    },
  );
}
