import type { CheckLevel, ColumnKind, CoverageState } from "@luotsi/contract";

export type DataTab = "coverage" | "import" | "batches" | "checks" | "sources" | "mappings";

export interface CheckPlaceText {
  readonly source: string;
  readonly batch: number | null;
  readonly line: number | null;
  readonly month: string | null;
  readonly detail: string | null;
}

/** Texts of the page Aineistot. Numbers come in already written in the reader's language. */
export interface DataMessages {
  readonly title: string;
  readonly intro: string;
  readonly tabs: Readonly<Record<DataTab, string>>;
  readonly figures: {
    readonly delivered: string;
    readonly deliveredOf: (delivered: string, all: string) => string;
    readonly quarantined: string;
    readonly missing: string;
    readonly checks: string;
  };
  readonly coverage: CoverageMessages;
  readonly importing: ImportMessages;
  readonly outcome: OutcomeMessages;
  readonly batches: BatchMessages;
  readonly checks: {
    readonly title: string;
    readonly intro: string;
    readonly nights: {
      readonly title: string;
      readonly none: string;
      readonly night: string;
      readonly finished: string;
      readonly errors: string;
      readonly warnings: string;
      readonly unfinished: string;
    };
    readonly ranAt: (moment: string) => string;
    readonly levels: Readonly<Record<CheckLevel, string>>;
    readonly inOrder: string;
    readonly level: string;
    readonly check: string;
    readonly found: string;
    readonly next: string;
    readonly places: string;
    readonly place: (place: CheckPlaceText) => string;
    readonly allOk: string;
  };
  readonly sources: SourceMessages;
  readonly mappings: {
    readonly title: string;
    readonly intro: string;
    readonly empty: string;
    readonly name: string;
    readonly source: string;
    readonly version: string;
    readonly savedAt: string;
    readonly savedBy: string;
    readonly versions: (name: string) => string;
    readonly headings: string;
    readonly constants: string;
    readonly codes: string;
  };
}

interface CoverageMessages {
  readonly title: string;
  readonly subtitle: string;
  readonly description: (sources: number, gaps: number) => string;
  readonly source: string;
  readonly month: string;
  readonly rows: string;
  readonly persons: string;
  readonly expected: string;
  readonly state: string;
  readonly reason: string;
  readonly states: Readonly<Record<CoverageState, string>>;
  readonly months: string;
  readonly lastMonths: (months: number) => string;
  readonly allMonths: string;
  readonly outside: string;
  readonly outsideRange: (title: string, from: string, to: string) => string;
  readonly attention: string;
  readonly noAttention: string;
  readonly lag: string;
  readonly lagUnknown: string;
  readonly empty: string;
}

interface ImportMessages {
  readonly title: string;
  readonly intro: string;
  readonly drop: string;
  readonly dropHelp: string;
  readonly inspecting: string;
  readonly otherFile: string;
  readonly source: string;
  readonly sourceHelp: string;
  readonly fit: (percent: string) => string;
  readonly sameFile: (batch: number) => string;
  readonly detected: string;
  readonly format: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly delimiters: Readonly<Record<"comma" | "semicolon" | "tab" | "none", string>>;
  readonly decimal: string;
  readonly decimals: Readonly<Record<"comma" | "point", string>>;
  readonly headerLine: string;
  readonly sheet: string;
  readonly asDetected: string;
  readonly dropped: string;
  readonly droppedText: (headings: string) => string;
  readonly missing: string;
  readonly missingText: (columns: string) => string;
  readonly mapping: string;
  readonly heading: string;
  readonly column: string;
  readonly notRead: string;
  readonly notStored: string;
  readonly intoVault: string;
  readonly because: string;
  readonly reasons: Readonly<Record<"exact" | "alias" | "similar" | "profile" | "none", string>>;
  readonly examples: string;
  readonly hidden: string;
  readonly constants: string;
  readonly codes: string;
  readonly codeOf: (column: string, value: string) => string;
  readonly constant: (column: string) => string;
  readonly profile: string;
  readonly noProfile: string;
  readonly saveProfile: string;
  readonly saveNewVersion: (version: number) => string;
  readonly profileName: string;
  readonly profileSaved: (name: string, version: number) => string;
  readonly nameNeeded: string;
  readonly sample: string;
  readonly sampleRejected: (count: number) => string;
  readonly line: string;
  readonly inspectAgain: string;
  readonly dryRun: string;
  readonly import: string;
  readonly importing: string;
  readonly trying: string;
  readonly progress: (percent: string, rows: string) => string;
  readonly finishing: string;
  readonly waiting: string;
  readonly leave: string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly refusedTitle: string;
  readonly next: string;
  readonly lost: string;
}

interface OutcomeMessages {
  readonly imported: (batch: number) => string;
  readonly importedPartly: (batch: number, rejected: string) => string;
  readonly tried: string;
  readonly sameFile: (batch: number) => string;
  readonly rows: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly added: string;
  readonly corrections: string;
  readonly unchanged: string;
  readonly missing: string;
  readonly problems: string;
  readonly problemsShown: (shown: string, all: string) => string;
  readonly noProblems: string;
  readonly line: string;
  readonly column: string;
  readonly code: string;
  readonly problem: string;
  readonly download: string;
  readonly downloadHelp: string;
  readonly checks: string;
  readonly showBatch: string;
  readonly another: string;
}

interface BatchMessages {
  readonly title: string;
  readonly empty: string;
  readonly number: string;
  readonly source: string;
  readonly file: string;
  readonly importedAt: string;
  readonly importedBy: string;
  readonly rows: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly corrections: string;
  readonly months: string;
  readonly state: string;
  readonly states: Readonly<Record<"stored" | "undone", string>>;
  readonly filterSource: string;
  readonly allSources: string;
  readonly panelTitle: (batch: number) => string;
  readonly hash: string;
  readonly dialect: string;
  readonly mapping: string;
  readonly mappingVersion: (name: string, version: number) => string;
  readonly noMapping: string;
  readonly undoneAt: string;
  readonly correctionsTitle: string;
  readonly correctionOf: (batch: number) => string;
  readonly correctionLine: (line: number) => string;
  readonly change: (old: string, now: string) => string;
  readonly blank: string;
  readonly moreCorrections: (shown: string, all: string) => string;
  readonly problemsTitle: string;
  readonly problemCount: string;
  readonly quarantineTitle: string;
  readonly quarantineEmpty: string;
  readonly moreRejected: (shown: string, all: string) => string;
  readonly reimport: string;
  readonly undo: string;
  readonly undoTitle: (batch: number) => string;
  readonly undoText: (rows: string, title: string) => string;
  readonly undoConfirm: string;
  readonly undoCancel: string;
  readonly undoRefused: string;
  readonly undone: (batch: number, removed: string, restored: string) => string;
}

interface SourceMessages {
  readonly title: string;
  readonly last: string;
  readonly never: string;
  readonly months: string;
  readonly records: string;
  readonly quarantined: string;
  readonly missing: string;
  readonly delivery: string;
  readonly deliveries: Readonly<Record<"full" | "incremental", string>>;
  readonly origins: Readonly<Record<"own-format" | "official-file", string>>;
  readonly columns: string;
  readonly column: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<ColumnKind, string>>;
  readonly required: string;
  readonly meaning: string;
  readonly codes: string;
  readonly show: (title: string) => string;
}
