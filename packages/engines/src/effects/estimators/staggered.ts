import { adjustedChange } from "./adjusted-change.ts";
import { noEstimate, type NoEstimate, type RowGroups, influenceError } from "./effect-rows.ts";
import type { Panel } from "./panel.ts";
import { twoWayEffect } from "./two-way.ts";

/** The effect on one start cohort in one period, against units not treated then. */
export interface GroupTimeEffect {
  /** Place of the period in which the cohort's treatment starts. */
  readonly start: number;
  readonly period: number;
  readonly estimate: number;
  readonly standardError: number | undefined;
  /** Units compared. */
  readonly treated: number;
  readonly control: number;
}

export interface EventTimeEffect {
  /** Periods since the start; below 0 a placebo, which should be 0. */
  readonly eventTime: number;
  readonly estimate: number;
  readonly standardError: number | undefined;
}

export interface StaggeredEstimate {
  readonly kind: "estimate";
  /** Mean over the treated units' periods. */
  readonly estimate: number;
  readonly standardError: number | undefined;
  /** Influence of each unit on the estimate, mean about 0. */
  readonly influence: Float64Array;
  readonly means: { readonly treated: number; readonly control: number };
  readonly groupTimes: readonly GroupTimeEffect[];
  readonly eventTimes: readonly EventTimeEffect[];
  /** Two-way fixed effects, for contrast only: it mixes in comparisons with already treated units. */
  readonly twoWay: number | undefined;
  readonly comparison: "never" | "not_yet";
  /** Cohorts and periods left out because covariates tell their groups apart or their groups are too small for covariates. */
  readonly notAdjusted: number;
  readonly units: {
    readonly treated: number;
    readonly control: number;
    /** Treated from the first period on, so nothing is known of them before. */
    readonly alwaysTreated: number;
  };
}

/**
 * Difference in differences with starts at different times: each cohort in each period against units not treated, then averaged with
 * the number of treated units. With one cohort and two periods it is the plain 2 × 2.
 *
 * The effect on cohort g in period t is the change from the base period less the same change among the comparison: base g − 1 from g on,
 * t − 1 before g (so placebos are one-period changes). Cohort sizes are taken as given.
 *
 * With covariates, as they were at the base, each cohort and period is compared doubly robustly (`adjustedChange`).
 *
 * @param panel units by periods. @param rules comparison with those never treated, or also with those not yet treated; clusters of units.
 * @returns the estimate, or that there is nobody treated or nobody to compare with. Cost: cohorts · periods · units in time, periods · units in memory.
 * Source: Callaway and Sant'Anna (2021), J. Econometrics 225: 200; Goodman-Bacon (2021), same issue: 254, on two-way effects.
 */
export function staggeredEffect(
  panel: Panel,
  rules: {
    readonly comparison: "never" | "not_yet";
    readonly cluster: RowGroups | undefined;
  },
): StaggeredEstimate | NoEstimate {
  const count = panel.periods.length;
  const cohorts = [...new Set(panel.start)]
    .filter((start) => start > 0 && start < count)
    .toSorted((a, b) => a - b);
  if (cohorts.length === 0) return noEstimate("no_treated");
  const never = panel.start.filter((start) => start === count).length;
  const comparison = never === 0 ? "not_yet" : rules.comparison;
  const cells = cohorts.flatMap((start) =>
    Array.from({ length: count - 1 }, (_, t): CellKey => ({ start, period: t + 1, comparison })),
  );
  const both = cells.flatMap((key) => sizeOf(panel, key) ?? []);
  const sized = both.filter((cell) => canAdjust(panel, cell));
  if (!hasLater(both)) return noEstimate("no_comparison");
  if (!hasLater(sized)) return noEstimate("no_overlap");
  const { overall, events, groupTimes } = influences(panel, sized, rules.cluster);
  const mean = treatedMean(panel);
  return {
    kind: "estimate",
    estimate: overall.estimate,
    standardError: influenceError(overall.influence, rules.cluster),
    influence: overall.influence,
    means: { treated: mean, control: mean - overall.estimate },
    groupTimes,
    eventTimes: [...events]
      .toSorted(([first], [second]) => first - second)
      .map(([eventTime, { estimate, influence }]) => ({
        eventTime,
        estimate,
        standardError: influenceError(influence, rules.cluster),
      })),
    twoWay: twoWayEffect(panel),
    notAdjusted: both.length - sized.length,
    comparison,
    units: {
      treated: panel.start.filter((start) => start > 0 && start < count).length,
      control: never,
      alwaysTreated: panel.start.filter((start) => start === 0).length,
    },
  };
}

function hasLater(cells: readonly SizedCell[]): boolean {
  return cells.some((cell) => cell.period >= cell.start);
}

interface CellKey {
  readonly start: number;
  readonly period: number;
  readonly comparison: "never" | "not_yet";
}

interface SizedCell extends CellKey {
  readonly treated: number;
}

interface Average {
  estimate: number;
  readonly influence: Float64Array;
}

/** What a unit is in a cell: 1 of the cohort, −1 compared with, 0 neither or not seen in both periods. */
function roleOf(panel: Panel, unit: number, { start, period, comparison }: CellKey): -1 | 0 | 1 {
  const count = panel.periods.length;
  const base = baseOf({ start, period });
  const first = panel.start[unit];
  if (panel.seen[unit * count + period] === 0 || panel.seen[unit * count + base] === 0) return 0;
  if (first === start) return 1;
  const last = Math.max(period, base);
  const isCompared = comparison === "never" ? first === count : first > last;
  return isCompared ? -1 : 0;
}

