import { getAccess } from "@luotsi/contract";
import { showAccess, type Workspace } from "@luotsi/usecases";

import { viewRoute, type Route } from "../route.ts";

/** Who may do what. */
export function accessRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: getAccess,
      audit: () => ({}),
      handle: async () => await showAccess(workspace),
    }),
  ];
}
