import { normalTwoSided } from "@luotsi/numerics";

/** The chance of a standard normal number above z. @param z any number, infinite too. @returns 1 − Φ(z), accurate far out too. */
export function normalUpperTail(z: number): number {
  const half = normalTwoSided(z) / 2;
  return z >= 0 ? half : 1 - half;
}
