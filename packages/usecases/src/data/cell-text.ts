import { addDays, dayFromOrdinal, formatDay, formatMonth, monthFromOrdinal } from "@luotsi/base";
import type { CellValue, ColumnKind, SourceDefinition } from "@luotsi/contract";

/** A record's values as our own file format writes them. */
export function cellTexts(definition: SourceDefinition, record: readonly CellValue[]): string[] {
  return definition.columns.map(({ kind }, c) => cellText(kind, record[c] ?? null));
}

/** One value as our own file format writes it; an empty text for an empty cell. */
export function cellText(kind: ColumnKind, value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (kind === "day") return formatDay(dayFromOrdinal(value));
  if (kind === "last-day") return formatDay(addDays(dayFromOrdinal(value), -1));
  if (kind === "month") return formatMonth(monthFromOrdinal(value));
  return kind === "euros" ? eurosText(value) : String(value);
}

function eurosText(cents: number): string {
  const whole = Math.floor(Math.abs(cents) / 100);
  const rest = String(Math.abs(cents) % 100).padStart(2, "0");
  return `${cents < 0 ? "-" : ""}${whole}.${rest}`;
}
