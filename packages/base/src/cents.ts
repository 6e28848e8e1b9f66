import { assert } from "./assert.ts";

declare const centsBrand: unique symbol;

/** Money as a whole number of euro cents; exact up to 2⁵³. */
export type Cents = number & { readonly [centsBrand]: true };

/**
 * Money from a whole number of cents.
 *
 * @param value whole euro cents within ±2⁵³.
 * @returns the same number as `Cents`.
 * @throws BrokenPromise when it is not whole or too large to be exact.
 */
export function cents(value: number): Cents {
  assert(Number.isSafeInteger(value), "money is a whole number of cents");
  return value as Cents;
}

/**
 * The one rounding of money: to whole cents, half away from zero, once per published figure.
 *
 * @param value cents, any fraction.
 * @returns whole cents.
 */
export function roundToCents(value: number): Cents {
  // Products of exact decimals may sit a few ulps under the half; the nudge is far below a real tenth.
  const size = Math.abs(value);
  const rounded = Math.floor(size + 0.5 + size * 2e-15);
  return cents((value < 0 ? -rounded : rounded) + 0);
}

/** @returns the same money in euros, for the edges only. @param value whole cents. */
export function eurosOf(value: Cents): number {
  return value / 100;
}
