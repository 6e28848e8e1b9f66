import { assert, dayFromOrdinal, firstDayOf, monthFromOrdinal } from "@luotsi/base";
import { absentValidity, isPresent, markPresent, type OptionalIntegers } from "@luotsi/frame";

import { calendarOf, monthAt } from "../municipal-liability/benefit-months.ts";
import { compilePlan } from "../municipal-liability/compiled-plan.ts";
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
import { liabilityGrounds, type LiabilityPlan } from "../municipal-liability/plan.ts";
import { percentDaysUpTo } from "../municipal-liability/share-table.ts";
import { spreadDays } from "../municipal-liability/spread-days.ts";

/**
 * What is owed, cut so that each entry is of one person, benefit, benefit month, month of payout and home. All columns
 * have one length; entries are in the order of the ledger's rows.
 */
export interface ComputedShares {
  /** Number of persons; `person` is below it. */
  readonly personCount: number;
  readonly person: Int32Array;
  /** Position in `liabilityBenefits`. */
  readonly benefit: Uint8Array;
  /** Month the benefit is for, as an ordinal. */
  readonly month: Int32Array;
  /** Month of the payout, as an ordinal; its invoice is sent the month after. */
  readonly payoutMonth: Int32Array;
  readonly municipality: OptionalIntegers;
  /** Paid days; negative in a recovery. */
  readonly days: Int32Array;
  readonly owedHundredths: Float64Array;
  /** The amount the share is of; 0 where the ground is free. Unit: cents, any fraction. */
  readonly baseCents: Float64Array;
  /** Position in the plan's rules. */
  readonly rule: Uint8Array;
  readonly counterBefore: Float64Array;
  readonly counterAfter: Float64Array;
  /** Row of the payments. */
  readonly row: Int32Array;
}

/**
 * Cuts a ledger into what an invoice line is about.
 *
 * @param ledger made from the same payments and plan.
 * @param payments of n rows.
 * @param plan law as data.
 * @returns at least one entry for each piece of the ledger; their owed amounts add up to the ledger's.
 *
 * Cost: O(n) plus an entry for each month's end that a piece crosses.
 */
export function computedShares(
  ledger: LiabilityLedger,
  payments: PaymentColumns,
  plan: LiabilityPlan,
): ComputedShares {
  const rules = pieceRules(plan, compilePlan(plan).tables);
  const calendar = calendarOf(payments);
  // A correction of the amount alone has no days to spread.
  const lastMonthOf = (piece: LedgerPiece): number =>
    monthAt(calendar, piece.paidDays === 0 ? piece.start : piece.end - 1);
  let size = 0;
  walkPieces(ledger, payments, (piece) => {
    size += lastMonthOf(piece) - monthAt(calendar, piece.start) + 1;
  });
  const shares = emptyShares(size, payments.personCount);
  let used = 0;
  walkPieces(ledger, payments, (piece) => {
    const base = baseOfPiece(piece, payments, rules);
    const first = monthAt(calendar, piece.start);
    const last = lastMonthOf(piece);
    let before: Place = { days: 0, owed: 0 };
    for (let month = first; month <= last; month++) {
      const end = Math.min(
        piece.end,
        firstDayOf(monthFromOrdinal(calendar.firstMonth + month + 1)),
      );
      const place = month === last ? { days: piece.paidDays, owed: 1 } : placeAt(end);
      writeEntry(shares, used++, {
        piece,
        payments,
        base,
        month: calendar.firstMonth + month,
        payoutMonth: calendar.firstMonth + monthAt(calendar, payments.paidOn[piece.row]),
        from: before,
        to: place,
      });
      before = place;
    }

    function placeAt(end: number): Place {
      const days = spreadDays(piece.paidDays, piece, end);
      return { days, owed: owedUpTo(piece, days, rules) };
    }
  });
  assert(used === size, "every month of every piece has its entry");
  return shares;
}

