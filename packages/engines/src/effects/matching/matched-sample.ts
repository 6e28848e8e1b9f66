/**
 * Who was matched to whom. The controls of the i-th matched treated are `controls[from[i]…to[i])`, each with the weight
 * 1 / (to − from); stretches may overlap where many controls are tied and reused.
 */
export interface MatchedSample {
  /** Rows of the matched treated, m. In the order of cell and score, so not of the rows. */
  readonly treated: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Rows of controls; in the file of `from` and `to`. */
  readonly controls: Int32Array;
  /** Weight of every row, n: 1 for a matched treated, a control's share in its treated, 0 for whoever is not in a pair. */
  readonly weights: Float64Array;
  /** Σ of squared weights of a control over its treated, n; 0 for treated. */
  readonly squaredShares: Float64Array;
  /** The widest distance allowed, in the unit of the score; undefined without a limit. */
  readonly caliperWidth: number | undefined;
  readonly counts: MatchCounts;
}

export interface MatchCounts {
  readonly treated: number;
  readonly control: number;
  readonly treatedUsed: number;
  /** Different control rows used. */
  readonly controlUsed: number;
  /** Treated without a pair, by reason. */
  readonly dropped: {
    /** No control (of another person) in the cell. */
    readonly noControl: number;
    /** The nearest control of the cell is farther than the caliper. */
    readonly tooFar: number;
    /** There was one near enough, but others had taken it. */
    readonly usedUp: number;
  };
}

/** What is known before weights are counted. */
export interface Sets {
  readonly treated: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly controls: Int32Array;
}

/** A stretch this long is added by its ends instead of one by one. */
const longStretch = 64;

/**
 * Weights of controls from their stretches.
 *
 * @param sets of matched treated. @param n number of rows.
 * @returns weights and squared shares of every row. Cost: O(n + Σ lengths of stretches under 64).
 */
export function matchingWeights(
  sets: Sets,
  n: number,
): Pick<MatchedSample, "weights" | "squaredShares"> {
  const { treated, from, to, controls } = sets;
  const weights = new Float64Array(n);
  const squaredShares = new Float64Array(n);
  const long = { opened: new Int32Array(0), share: weights, squared: weights };
  for (let i = 0; i < treated.length; i++) {
    weights[treated[i]] = 1;
    const share = 1 / (to[i] - from[i]);
    if (to[i] - from[i] >= longStretch) {
      if (long.opened.length === 0) {
        long.opened = new Int32Array(controls.length + 1);
        long.share = new Float64Array(controls.length + 1);
        long.squared = new Float64Array(controls.length + 1);
      }
      long.opened[from[i]]++;
      long.opened[to[i]]--;
      long.share[from[i]] += share;
      long.share[to[i]] -= share;
      long.squared[from[i]] += share * share;
      long.squared[to[i]] -= share * share;
      continue;
    }
    for (let p = from[i]; p < to[i]; p++) {
      weights[controls[p]] += share;
      squaredShares[controls[p]] += share * share;
    }
  }
  if (long.opened.length > 0) {
    addLong(controls, { opened: long.opened, step: long.share }, weights);
    addLong(controls, { opened: long.opened, step: long.squared }, squaredShares);
  }
  return { weights, squaredShares };
}

/** Adds the level of the open stretches to each control; where none is open the level is exactly 0. */
function addLong(
  controls: Int32Array,
  stretches: { readonly opened: Int32Array; readonly step: Float64Array },
  target: Float64Array,
): void {
  let level = 0;
  let open = 0;
  for (let p = 0; p < controls.length; p++) {
    open += stretches.opened[p];
    level = open === 0 ? 0 : level + stretches.step[p];
    target[controls[p]] += level;
  }
}

/**
 * The mean of a column over each matched treated person's controls.
 *
 * @param sets who was matched to whom, m treated. @param column n numbers, finite.
 * @returns m means, in the order of `sets.treated`. Cost: O(n + Σ lengths of stretches under 64).
 */
export function controlMeans(sets: Sets, column: Float64Array): Float64Array {
  const { treated, from, to, controls } = sets;
  const means = new Float64Array(treated.length);
  let sums: Float64Array | undefined;
  for (let i = 0; i < treated.length; i++) {
    const length = to[i] - from[i];
    if (length >= longStretch) {
      sums ??= runningSums(controls, column);
      means[i] = (sums[to[i]] - sums[from[i]]) / length;
      continue;
    }
    let sum = 0;
    for (let p = from[i]; p < to[i]; p++) sum += column[controls[p]];
    means[i] = sum / length;
  }
  return means;
}

function runningSums(controls: Int32Array, column: Float64Array): Float64Array {
  const sums = new Float64Array(controls.length + 1);
  let lost = 0;
  for (let p = 0; p < controls.length; p++) {
    const x = column[controls[p]] - lost;
    const next = sums[p] + x;
    lost = next - sums[p] - x;
    sums[p + 1] = next;
  }
  return sums;
}
