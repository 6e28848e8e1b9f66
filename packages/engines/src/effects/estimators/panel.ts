import { assert } from "@luotsi/base";

/** Repeated observations of units, in any order. */
export interface PanelRows {
  /** 0…units−1 for each row. */
  readonly unit: Int32Array;
  readonly units: number;
  /** When each row was observed, in any unit; equal numbers are the same period. */
  readonly time: Float64Array;
  readonly outcome: Float64Array;
  /**
   * 0 and 1: whether the unit is treated in that period (it stays treated), or, where it never changes within a unit and there are two
   * periods, whether the unit is in the treated group. Anything else: the period in which the unit's treatment starts, 0 for never.
   */
  readonly treatment: Float64Array;
  /** Known at each time, finite; a column each; none when left out. */
  readonly covariates?: readonly Float64Array[];
}

export type PanelFault =
  /** A row repeats its unit's period. */
  | { readonly kind: "repeated_period"; readonly row: number }
  /** A unit's treatment ends, or its start differs between its rows. */
  | { readonly kind: "not_absorbing"; readonly row: number }
  /** Groups without a start: 0 and 1 never change within units and there are more than two periods. */
  | { readonly kind: "no_start" }
  | { readonly kind: "one_period" };

/** A panel as a table of units by periods. */
export interface Panel {
  readonly kind: "panel";
  /** Ascending. */
  readonly periods: readonly number[];
  readonly units: number;
  /** Outcome of unit u in period t at u · periods + t; meaningful where `seen` is 1. */
  readonly outcome: Float64Array;
  readonly seen: Uint8Array;
  /** Place of the period in which the unit's treatment starts; `periods.length` for never. */
  readonly start: Int32Array;
  /** Covariates at u · periods + t; meaningful where `seen` is 1. */
  readonly covariates: readonly Float64Array[];
}

/**
 * Lays rows out as a table.
 *
 * @param rows in any order. @returns the table, or the fault that forbids it. Cost: n log n.
 * @throws BrokenPromise when lengths differ.
 */
export function panelOf(rows: PanelRows): Panel | PanelFault {
  const n = rows.unit.length;
  assert(
    rows.time.length === n && rows.outcome.length === n && rows.treatment.length === n,
    "each column has one entry for each row",
  );
  const periods = [...new Set(rows.time)].toSorted((a, b) => a - b);
  if (periods.length < 2) return { kind: "one_period" };
  const place = new Map(periods.map((time, t) => [time, t] as const));
  const outcome = new Float64Array(rows.units * periods.length);
  const seen = new Uint8Array(outcome.length);
  const rowAt = new Int32Array(outcome.length);
  for (let row = 0; row < n; row++) {
    const cell = rows.unit[row] * periods.length + (place.get(rows.time[row]) ?? 0);
    if (seen[cell] === 1) return { kind: "repeated_period", row };
    seen[cell] = 1;
    outcome[cell] = rows.outcome[row];
    rowAt[cell] = row;
  }
  const covariates = (rows.covariates ?? []).map((column) => {
    const laid = new Float64Array(outcome.length);
    for (let cell = 0; cell < laid.length; cell++) {
      if (seen[cell] === 1) laid[cell] = column[rowAt[cell]];
    }
    return laid;
  });
  const table = { periods, units: rows.units, outcome, seen, covariates };
  const start = startsOf(rows, table, rowAt);
  return start instanceof Int32Array ? { kind: "panel", ...table, start } : start;
}

type Table = Omit<Panel, "kind" | "start">;

function startsOf(rows: PanelRows, table: Table, rowAt: Int32Array): Int32Array | PanelFault {
  const binary = rows.treatment.every((value) => value === 0 || value === 1);
  if (!binary) return startsAsGiven(rows, table, rowAt);
  const count = table.periods.length;
  const start = new Int32Array(table.units).fill(count);
  let changes = 0;
  for (let u = 0; u < table.units; u++) {
    let before = -1;
    for (let t = 0; t < count; t++) {
      const cell = u * count + t;
      if (table.seen[cell] === 0) continue;
      const now = rows.treatment[rowAt[cell]];
      if (before === 1 && now === 0) return { kind: "not_absorbing", row: rowAt[cell] };
      if (before === 0 && now === 1) changes += 1;
      if (now === 1 && start[u] === count) start[u] = t;
      before = now;
    }
  }
  if (changes > 0 || start.every((first) => first === count)) return start;
  if (count > 2) return { kind: "no_start" };
  return start.map((first) => (first === count ? count : 1));
}

function startsAsGiven(rows: PanelRows, table: Table, rowAt: Int32Array): Int32Array | PanelFault {
  const count = table.periods.length;
  const start = new Int32Array(table.units).fill(count);
  for (let u = 0; u < table.units; u++) {
    let told: number | undefined;
    for (let t = 0; t < count; t++) {
      const cell = u * count + t;
      if (table.seen[cell] === 0) continue;
      const value = rows.treatment[rowAt[cell]];
      if (told !== undefined && value !== told) return { kind: "not_absorbing", row: rowAt[cell] };
      told = value;
    }
    if (told === undefined || told === 0) continue;
    const first = table.periods.findIndex((time) => time >= told);
    start[u] = first < 0 ? count : first;
  }
  return start;
}
