import { assert } from "@luotsi/base";

import { addInfluence, type InfluenceModel } from "../cox/influence.ts";
import { firstAbove } from "../time-places.ts";
import { emptyPath, followPath, type ExitPath } from "./exit-path.ts";
import { ratiosOf, type JointHazards } from "./joint-hazards.ts";

/** People of a group, alike or not. */
export interface GroupPeople {
  /** p covariates on their own scale, m numbers each. */
  readonly columns: readonly Float64Array[];
  /** How many each counts for, m numbers above 0. */
  readonly counts: Float64Array;
}

/** The group's mean shares at every time at which anything happens; places as in `JointHazards`. */
export interface GroupCurves {
  readonly stay: Float64Array;
  /** Out for cause k at time t: [k · T + t]. */
  readonly out: Float64Array;
}

/**
 * The mean shares of a group over time.
 *
 * @param hazards of the causes. @param people m of them, at least one.
 * @returns the curves. Cost: m × times × causes.
 */
export function groupCurves(hazards: JointHazards, people: GroupPeople): GroupCurves {
  const width = hazards.times.length;
  const stay = new Float64Array(width);
  const out = new Float64Array(hazards.fits.length * width);
  eachPerson(hazards, people, width, ({ path, share }) => {
    for (let t = 0; t < width; t++) stay[t] += share * path.stay[t];
    for (let k = 0; k < out.length; k++) out[k] += share * path.out[k];
  });
  return { stay, out };
}

/** Standard errors of a group's mean shares at some times: the share still in, then out for each cause, [time · (K + 1) + figure]. */
export type GroupErrors = Float64Array;

/**
 * Standard errors of a group's mean shares, by person: coefficients and baselines of all causes together (infinitesimal
 * jackknife). They tell how well the group's chance is known, not how the luck of its people may fall.
 *
 * @param hazards of the causes. @param people of the group. @param ask models of the same fits with their rows' factors, the
 *   person of each row, and the times.
 * @returns a number for each time and figure. Cost: m × times × causes² for each time asked, and n × causes for each figure.
 */
export function groupErrors(
  hazards: JointHazards,
  people: GroupPeople,
  ask: {
    readonly models: readonly InfluenceModel[];
    readonly cluster: Int32Array | undefined;
    readonly times: readonly number[];
  },
): GroupErrors {
  const causes = hazards.fits.length;
  const figures = causes + 1;
  const ends = ask.times.map((time) =>
    firstAbove(hazards.times, time, { from: 0, to: hazards.times.length }),
  );
  const pulls = pullsOf(hazards, people, ends);
  const rows = hazards.fits[0].state.rows.rows;
  const clusters =
    ask.cluster === undefined
      ? rows
      : ask.cluster.reduce((most, code) => Math.max(most, code), 0) + 1;
  return Float64Array.from({ length: ends.length * figures }, (_, figure) => {
    const into = new Float64Array(clusters);
    for (const [j, model] of ask.models.entries()) {
      const { byTime, byCoefficient } = pulls[figure * causes + j];
      const byJump = new Float64Array(model.fit.state.rows.places);
      for (let t = 0; t < hazards.times.length; t++) {
        const place = hazards.place[j * hazards.times.length + t];
        if (place >= 0) byJump[place] = byTime[t];
      }
      addInfluence(model, { byJump, byCoefficient }, { cluster: ask.cluster, into });
    }
    let square = 0;
    for (const change of into) square += change * change;
    return Math.sqrt(square);
  });
}

interface FigurePull {
  /** By the jump of a cause's baseline at each joined time. */
  readonly byTime: Float64Array;
  /** By its coefficients on the packed scale, the jumps held. */
  readonly byCoefficient: Float64Array;
}

