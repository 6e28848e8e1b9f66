import { roundToCents, type Localised } from "@luotsi/base";
import type { ModelGroupRow } from "@luotsi/contract";
import { hideEuros, isTooFew } from "@luotsi/indicators";

/** Rows of payments placed in groups. */
export interface RowGroups {
  readonly groups: readonly { readonly code: string; readonly title: Localised }[];
  /** Position of each row's group. */
  readonly groupOfRow: Int32Array | Uint8Array;
}

/** The rows counted, and what each owes under each model. */
export interface CountedRows {
  readonly person: Int32Array;
  readonly personCount: number;
  /** 1 for rows that are counted. */
  readonly within: Uint8Array;
  /** One array for each model. Unit: hundredths of a cent a row. */
  readonly owed: readonly Float64Array[];
}

/**
 * People and costs of each group, groups without people left out. Small groups are hidden, and so many others with them
 * that nothing can be worked out from the total.
 *
 * @param compared positions of the old and the new model.
 */
export function countGroups(
  { groups, groupOfRow }: RowGroups,
  rows: CountedRows,
  compared: { readonly old: number; readonly new: number },
): ModelGroupRow[] {
  const { people, hidden } = hideEuros({
    groupOfRow,
    groupCount: groups.length,
    ...rows,
    amounts: rows.owed,
  });
  const sums = rows.owed.map((owed) => sumsOf(groupOfRow, groups.length, owed));
  return groups.flatMap(({ code, title }, at): ModelGroupRow[] => {
    const count = people[at] ?? 0;
    if (count === 0) return [];
    if (hidden[at] === 1) {
      const owedCents = sums.map(() => null);
      return [{ code, title, people: null, owedCents, differenceCents: null }];
    }
    const owedCents = sums.map((sum) => roundToCents((sum[at] ?? 0) / 100));
    const differenceCents = (owedCents[compared.new] ?? 0) - (owedCents[compared.old] ?? 0);
    return [{ code, title, people: count, owedCents, differenceCents }];
  });
}

/** Number of different people in all counted rows; null when it is small. */
export function countPeople({ person, personCount, within }: CountedRows): number | null {
  const seen = new Uint8Array(personCount);
  for (let row = 0; row < person.length; row++) {
    if (within[row] === 1) seen[person[row] ?? 0] = 1;
  }
  const count = seen.reduce((sum, mark) => sum + mark, 0);
  return isTooFew(count) ? null : count;
}

function sumsOf(
  groupOfRow: RowGroups["groupOfRow"],
  groupCount: number,
  owed: Float64Array,
): Float64Array {
  const sums = new Float64Array(groupCount);
  for (let row = 0; row < owed.length; row++) {
    const group = groupOfRow[row] ?? 0;
    sums[group] = (sums[group] ?? 0) + (owed[row] ?? 0);
  }
  return sums;
}
