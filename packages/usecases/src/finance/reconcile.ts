import { cents, roundToCents, type Cents, type Month } from "@luotsi/base";

/** Liability of one benefit month paid out in one month, unrounded. */
export interface LiabilityCell {
  /** Month the benefit is for. */
  readonly benefitMonth: Month;
  /** Month of the payout, which the payer invoices. */
  readonly payoutMonth: Month;
  /** Index of the municipality. */
  readonly municipality: number;
  /** Cents, any fraction; rounded once per published figure. */
  readonly owedCents: number;
}

/** The two sums of the same cells and what lies between them. All steps add up to the cent. */
export interface TwoViews {
  /** Benefit months within the range, whenever paid. */
  readonly accrualCents: Cents;
  /** Of the accrual: paid after the range. */
  readonly paidLaterCents: Cents;
  /** Paid within the range for months before it. */
  readonly paidForEarlierCents: Cents;
  /** Paid within the range for months after it: benefits paid in advance. */
  readonly paidForLaterCents: Cents;
  /** Of the accrual: paid before the range. */
  readonly paidBeforeCents: Cents;
  /** Payouts within the range, whichever month they are for. */
  readonly invoiceCents: Cents;
}

/**
 * Sets the accrual and the invoice view of a range of months against each other.
 *
 * @param cells the liability by benefit and payout month.
 * @param first first month of the range.
 * @param last last month of the range.
 * @returns both totals and the four timing differences; accrual − paidLater − paidBefore +
 *   paidForEarlier + paidForLater = invoice, exactly.
 */
export function reconcileViews(
  cells: readonly LiabilityCell[],
  first: Month,
  last: Month,
): TwoViews {
  const within = (value: Month): boolean => value >= first && value <= last;
  const total = (wanted: (cell: LiabilityCell) => boolean): Cents => sumCells(cells.filter(wanted));
  const accrualCents = total((cell) => within(cell.benefitMonth));
  const invoiceCents = total((cell) => within(cell.payoutMonth));
  const paidLaterCents = total((cell) => within(cell.benefitMonth) && cell.payoutMonth > last);
  const paidBeforeCents = total((cell) => within(cell.benefitMonth) && cell.payoutMonth < first);
  const paidForLaterCents = total((cell) => within(cell.payoutMonth) && cell.benefitMonth > last);
  // The last difference takes the rounding of the others, so that the steps add up to the cent.
  const paidForEarlierCents = cents(
    invoiceCents - accrualCents + paidLaterCents + paidBeforeCents - paidForLaterCents,
  );
  return {
    accrualCents,
    paidLaterCents,
    paidForEarlierCents,
    paidForLaterCents,
    paidBeforeCents,
    invoiceCents,
  };
}

/**
 * Liability by month in one of the two views.
 *
 * @param cells the liability by benefit and payout month.
 * @param monthOf which of a cell's months counts.
 * @returns cents by month, rounded once a month.
 */
export function liabilityByMonth(
  cells: readonly LiabilityCell[],
  monthOf: (cell: LiabilityCell) => Month,
): ReadonlyMap<Month, Cents> {
  const exact = new Map<Month, number>();
  for (const cell of cells) {
    exact.set(monthOf(cell), (exact.get(monthOf(cell)) ?? 0) + cell.owedCents);
  }
  return new Map([...exact].map(([at, value]) => [at, roundToCents(value)]));
}

function sumCells(cells: readonly LiabilityCell[]): Cents {
  return roundToCents(cells.reduce((total, cell) => total + cell.owedCents, 0));
}
