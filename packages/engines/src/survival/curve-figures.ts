import { incidenceCurves } from "./incidence-curves.ts";
import { curveQuantile, placeAt, restrictedMean } from "./read-curve.ts";
import { groupsOf, type Spells } from "./spells.ts";
import { survivalCurves, type SurvivalCurves } from "./survival-curves.ts";

/** Which figures of curves are asked for. */
export interface AskedFigures {
  /** Of the restricted mean, above 0. */
  readonly horizon: number;
  /** Times at which shares are read, ascending. */
  readonly at: readonly number[];
  /** How many causes compete; 0 when shares out are not asked for. */
  readonly causes: number;
}

/** @returns figures a group: restricted mean, median, share still in at each time, share out for each cause at each time. */
export function figuresEach({ at, causes }: AskedFigures): number {
  return 2 + at.length * (1 + causes);
}

/**
 * Figures of each group's curves, one group after the other.
 *
 * @param spells n rows. @param asked which figures.
 * @returns `figuresEach` numbers a group, in its order. A median that the data do not reach is Infinity, as is everything of a group without
 *   weight; beyond its last time a curve goes on as it ended. Cost: as the curves.
 */
export function curveFigures(spells: Spells, asked: AskedFigures): Float64Array {
  const { horizon, at, causes } = asked;
  const groups = groupsOf(spells);
  const each = figuresEach(asked);
  const figures = new Float64Array(groups * each).fill(Infinity);
  const curves = survivalCurves(spells, { variance: "none", scale: "plain" });
  const out =
    causes === 0
      ? undefined
      : incidenceCurves(spells, { variance: "none", scale: "plain", causes });
  for (let g = 0; g < groups; g++) {
    const end = curves.start[g + 1] ?? 0;
    if (!(end > curves.start[g]) || curves.atRisk[curves.start[g]] === 0) continue;
    const own = figures.subarray(g * each, (g + 1) * each);
    own[0] = meanWithin(curves, g, horizon);
    const median = curveQuantile(curves, g, 0.5).estimate;
    own[1] = median.kind === "time" ? median.time : Infinity;
    for (const [k, time] of at.entries()) {
      const place = placeAt(curves, g, time);
      own[2 + k] = place < 0 ? 1 : curves.survival[place];
      for (let c = 0; c < causes; c++) {
        const share =
          place < 0 || out === undefined ? 0 : out.incidence[c * out.time.length + place];
        own[2 + at.length * (1 + c) + k] = share;
      }
    }
  }
  return figures;
}

function meanWithin(curves: SurvivalCurves, group: number, horizon: number): number {
  const end = curves.start[group + 1];
  const last = Math.min(horizon, curves.time[end - 1]);
  const within = restrictedMean(curves, group, last);
  const mean = within.kind === "mean" ? within.mean : 0;
  return mean + (horizon - last) * curves.survival[end - 1];
}
