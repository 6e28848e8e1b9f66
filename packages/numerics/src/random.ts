import { assert } from "@luotsi/base";

/**
 * Counter-based random numbers: a pure function of seed, stream and index, so a result never
 * depends on the number of workers or the order of work. The hash is fixed bit for bit:
 *
 *     mix(x)            x ^= x>>>16; x = x*0x7feb352d; x ^= x>>>15; x = x*0x846ca68b; x ^= x>>>16
 *     key(seed,stream)  h = mix(seed + 0x9e3779b9); h = mix(h + stream)
 *     word(h,i,k)       mix(mix(2*i + k + h) ^ mix(h ^ 0x85ebca6b))
 *     u(seed,stream,i)  ((word(h,i,0)>>>6) * 2^26 + (word(h,i,1)>>>6) + 0.5) / 2^52
 *
 * @param value any whole number. @returns `mix` of it, a 32-bit integer.
 */
export function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

function key(seed: number, stream: number): number {
  return mix(mix(seed + 0x9e3779b9) + stream);
}

/**
 * One uniform random number.
 *
 * @param seed whole number 0…2³²−1: which repetition of the world.
 * @param stream whole number 0…2³²−1: which variable; one stream for each named variable.
 * @param index whole number 0…2³²−1: which row, person or cell.
 * @returns a number strictly between 0 and 1, a multiple of 2⁻⁵³; the same for the same arguments.
 */
export function uniform(seed: number, stream: number, index: number): number {
  return uniformOfKey(key(seed, stream), index);
}

function uniformOfKey(h: number, index: number): number {
  const g = mix(h ^ 0x85ebca6b);
  const counter = Math.imul(2, index) + h;
  const high = mix(mix(counter) ^ g) >>> 6;
  const low = mix(mix(counter + 1) ^ g) >>> 6;
  return (high * 67_108_864 + low + 0.5) / 4_503_599_627_370_496;
}

/**
 * Fills an array with `uniform(seed, stream, firstIndex + i)`.
 *
 * @param target where the numbers go; any length n.
 * @param draw seed and stream as in `uniform`, and the index of the first element.
 * @returns the same array. Cost: n times four integer hashes.
 */
export function fillUniform(
  target: Float64Array,
  draw: { readonly seed: number; readonly stream: number; readonly firstIndex: number },
): Float64Array {
  const h = key(draw.seed, draw.stream);
  for (let i = 0; i < target.length; i++) target[i] = uniformOfKey(h, draw.firstIndex + i);
  return target;
}

/**
 * Turns a uniform number into a category.
 *
 * @param u in (0, 1).
 * @param cumulative cumulative shares in ascending order; the last one is taken as 1.
 * @returns the first place k with `u < cumulative[k]`, 0…length−1.
 * @throws BrokenPromise when there is no category.
 */
export function categoryFromUniform(u: number, cumulative: ArrayLike<number>): number {
  assert(cumulative.length > 0, "a draw needs at least one category");
  const last = cumulative.length - 1;
  for (let k = 0; k < last; k++) if (u < cumulative[k]) return k;
  return last;
}
