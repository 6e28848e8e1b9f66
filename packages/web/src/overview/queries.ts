import type { getOverview, OverviewView } from "@luotsi/contract";
import type { UseQueryResult } from "@tanstack/react-query";

import { useView } from "../client/use-view.ts";

/** The figures of the morning and what needs a hand. */
export function useOverview(): UseQueryResult<OverviewView> {
  return useView<typeof getOverview>("overview");
}
