import type { Command } from "./command.ts";

export interface CommandEntry {
  /** The words that call the command. */
  readonly name: string;
  /** One line for `luotsi --help`. */
  readonly summary: string;
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
    name: "rules list",
    summary: "the dated law, the rule sets, the funding models and the open questions",
    load: async () => (await import("./commands/list-rules.ts")).listRules,
  },
  {
    name: "rules show",
    summary: "what the law says on a day",
    load: async () => (await import("./commands/show-rule.ts")).showRule,
  },
  {
    name: "forecast series",
    summary: "forecast the monthly series of a file, with intervals and a back-test",
    load: async () => (await import("./commands/forecast-series.ts")).forecastSeriesCommand,
  },
];
