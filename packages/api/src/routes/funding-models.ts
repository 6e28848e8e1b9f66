import { getAssumptionEffects, getFundingModels, getFundingModelsFile } from "@luotsi/contract";
import { writeFundingModelsReport } from "@luotsi/reports";
import {
  reportFundingModels,
  showAssumptionEffects,
  showFundingModels,
  type Workspace,
} from "@luotsi/usecases";

import { fileRoute, viewRoute, type Route } from "../route.ts";

/** Who would pay under other rules, what the open questions are worth, and the written analysis of both. */
export function fundingModelRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: getFundingModels,
      audit: ({ query }) => ({ from: query.from, to: query.to }),
      repeatable: true,
      handle: async ({ query }) => await showFundingModels(workspace, query),
    }),
    viewRoute({
      endpoint: getAssumptionEffects,
      audit: () => ({}),
      handle: async () => await showAssumptionEffects(workspace),
    }),
    fileRoute({
      endpoint: getFundingModelsFile,
      audit: ({ query }) => ({ from: query.from, to: query.to, language: query.language }),
      handle: async ({ query }) => {
        const report = await reportFundingModels(workspace, query);
        const { fileName, content } = await writeFundingModelsReport(report, query.language);
        const { from, to } = report.models.period;
        return {
          fileName,
          content: [content],
          reach: { people: "nobody", months: { first: from, last: to } },
        };
      },
    }),
  ];
}