/** How far a piece has come: paid days, and the part of what it owes. */
interface Place {
  readonly days: number;
  readonly owed: number;
}

interface Entry {
  readonly piece: LedgerPiece;
  readonly payments: PaymentColumns;
  readonly base: number;
  readonly month: number;
  readonly payoutMonth: number;
  readonly from: Place;
  readonly to: Place;
}

function writeEntry(shares: ComputedShares, k: number, entry: Entry): void {
  const { piece, payments, from, to } = entry;
  const { row, paidDays, counterBefore, counterAfter } = piece;
  const isWhole = from.owed === 0 && from.days === 0 && to.days === paidDays;
  // Multiplied before it is divided, so that a whole number of days stays whole.
  const partOf = (whole: number, days: number): number => (whole * days) / paidDays;
  const counted = counterAfter - counterBefore;
  shares.person[k] = payments.person[row];
  shares.benefit[k] = payments.benefit[row];
  shares.month[k] = entry.month;
  shares.payoutMonth[k] = entry.payoutMonth;
  shares.days[k] = to.days - from.days;
  shares.owedHundredths[k] = isWhole
    ? piece.owedHundredths
    : piece.owedHundredths * (to.owed - from.owed);
  shares.baseCents[k] = isWhole ? entry.base : partOf(entry.base, to.days - from.days);
  shares.rule[k] = piece.rule;
  shares.counterBefore[k] =
    paidDays === 0 ? counterBefore : counterBefore + partOf(counted, from.days);
  shares.counterAfter[k] = paidDays === 0 ? counterAfter : counterBefore + partOf(counted, to.days);
  shares.row[k] = row;
  if (piece.municipality === undefined) return;
  shares.municipality.values[k] = piece.municipality;
  if (shares.municipality.validity !== undefined) markPresent(shares.municipality.validity, k);
}

/**
 * The amount the share is of, for the piece's days: what was paid, or the basic part in it. What the ledger charged tells the
 * basic part, whatever it was read from; a piece that costs nothing tells none, so there it is worked out. Unit: cents.
 */
function baseOfPiece(piece: LedgerPiece, payments: PaymentColumns, rules: PieceRules): number {
  const { row, rule, paidDays, start, counterBefore: before, counterAfter: after } = piece;
  const { plan, free, tables } = rules;
  if (free[rule * liabilityGrounds.length + payments.ground[row]] === 1) return 0;
  const paid = paidOfPiece(piece, payments);
  if (plan.rules[rule].shareOf === "paid") return paid;
  const percentDays = percentDaysUpTo(tables[rule], after) - percentDaysUpTo(tables[rule], before);
  if (percentDays !== 0) return (piece.owedHundredths * (after - before)) / percentDays;
  const at = dayFromOrdinal(start);
  const amount = plan.basicAmounts.find(
    (known) => known.start <= at && (known.end === undefined || at < known.end),
  );
  const basic = Math.abs(paidDays * (amount?.dailyCents ?? 0));
  const { fullCents } = payments;
  const full =
    fullCents !== undefined && isPresent(fullCents.validity, row) ? fullCents.values[row] : 0;
  const part = full === 0 ? basic : Math.abs((basic * payments.paidCents[row]) / full);
  return Math.sign(paidDays) * Math.min(part, basic, Math.abs(paid));
}

function emptyShares(size: number, personCount: number): ComputedShares {
  return {
    personCount,
    person: new Int32Array(size),
    benefit: new Uint8Array(size),
    month: new Int32Array(size),
    payoutMonth: new Int32Array(size),
    municipality: { values: new Int32Array(size), validity: absentValidity(size) },
    days: new Int32Array(size),
    owedHundredths: new Float64Array(size),
    baseCents: new Float64Array(size),
    rule: new Uint8Array(size),
    counterBefore: new Float64Array(size),
    counterAfter: new Float64Array(size),
    row: new Int32Array(size),
  };
}
