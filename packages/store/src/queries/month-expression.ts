import { sources, type SourceId } from "@luotsi/contract";

/**
 * The month a record shows in, for coverage, in SQL: the source's own month, else the month its period
 * starts. Undefined for a source whose records are of no month, such as persons or the municipalities.
 */
export function monthExpressionOf(source: SourceId, alias?: string): string | undefined {
  const of = (field: string): string => (alias === undefined ? field : `${alias}.${field}`);
  if (source === "benefit-invoices") {
    return `coalesce(${of("invoice_month")}, ${of("benefit_month")} + interval '1 month')::date`;
  }
  const { monthField, columns } = sources[source];
  const field = monthField ?? (startsCount.has(source) ? "period_start" : undefined);
  const column = columns.find((each) => each.field === field);
  if (column === undefined) return undefined;
  return column.kind === "month"
    ? of(column.field)
    : `date_trunc('month', ${of(column.field)}::timestamp)::date`;
}

/** Sources whose recording shows in how many periods start in a month. */
const startsCount: ReadonlySet<SourceId> = new Set([
  "employment-codes",
  "service-periods",
  "subsidies",
]);
