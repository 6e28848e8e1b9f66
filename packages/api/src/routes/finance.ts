import { AppError, parseMonth } from "@luotsi/base";
import {
  getFinance,
  getFinanceRows,
  getMonths,
  getOverview,
  postCloseMonth,
} from "@luotsi/contract";
import {
  closeMonth,
  forecastVersion,
  showFinance,
  showFinanceRows,
  showMonths,
  showOverview,
  workspaceFor,
  type Workspace,
} from "@luotsi/usecases";

import { viewRoute, type Route } from "../route.ts";

/** The two cost types, the months they are closed in, and the morning's picture. */
export function financeRoutes(workspace: Workspace): readonly Route[] {
  const repeatable = async (): Promise<string> => await forecastVersion(workspace);
  return [
    viewRoute({
      endpoint: getOverview,
      audit: () => ({}),
      repeatable,
      handle: async () => await showOverview(workspace),
    }),
    viewRoute({
      endpoint: getFinance,
      audit: ({ query }) => ({ year: query.year, view: query.view }),
      repeatable,
      handle: async ({ query }) => await showFinance(workspace, query),
    }),
    viewRoute({
      endpoint: getFinanceRows,
      audit: ({ query }) => ({ month: query.month, costType: query.costType }),
      repeatable,
      handle: async ({ query }, { asker }) =>
        await showFinanceRows(workspaceFor(workspace, asker), query),
    }),
    viewRoute({
      endpoint: getMonths,
      audit: () => ({}),
      repeatable,
      handle: async () => await showMonths(workspace),
    }),
    viewRoute({
      endpoint: postCloseMonth,
      audit: ({ params }) => ({ month: params.month }),
      handle: async ({ params }, { user }) => {
        const month = parseMonth(params.month);
        if (month === undefined) throw new AppError("NOT_FOUND", { what: params.month });
        return await closeMonth(workspace, { month, by: user });
      },
    }),
  ];
}
