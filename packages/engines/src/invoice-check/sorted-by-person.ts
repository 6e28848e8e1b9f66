/** Rows grouped by person and sorted by a key within each. */
export interface RowsByPerson {
  /** Rows of person `p` are `order[start[p]]` up to `order[start[p + 1] - 1]`. */
  readonly start: Int32Array;
  readonly order: Int32Array;
  /** Key of each row, by row. */
  readonly key: Float64Array;
}

/**
 * Groups rows by person; rows of one key keep their order.
 *
 * @param person of each row.
 * @param personCount persons are below it.
 * @param key of each row.
 * @returns the grouping. Cost: O(rows), and a sort of each person's few rows.
 */
export function sortedByPerson(
  person: Int32Array,
  personCount: number,
  key: Float64Array,
): RowsByPerson {
  const start = new Int32Array(personCount + 1);
  for (const one of person) start[one + 1]++;
  for (let p = 0; p < personCount; p++) start[p + 1] += start[p];
  const next = start.slice(0, personCount);
  const order = new Int32Array(person.length);
  for (let i = 0; i < person.length; i++) order[next[person[i]]++] = i;
  for (let p = 0; p < personCount; p++)
    sortStretch(order, key, { from: start[p], to: start[p + 1] });
  return { start, order, key };
}

/** So many rows of one person are still sorted by insertion. */
const few = 64;

/** Insertion sort: a person's rows are few and nearly in order. */
function sortStretch(
  order: Int32Array,
  key: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  if (to - from > few) {
    order.subarray(from, to).sort((a, b) => key[a] - key[b] || a - b);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const row = order[i];
    let at = i;
    while (at > from && key[order[at - 1]] > key[row]) {
      order[at] = order[at - 1];
      at--;
    }
    order[at] = row;
  }
}
