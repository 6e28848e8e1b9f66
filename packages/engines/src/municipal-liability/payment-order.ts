import { chunkRows, type PaymentColumns } from "./payment-columns.ts";

/** Rows in the order in which each person's days were paid for. */
export interface PaymentOrder {
  /** Row numbers, person by person, in time within a person; undefined where the rows stand in this order already. */
  readonly rows: Int32Array | undefined;
  /** Length personCount + 1: person p's rows are at places `first[p]` up to `first[p + 1]`. */
  readonly first: Int32Array;
}

/** The row at a place of the order. @param order of the payments. @param at place. @returns its number. */
export function rowAt({ rows }: PaymentOrder, at: number): number {
  return rows === undefined ? at : rows[at];
}

/**
 * Sorts rows by person, then by time. Rows that agree in everything the ledger looks at keep the file's order, so the
 * result does not depend on how a file was sorted.
 *
 * @param payments checked columns of length n.
 * @returns the order. Cost: O(n) when each person's rows are nearly in time order.
 */
export function paymentOrder(payments: PaymentColumns): PaymentOrder {
  const { person, personCount } = payments;
  const first = new Int32Array(personCount + 1);
  const grouping = findFirst(payments, first);
  if (grouping === "sorted") return { rows: undefined, first };
  const rows = new Int32Array(person.length);
  if (grouping === "scattered") countingSort(person, first.fill(0), rows);
  else for (let i = 0; i < rows.length; i++) rows[i] = i;
  for (let p = 0; p < personCount; p++) sortRows(payments, rows, first[p], first[p + 1]);
  return { rows, first };
}

type Grouping = "sorted" | "grouped" | "scattered";

/** Files are mostly sorted already: one look at each row then does. */
function findFirst(payments: PaymentColumns, first: Int32Array): Grouping {
  const n = payments.person.length;
  let sorted = true;
  for (let from = 0; from < n; from += chunkRows) {
    const grouping = findFirstIn(payments, first, from, Math.min(n, from + chunkRows));
    if (grouping === "scattered") return grouping;
    if (grouping === "grouped") sorted = false;
  }
  for (let p = 1; p < first.length; p++) if (first[p] < first[p - 1]) first[p] = first[p - 1];
  return sorted ? "sorted" : "grouped";
}

function findFirstIn(
  { person, start }: PaymentColumns,
  first: Int32Array,
  from: number,
  to: number,
): Grouping {
  let sorted = true;
  let before = from === 0 ? -1 : person[from - 1];
  let startBefore = from === 0 ? 0 : start[from - 1];
  for (let i = from; i < to; i++) {
    const p = person[i];
    if (p < before) return "scattered";
    if (p === before && start[i] <= startBefore) sorted = false;
    before = p;
    startBefore = start[i];
    first[p + 1] = i + 1;
  }
  return sorted ? "sorted" : "grouped";
}

function countingSort(person: Int32Array, first: Int32Array, rows: Int32Array): void {
  for (let i = 0; i < person.length; i++) first[person[i] + 1]++;
  for (let p = 1; p < first.length; p++) first[p] += first[p - 1];
  const next = first.slice();
  for (let i = 0; i < person.length; i++) rows[next[person[i]]++] = i;
}

function sortRows(payments: PaymentColumns, rows: Int32Array, from: number, to: number): void {
  let moves = 0;
  for (let j = from + 1; j < to; j++) {
    const row = rows[j];
    if (payments.start[rows[j - 1]] < payments.start[row]) continue;
    let k = j;
    while (k > from && comparePayments(payments, rows[k - 1], row) > 0) {
      rows[k] = rows[k - 1];
      k--;
    }
    rows[k] = row;
    moves += j - k;
    if (moves > 1000) {
      rows.subarray(from, to).sort((a, b) => comparePayments(payments, a, b) || a - b);
      return;
    }
  }
}

/** Recoveries come after the payments of the same days, later payouts after earlier ones. */
function comparePayments(payments: PaymentColumns, a: number, b: number): number {
  const { start, end, paidDays, paidOn, benefit, ground, paidCents } = payments;
  return (
    start[a] - start[b] ||
    end[a] - end[b] ||
    Number(paidDays[a] <= 0) - Number(paidDays[b] <= 0) ||
    paidOn[a] - paidOn[b] ||
    benefit[a] - benefit[b] ||
    ground[a] - ground[b] ||
    paidDays[a] - paidDays[b] ||
    paidCents[a] - paidCents[b]
  );
}
