import type { AccessView, getAccess } from "@luotsi/contract";
import type { UseQueryResult } from "@tanstack/react-query";

import { useView } from "../client/use-view.ts";

/** Who may do what and why. */
export function useAccess(): UseQueryResult<AccessView> {
  return useView<typeof getAccess>("access");
}
