import { mix } from "./random.ts";

const levels = 65_536;

/** Poisson(1) counts by the upper 16 bits of a uniform number; shares are exact to 2⁻¹⁷. */
const countOf = poissonTable();

function poissonTable(): Uint8Array {
  const table = new Uint8Array(levels);
  let count = 0;
  let chance = Math.exp(-1);
  let cumulative = chance;
  for (let level = 0; level < levels; level++) {
    while ((level + 0.5) / levels > cumulative) {
      count += 1;
      chance /= count;
      cumulative += chance;
    }
    table[level] = count;
  }
  return table;
}

/**
 * Bootstrap weights: how often each member is in a sample drawn with replacement, as independent Poisson(1) counts.
 *
 * @param target overwritten, one weight for each member 0…n−1. @param draw seed and number of the draw; a weight depends on these and the
 * member only, so work may be cut anywhere and the bytes stay the same.
 * @returns `target`. Cost: half a hash a member.
 * Source: Hanley and MacGibbon (2006), Computer Methods and Programs in Biomedicine 83: 57–62.
 */
export function fillPoissonWeights(
  target: Float64Array,
  draw: { readonly seed: number; readonly number: number },
): Float64Array {
  const h = mix(mix(draw.seed + 0x9e3779b9) + draw.number);
  const g = mix(h ^ 0x85ebca6b);
  const table = countOf;
  for (let i = 0; i < target.length; i += 2) {
    const word = mix(mix(i + h) ^ g);
    target[i] = table[word >>> 16];
    if (i + 1 < target.length) target[i + 1] = table[word & 0xffff];
  }
  return target;
}
