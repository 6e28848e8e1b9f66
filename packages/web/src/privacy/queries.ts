import type { getRetention, getVault, RetentionView, VaultView } from "@luotsi/contract";
import type { UseQueryResult } from "@tanstack/react-query";

import { useView } from "../client/use-view.ts";

/** The rules of retention and what has run out. */
export function useRetention(): UseQueryResult<RetentionView> {
  return useView<typeof getRetention>("retention");
}

/** What the vault holds and under which keys. */
export function useVault(): UseQueryResult<VaultView> {
  return useView<typeof getVault>("vault");
}
