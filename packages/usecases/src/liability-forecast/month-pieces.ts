import {
  flowBenefits,
  liabilityBenefits,
  liabilityGrounds,
  spreadDays,
  walkPieces,
  type FlowBenefit,
  type LedgerPiece,
  type LiabilityBenefit,
  type LiabilityPlan,
} from "@luotsi/engines";

import { cell } from "./cell.ts";
import type { MonthTable } from "./month-table.ts";
import { exemptRule, type CountedPayments } from "./receipt-ledgers.ts";

/** Part of a payment that falls in one month; the same object for every part. */
export interface MonthPiece {
  person: number;
  /** Month ordinal. */
  month: number;
  /** Paid days; negative in a recovery. */
  days: number;
  baseCents: number;
  counterAfter: number;
  /** Position in `flowBenefits`. */
  benefit: number;
  inService: boolean;
  /** Day after the part's last. */
  end: number;
  paidOn: number;
  /** Home municipality; −1 when not known. */
  home: number;
}

const flowBenefitOf: Readonly<Record<LiabilityBenefit, FlowBenefit>> = {
  labour_market_subsidy: "labour_market_subsidy",
  basic_allowance: "basic_allowance",
  earnings_related_allowance: "earnings_related_allowance",
  general_benefit: "labour_market_subsidy",
};
const benefitCodes = liabilityBenefits.map((benefit) =>
  flowBenefits.indexOf(flowBenefitOf[benefit]),
);
const exemptSubsidy = flowBenefits.indexOf("exempt_subsidy");
const service = liabilityGrounds.indexOf("service");

/** Walks through counted payments, each divided at the ends of months as the accrual is. */
export function walkMonthPieces(
  counted: CountedPayments,
  { plan, table }: { readonly plan: LiabilityPlan; readonly table: MonthTable },
  visit: (piece: MonthPiece) => void,
): void {
  const { ledger, payments } = counted;
  const exempt = exemptRule(plan);
  const part = emptyPiece();
  let number = 0;
  walkPieces(ledger, payments, (piece) => {
    const { row } = piece;
    part.person = cell(payments.person, row);
    part.paidOn = cell(payments.paidOn, row);
    part.home = piece.municipality ?? -1;
    part.inService = payments.ground[row] === service;
    part.benefit =
      piece.rule === exempt ? exemptSubsidy : cell(benefitCodes, cell(payments.benefit, row));
    visitMonths(piece, { baseCents: cell(counted.baseCents, number), part, table }, visit);
    number += 1;
  });
}

function visitMonths(
  piece: LedgerPiece,
  {
    baseCents,
    part,
    table,
  }: { readonly baseCents: number; readonly part: MonthPiece; readonly table: MonthTable },
  visit: (piece: MonthPiece) => void,
): void {
  const { start, end, paidDays, counterBefore, counterAfter } = piece;
  const last = table.monthAt(end - 1);
  let before = 0;
  for (let month = table.monthAt(start); month <= last; month++) {
    const upToDay = month === last ? end : table.startOf(month + 1);
    const upTo = paidDays === 0 || month === last ? paidDays : spreadDays(paidDays, piece, upToDay);
    const share = paidDays === 0 ? Number(month === last) : (upTo - before) / paidDays;
    part.month = month;
    part.days = upTo - before;
    part.baseCents = baseCents * share;
    part.counterAfter =
      paidDays === 0
        ? counterAfter
        : counterBefore + (counterAfter - counterBefore) * (upTo / paidDays);
    part.end = upToDay;
    visit(part);
    before = upTo;
  }
}

function emptyPiece(): MonthPiece {
  return {
    person: 0,
    month: 0,
    days: 0,
    baseCents: 0,
    counterAfter: 0,
    benefit: 0,
    inService: false,
    end: 0,
    paidOn: 0,
    home: -1,
  };
}
