/** Our own fault: a promise between two pieces of Luotsi was broken. Never caught to continue. */
export class BrokenPromise extends Error {
  override readonly name = "BrokenPromise";
}

/**
 * Stops when a promise between two pieces of code does not hold.
 *
 * @param condition what must be true.
 * @param promise the promise in words, as it should have held.
 * @throws BrokenPromise when the condition is false.
 */
export function assert(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new BrokenPromise(promise);
}
