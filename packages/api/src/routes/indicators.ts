import { getIndicators, getIndicatorValues, getOfficialSeries, getOhjaamo } from "@luotsi/contract";
import {
  listIndicatorsFor,
  showIndicators,
  workspaceFor,
  showOfficialSeries,
  showOhjaamo,
  type Workspace,
} from "@luotsi/usecases";

import { viewRoute, type Route } from "../route.ts";

/** Indicators of the area's own extracts and official series beside them. */
export function indicatorRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: getIndicators,
      audit: () => ({}),
      repeatable: true,
      handle: async (_, { asker }) => await listIndicatorsFor(workspaceFor(workspace, asker)),
    }),
    viewRoute({
      endpoint: getIndicatorValues,
      audit: ({ query }) => ({ ids: query.ids, by: query.by }),
      repeatable: true,
      handle: async ({ query }, { asker }) =>
        await showIndicators(workspaceFor(workspace, asker), query),
    }),
    viewRoute({
      endpoint: getOfficialSeries,
      audit: ({ query }) => ({ area: query.area }),
      repeatable: true,
      handle: async ({ query }) => await showOfficialSeries(workspace, query),
    }),
    viewRoute({
      endpoint: getOhjaamo,
      audit: ({ query }) => ({ year: query.year, by: query.by }),
      repeatable: true,
      handle: async ({ query }) => await showOhjaamo(workspace, query),
    }),
  ];
}
