import { dayFromOrdinal, isoWeekday } from "@luotsi/base";
import type { CellValue, SourceDefinition } from "@luotsi/contract/sources";
import { benefitDaysPerWeek, findInForce } from "@luotsi/law";

import type { CellFault } from "../cells/cell-fault.ts";

/** A fault of a whole record, with the column it is best seen in. */
export interface RecordFault extends CellFault {
  readonly column: string;
}

/** What must hold between the values of one record; undefined when all does. */
export type RecordCheck = (record: readonly CellValue[]) => RecordFault | undefined;

/**
 * The checks of a source's records beyond their cells.
 *
 * @param doubtful whether to reject also what reads well but can hardly be true.
 */
export function recordChecks(
  definition: SourceDefinition,
  doubtful: "reject" | "accept",
): readonly RecordCheck[] {
  const at = (field: string): number =>
    definition.columns.findIndex((column) => column.field === field);
  const checks: RecordCheck[] = [];
  const [start, end] = [at("period_start"), at("period_end")];
  if (start >= 0 && end >= 0) checks.push(endsAfterStart(definition, start, end));
  if (definition.id === "benefit-payments" && doubtful === "reject") {
    const [days, euros] = [at("paid_days"), at("paid_cents")];
    checks.push(withinTheWeeks({ start, end, days }), sameSign(days, euros));
  }
  if (definition.id === "benefit-invoices" && doubtful === "reject") {
    checks.push(billedAfterwards(at("benefit_month"), at("invoice_month")));
  }
  return checks;
}

/** An invoice cannot be sent before the month it bills. */
function billedAfterwards(benefit: number, invoice: number): RecordCheck {
  const early: RecordFault = { code: "INVOICED_BEFORE_BENEFIT", column: "invoice_month" };
  return (record) => {
    const [month, sent] = [record[benefit], record[invoice]];
    if (typeof month !== "number" || typeof sent !== "number") return undefined;
    return sent < month ? early : undefined;
  };
}

function endsAfterStart(definition: SourceDefinition, start: number, end: number): RecordCheck {
  const column = definition.columns[end]?.name ?? "";
  const reversed: RecordFault = { code: "PERIOD_REVERSED", column };
  return (record) => {
    const [first, after] = [record[start], record[end]];
    if (typeof first !== "number" || typeof after !== "number") return undefined;
    return after <= first ? reversed : undefined;
  };
}

/** A period from before the law that says how many days a week are paid is not judged. */
function withinTheWeeks(at: { start: number; end: number; days: number }): RecordCheck {
  return (record) => {
    const [start, end, days] = [record[at.start], record[at.end], record[at.days]];
    if (typeof start !== "number" || typeof end !== "number" || typeof days !== "number") {
      return undefined;
    }
    const perWeek = findInForce(benefitDaysPerWeek, dayFromOrdinal(start))?.value;
    if (perWeek === undefined) return undefined;
    const most = mostPaidDays({ start, end }, perWeek);
    if (Math.abs(days) <= most) return undefined;
    return { code: "TOO_MANY_PAID_DAYS", details: { most, perWeek }, column: "paid_days" };
  };
}

/**
 * Most days a benefit can be paid for in a period: the law's number in each calendar week, and no
 * more than the week has days in the period.
 *
 * @param period first day and the day after the last.
 */
export function mostPaidDays(period: { start: number; end: number }, perWeek: number): number {
  const length = period.end - period.start;
  if (length <= 0) return 0;
  const toSunday = Math.min(8 - isoWeekday(dayFromOrdinal(period.start)), length);
  const rest = length - toSunday;
  const weeks = Math.floor(rest / 7);
  return Math.min(perWeek, toSunday) + weeks * perWeek + Math.min(perWeek, rest % 7);
}

function sameSign(days: number, euros: number): RecordCheck {
  const differ: RecordFault = { code: "SIGNS_DIFFER", column: "paid_eur" };
  return (record) => {
    const [count, cents] = [record[days], record[euros]];
    if (typeof count !== "number" || typeof cents !== "number") return undefined;
    return count * cents < 0 ? differ : undefined;
  };
}
