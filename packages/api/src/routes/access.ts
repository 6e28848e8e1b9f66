import { getAccess } from "@luotsi/contract";
import { showAccess } from "@luotsi/usecases";

import { viewRoute, type Route } from "../route.ts";

/** Who may do what. */
export function accessRoutes(): readonly Route[] {
  return [
    viewRoute({
      endpoint: getAccess,
      audit: () => ({}),
      repeatable: true,
      handle: () => showAccess(),
    }),
  ];
}
