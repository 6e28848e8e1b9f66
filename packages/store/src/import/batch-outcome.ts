import type { Month, Problem } from "@luotsi/base";
import type { Detected, SourceId } from "@luotsi/contract";

import type { OpenVault } from "../vault/open-vault.ts";

/** What is known of a delivery before its rows are read. */
export interface BatchMeta {
  readonly source: SourceId;
  readonly fileName: string;
  /** SHA-256 of the file's bytes, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
  /** Who imports: the id of a user or a command, never a name. */
  readonly importer: string;
  readonly detected: Detected;
  /** Overrules what the source's definition says. */
  readonly delivery?: "full" | "incremental" | undefined;
  readonly mapping?: { readonly id: string; readonly version: number } | undefined;
  /** The last month the delivery is complete for, when the deliverer says so. */
  readonly completeUntil?: Month | undefined;
}

export interface BatchOptions {
  /** Reads and checks everything, stores nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: BatchProgress) => void;
  /** Keeps the identities that come beside the records, in the same transaction. */
  readonly vault?: OpenVault | undefined;
}

export interface BatchProgress {
  /** Share of the file read, 0–1; 1 while the rows are being compared and stored. */
  readonly share: number;
  readonly rows: number;
}

export interface BatchOutcome {
  /** The batch; null after a dry run, which leaves none. */
  readonly batch: number | null;
  /** The batch that brought the very same file before; then nothing was changed. */
  readonly alreadyImported?: number;
  readonly rows: number;
  /** Rows that hold now: new ones, corrections and unchanged ones. */
  readonly accepted: number;
  /** Accepted rows that say what was known already. */
  readonly unchanged: number;
  /** Accepted rows that replaced an earlier value of the same record. */
  readonly corrections: number;
  /** Rows kept in quarantine. */
  readonly rejected: number;
  /** Open spells of known persons that a full delivery lacked. */
  readonly missing: number;
  /** The first thousand problems, by line. */
  readonly problems: readonly Problem[];
}
