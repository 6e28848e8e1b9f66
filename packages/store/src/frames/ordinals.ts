/** A date column as a `Day`. */
export function dayOrdinal(column: string): string {
  return `(${column} - DATE '1970-01-01')`;
}

/** A date column as a `Month`. */
export function monthOrdinal(column: string): string {
  return `(year(${column}) * 12 + month(${column}) - 1)`;
}
