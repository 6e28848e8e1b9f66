import { assert } from "@luotsi/base";
import {
  absentValidity,
  isPresent,
  markPresent,
  type OptionalNumbers,
  type Validity,
} from "@luotsi/frame";
import {
  exemptGroups,
  rowsWithoutLaw,
  type LiabilityLedger,
  type LiabilityPlan,
  type PaymentColumns,
  type PersonColumns,
  type ResidenceColumns,
} from "@luotsi/engines";
import type { PaymentFrame, PersonFrame, ResidenceFrame } from "@luotsi/store";

/** Payments as the engine takes them. */
export function paymentColumns({ columns }: PaymentFrame, personCount: number): PaymentColumns {
  return {
    personCount,
    person: columns.person.values,
    benefit: columns.benefit.values,
    start: columns.start.values,
    end: columns.end.values,
    paidOn: columns.paidOn.values,
    paidDays: columns.paidDays.values,
    paidCents: columns.paidCents.values,
    ground: columns.ground.values,
    fullCents: columns.fullCents,
    maxPeriodStart: columns.maxPeriodStart,
    counterBefore: columns.counterBefore,
    billedCents: columns.billedCents,
  };
}

/** The rows that have law under a plan; those outside any law are named by the sanity checks. */
export function paymentsWithLaw(payments: PaymentColumns, plan: LiabilityPlan): PaymentColumns {
  return splitByLaw(payments, plan).payments;
}

/** The rows that have law under a plan, and the numbers of those that have none. */
export function splitByLaw(
  payments: PaymentColumns,
  plan: LiabilityPlan,
): { readonly payments: PaymentColumns; readonly leftOut: readonly number[] } {
  const leftOut = rowsWithoutLaw(payments, plan);
  if (leftOut.length === 0) return { payments, leftOut };
  const without = new Set(leftOut);
  const kept = [...payments.person.keys()].filter((row) => !without.has(row));
  return { payments: selectPayments(payments, kept), leftOut };
}

/** Opening counters and exempt groups as the engine takes them. */
export function personColumns({ rows, columns }: PersonFrame): PersonColumns {
  const exemptGroup = new Uint8Array(rows);
  const { values, validity } = columns.exemptGroup;
  for (let i = 0; i < rows; i++) {
    exemptGroup[i] = isPresent(validity, i) ? (values[i] ?? 0) : exemptGroups.indexOf("none");
  }
  return {
    openingLabourMarketSubsidy: columns.openingDaysLms,
    openingDailyAllowance: columns.openingDaysDa,
    openingUnemployment: columns.openingDaysUnemployment,
    openingOn: columns.openingOn,
    exemptGroup,
    firstMunicipalityEntry: columns.firstMunicipalityEntry,
  };
}

/** Homes as the engine takes them. */
export function residenceColumns({ columns }: ResidenceFrame): ResidenceColumns {
  return {
    person: columns.person.values,
    start: columns.start.values,
    municipality: columns.municipality.values,
  };
}

/** Some rows of the payments, in their order. */
export function selectPayments(payments: PaymentColumns, rows: readonly number[]): PaymentColumns {
  const { fullCents, maxPeriodStart, counterBefore, billedCents } = payments;
  return {
    personCount: payments.personCount,
    person: pick(payments.person, rows),
    benefit: pick(payments.benefit, rows),
    start: pick(payments.start, rows),
    end: pick(payments.end, rows),
    paidOn: pick(payments.paidOn, rows),
    paidDays: pick(payments.paidDays, rows),
    paidCents: pick(payments.paidCents, rows),
    ground: pick(payments.ground, rows),
    fullCents: fullCents && pickOptional(fullCents, rows),
    maxPeriodStart: maxPeriodStart && pickOptional(maxPeriodStart, rows),
    counterBefore: counterBefore && pickOptional(counterBefore, rows),
    billedCents: billedCents && pickOptional(billedCents, rows),
  };
}

/** The ledger of some of its rows, with their cuts; openings and notes stay those of all rows. */
export function selectLedger(ledger: LiabilityLedger, rows: readonly number[]): LiabilityLedger {
  const place = new Int32Array(ledger.owedHundredths.length).fill(-1);
  for (const [i, row] of rows.entries()) place[row] = i;
  const { cuts } = ledger;
  const kept = [...cuts.row.keys()].filter((k) => (place[cuts.row[k] ?? 0] ?? -1) >= 0);
  return {
    ...ledger,
    owedHundredths: pick(ledger.owedHundredths, rows),
    counterBefore: pick(ledger.counterBefore, rows),
    counterAfter: pick(ledger.counterAfter, rows),
    ruleSet: pick(ledger.ruleSet, rows),
    municipality: ledger.municipality && pickOptional(ledger.municipality, rows),
    cuts: {
      row: pick(cuts.row, kept).map((row) => place[row] ?? -1),
      start: pick(cuts.start, kept),
      end: pick(cuts.end, kept),
      paidDays: pick(cuts.paidDays, kept),
      ruleSet: pick(cuts.ruleSet, kept),
      counterBefore: pick(cuts.counterBefore, kept),
      counterAfter: pick(cuts.counterAfter, kept),
      owedHundredths: pick(cuts.owedHundredths, kept),
      municipality: cuts.municipality && pickOptional(cuts.municipality, kept),
    },
  };
}

type Picked = Int32Array | Uint8Array | Float64Array;

function pick<Column extends Picked>(column: Column, rows: readonly number[]): Column {
  const picked = column.slice(0, rows.length);
  for (const [i, row] of rows.entries()) {
    const value = column[row];
    assert(value !== undefined, "a picked row is one of the column's");
    picked[i] = value;
  }
  return picked as Column;
}

function pickOptional<Values extends OptionalNumbers["values"]>(
  column: { readonly values: Values; readonly validity: Validity },
  rows: readonly number[],
): { readonly values: Values; readonly validity: Validity } {
  const values = pick(column.values, rows);
  if (column.validity === undefined) return { values, validity: undefined };
  const validity = absentValidity(rows.length);
  for (const [i, row] of rows.entries())
    if (isPresent(column.validity, row)) markPresent(validity, i);
  return { values, validity };
}
