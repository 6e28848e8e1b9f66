import { formatDay } from "@luotsi/base";
import type { FundingModelsQuery, FundingModelsReport } from "@luotsi/contract";

import type { Workspace } from "../workspace.ts";
import { reportedLaw } from "./report-law.ts";
import { computeAssumptionEffects } from "./show-assumption-effects.ts";
import { showFundingModels } from "./show-funding-models.ts";

/**
 * Everything the written analysis of the funding-model change says, in one view.
 *
 * @throws AppError INVALID_REQUEST for a period that ends before it begins.
 */
export async function reportFundingModels(
  workspace: Workspace,
  query: FundingModelsQuery,
): Promise<FundingModelsReport> {
  const models = await showFundingModels(workspace, query);
  const effects = await computeAssumptionEffects(workspace);
  return { models, effects, law: reportedLaw(), day: formatDay(workspace.clock()) };
}
