import type { Month } from "@luotsi/base";
import type { EffectRows, EffectUnit, RowGroups } from "@luotsi/engines";

import type { SmallCounts } from "../small-counts.ts";

/** A column of words as codes. */
export interface WordColumn {
  readonly codes: Int32Array;
  readonly labels: readonly string[];
}

export interface NamedNumbers {
  readonly name: string;
  readonly values: Float64Array;
}

export const effectMethods = [
  "difference",
  "ols",
  "psm",
  "mahalanobis",
  "cem",
  "ipw",
  "entropy",
  "aipw",
  "iv",
  "did",
  "rdd",
  "riskset",
] as const;
export type EffectMethod = (typeof effectMethods)[number];

/** The rows of one question: every column is as long as `outcome` and has no gaps. */
export interface EffectColumns {
  /** What the treatment is called in the file. */
  readonly treatmentName: string;
  /** 0 and 1; for `did` also start periods, for `riskset` the month of the start, 0 for none. */
  readonly treatment: Float64Array;
  readonly outcome: Float64Array;
  /** Net euros of each row, where what the effect costs is asked. */
  readonly euros?: Float64Array;
  /** Numbers known before treatment. */
  readonly covariates: readonly NamedNumbers[];
  /** Classes known before treatment, by heading. */
  readonly categories: readonly (WordColumn & { readonly name: string })[];
  /** Pairs are made only between rows that agree in these. */
  readonly exact: readonly WordColumn[];
  readonly instruments: readonly NamedNumbers[];
  /** Outcomes from before the service, which it cannot have changed; none when absent. */
  readonly placebos?: readonly NamedNumbers[];
  readonly unit: WordColumn | undefined;
  readonly time: Float64Array | undefined;
  readonly cluster: WordColumn | undefined;
  readonly running: Float64Array | undefined;
  /** Months from the spell's first day to the end of what is known, for `riskset`; undefined where only its history tells. */
  readonly known?: Float64Array | undefined;
  /** Which spell of the history each row is. */
  readonly spell?: WordColumn | undefined;
  readonly history?: MonthHistory | undefined;
}

/** What a second file tells of spells month by month, in rows sorted by spell and month. */
export interface MonthHistory {
  /** Rows `from[code]` up to, not with, `to[code]` are those of the spell with the code. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Month of the spell from whose first day the row holds. */
  readonly month: Int16Array;
  /** Known at the month of a match: used as they were then. */
  readonly covariates: readonly NamedNumbers[];
  readonly categories: readonly (WordColumn & { readonly name: string })[];
  /** Outcomes: how things stand in a month, such as employed; and what a month brings, such as days or euros. */
  readonly states: readonly NamedNumbers[];
  readonly sums: readonly NamedNumbers[];
}

/** How to estimate; what a method does not use is left alone. */
export interface EffectRules {
  readonly method: EffectMethod;
  readonly estimand: "att" | "ate" | "ato";
  readonly ratio: number;
  /** Undefined for none. */
  readonly caliperDeviations: number | undefined;
  readonly caliperSpread: "pooled" | "overall";
  readonly matchOn: "logit" | "probability";
  readonly ties: "seeded" | "left" | "file";
  readonly reuse: "once" | "free";
  readonly trimming:
    | { readonly kind: "none" }
    | { readonly kind: "clip" | "drop"; readonly low: number };
  /** Penalty of the score for separated data; 0 for none. */
  readonly ridge: number;
  /** What `entropy` balances: means, or means and squares. */
  readonly moments: 1 | 2;
  /** Where `cem` cuts numbers, each cut beginning its band; ascending. */
  readonly cutpoints: readonly { readonly name: string; readonly cuts: readonly number[] }[];
  /** How `cem` cuts numbers without stated cuts. */
  readonly bands:
    | { readonly kind: "sturges" }
    | { readonly kind: "equal_width" | "quantiles"; readonly count: number };
  readonly folds: number;
  readonly foldBy: "person" | "row";
  readonly repetitions: number;
  /** Whom `did` compares with, and whom `riskset` puts first. */
  readonly comparison: "never" | "not_yet" | "waiting";
  readonly cutoff: number | undefined;
  readonly bandwidth: number | undefined;
  /** Window of the curvature for the robust interval of `rdd`; undefined: as the bandwidth. */
  readonly biasBandwidth: number | undefined;
  /** Months followed by `riskset`, and the months of unemployment whose starts it looks at. */
  readonly horizon: number;
  /** Draws of persons for the errors of `riskset`. */
  readonly personDraws: number;
  readonly startMonths: { readonly first: number; readonly last: number };
  /** What the outcome is counted in, which decides what is plausible and worth knowing; undefined: a share when it is 0 and 1. */
  readonly outcomeUnit: EffectUnit | undefined;
  /** What is known of the calendar, to tell when more can be said; undefined when nothing is. */
  readonly followUp:
    | {
        /** Months for which everyone has been followed. */
        readonly monthsSeen: number | undefined;
        /** Last month known in full. */
        readonly knownUntil: Month | undefined;
        readonly startsAMonth: number | undefined;
      }
    | undefined;
  /** Treatment was drawn by lot. */
  readonly assignment: "chosen" | "lot";
  /** Whether figures of one to four people are told. */
  readonly smallCounts: SmallCounts;
  readonly seed: number;
}

/** What the command does unless it is told otherwise. */
export const usualEffectRules: EffectRules = {
  method: "aipw",
  estimand: "att",
  ratio: 1,
  caliperDeviations: 0.2,
  caliperSpread: "pooled",
  matchOn: "logit",
  ties: "seeded",
  reuse: "once",
  trimming: { kind: "none" },
  ridge: 0,
  moments: 1,
  cutpoints: [],
  bands: { kind: "sturges" },
  folds: 5,
  foldBy: "person",
  repetitions: 5,
  comparison: "never",
  cutoff: undefined,
  bandwidth: undefined,
  biasBandwidth: undefined,
  horizon: 12,
  personDraws: 200,
  startMonths: { first: 1, last: 24 },
  outcomeUnit: undefined,
  followUp: undefined,
  assignment: "chosen",
  smallCounts: "hide",
  seed: 1,
};

/** Rows in the form of the engines, with the names of the covariates' columns. */
export interface PreparedRows {
  readonly rows: EffectRows;
  readonly names: readonly string[];
  readonly columns: EffectColumns;
  readonly rules: EffectRules;
}

/** @returns groups of rows for an engine. @param words whose rows belong together. */
export function groupsOf(words: WordColumn | undefined): RowGroups | undefined {
  return words === undefined ? undefined : { group: words.codes, count: words.labels.length };
}
