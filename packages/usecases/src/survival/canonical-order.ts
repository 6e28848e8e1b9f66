/**
 * Rows in an order that their values alone decide, so that no draw depends on how a file happens to be sorted. Rows that agree in all
 * columns are the same row to every method.
 */
export function canonicalOrder(
  rows: number,
  columns: readonly (ArrayLike<number> | undefined)[],
): Int32Array {
  const keys = columns.filter((column) => column !== undefined);
  return Int32Array.from({ length: rows }, (_, row) => row).toSorted((a, b) => {
    for (const key of keys) {
      const away = (key[a] ?? 0) - (key[b] ?? 0);
      if (away !== 0) return away;
    }
    return 0;
  });
}

/** The place of each row in that order. */
export function canonicalPlaces(
  rows: number,
  columns: readonly (ArrayLike<number> | undefined)[],
): Int32Array {
  const places = new Int32Array(rows);
  for (const [place, row] of canonicalOrder(rows, columns).entries()) places[row] = place;
  return places;
}
