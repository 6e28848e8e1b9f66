import type { Columnar } from "../duckdb/open-columnar.ts";
import { loadFrame, type Frame } from "./load-frame.ts";
import { dayOrdinal, monthOrdinal } from "./ordinals.ts";

const ledgerSchema = [
  { name: "month", kind: "int32", nullable: false },
  { name: "account", kind: "text", nullable: false },
  { name: "costCentre", kind: "text", nullable: false },
  { name: "service", kind: "text", nullable: false },
  { name: "amountCents", kind: "float64", nullable: false },
  { name: "batch", kind: "int32", nullable: false },
] as const;

export type LedgerFrame = Frame<typeof ledgerSchema>;

/** Ledger postings, ordered by month, account, cost centre and service. Whole cents. */
export async function loadLedger(columnar: Columnar): Promise<LedgerFrame> {
  return await loadFrame(
    columnar,
    `SELECT ${monthOrdinal("month")} AS month, account, cost_centre AS "costCentre", service,
            amount_cents AS "amountCents", batch_id AS batch FROM ledger_entry`,
    ledgerSchema,
  );
}

const budgetSchema = [
  { name: "year", kind: "int32", nullable: false },
  { name: "service", kind: "text", nullable: false },
  { name: "serviceName", kind: "text", nullable: true },
  { name: "statutoryClass", kind: "uint8", nullable: false },
  { name: "side", kind: "uint8", nullable: false },
  { name: "stage", kind: "uint8", nullable: false },
  { name: "decidedOn", kind: "int32", nullable: false },
  { name: "amountCents", kind: "float64", nullable: false },
] as const;

export type BudgetFrame = Frame<typeof budgetSchema>;

/** Appropriations, ordered by year, service, side, stage and day of decision. */
export async function loadBudget(columnar: Columnar): Promise<BudgetFrame> {
  return await loadFrame(
    columnar,
    `SELECT budget_year AS year, service, service_name AS "serviceName",
            enum_code(statutory_class) AS "statutoryClass", enum_code(side) AS side,
            enum_code(stage) AS stage, ${dayOrdinal("decided_on")} AS "decidedOn",
            amount_cents AS "amountCents" FROM budget_line`,
    budgetSchema,
  );
}

const commitmentSchema = [
  { name: "commitment", kind: "text", nullable: false },
  { name: "service", kind: "text", nullable: false },
  { name: "grantedOn", kind: "int32", nullable: false },
  { name: "start", kind: "int32", nullable: false },
  { name: "end", kind: "int32", nullable: false },
  { name: "grantedCents", kind: "float64", nullable: false },
  { name: "paidCents", kind: "float64", nullable: false },
  { name: "asOfMonth", kind: "int32", nullable: false },
] as const;

export type CommitmentFrame = Frame<typeof commitmentSchema>;

/** Commitments by their id. */
export async function loadCommitments(columnar: Columnar): Promise<CommitmentFrame> {
  return await loadFrame(
    columnar,
    `SELECT commitment_id AS commitment, service, ${dayOrdinal("granted_on")} AS "grantedOn",
            ${dayOrdinal("period_start")} AS "start", ${dayOrdinal("period_end")} AS "end",
            granted_cents AS "grantedCents", paid_cents AS "paidCents",
            ${monthOrdinal("as_of_month")} AS "asOfMonth" FROM commitment`,
    commitmentSchema,
  );
}
