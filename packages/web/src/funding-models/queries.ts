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

/** What each open question of the law is worth. */
export function useAssumptionEffects(): UseQueryResult<AssumptionEffectsView> {
  return useView<typeof getAssumptionEffects>("assumptionEffects");
}
