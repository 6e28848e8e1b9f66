import { dayFromOrdinal, isoWeekday } from "@luotsi/base";
import type { CellValue, SourceDefinition } from "@luotsi/contract";

import type { CellFault } from "../cells/cell-fault.ts";

/** A fault of a whole record, with the column it is best seen in. */
export interface RecordFault extends CellFault {
  readonly column: string;
}

/** What must hold between the values of one record; undefined when all does. */
export type RecordCheck = (record: readonly CellValue[]) => RecordFault | undefined;

/** The checks of a source's records beyond their cells. */
export function recordChecks(definition: SourceDefinition): readonly RecordCheck[] {
  const at = (field: string): number =>
    definition.columns.findIndex((column) => column.field === field);
  const checks: RecordCheck[] = [];
  const [start, end] = [at("period_start"), at("period_end")];
  if (start >= 0 && end >= 0) checks.push(endsAfterStart(definition, start, end));
  if (definition.id === "benefit-payments") {
    const [days, euros] = [at("paid_days"), at("paid_cents")];
    checks.push(fiveDaysAWeek({ start, end, days }), sameSign(days, euros));
  }
  return checks;
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

function fiveDaysAWeek(at: { start: number; end: number; days: number }): RecordCheck {
  return (record) => {
    const [start, end, days] = [record[at.start], record[at.end], record[at.days]];
    if (typeof start !== "number" || typeof end !== "number" || typeof days !== "number") {
      return undefined;
    }
    const most = mostPaidDays(start, end);
    if (Math.abs(days) <= most) return undefined;
    return { code: "TOO_MANY_PAID_DAYS", details: { most }, column: "paid_days" };
  };
}

/**
 * Most days a benefit can be paid for in a period: five in each calendar week, and no more than the
 * week has days in the period.
 */
export function mostPaidDays(start: number, end: number): number {
  if (end <= start) return 0;
  const toSunday = Math.min(8 - isoWeekday(dayFromOrdinal(start)), end - start);
  const rest = end - start - toSunday;
  return Math.min(5, toSunday) + Math.floor(rest / 7) * 5 + Math.min(5, rest % 7);
}

function sameSign(days: number, euros: number): RecordCheck {
  const differ: RecordFault = { code: "SIGNS_DIFFER", column: "paid_eur" };
  return (record) => {
    const [count, cents] = [record[days], record[euros]];
    if (typeof count !== "number" || typeof cents !== "number") return undefined;
    return count * cents < 0 ? differ : undefined;
  };
}
