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
 * @param panel units by periods. @param rules comparison with those never treated, or also with those not yet treated; clusters of units.
 * @returns the estimate, or that there is nobody treated or nobody to compare with. Cost: cohorts · periods · units.
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
    Array.from({ length: count - 1 }, (_, t) =>
      cellOf(panel, { start, period: t + 1, comparison }),
    ),
  );
  const known = cells.filter((cell) => cell !== undefined);
  const post = known.filter((cell) => cell.period >= cell.start);
  if (post.length === 0) return noEstimate("no_comparison");
  const overall = averageOf(post, panel.units);
  const mean = treatedMean(panel);
  return {
    kind: "estimate",
    estimate: overall.estimate,
    standardError: influenceError(overall.influence, rules.cluster),
    influence: overall.influence,
    means: { treated: mean, control: mean - overall.estimate },
    groupTimes: known.map(({ influence, ...cell }) => ({
      ...cell,
      standardError: influenceError(influence, rules.cluster),
    })),
    eventTimes: eventTimesOf(known, panel.units, rules.cluster),
    twoWay: twoWayEffect(panel),
    comparison,
    units: {
      treated: panel.start.filter((start) => start > 0 && start < count).length,
      control: never,
      alwaysTreated: panel.start.filter((start) => start === 0).length,
    },
  };
}

interface Cell extends Omit<GroupTimeEffect, "standardError"> {
  readonly influence: Float64Array;
}

function cellOf(
  panel: Panel,
  of: {
    readonly start: number;
    readonly period: number;
    readonly comparison: "never" | "not_yet";
  },
): Cell | undefined {
  const { start, period, comparison } = of;
  const count = panel.periods.length;
  const base = period >= start ? start - 1 : period - 1;
  const last = Math.max(period, base);
  const role = new Int8Array(panel.units);
  const change = new Float64Array(panel.units);
  const sums = [0, 0];
  const sizes = [0, 0];
  for (let u = 0; u < panel.units; u++) {
    const first = panel.start[u];
    const compared = comparison === "never" ? first === count : first !== start && first > last;
    const seen = panel.seen[u * count + period] === 1 && panel.seen[u * count + base] === 1;
    if (!seen || (first !== start && !compared)) continue;
    change[u] = panel.outcome[u * count + period] - panel.outcome[u * count + base];
    const side = first === start ? 1 : 0;
    role[u] = side === 1 ? 1 : -1;
    sums[side] += change[u];
    sizes[side] += 1;
  }
  if (sizes[0] === 0 || sizes[1] === 0) return undefined;
  const means = [sums[0] / sizes[0], sums[1] / sizes[1]];
  const influence = change.map((value, u) => {
    if (role[u] === 0) return 0;
    const side = role[u] === 1 ? 1 : 0;
    return (role[u] * panel.units * (value - means[side])) / sizes[side];
  });
  return {
    start,
    period,
    estimate: means[1] - means[0],
    treated: sizes[1],
    control: sizes[0],
    influence,
  };
}

interface Average {
  readonly estimate: number;
  readonly influence: Float64Array;
}

/** Mean of cells, weighted by treated units. */
function averageOf(cells: readonly Cell[], units: number): Average {
  const total = cells.reduce((sum, cell) => sum + cell.treated, 0);
  const influence = new Float64Array(units);
  let estimate = 0;
  for (const cell of cells) {
    const share = cell.treated / total;
    estimate += share * cell.estimate;
    for (let u = 0; u < units; u++) influence[u] += share * cell.influence[u];
  }
  return { estimate, influence };
}

function eventTimesOf(
  cells: readonly Cell[],
  units: number,
  cluster: RowGroups | undefined,
): readonly EventTimeEffect[] {
  const times = [...new Set(cells.map((cell) => cell.period - cell.start))];
  return times
    .toSorted((a, b) => a - b)
    .map((eventTime) => {
      const same = cells.filter((cell) => cell.period - cell.start === eventTime);
      const { estimate, influence } = averageOf(same, units);
      return { eventTime, estimate, standardError: influenceError(influence, cluster) };
    });
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
