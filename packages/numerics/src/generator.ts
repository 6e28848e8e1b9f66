import { mix, uniform } from "./random.ts";

/**
 * A stream of random numbers for one task, such as one draw of a simulation. It is started from seed and stream by the counter-based
 * generator, so tasks do not depend on each other or on who runs them; within the task it goes on from state to state, which is
 * several times cheaper than a hash a number.
 */
export interface Generator {
  a: number;
  b: number;
  c: number;
  counter: number;
}

const warmUp = 12;
const warmUpOfBranch = 4;

/**
 * Starts a generator.
 *
 * @param seed whole number 0…2³²−1. @param stream whole number 0…2³²−1: one for each task.
 * @returns the generator; the same for the same arguments.
 *
 * Source: sfc32 of Chris Doty-Humphrey's PractRand, period at least 2³²; three state words from `uniform`.
 */
export function startGenerator(seed: number, stream: number): Generator {
  const word = (index: number): number => (uniform(seed, stream, index) * 4_294_967_296) | 0;
  const generator = { a: word(0), b: word(1), c: word(2), counter: 1 };
  for (let i = 0; i < warmUp; i++) nextUniform(generator);
  return generator;
}

/**
 * Starts a generator again for one member of a task, so that what happens to one never shifts the numbers of another: two futures that
 * differ for some people draw the same numbers for everybody else.
 *
 * @param generator overwritten. @param key of the task, a 32-bit integer. @param group whole number. @param member of the group, whole.
 */
export function branchGenerator(
  generator: Generator,
  key: number,
  group: number,
  member: number,
): void {
  const own = mix(mix(key + Math.imul(group, 0x9e3779b1)) + member);
  generator.a = mix(own ^ 0x85ebca6b);
  generator.b = mix(own + 0x27d4eb2f);
  generator.c = mix(own ^ 0x165667b1);
  generator.counter = 1;
  for (let i = 0; i < warmUpOfBranch; i++) nextUniform(generator);
}

/**
 * The next number of a stream.
 *
 * @param generator moved on. @returns a number strictly between 0 and 1, a multiple of 2⁻³³.
 */
export function nextUniform(generator: Generator): number {
  const { a, b, c, counter } = generator;
  const out = (((a + b) | 0) + counter) | 0;
  generator.counter = (counter + 1) | 0;
  generator.a = b ^ (b >>> 9);
  generator.b = (c + (c << 3)) | 0;
  generator.c = (((c << 21) | (c >>> 11)) + out) | 0;
  return ((out >>> 0) + 0.5) / 4_294_967_296;
}
