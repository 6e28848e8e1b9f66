import { availableParallelism } from "node:os";

import {
  addCells,
  addTally,
  cellsOfTally,
  emptyCells,
  emptyTally,
  hasWholeCounters,
  tallySpace,
  totalsOfTally,
  type CounterColumn,
  type LiabilityInput,
  type LiabilityLedger,
  type LiabilityPlan,
  type LiabilityTotals,
  type MonthCell,
} from "@luotsi/engines";

import { runInWorkers } from "../parallel/run-in-workers.ts";
import { shareColumns } from "../parallel/share-columns.ts";
import { joinBlocks } from "./join-blocks.ts";
import type { BlockResult, BlockTask, LedgerRows } from "./liability-block.ts";
import { personBlocks } from "./person-blocks.ts";

/** Payments of a block, about. A block is worth a thread's while, and several keep all threads busy to the end. */
const blockRows = 250_000;

/**
 * From so many payments on, what workers save is more than what they take to start and to get warm: half a second of
 * processor each, in which one warm thread computes four million payments. At ten million both take as long by the clock, and threads twice
 * the processor.
 */
const rowsWorthThreads = 20_000_000;

export interface ComputedLiability {
  readonly ledger: LiabilityLedger;
  readonly totals: LiabilityTotals;
  readonly cells: readonly MonthCell[];
}

export interface ComputingChoice {
  /** How many threads; without it as many as there are processors when the payments are many, else one. */
  readonly threads?: number | undefined;
  /** Payments of a block; the result does not depend on it. */
  readonly blockRows?: number | undefined;
  readonly onDone?: ((done: number, blocks: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The ledger of all payments with its sums, block by block of persons over several threads. Each person's rows depend on no
 * other person, and sums are exact, so the bytes are the same with any number of threads and any cut into blocks.
 */
export async function computeInBlocks(
  input: LiabilityInput,
  plan: LiabilityPlan,
  choice: ComputingChoice = {},
): Promise<ComputedLiability> {
  const n = input.payments.person.length;
  const threads = choice.threads ?? (n < rowsWorthThreads ? 1 : availableParallelism());
  const shared = threads === 1 ? input : shareColumns(input);
  const space = tallySpace(input);
  const blocks = personBlocks(input, choice.blockRows ?? blockRows);
  const rows = emptyRows(n, plan);
  const { onDone } = choice;
  const results = await runInWorkers<BlockTask, BlockResult>({
    module: new URL("liability-block.ts", import.meta.url),
    tasks: blocks.map((block) => ({ input: shared, plan, space, block, rows })),
    threads,
    signal: choice.signal,
    onDone: onDone && ((done) => onDone(done, blocks.length)),
  });
  const tally = emptyTally(space);
  const cells = emptyCells(space);
  for (const result of results) {
    addTally(tally, { ...result.tally, space });
    addCells(cells, { ...result.cells, space });
  }
  return {
    ledger: joinBlocks(rows, blocks, results),
    totals: totalsOfTally(tally, plan),
    cells: cellsOfTally(cells),
  };
}

function emptyRows(n: number, plan: LiabilityPlan): LedgerRows {
  const numbers = (): Float64Array => new Float64Array(new SharedArrayBuffer(8 * n));
  const counters = (): CounterColumn =>
    hasWholeCounters(plan) ? new Int32Array(new SharedArrayBuffer(4 * n)) : numbers();
  return {
    owedHundredths: numbers(),
    counterBefore: counters(),
    counterAfter: counters(),
    ruleSet: new Uint8Array(new SharedArrayBuffer(n)),
  };
}
