import { assert } from "@luotsi/base";
import { uniform } from "@luotsi/numerics";

/**
 * Treatment dealt out anew within each stratum: as many are treated as before, but by lot. An estimator that finds an effect
 * in such data more often than its level does not work on it.
 *
 * @param treated 1 or 0; n. @param stratum codes, n; rows of one stratum exchange treatment. @param draw seed and which deal.
 * @returns n new values; the same for the same arguments. @throws BrokenPromise when lengths differ. Cost: n log n.
 * Source: Fisher (1935); Phipson and Smyth (2010) for p-values from permutations.
 */
export function permutedTreatment(
  treated: Uint8Array,
  stratum: Int32Array,
  draw: { readonly seed: number; readonly deal: number },
): Uint8Array {
  assert(stratum.length === treated.length, "there is a stratum for every row");
  const lot = Float64Array.from(treated, (_, row) => uniform(draw.seed, draw.deal, row));
  const rows = Int32Array.from(treated, (_, row) => row);
  const inOrder = rows.toSorted((a, b) => stratum[a] - stratum[b] || a - b);
  const byLot = rows.toSorted((a, b) => stratum[a] - stratum[b] || lot[a] - lot[b] || a - b);
  const dealt = new Uint8Array(treated.length);
  inOrder.forEach((row, i) => {
    dealt[byLot[i]] = treated[row];
  });
  return dealt;
}
