/**
 * Divides the change of a product between its factors without regard to their order: each gets the mean of what changing it
 * adds over every order in which the factors could change (Shapley 1953; for products Siegel 1945, Sun 1998).
 *
 * @param before factors before.
 * @param after the same factors after; at most eight.
 * @param parts overwritten: one for each factor; they add up to the product after less the product before, but for float error.
 * Cost: O(factors · 2^factors).
 */
export function divideProduct(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  parts: Float64Array,
): void {
  const n = before.length;
  const weights = orderWeights(n);
  for (let factor = 0; factor < n; factor++) {
    let others = 0;
    for (let changed = 0; changed < 1 << n; changed++) {
      if (((changed >> factor) & 1) === 0) {
        others += weightedProduct({ before, after, weights }, factor, changed);
      }
    }
    parts[factor] = (after[factor] - before[factor]) * others;
  }
}

interface Product {
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
  readonly weights: Float64Array;
}

/** The product of all factors but one, those of the bit set `changed` as they are after. */
function weightedProduct(
  { before, after, weights }: Product,
  left: number,
  changed: number,
): number {
  let product = 1;
  let count = 0;
  for (let j = 0; j < before.length; j++) {
    const isChanged = (changed >> j) & 1;
    count += isChanged;
    if (j !== left) product *= isChanged === 1 ? after[j] : before[j];
  }
  return weights[count] * product;
}

/** Share of orders in which exactly so many given factors come before one: k! (n − 1 − k)! / n!. */
function orderWeights(n: number): Float64Array {
  const weights = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    let ways = 1;
    for (let i = 1; i <= k; i++) ways *= i / (n - i);
    weights[k] = ways / n;
  }
  return weights;
}
