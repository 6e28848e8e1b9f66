import type {
  getLiabilityChange,
  getNowcast,
  LiabilityChangeQuery,
  LiabilityChangeView,
  NowcastView,
} from "@luotsi/contract";
import type { UseQueryResult } from "@tanstack/react-query";

import { useView } from "../client/use-view.ts";

/** What the months not yet fully known will cost. */
export function useNowcast(): UseQueryResult<NowcastView> {
  return useView<typeof getNowcast>("nowcast");
}

/** Why the liability moved. */
export function useLiabilityChange(
  query: LiabilityChangeQuery,
): UseQueryResult<LiabilityChangeView> {
  return useView<typeof getLiabilityChange>("liabilityChange", { query });
}
