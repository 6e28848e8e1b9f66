import type { Permission } from "./access/permission.ts";

export interface RouteAddress {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path below the origin; `:name` marks a parameter. */
  readonly path: string;
  readonly permission: Permission;
  /** Requests a minute from one address, where they must be fewer than of other routes. */
  readonly mostPerMinute?: number;
}

/**
 * Every route of the API: address and permission in one table, free of anything heavy so that the
 * web client can carry it.
 */
export const routes = {
  health: { method: "GET", path: "/health", permission: "public" },
  openApi: { method: "GET", path: "/openapi.json", permission: "public" },
  session: { method: "GET", path: "/api/session", permission: "public" },
  signOut: { method: "DELETE", path: "/api/session", permission: "public" },
  changeRole: { method: "PUT", path: "/api/session/role", permission: "manage-own-session" },
  breakGlass: { method: "POST", path: "/api/session/break-glass", permission: "public" },
  startSignIn: { method: "GET", path: "/api/sign-in", permission: "public" },
  finishSignIn: { method: "GET", path: "/api/sign-in/callback", permission: "public" },
  backChannelSignOut: {
    method: "POST",
    path: "/api/sign-in/back-channel-logout",
    permission: "public",
  },
  frontChannelSignOut: {
    method: "GET",
    path: "/api/sign-in/front-channel-logout",
    permission: "public",
  },
  overview: { method: "GET", path: "/api/overview", permission: "read-overview" },
  finance: { method: "GET", path: "/api/finance", permission: "read-finance" },
  financeRows: { method: "GET", path: "/api/finance/rows", permission: "read-finance-rows" },
  fundingModels: { method: "GET", path: "/api/funding-models", permission: "read-liability" },
  fundingModelsFile: {
    method: "GET",
    path: "/api/funding-models/report.pdf",
    permission: "read-liability",
  },
  assumptionEffects: {
    method: "GET",
    path: "/api/assumption-effects",
    permission: "read-liability",
  },
  indicatorList: { method: "GET", path: "/api/indicators", permission: "read-indicators" },
  indicatorValues: { method: "GET", path: "/api/indicators/values", permission: "read-indicators" },
  officialSeries: { method: "GET", path: "/api/official-series", permission: "read-indicators" },
  ohjaamo: { method: "GET", path: "/api/ohjaamo", permission: "read-indicators" },
  rules: { method: "GET", path: "/api/rules", permission: "read-rules" },
  sources: { method: "GET", path: "/api/sources", permission: "read-data" },
  batches: { method: "GET", path: "/api/batches", permission: "read-data" },
  batch: { method: "GET", path: "/api/batches/:batch", permission: "read-data" },
  quarantineFile: {
    method: "GET",
    path: "/api/batches/:batch/quarantine.csv",
    permission: "read-data",
  },
  undoBatch: { method: "POST", path: "/api/batches/:batch/undo", permission: "undo-import" },
  importFile: { method: "POST", path: "/api/imports", permission: "import-data" },
  inspectFile: { method: "POST", path: "/api/imports/inspect", permission: "import-data" },
  importProgress: { method: "GET", path: "/api/imports/:job", permission: "import-data" },
  cancelImport: { method: "DELETE", path: "/api/imports/:job", permission: "import-data" },
  mappings: { method: "GET", path: "/api/mappings", permission: "read-data" },
  saveMapping: { method: "POST", path: "/api/mappings", permission: "manage-mappings" },
  coverage: { method: "GET", path: "/api/coverage", permission: "read-data" },
  checks: { method: "GET", path: "/api/checks", permission: "read-data" },
  nowcast: { method: "GET", path: "/api/nowcast", permission: "read-liability" },
  liabilityChange: {
    method: "GET",
    path: "/api/liability-change",
    permission: "read-liability",
  },
  months: { method: "GET", path: "/api/months", permission: "read-finance" },
  closeMonth: { method: "POST", path: "/api/months/:month/close", permission: "close-month" },
  invoiceCheck: { method: "GET", path: "/api/invoice-check", permission: "read-invoice-cases" },
  invoiceFinding: {
    method: "GET",
    path: "/api/invoice-check/finding",
    permission: "read-invoice-cases",
  },
  invoiceCase: {
    method: "GET",
    path: "/api/invoice-check/cases/:case",
    permission: "read-invoice-cases",
  },
  markInvoiceCases: {
    method: "POST",
    path: "/api/invoice-check/marks",
    permission: "handle-invoice-cases",
  },
  disputeListCsv: {
    method: "GET",
    path: "/api/invoice-check/disputes.csv",
    permission: "read-invoice-cases",
  },
  disputeListXlsx: {
    method: "GET",
    path: "/api/invoice-check/disputes.xlsx",
    permission: "read-invoice-cases",
  },
  liabilityForecast: {
    method: "GET",
    path: "/api/liability-forecast",
    permission: "read-liability",
  },
  scenarios: { method: "GET", path: "/api/scenarios", permission: "read-liability" },
  scenario: { method: "GET", path: "/api/scenarios/:scenario", permission: "read-liability" },
  saveScenario: { method: "POST", path: "/api/scenarios", permission: "manage-scenarios" },
  withdrawScenario: {
    method: "POST",
    path: "/api/scenarios/:scenario/withdraw",
    permission: "manage-scenarios",
  },
  restoreScenario: {
    method: "POST",
    path: "/api/scenarios/:scenario/restore",
    permission: "manage-scenarios",
  },
  scenarioReadiness: {
    method: "GET",
    path: "/api/scenario-readiness",
    permission: "read-liability",
  },
  scenarioAnswer: { method: "GET", path: "/api/scenario-answer", permission: "read-liability" },
  scenarioResults: {
    method: "GET",
    path: "/api/scenario-answer.csv",
    permission: "read-liability",
  },
  scenarioComparison: {
    method: "GET",
    path: "/api/scenario-comparison",
    permission: "read-liability",
  },
  scenarioSimulation: {
    method: "GET",
    path: "/api/scenario-simulation",
    permission: "read-liability",
  },
  startScenarioSimulation: {
    method: "POST",
    path: "/api/scenario-simulations",
    permission: "read-liability",
  },
  cancelScenarioSimulation: {
    method: "DELETE",
    path: "/api/scenario-simulations/:job",
    permission: "read-liability",
  },
  auditLog: { method: "GET", path: "/api/audit-log", permission: "read-audit-log" },
  auditUsers: { method: "GET", path: "/api/audit-log/users", permission: "read-audit-log" },
  auditLogFile: { method: "GET", path: "/api/audit-log.csv", permission: "read-audit-log" },
  access: { method: "GET", path: "/api/access", permission: "read-access" },
  identity: {
    method: "POST",
    path: "/api/identity",
    permission: "reidentify",
    mostPerMinute: 30,
  },
  personSearch: {
    method: "POST",
    path: "/api/person-search",
    permission: "reidentify",
    mostPerMinute: 30,
  },
  personExtract: {
    method: "POST",
    path: "/api/person-extract",
    permission: "handle-data-requests",
    mostPerMinute: 30,
  },
  dataSubject: {
    method: "POST",
    path: "/api/data-subject",
    permission: "handle-data-requests",
    mostPerMinute: 30,
  },
  identityCorrection: {
    method: "POST",
    path: "/api/identity-correction",
    permission: "handle-data-requests",
    mostPerMinute: 30,
  },
  erasure: {
    method: "POST",
    path: "/api/erasure",
    permission: "handle-data-requests",
    mostPerMinute: 30,
  },
  retention: { method: "GET", path: "/api/retention", permission: "read-privacy" },
  vault: { method: "GET", path: "/api/vault", permission: "read-privacy" },
  processingRecord: {
    method: "GET",
    path: "/api/processing-record",
    permission: "read-privacy",
  },
  impactAssessment: {
    method: "GET",
    path: "/api/impact-assessment",
    permission: "read-privacy",
  },
} as const satisfies Readonly<Record<string, RouteAddress>>;

export type RouteId = keyof typeof routes;
