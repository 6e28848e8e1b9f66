import { dayFromOrdinal, daysOf, monthFromOrdinal } from "@luotsi/base";
import { isPresent } from "@luotsi/frame";

import { compilePlan, earningsCode } from "../municipal-liability/compiled-plan.ts";
import type { LiabilityLedger } from "../municipal-liability/ledger.ts";
import type { PaymentColumns } from "../municipal-liability/payment-columns.ts";
import {
  owedUpTo,
  paidOfPiece,
  pieceRules,
  walkPieces,
  type LedgerPiece,
  type PieceRules,
} from "../municipal-liability/pieces.ts";
import type { LiabilityPlan } from "../municipal-liability/plan.ts";
import { spreadDays } from "../municipal-liability/spread-days.ts";

/** What each person was paid for one month; every column has an entry for each person. */
export interface PersonMonth {
  /** Net paid days; a recovery takes its days back. */
  readonly days: Float64Array;
  /**
   * What was paid, of an earnings-related allowance the basic part: what shares are of, whatever the law's shares are. Unit:
   * cents.
   */
  readonly baseCents: Float64Array;
  readonly owedCents: Float64Array;
  /** Home municipality of the last part that counted; −1 when not known or nothing was paid. */
  readonly home: Int32Array;
  /**
   * Ground of the last part with paid days, else of the first that takes days back, as its position in `liabilityGrounds`; `noGround` when
   * there is neither.
   */
  readonly ground: Uint8Array;
}

/** Stands for no ground in `PersonMonth.ground`. */
export const noGround = 255;

export interface PersonMonthQuestion {
  readonly ledger: LiabilityLedger;
  /** The payments and plan the ledger was made of. */
  readonly payments: PaymentColumns;
  readonly plan: LiabilityPlan;
  /** Codes of the municipalities whose share is asked for; empty for all. A home not known is the area's own. */
  readonly municipalities: ReadonlySet<number>;
}

/**
 * A ledger by person for one benefit month, divided between months as the accrual is.
 *
 * @param question a ledger of n rows.
 * @param month ordinal of the benefit month.
 * @returns columns of `payments.personCount` entries, zero for people who got nothing. Cost: O(n + people).
 */
export function personMonth(question: PersonMonthQuestion, month: number): PersonMonth {
  const { ledger, payments, plan, municipalities } = question;
  const people = payments.personCount;
  const sums: PersonMonth = {
    days: new Float64Array(people),
    baseCents: new Float64Array(people),
    owedCents: new Float64Array(people),
    home: new Int32Array(people).fill(-1),
    ground: new Uint8Array(people).fill(noGround),
  };
  const { start, end } = daysOf(monthFromOrdinal(month));
  const rules = pieceRules(plan, compilePlan(plan).tables);
  walkPieces(ledger, payments, (piece) => {
    if (piece.end <= start || piece.start >= end) return;
    const { municipality } = piece;
    const isOther =
      municipality !== undefined && municipalities.size > 0 && !municipalities.has(municipality);
    if (isOther) return;
    const person = payments.person[piece.row];
    const part = partWithin(piece, { start, end }, rules);
    sums.days[person] += part.days;
    sums.baseCents[person] += baseOf(piece, question) * part.base;
    sums.owedCents[person] += (piece.owedHundredths * part.owed) / 100;
    sums.home[person] = municipality ?? -1;
    if (part.days > 0 || sums.ground[person] === noGround) {
      sums.ground[person] = payments.ground[piece.row];
    }
  });
  return sums;
}

interface Part {
  readonly days: number;
  /** Shares of the piece's base and of what it owes. */
  readonly base: number;
  readonly owed: number;
}

/** A piece without days stands on its first day. */
function partWithin(
  piece: LedgerPiece,
  month: { readonly start: number; readonly end: number },
  rules: PieceRules,
): Part {
  const { paidDays } = piece;
  if (paidDays === 0) {
    const share = Number(piece.start >= month.start && piece.start < month.end);
    return { days: 0, base: share, owed: share };
  }
  const upTo = (day: number): number =>
    day <= piece.start ? 0 : spreadDays(paidDays, piece, Math.min(day, piece.end));
  const owedTo = (days: number): number =>
    piece.owedHundredths === 0 || days === paidDays
      ? days / paidDays
      : owedUpTo(piece, days, rules);
  const before = upTo(month.start);
  const after = upTo(month.end);
  return {
    days: after - before,
    base: (after - before) / paidDays,
    owed: owedTo(after) - owedTo(before),
  };
}

/** What was paid for a piece, of an earnings-related allowance its basic part (555/1998, 4.3 §). Unit: cents. */
function baseOf(piece: LedgerPiece, { payments, plan }: PersonMonthQuestion): number {
  const { row } = piece;
  const paid = paidOfPiece(piece, payments);
  if (payments.benefit[row] !== earningsCode || piece.paidDays === 0) return paid;
  const amount = plan.basicAmounts.find(
    ({ start, end }) =>
      piece.start >= start && (end === undefined || dayFromOrdinal(piece.start) < end),
  );
  if (amount === undefined) return paid;
  const basic = Math.abs(piece.paidDays) * amount.dailyCents;
  const { fullCents } = payments;
  const full =
    fullCents !== undefined && isPresent(fullCents.validity, row) ? fullCents.values[row] : 0;
  const part =
    full === 0 ? basic : Math.min(basic, basic * Math.abs(payments.paidCents[row] / full));
  return Math.sign(piece.paidDays) * Math.min(part, Math.abs(paid));
}
