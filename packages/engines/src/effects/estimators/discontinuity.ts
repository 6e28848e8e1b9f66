import { linearRegression } from "@luotsi/numerics";

import { plugInBandwidth } from "./bandwidth.ts";
import { errorsOf, standardErrorsAt } from "./difference.ts";
import { robustJump, type RobustJump } from "./robust-jump.ts";
import { noEstimate, type NoEstimate, type RowGroups, type StandardErrors } from "./effect-rows.ts";

/** Smallest number of rows with weight on each side of the cutoff. */
const rowsNeeded = 5;

export interface DiscontinuityRows {
  /** What decides treatment, such as age in days, finite. */
  readonly running: Float64Array;
  readonly outcome: Float64Array;
  readonly treated: Uint8Array;
  readonly cluster: RowGroups | undefined;
}

export interface DiscontinuityRules {
  readonly cutoff: number;
  /** Half width of the window in the unit of `running`; undefined: by rule. */
  readonly bandwidth: number | undefined;
  /** Half width of the window from which curvature is taken for the robust interval; as the first when left out. */
  readonly biasBandwidth?: number | undefined;
}

export interface DiscontinuityEstimate {
  readonly kind: "estimate";
  readonly estimate: number;
  readonly standardErrors: StandardErrors;
  /** Expected outcome at the cutoff on the treated and the other side. */
  readonly means: { readonly treated: number; readonly control: number };
  readonly bandwidth: number;
  readonly bandwidthRule: "given" | "imbens_kalyanaraman";
  /** `sharp`: the cutoff decides treatment; `fuzzy`: it changes the chance, and the effect is the ratio of two jumps. */
  readonly design: "sharp" | "fuzzy";
  /** Jump of the share of treated at the cutoff; 1 or −1 when sharp. */
  readonly treatmentJump: number;
  /** Rows with weight on each side. */
  readonly used: { readonly above: number; readonly below: number };
  /** Corrected for what a curve does to straight lines; undefined where a side has too few places for that. */
  readonly robust: RobustJump | undefined;
  /** The same at half and twice the bandwidth; undefined where there are too few rows. */
  readonly sensitivity: readonly {
    readonly bandwidth: number;
    readonly estimate: number | undefined;
  }[];
}

/**
 * Regression discontinuity: straight lines on both sides of the cutoff with triangular weights, and the jump between them.
 *
 * @param rows running variable, outcome and treatment. @param rules cutoff and bandwidth.
 * @returns the jump; too few rows near the cutoff, or no jump of treatment there, are answers without a number.
 * The error is robust (HC1 or clustered) and takes the bandwidth as known; it leaves out the curvature's bias, so a bandwidth that is too wide
 * gives an interval that is too narrow: look at `robust` and `sensitivity`. Cost: a few passes and a sort of the rows near the cutoff.
 * Source: Hahn, Todd and van der Klaauw (2001), Econometrica 69: 201; Imbens and Lemieux (2008), J. Econometrics 142: 615.
 */
export function discontinuityEffect(
  rows: DiscontinuityRows,
  rules: DiscontinuityRules,
): DiscontinuityEstimate | NoEstimate {
  const distance = rows.running.map((value) => value - rules.cutoff);
  const bandwidth = rules.bandwidth ?? plugInBandwidth(distance, rows.outcome);
  if (bandwidth === undefined) return noEstimate("too_few_near_cutoff");
  const main = jumpAt(rows, distance, bandwidth);
  if (main === "too_few") return noEstimate("too_few_near_cutoff");
  if (main === "no_jump") return noEstimate("treatment_without_jump");
  return {
    kind: "estimate",
    ...main,
    bandwidth,
    bandwidthRule: rules.bandwidth === undefined ? "imbens_kalyanaraman" : "given",
    robust: robustJump(
      {
        distance,
        outcome: rows.outcome,
        treated: Float64Array.from(rows.treated),
        cluster: rows.cluster,
      },
      {
        bandwidth,
        biasBandwidth: rules.biasBandwidth ?? bandwidth,
        design: main.design,
      },
    ),
    sensitivity: [bandwidth / 2, 2 * bandwidth].map((width) => {
      const other = jumpAt(rows, distance, width);
      return {
        bandwidth: width,
        estimate: typeof other === "string" ? undefined : other.estimate,
      };
    }),
  };
}