/** For figure f of time asked a and cause j: [(a · (K + 1) + f) · K + j]. */
function pullsOf(
  hazards: JointHazards,
  people: GroupPeople,
  ends: readonly number[],
): readonly FigurePull[] {
  const causes = hazards.fits.length;
  const width = hazards.times.length;
  const designs = hazards.fits.map(({ state }) => state.rows.design);
  const pulls = ends.flatMap(() =>
    Array.from({ length: (causes + 1) * causes }, (_, at): FigurePull => ({
      byTime: new Float64Array(width),
      byCoefficient: new Float64Array(designs[at % causes].columns),
    })),
  );
  const until = Math.max(0, ...ends);
  eachPerson(hazards, people, until, ({ path, share, ratios, row }) => {
    for (const [at, pull] of pulls.entries()) {
      const j = at % causes;
      const figure = Math.floor(at / causes);
      const end = ends[Math.floor(figure / (causes + 1))];
      const k = (figure % (causes + 1)) - 1;
      const scale = { share, ratio: ratios[j] };
      const total = addPull(path, { k, j, end, width }, { ...scale, into: pull.byTime });
      const { means, scales } = designs[j];
      for (const [c, column] of people.columns.entries()) {
        const x = (column[row] - means[c + 1]) / scales[c + 1];
        pull.byCoefficient[c + 1] += share * total * x;
      }
    }
  });
  return pulls;
}

/**
 * Adds how cause j's hazard at each time to the end moves one person's share: k = −1 still in, else out for cause k.
 *
 * @returns how a raised log hazard of cause j moves it.
 */
function addPull(
  path: ExitPath,
  {
    k,
    j,
    end,
    width,
  }: { readonly k: number; readonly j: number; readonly end: number; readonly width: number },
  {
    share,
    ratio,
    into,
  }: { readonly share: number; readonly ratio: number; readonly into: Float64Array },
): number {
  const { hazard, before, out, given, bend } = path;
  if (end === 0) return 0;
  const final = k < 0 ? -path.stay[end - 1] : out[k * width + end - 1];
  let total = 0;
  for (let t = 0; t < end; t++) {
    let move = final;
    if (k >= 0) {
      const own = hazard[k * width + t] * bend[t] + (k === j ? given[t] : 0);
      move = before[t] * own - (final - out[k * width + t]);
    }
    into[t] += share * ratio * move;
    total += move * hazard[j * width + t];
  }
  return total;
}

interface Followed {
  readonly path: ExitPath;
  /** Of the group. */
  readonly share: number;
  readonly ratios: Float64Array;
  readonly row: number;
}

function eachPerson(
  hazards: JointHazards,
  { columns, counts }: GroupPeople,
  until: number,
  see: (followed: Followed) => void,
): void {
  assert(counts.length > 0, "a group has people");
  const all = hazards.fits.map((fit) => ratiosOf(fit, columns, counts.length));
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const path = emptyPath(hazards);
  const ratios = new Float64Array(hazards.fits.length);
  for (let row = 0; row < counts.length; row++) {
    for (let k = 0; k < ratios.length; k++) ratios[k] = all[k][row];
    followPath(hazards, ratios, { path, until });
    see({ path, share: counts[row] / whole, ratios, row });
  }
}

/**
 * Each person's own share out for one cause by some times.
 *
 * @param hazards of the causes. @param columns covariates of m people. @param ask which cause, from 0, and the times.
 * @returns for each time m numbers in [0, 1]. Cost: m × times × causes.
 */
export function sharesOut(
  hazards: JointHazards,
  columns: readonly Float64Array[],
  ask: { readonly rows: number; readonly cause: number; readonly times: readonly number[] },
): readonly Float64Array[] {
  const width = hazards.times.length;
  const ends = ask.times.map((time) => firstAbove(hazards.times, time, { from: 0, to: width }));
  const shares = ends.map(() => new Float64Array(ask.rows));
  const people = { columns, counts: new Float64Array(ask.rows).fill(1) };
  eachPerson(hazards, people, Math.max(0, ...ends), ({ path, row }) => {
    for (const [a, end] of ends.entries()) {
      const share = end === 0 ? 0 : path.out[ask.cause * width + end - 1];
      shares[a][row] = Math.min(1, Math.max(0, share));
    }
  });
  return shares;
}
