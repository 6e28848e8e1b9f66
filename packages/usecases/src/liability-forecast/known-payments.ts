import { rowsWithoutLaw, type LiabilityPlan, type PaymentColumns } from "@luotsi/engines";

import { selectPayments } from "../finance/liability-columns.ts";
import { cell } from "./cell.ts";

/** The payments paid out before a day, without those of benefits outside any law, which the sanity checks name. */
export function paymentsKnownOn(
  payments: PaymentColumns,
  day: number,
  plan: LiabilityPlan,
): PaymentColumns {
  const lawless = new Set(rowsWithoutLaw(payments, plan));
  const rows: number[] = [];
  for (let row = 0; row < payments.paidOn.length; row++) {
    if (cell(payments.paidOn, row) < day && !lawless.has(row)) rows.push(row);
  }
  return rows.length === payments.person.length ? payments : selectPayments(payments, rows);
}

/** Counts days of delay beyond this as one: what comes later is a correction, not late. */
const longestDelay = 366;

/**
 * What share of the days for each month had been paid out by a day, by the delays from the month's end to the payout.
 *
 * The delays of young months are seen only up to the day, so the shares are estimated backwards in time (Lagakos,
 * Barraj and De Gruttola 1988; by months it is the chain ladder): the share paid within t days is the product, over
 * delays s above t, of 1 − n(s)/N(s), where n(s) days had the delay s and N(s) at most s, among the months old
 * enough to show s.
 *
 * @param days of benefit by month and delay: entry `month · (longest + 1) + delay`.
 * @param ages days from each month's end to the last payout known; −1 or less when the month has not ended.
 * @returns the share known by month, 0–1; 0 for a month that has not ended.
 */
export function shareKnown(days: Float64Array, ages: Int32Array): Float64Array {
  const within = new Float64Array(longestDelay + 1).fill(1);
  const upTo = withinDelay(days);
  for (let delay = longestDelay; delay > 0; delay--) {
    let later = 0;
    let all = 0;
    for (let month = 0; month < ages.length; month++) {
      if (cell(ages, month) < delay) continue;
      later += cell(days, delayPlace(month, delay));
      all += cell(upTo, delayPlace(month, delay));
    }
    within[delay - 1] = cell(within, delay) * (all > 0 ? 1 - later / all : 1);
  }
  return Float64Array.from(ages, (age) =>
    age < 0 ? 0 : cell(within, Math.min(age, longestDelay)),
  );
}

/** Place of a delay in the columns of `shareKnown`. */
export function delayPlace(month: number, delay: number): number {
  return month * (longestDelay + 1) + Math.min(Math.max(delay, 0), longestDelay);
}

/** The same columns, each entry with those of shorter delays. */
function withinDelay(days: Float64Array): Float64Array {
  const upTo = Float64Array.from(days);
  for (let place = 0; place < upTo.length; place++) {
    if (place % (longestDelay + 1) > 0) upTo[place] = cell(upTo, place) + cell(upTo, place - 1);
  }
  return upTo;
}
