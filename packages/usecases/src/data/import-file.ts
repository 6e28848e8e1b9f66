import { AppError } from "@luotsi/base";
import {
  problemLimit,
  sources,
  type FileReading,
  type ImportOutcome,
  type ReadingStep,
  type SourceId,
} from "@luotsi/contract";
import { readSource, reasonHeading, type SourceReading } from "@luotsi/intake";
import { refreshCopy, storeBatch, type BatchOutcome, type BatchProgress } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { identify, type DataFile } from "./data-file.ts";
import { problemViews } from "./problem-views.ts";
import { readingChoices } from "./reading-choices.ts";
import { runChecks } from "./run-checks.ts";
import { workspacePseudonyms } from "./workspace-pseudonyms.ts";
import { workspaceVault } from "../privacy/workspace-vault.ts";

export interface ImportRequest {
  readonly file: DataFile;
  readonly source: SourceId;
  /** What is overruled of how the file is read. */
  readonly reading?: FileReading;
  /** Reads and compares everything, stores nothing. */
  readonly dryRun?: boolean;
  /** Id of a user or a command; never a personal name. */
  readonly importer: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** `later`: the caller refreshes the copy and runs the checks once, after several files. */
  readonly afterwards?: "at-once" | "later";
  /** Stops the import; nothing is stored then. */
  readonly signal?: AbortSignal;
}

export interface ImportProgress {
  readonly stage: "reading" | "finishing";
  /** Share of the file read, 0–1. */
  readonly share: number;
  readonly rows: number;
}

/**
 * Imports a file: all of its good rows or nothing, bad rows into quarantine. Importing the same file
 * again changes nothing. After it the columnar copy is fresh and the source's checks have been run.
 *
 * @throws AppError when the file is refused whole, or IMPORT_CANCELLED.
 */
export async function importFile(
  workspace: Workspace,
  request: ImportRequest,
): Promise<ImportOutcome> {
  const { store } = workspace;
  const { file, source, signal } = request;
  const identity = await identify(file);
  const { overrides, mapping, profile } = await readingChoices(store, source, request.reading);
  const pseudonymise = await workspacePseudonyms(store);
  const vault = sources[source].carriesIdentity === true ? await workspaceVault(store) : undefined;
  const reading = await readSource(file, sources[source], {
    overrides,
    mapping,
    pseudonymise,
    identity: vault === undefined ? "drop" : "keep",
  });
  const counted = countProblems(reading.steps, file.name, signal);
  const meta = {
    source,
    fileName: file.name,
    ...identity,
    importer: request.importer,
    detected: reading.detected,
    delivery: request.reading?.delivery ?? deliveryOf(reading),
    mapping: profile,
  };
  const outcome = await storeBatch(store, meta, counted.steps, {
    dryRun: request.dryRun === true,
    onProgress: progressTo(request),
    vault,
  });
  if (outcome.alreadyImported !== undefined) await letGo(reading.steps);
  const isLast = request.dryRun !== true && request.afterwards !== "later";
  if (isLast) await refreshCopy(store);
  const checks = isLast ? (await runChecks(workspace, { only: source, chain: "new" })).checks : [];
  const facts = { identity: identity.sha256, detected: reading.detected };
  return {
    ...outcomeView(request, outcome, facts),
    problemCount: problemCount(outcome, counted.count()),
    checks: [...checks],
  };
}

/** A file that is known already has been opened and not read: starting and leaving it closes it. */
async function letGo(steps: SourceReading["steps"]): Promise<void> {
  for await (const step of steps) if (step.progress >= 0) break;
}

/** A corrected quarantine file is a part of a delivery: what it lacks has not disappeared. */
function deliveryOf({ detected }: SourceReading): "incremental" | undefined {
  const isCorrected = detected.columns.some(
    ({ heading, fate }) => heading === reasonHeading && fate === "ignored",
  );
  return isCorrected ? "incremental" : undefined;
}

/**
 * Looks at a file's headings only, so that of several files none is stored when one must be refused.
 *
 * @throws AppError as `importFile` would for the file as a whole.
 */
export async function refuseWrongStructure(
  workspace: Workspace,
  { file, source, reading }: Pick<ImportRequest, "file" | "source" | "reading">,
): Promise<void> {
  const { overrides, mapping } = await readingChoices(workspace.store, source, reading);
  const options = { overrides, mapping, pseudonymise: withoutPseudonyms };
  const opened = await readSource(file, sources[source], options);
  for await (const step of opened.steps) if (step.progress >= 0) break;
}

function withoutPseudonyms(): undefined {
  return undefined;
}

function progressTo({ onProgress }: ImportRequest): (progress: BatchProgress) => void {
  return ({ share, rows }) => {
    onProgress?.({ stage: share < 1 ? "reading" : "finishing", share, rows });
  };
}

interface CountedSteps {
  readonly steps: AsyncIterable<ReadingStep>;
  /** Rejected rows and problems of those read so far. */
  readonly count: () => { readonly rows: number; readonly problems: number };
}

/** Counts what the reader rejects, and stops between two steps when it is asked to. */
function countProblems(
  steps: SourceReading["steps"],
  fileName: string,
  signal: AbortSignal | undefined,
): CountedSteps {
  let rows = 0;
  let problems = 0;
  async function* counted(): AsyncGenerator<ReadingStep> {
    for await (const step of steps) {
      if (signal?.aborted === true) throw new AppError("IMPORT_CANCELLED", { file: fileName });
      rows += step.rejected.length;
      for (const row of step.rejected) problems += row.problems.length;
      yield step;
    }
    if (signal?.aborted === true) throw new AppError("IMPORT_CANCELLED", { file: fileName });
  }
  return { steps: counted(), count: () => ({ rows, problems }) };
}

/** Rows that fell only when they were set against others have one problem each. */
function problemCount(
  outcome: BatchOutcome,
  read: { readonly rows: number; readonly problems: number },
): number {
  if (outcome.alreadyImported !== undefined) return outcome.problems.length;
  return read.problems + outcome.rejected - read.rows;
}

interface FileFacts {
  readonly identity: string;
  readonly detected: SourceReading["detected"];
}

function outcomeView(
  request: ImportRequest,
  outcome: BatchOutcome,
  { identity, detected }: FileFacts,
): Omit<ImportOutcome, "problemCount" | "checks"> {
  const { rows, accepted, rejected, corrections, unchanged, missing } = outcome;
  return {
    batch: outcome.batch,
    source: request.source,
    fileName: request.file.name,
    fileHash: identity,
    dryRun: request.dryRun === true,
    sameFile: outcome.alreadyImported !== undefined,
    detected: { ...detected, columns: [...detected.columns], constants: { ...detected.constants } },
    rows,
    accepted,
    rejected,
    added: accepted - corrections - unchanged,
    corrections,
    unchanged,
    missing,
    problems: problemViews(outcome.problems.slice(0, problemLimit)),
  };
}
