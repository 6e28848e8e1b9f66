export * from "./accrue-months.ts";
export * from "./ledger.ts";
export * from "./municipal-liability.ts";
export {
  addCells,
  cellsOfTally,
  emptyCells,
  liabilityMonthCells,
  tallyCells,
  type CellTally,
  type MonthCell,
} from "./month-cells.ts";
export {
  checkPayments,
  exemptGroups,
  type CentsColumn,
  type PaymentColumns,
  type PersonColumns,
  type ResidenceColumns,
} from "./payment-columns.ts";
export * from "./model-input.ts";
export { walkPieces, type LedgerPiece } from "./pieces.ts";
export * from "./plan.ts";
export * from "./row-parts.ts";
export { percentAfter, percentDaysUpTo, shareTable, type ShareTable } from "./share-table.ts";
export { stepRows, type StepRows } from "./step-rows.ts";
export { spreadDays } from "./spread-days.ts";
export { addTally, emptyTally, tallySpace, type LiabilityTally, type TallySpace } from "./tally.ts";
export {
  liabilityTotals,
  tallyLiability,
  totalsOfTally,
  type LiabilityTotals,
  type StepTotal,
  type ToTally,
} from "./totals.ts";
