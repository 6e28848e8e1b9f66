import { getLiabilityChange, getNowcast } from "@luotsi/contract";
import { showLiabilityChange, showNowcast, type Workspace } from "@luotsi/usecases";

import { viewRoute, type Route } from "../route.ts";

/** What the months not yet fully known will cost, and why the liability moved. */
export function liabilityNowRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: getNowcast,
      audit: () => ({}),
      repeatable: true,
      handle: async () => await showNowcast(workspace),
    }),
    viewRoute({
      endpoint: getLiabilityChange,
      audit: ({ query }) => ({ kind: query.kind, from: query.from, to: query.to }),
      repeatable: true,
      handle: async ({ query }) => await showLiabilityChange(workspace, query),
    }),
  ];
}
