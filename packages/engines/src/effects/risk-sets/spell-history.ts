import type { MonthlySpells } from "./spells.ts";

/** Where to find what was known of each spell and when: rows in order of month within a spell. */
export interface SpellHistory {
  /** Rows `from[i]` up to, not with, `to[i]` are spell i's; n each. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Month of the spell from whose first day the row holds, until the next row of the spell. */
  readonly month: Int16Array;
}

/**
 * The row that holds in a month: the last that began in it or before, so that nothing later is ever looked at.
 *
 * @param history rows; undefined where every spell has one row that always holds, in the spells' order.
 * @param spell place of the spell. @param month of it. @returns the row; −1 where nothing is known yet. Cost: O(rows of the spell).
 */
export function historyRow(
  history: SpellHistory | undefined,
  spell: number,
  month: number,
): number {
  if (history === undefined) return spell;
  for (let row = history.to[spell] - 1; row >= history.from[spell]; row--) {
    if (history.month[row] <= month) return row;
  }
  return -1;
}

/** People at risk, a row for each spell and month: who starts in it and who could have. */
export interface AtRiskRows {
  readonly spell: Int32Array;
  readonly month: Int16Array;
  /** 1 for who starts in the month. */
  readonly treated: Uint8Array;
  /** Row of the history that holds. */
  readonly known: Int32Array;
}

/**
 * Everyone at risk in every month in which somebody starts.
 *
 * @param spells of them. @param months first and last, both included. @param history of what was known; spells without any in a month are left out of it.
 * @returns rows in order of month, then of spell. Cost: O(n · months).
 */
export function atRiskRows(
  spells: MonthlySpells,
  months: { readonly firstMonth: number; readonly lastMonth: number },
  history?: SpellHistory,
): AtRiskRows {
  const { startMonth, lastMonth } = spells;
  const spell: number[] = [];
  const month: number[] = [];
  const known: number[] = [];
  for (let m = months.firstMonth; m <= months.lastMonth; m++) {
    if (!startMonth.includes(m)) continue;
    for (let i = 0; i < lastMonth.length; i++) {
      const hasStarted = startMonth[i] > 0 && startMonth[i] < m;
      if (lastMonth[i] < m || hasStarted) continue;
      const row = historyRow(history, i, m);
      if (row < 0) continue;
      spell.push(i);
      month.push(m);
      known.push(row);
    }
  }
  return {
    spell: Int32Array.from(spell),
    month: Int16Array.from(month),
    treated: Uint8Array.from(spell, (i, row) => Number(startMonth[i] === month[row])),
    known: Int32Array.from(known),
  };
}
