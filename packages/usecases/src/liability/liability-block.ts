// Run by worker threads: the ledger of one block of persons.
import {
  municipalLiability,
  tallyCells,
  tallyLiability,
  type CellTally,
  type CounterColumn,
  type LedgerCuts,
  type LedgerNotes,
  type LiabilityInput,
  type LiabilityPlan,
  type LiabilityTally,
  type Openings,
  type TallySpace,
} from "@luotsi/engines";
import type { OptionalIntegers } from "@luotsi/frame";

import { inputOfBlock, type PersonBlock } from "./person-blocks.ts";

/** Columns of the whole ledger on shared memory, one entry a payment; each block writes its own. */
export interface LedgerRows {
  readonly owedHundredths: Float64Array;
  readonly counterBefore: CounterColumn;
  readonly counterAfter: CounterColumn;
  readonly ruleSet: Uint8Array;
}

export interface BlockTask {
  readonly input: LiabilityInput;
  readonly plan: LiabilityPlan;
  readonly space: TallySpace;
  readonly block: PersonBlock;
  readonly rows: LedgerRows;
}

/** What a block has besides its rows; rows and persons are numbered from the block's first. */
export interface BlockResult {
  readonly municipality: OptionalIntegers | undefined;
  readonly cuts: LedgerCuts;
  readonly openings: Openings;
  readonly notes: LedgerNotes;
  readonly tally: Omit<LiabilityTally, "space">;
  readonly cells: Omit<CellTally, "space">;
}

/** Computes a block, writes its rows and adds them up. */
export function runTask({ input, plan, space, block, rows }: BlockTask): BlockResult {
  const own = inputOfBlock(input, block);
  const ledger = municipalLiability(own, plan);
  const { from } = block.payments;
  rows.owedHundredths.set(ledger.owedHundredths, from);
  rows.counterBefore.set(ledger.counterBefore, from);
  rows.counterAfter.set(ledger.counterAfter, from);
  rows.ruleSet.set(ledger.ruleSet, from);
  const made = { payments: own.payments, plan, space };
  const { space: _ofTally, ...tally } = tallyLiability(ledger, made);
  const { space: _ofCells, ...cells } = tallyCells(ledger, made);
  const { municipality, cuts, openings, notes } = ledger;
  return { municipality, cuts, openings, notes, tally, cells };
}