function baseOf({ start, period }: Pick<CellKey, "start" | "period">): number {
  return period >= start ? start - 1 : period - 1;
}

/** The cell with its number of treated; undefined when one side is empty. */
function sizeOf(panel: Panel, key: CellKey): SizedCell | undefined {
  let treated = 0;
  let control = 0;
  for (let u = 0; u < panel.units; u++) {
    const role = roleOf(panel, u, key);
    if (role === 1) treated += 1;
    else if (role === -1) control += 1;
  }
  return treated === 0 || control === 0 ? undefined : { ...key, treated };
}

/**
 * Estimates and influences: of each cell for its own error, and summed into the averages, weighted by treated units. One cell's influence is
 * held at a time, so memory is that of the averages.
 */
function influences(
  panel: Panel,
  cells: readonly SizedCell[],
  cluster: RowGroups | undefined,
): {
  readonly overall: Average;
  readonly events: ReadonlyMap<number, Average>;
  readonly groupTimes: readonly GroupTimeEffect[];
} {
  const overall: Average = { estimate: 0, influence: new Float64Array(panel.units) };
  const events = new Map<number, Average>();
  const total = (wanted: (cell: SizedCell) => boolean): number =>
    cells.reduce((sum, cell) => sum + (wanted(cell) ? cell.treated : 0), 0);
  const post = total((cell) => cell.period >= cell.start);
  const one = { change: new Float64Array(panel.units), role: new Int8Array(panel.units) };
  const groupTimes = cells.map((cell): GroupTimeEffect => {
    const found = cellOf(panel, cell, one);
    const time = cell.period - cell.start;
    const event = events.get(time) ?? { estimate: 0, influence: new Float64Array(panel.units) };
    events.set(time, event);
    addTo(event, found, cell.treated / total((other) => other.period - other.start === time));
    if (time >= 0) addTo(overall, found, cell.treated / post);
    const standardError = influenceError(found.influence, cluster);
    const { start, period } = cell;
    const { estimate, treated, control } = found;
    return { start, period, estimate, standardError, treated, control };
  });
  return { overall, events, groupTimes };
}

function addTo(average: Average, cell: Average, share: number): void {
  average.estimate += share * cell.estimate;
  for (let u = 0; u < cell.influence.length; u++) {
    average.influence[u] += share * cell.influence[u];
  }
}

type Cell = Average & { readonly treated: number; readonly control: number };

/** Whether covariates, where there are any, leave the groups of a cell comparable. */
function canAdjust(panel: Panel, cell: SizedCell): boolean {
  return panel.covariates.length === 0 || adjustedCell(panel, cell) !== undefined;
}

/** The cell with covariates taken into account; undefined where that cannot be. */
function adjustedCell(panel: Panel, key: CellKey): Cell | undefined {
  const count = panel.periods.length;
  const base = baseOf(key);
  const units: number[] = [];
  for (let u = 0; u < panel.units; u++) if (roleOf(panel, u, key) !== 0) units.push(u);
  const treated = Uint8Array.from(units, (u) => Number(roleOf(panel, u, key) === 1));
  const at = (values: Float64Array, period: number): Float64Array =>
    Float64Array.from(units, (u) => values[u * count + period]);
  const before = at(panel.outcome, base);
  const found = adjustedChange({
    change: at(panel.outcome, key.period).map((value, i) => value - before[i]),
    treated,
    covariates: panel.covariates.map((values) => at(values, base)),
  });
  if (found === undefined) return undefined;
  const influence = new Float64Array(panel.units);
  units.forEach((u, i) => {
    influence[u] = (panel.units / units.length) * found.influence[i];
  });
  const size = treated.reduce((sum, one) => sum + one, 0);
  return { estimate: found.estimate, influence, treated: size, control: units.length - size };
}

/** Writes over `room`; its change becomes the influence. */
function cellOf(
  panel: Panel,
  key: CellKey,
  room: { readonly change: Float64Array; readonly role: Int8Array },
): Cell {
  const adjusted = panel.covariates.length === 0 ? undefined : adjustedCell(panel, key);
  if (adjusted !== undefined) return adjusted;
  const { change, role } = room;
  const count = panel.periods.length;
  const base = baseOf(key);
  const sums = [0, 0];
  const sizes = [0, 0];
  for (let u = 0; u < panel.units; u++) {
    role[u] = roleOf(panel, u, key);
    if (role[u] === 0) continue;
    change[u] = panel.outcome[u * count + key.period] - panel.outcome[u * count + base];
    const side = role[u] === 1 ? 1 : 0;
    sums[side] += change[u];
    sizes[side] += 1;
  }
  const means = [sums[0] / sizes[0], sums[1] / sizes[1]];
  for (let u = 0; u < panel.units; u++) {
    const side = role[u] === 1 ? 1 : 0;
    change[u] =
      role[u] === 0 ? 0 : (role[u] * panel.units * (change[u] - means[side])) / sizes[side];
  }
  return {
    estimate: means[1] - means[0],
    treated: sizes[1],
    control: sizes[0],
    influence: change,
  };
}

function treatedMean(panel: Panel): number {
  const count = panel.periods.length;
  let sum = 0;
  let cells = 0;
  for (let u = 0; u < panel.units; u++) {
    if (panel.start[u] === 0) continue;
    for (let t = panel.start[u]; t < count; t++) {
      if (panel.seen[u * count + t] === 0) continue;
      sum += panel.outcome[u * count + t];
      cells += 1;
    }
  }
  return sum / cells;
}
