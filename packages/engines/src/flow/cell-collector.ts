/** Counts in cells that are told apart by several factors. */
export interface FactorCells {
  /** Number of levels of each factor. */
  readonly levels: readonly number[];
  /** For each factor: level of each cell. */
  readonly codes: readonly Uint8Array[];
  /** Person-months at risk in each cell, ≥ 0; may be weighted. */
  readonly exposure: Float64Array;
}

/** Gathers person-months into cells while they are walked through. */
export interface CellCollector {
  readonly levels: readonly number[];
  readonly index: Map<number, number>;
  readonly codes: readonly number[][];
  readonly exposure: number[];
  /** For each kind of event: count of each cell. */
  readonly events: readonly number[][];
}

/** @returns an empty collector. @param levels of each factor. @param kinds of events. */
export function cellCollector(levels: readonly number[], kinds: number): CellCollector {
  return {
    levels,
    index: new Map(),
    codes: levels.map(() => []),
    exposure: [],
    events: Array.from({ length: kinds }, () => []),
  };
}

/**
 * Adds a person-month at risk.
 *
 * @param collector changed. @param place level of each factor. @param weight of the person-month, above 0.
 * @returns the cell, for `addEvent`.
 */
export function addExposure(
  collector: CellCollector,
  place: readonly number[],
  weight: number,
): number {
  const { levels, index, codes, exposure, events } = collector;
  let key = 0;
  for (let f = 0; f < levels.length; f++) key = key * levels[f] + place[f];
  const known = index.get(key);
  if (known !== undefined) {
    exposure[known] += weight;
    return known;
  }
  const cell = exposure.length;
  index.set(key, cell);
  for (let f = 0; f < levels.length; f++) codes[f].push(place[f]);
  exposure.push(weight);
  for (const column of events) column.push(0);
  return cell;
}

/** Adds an event to a cell. @param kind which. @param weight as that of its person-month. */
export function addEvent(
  collector: CellCollector,
  cell: number,
  { kind, weight }: { readonly kind: number; readonly weight: number },
): void {
  collector.events[kind][cell] += weight;
}

/** The cells as columns. */
export function factorCells({ levels, codes, exposure }: CellCollector): FactorCells {
  return {
    levels,
    codes: codes.map((column) => Uint8Array.from(column)),
    exposure: Float64Array.from(exposure),
  };
}
