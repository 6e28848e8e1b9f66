export { nameArea } from "./area.ts";
export { loadArea, settleData, type AreaToLoad, type LoadingStep } from "./load-area.ts";
export type { AuditEvent } from "./audit-event.ts";
export { productVersion } from "./product-version.ts";
export { openWorkspace, workspaceOn, type Workspace, type WorkspaceOptions } from "./workspace.ts";
export { lawVersion } from "./rules/law-version.ts";
export { listRules } from "./rules/list-rules.ts";
export type { DataFile } from "./data/data-file.ts";
export { copyData, writeParquet } from "./data/copy-data.ts";
export { exportQuarantine, type QuarantineFile } from "./data/export-quarantine.ts";
export {
  importFile,
  refuseWrongStructure,
  type ImportProgress,
  type ImportRequest,
} from "./data/import-file.ts";
export { inspectDataFile, type InspectRequest } from "./data/inspect-data-file.ts";
export { saveMappingProfile, showMappings } from "./data/manage-mappings.ts";
export { latestChecks } from "./data/latest-checks.ts";
export { runChecks } from "./data/run-checks.ts";
export { showBatch, showBatches } from "./data/show-batches.ts";
export { readLagProfiles, showCoverage } from "./data/show-coverage.ts";
export { showSources } from "./data/show-sources.ts";
export { undoImport } from "./data/undo-import.ts";
export { closeMonth, showMonths } from "./finance/close-month.ts";
export { showFinanceRows } from "./finance/finance-rows.ts";
export { showFinance } from "./finance/show-finance.ts";
export { showAssumptionEffects } from "./funding-models/show-assumption-effects.ts";
export { showFundingModels } from "./funding-models/show-funding-models.ts";
export { showOfficialSeries } from "./indicators/official-series.ts";
export { listIndicators, showIndicators } from "./indicators/show-indicators.ts";
export { showOverview } from "./overview/show-overview.ts";
export { loadOpenData } from "./load-open-data.ts";
