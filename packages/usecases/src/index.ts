export { makeBreakGlassCode, takeBreakGlassCode } from "./access/break-glass.ts";
export { emergencyLastsMilliseconds, type MadeCode } from "./access/break-glass.ts";
export { assignCustomers } from "./access/assign-customers.ts";
export { grantsOfGroups } from "./access/grants-of-groups.ts";
export { readProviderSettings } from "./access/read-provider-settings.ts";
export {
  sessionKeeper,
  type Identified,
  type SessionKeeper,
  type SessionLimits,
  type SignedIn,
} from "./access/session-keeper.ts";
export {
  wholeAreaWorkspace,
  workspaceFor,
  type ScopedWorkspace,
} from "./access/scoped-workspace.ts";
export type { Asker } from "@luotsi/store";
export { showAccess } from "./access/show-access.ts";
export { beginAttempt, finishAttempt } from "./access/sign-in-attempts.ts";
export { nameArea } from "./area.ts";
export { backUp, restore } from "./back-up.ts";
export { loadArea, settleData, type AreaToLoad, type LoadingStep } from "./load-area.ts";
export { auditSheet } from "./audit-log/audit-sheet.ts";
export { showAuditLog, showAuditUsers } from "./audit-log/show-audit-log.ts";
export { auditLog } from "./audit-log/audit-writing.ts";
export { checkAuditChain } from "./audit-log/check-audit-chain.ts";
export type { AuditEvent, AuditIds, Reach } from "./audit-log/audit-event.ts";
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
export { checksVersion, latestChecks } from "./data/latest-checks.ts";
export { runNightlyChecks } from "./data/nightly-checks.ts";
export { runChecks } from "./data/run-checks.ts";
export { peopleOfRows, showBatch, showBatches } from "./data/show-batches.ts";
export { readLagProfiles, showCoverage } from "./data/show-coverage.ts";
export { showSources } from "./data/show-sources.ts";
export { undoImport } from "./data/undo-import.ts";
export { closeMonth, showMonths } from "./finance/close-month.ts";
export { forecastVersion } from "./liability-forecast/best-forecast.ts";
export { showFinanceRows } from "./finance/finance-rows.ts";
export { showFinance } from "./finance/show-finance.ts";
export { reportFundingModels } from "./funding-models/report-funding-models.ts";
export { showAssumptionEffects } from "./funding-models/show-assumption-effects.ts";
export { showFundingModels } from "./funding-models/show-funding-models.ts";
export { showOfficialSeries } from "./indicators/official-series.ts";
export { readRounding, setRounding } from "./disclosure/rounding.ts";
export { listIndicators, listIndicatorsFor, showIndicators } from "./indicators/show-indicators.ts";
export { makeBacktest } from "./liability-forecast/backtest-liability.ts";
export { makeForecast } from "./liability-forecast/forecast-liability.ts";
export { recordsVersion } from "./records-version.ts";
export { reportForecast, type ForecastReport } from "./liability-forecast/report-forecast.ts";
export { showLiabilityForecast } from "./liability-forecast/show-liability-forecast.ts";
export { disputeList } from "./invoice-check/dispute-list.ts";
export { markInvoiceCases } from "./invoice-check/mark-invoice-cases.ts";
export { peopleOfCases } from "./invoice-check/people-of-cases.ts";
export { showInvoiceCase } from "./invoice-check/show-invoice-case.ts";
export { showInvoiceCheck } from "./invoice-check/show-invoice-check.ts";
export { showInvoiceFinding } from "./invoice-check/show-invoice-finding.ts";
export {
  computeInBlocks,
  type ComputedLiability,
  type ComputingChoice,
} from "./liability/compute-in-blocks.ts";
export { showOverview } from "./overview/show-overview.ts";
export { loadOpenData } from "./load-open-data.ts";
export { compareScenarios } from "./scenarios/compare-scenarios.ts";
export { evaluateScenario } from "./scenarios/evaluate-scenario.ts";
export { flowReadiness } from "./liability-forecast/flow-stage.ts";
export { readyFlow } from "./scenarios/ready-flow.ts";
export { exportResults } from "./scenarios/export-results.ts";
export { listSavedScenarios, showScenarios } from "./scenarios/list-scenarios.ts";
export { readScenario, readScenarioText } from "./scenarios/read-scenario.ts";
export { listScenarioAs, saveScenario, showScenario } from "./scenarios/saved-scenarios.ts";
export {
  scenarioQuestion,
  type ScenarioBasis,
  type ScenarioQuestion,
} from "./scenarios/scenario-question.ts";
export {
  findSimulation,
  simulateScenario,
  simulationQuestion,
} from "./scenarios/simulate-scenario.ts";
export { showNowcast } from "./nowcast/show-nowcast.ts";
export { showLiabilityChange } from "./liability-change/show-liability-change.ts";
export { runInWorkers, type WorkerJob } from "./parallel/run-in-workers.ts";
export { showOhjaamo } from "./ohjaamo/show-ohjaamo.ts";
export * from "./privacy/index.ts";
