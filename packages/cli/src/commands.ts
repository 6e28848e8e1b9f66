import type { Command } from "./command.ts";

export interface CommandEntry {
  /** The words that call the command. */
  readonly name: string;
  /** One line for `luotsi --help`. */
  readonly summary: string;
  /** Words may follow the name: files, ids, months. Without it, a stray word is wrong usage. */
  readonly takesWords?: true;
  /** Loads the command only when it is called, so that nothing heavy delays the others. */
  readonly load: () => Promise<Command>;
}

/** Every command there is. */
export const commands: readonly CommandEntry[] = [
  {
    name: "generate",
    summary:
      "write a synthetic employment area: files as an area would get them, and the truth behind them",
    load: async () => (await import("./commands/generate-area.ts")).generateArea,
  },
  {
    name: "demo",
    summary: "make a synthetic area, take it in and serve it",
    load: async () => (await import("./commands/demo.ts")).demo,
  },
  {
    name: "serve",
    summary: "serve the screens and the API over the workspace",
    load: async () => (await import("./commands/serve.ts")).serve,
  },
  {
    name: "liability compute",
    summary: "what the municipality owes for each benefit payment of a file",
    load: async () => (await import("./commands/compute-liability.ts")).computeLiability,
  },
  {
    name: "liability reconcile",
    summary: "our ledger of a file of payments against the payer's invoice, person by person",
    load: async () => (await import("./commands/reconcile-liability.ts")).reconcileLiability,
  },
  {
    name: "liability compare",
    summary: "what the municipality owes under several funding models, over the same people",
    load: async () => (await import("./commands/compare-liability.ts")).compareLiability,
  },
  {
    name: "liability nowcast",
    summary: "what the months not yet fully known will cost, before the invoice",
    load: async () => (await import("./commands/liability-now.ts")).liabilityNowcast,
  },
  {
    name: "liability change",
    summary: "why the liability moved between two months, or from a forecast to its outcome",
    load: async () => (await import("./commands/liability-now.ts")).liabilityChange,
  },
  {
    name: "rules list",
    summary: "the dated law, the rule sets, the funding models and the open questions",
    load: async () => (await import("./commands/list-rules.ts")).listRules,
  },
  {
    name: "rules show",
    takesWords: true,
    summary: "what the law says on a day",
    load: async () => (await import("./commands/show-rule.ts")).showRule,
  },
  {
    name: "forecast series",
    takesWords: true,
    summary: "forecast the monthly series of a file, with intervals and a back-test",
    load: async () => (await import("./commands/forecast-series.ts")).forecastSeriesCommand,
  },
  {
    name: "forecast liability",
    summary:
      "forecast the benefit liability from the workspace's own people, with intervals and a back-test",
    load: async () => (await import("./commands/forecast-liability.ts")).forecastLiabilityCommand,
  },
  {
    name: "survival curve",
    takesWords: true,
    summary: "how long the spells of a file last, by group, and what they end in",
    load: async () => (await import("./commands/survival-curve.ts")).survivalCurve,
  },
  {
    name: "survival cox",
    takesWords: true,
    summary: "what makes an exit come sooner or later, as hazard ratios",
    load: async () => (await import("./commands/survival-cox.ts")).survivalCox,
  },
  {
    name: "survival parametric",
    takesWords: true,
    summary: "how many times longer spells last, by a law of their length",
    load: async () => (await import("./commands/survival-parametric.ts")).survivalParametric,
  },
  {
    name: "survival monthly",
    takesWords: true,
    summary: "the chance of leaving in each month, of those still in, for exits that compete",
    load: async () => (await import("./commands/survival-monthly.ts")).survivalMonthly,
  },
  {
    name: "survival predict",
    takesWords: true,
    summary:
      "the chance of an exit by times ahead for groups of people, and whether such predictions come true",
    load: async () => (await import("./commands/survival-predict.ts")).survivalPredict,
  },
  {
    name: "scenario list",
    summary: "the saved scenarios and their changes",
    load: async () => (await import("./commands/scenarios.ts")).scenarioList,
  },
  {
    name: "scenario show",
    takesWords: true,
    summary: "a saved scenario as a file to edit or forecast with",
    load: async () => (await import("./commands/scenarios.ts")).scenarioShow,
  },
  {
    name: "scenario save",
    takesWords: true,
    summary: "keep a file's scenario as a version that never changes",
    load: async () => (await import("./commands/scenarios.ts")).scenarioSave,
  },
  {
    name: "effects estimate",
    takesWords: true,
    summary:
      "what a service did, from the rows of a file: effect, uncertainty, comparability, verdict",
    load: async () => (await import("./commands/estimate-effect.ts")).estimateEffectCommand,
  },
  {
    name: "effects cost",
    takesWords: true,
    summary: "what one more unit of an outcome costs, and how likely the service pays for itself",
    load: async () => (await import("./commands/cost-of-effect.ts")).costOfEffect,
  },
  {
    name: "effects detectable",
    summary: "the smallest effect that so many people would show, before there are any data",
    load: async () => (await import("./commands/detectable-effect.ts")).detectableEffectCommand,
  },
  {
    name: "effects propensity",
    takesWords: true,
    summary: "the model of who got the service, from the rows of a file",
    load: async () => (await import("./commands/fit-propensity.ts")).fitPropensity,
  },
  {
    name: "import",
    takesWords: true,
    summary: "import files of a source into the workspace",
    load: async () => (await import("./commands/import.ts")).importFiles,
  },
  {
    name: "sources",
    takesWords: true,
    summary: "the sources with their columns, types, units and code lists",
    load: async () => (await import("./commands/sources.ts")).listSources,
  },
  {
    name: "check",
    summary: "run the sanity checks over the stored data",
    load: async () => (await import("./commands/check.ts")).checkData,
  },
  {
    name: "undo",
    takesWords: true,
    summary: "take a delivery back while nothing later rests on it",
    load: async () => (await import("./commands/undo.ts")).undoBatchCommand,
  },
  {
    name: "quarantine",
    takesWords: true,
    summary: "a delivery's rejected rows with their reasons, to correct and import again",
    load: async () => (await import("./commands/quarantine.ts")).writeQuarantine,
  },
  {
    name: "rebuild",
    summary: "build the columnar copy anew from the truth",
    load: async () => (await import("./commands/rebuild.ts")).rebuildCopy,
  },
  {
    name: "export parquet",
    summary: "write every table as Parquet, partitioned by area and month",
    load: async () => (await import("./commands/export-parquet.ts")).exportParquetFiles,
  },
  {
    name: "backup",
    takesWords: true,
    summary: "write the whole database as of one moment into a new folder",
    load: async () => (await import("./commands/backup.ts")).backup,
  },
  {
    name: "restore",
    takesWords: true,
    summary: "put a backup into an empty database and compare every table's checksum",
    load: async () => (await import("./commands/backup.ts")).restoreCommand,
  },
  {
    name: "month close",
    takesWords: true,
    summary: "close a month and the open ones before it: their figures never change afterwards",
    load: async () => (await import("./commands/close-month.ts")).closeMonth,
  },
  {
    name: "month status",
    summary: "which months are closed",
    load: async () => (await import("./commands/close-month.ts")).monthStatus,
  },
  {
    name: "indicators list",
    summary: "every indicator with its question",
    load: async () => (await import("./commands/indicators.ts")).indicatorsList,
  },
  {
    name: "indicators compute",
    summary: "values of indicators by month, for everyone or by group",
    load: async () => (await import("./commands/indicators.ts")).indicatorsCompute,
  },
  {
    name: "finance",
    summary: "the two cost types of a year against plan, with forecast",
    load: async () => (await import("./commands/show-finance.ts")).showFinance,
  },
  {
    name: "report funding-models",
    summary: "the written cost-benefit analysis of the funding-model change, as an accessible PDF",
    load: async () =>
      (await import("./commands/report-funding-models.ts")).reportFundingModelsCommand,
  },
  {
    name: "person extract",
    takesWords: true,
    summary: "everything kept of a person and who has seen it, as a document for the person",
    load: async () => (await import("./commands/person.ts")).personExtract,
  },
  {
    name: "person erase",
    takesWords: true,
    summary: "erase who a person is and cut the rows loose for good; sums stay",
    load: async () => (await import("./commands/person.ts")).personErase,
  },
  {
    name: "retention rules",
    summary: "how long what is kept, on what legal basis, and what has run out of time",
    load: async () => (await import("./commands/retention.ts")).retentionRulesCommand,
  },
  {
    name: "retention run",
    summary: "remove what has run out of time, or count it",
    load: async () => (await import("./commands/retention.ts")).retentionRun,
  },
  {
    name: "report processing",
    summary: "the record of processing (GDPR article 30) or the impact assessment (article 35)",
    load: async () => (await import("./commands/report-processing.ts")).reportProcessing,
  },
  {
    name: "vault status",
    summary: "what the vault of identities holds and under which keys; nothing is opened",
    load: async () => (await import("./commands/vault.ts")).vaultStatus,
  },
  {
    name: "vault new-key",
    summary: "make a key of the vault in the workspace; the first one opens the vault",
    load: async () => (await import("./commands/vault.ts")).vaultNewKey,
  },
  {
    name: "vault rotate-key",
    summary:
      "wrap every data key of the vault with the newest key; may be stopped and started again",
    load: async () => (await import("./commands/vault.ts")).vaultRotateKey,
  },
  {
    name: "access assign",
    takesWords: true,
    summary: "give customers to a team and a worker, which decides who may see them",
    load: async () => (await import("./commands/assign-customers.ts")).assign,
  },
  {
    name: "access break-glass",
    summary: "make a one-time code for signing in when the identity provider is away",
    load: async () => (await import("./commands/break-glass.ts")).breakGlass,
  },
  {
    name: "area",
    summary: "show or name the area the workspace is about",
    load: async () => (await import("./commands/name-area.ts")).area,
  },
  {
    name: "disclosure",
    summary: "show or choose whether counts of people are rounded besides hiding the small ones",
    load: async () => (await import("./commands/disclosure.ts")).disclosure,
  },
];