type Jump = Pick<
  DiscontinuityEstimate,
  "estimate" | "standardErrors" | "means" | "design" | "treatmentJump" | "used"
>;

function jumpAt(
  rows: DiscontinuityRows,
  distance: Float64Array,
  bandwidth: number,
): Jump | "too_few" | "no_jump" {
  const near = Int32Array.from(
    [...distance.keys()].filter((i) => Math.abs(distance[i]) < bandwidth),
  );
  const r = Float64Array.from(near, (i) => distance[i]);
  const above = r.map((value) => (value >= 0 ? 1 : 0));
  const sizes = { above: above.reduce((sum, one) => sum + one, 0), below: 0 };
  sizes.below = near.length - sizes.above;
  if (Math.min(sizes.above, sizes.below) < rowsNeeded) return "too_few";
  const window = {
    weights: r.map((value) => 1 - Math.abs(value) / bandwidth),
    lines: [r, r.map((value, i) => value * above[i])],
    above,
    cluster: groupsOf(rows.cluster, near),
  };
  const outcome = Float64Array.from(near, (i) => rows.outcome[i]);
  const treated = Float64Array.from(near, (i) => rows.treated[i]);
  const share = sideFit(window, treated, above);
  const jump = share.coefficients[3];
  const sharp = isSharp(treated, above);
  if (!sharp && Math.abs(jump) < 1e-9) return "no_jump";
  return { ...ratio(window, { outcome, treated, jump, sharp }), used: sizes };
}

interface Window {
  readonly weights: Float64Array;
  readonly lines: readonly Float64Array[];
  readonly above: Float64Array;
  readonly cluster: RowGroups | undefined;
}

function sideFit(
  window: Window,
  outcome: Float64Array,
  last: Float64Array,
): ReturnType<typeof linearRegression> {
  return linearRegression({
    columns: [...window.lines, last],
    outcome,
    weights: window.weights,
  });
}

function ratio(
  window: Window,
  of: {
    readonly outcome: Float64Array;
    readonly treated: Float64Array;
    readonly jump: number;
    readonly sharp: boolean;
  },
): Omit<Jump, "used"> {
  const { outcome, treated, jump, sharp } = of;
  const told = sharp ? treated : sideFit(window, treated, window.above).fitted;
  const fit = sideFit(window, outcome, told);
  const effect = fit.coefficients[3];
  const residuals = fit.residuals.map((residual, i) => residual + effect * (told[i] - treated[i]));
  const { hc1, cluster } = standardErrorsAt(errorsOf({ ...fit, residuals }, window.cluster), 3);
  const base = fit.coefficients[0];
  return {
    estimate: effect,
    standardErrors: {
      ...(hc1 === undefined ? {} : { hc1 }),
      ...(cluster === undefined ? {} : { cluster }),
    },
    means: { treated: base + effect, control: base },
    design: sharp ? "sharp" : "fuzzy",
    treatmentJump: sharp ? Math.sign(jump) : jump,
  };
}

function isSharp(treated: Float64Array, above: Float64Array): boolean {
  return (
    treated.every((value, i) => value === above[i]) ||
    treated.every((value, i) => value === 1 - above[i])
  );
}

function groupsOf(cluster: RowGroups | undefined, near: Int32Array): RowGroups | undefined {
  if (cluster === undefined) return undefined;
  const places = new Map<number, number>();
  const group = Int32Array.from(near, (i) => {
    const place = places.get(cluster.group[i]) ?? places.size;
    places.set(cluster.group[i], place);
    return place;
  });
  return { group, count: places.size };
}
