import { assert } from "@luotsi/base";

const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/**
 * The natural logarithm of the gamma function.
 *
 * @param x above 0.
 * @returns ln Γ(x), relative accuracy about 1e-14. Source: Lanczos (1964), g = 7, nine terms.
 * @throws BrokenPromise when x is not above 0.
 */
export function logGamma(x: number): number {
  assert(x > 0, "the gamma function is asked for a number above 0");
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum: number = lanczos[0];
  for (let i = 1; i < lanczos.length; i++) sum += lanczos[i] / (z + i);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * The distribution function of the gamma distribution with scale 1.
 *
 * @param x 0 or more.
 * @param shape above 0.
 * @returns P(shape, x), the regularised lower incomplete gamma function, in [0, 1].
 * @throws BrokenPromise when shape is not above 0.
 * Cost: about √shape steps. Source: series and Lentz' continued fraction, Press et al., 6.2.
 */
export function gammaCdf(x: number, shape: number): number {
  assert(shape > 0, "the shape of a gamma distribution is above 0");
  if (x <= 0) return 0;
  return x < shape + 1 ? gammaSeries(x, shape) : 1 - gammaFraction(x, shape);
}

/**
 * The upper tail of the gamma distribution with scale 1.
 *
 * @param x 0 or more.
 * @param shape above 0.
 * @returns Q(shape, x) = 1 − P(shape, x), accurate in relative terms where it is tiny.
 * @throws BrokenPromise when shape is not above 0.
 * Cost and source: as `gammaCdf`.
 */
export function gammaUpperTail(x: number, shape: number): number {
  assert(shape > 0, "the shape of a gamma distribution is above 0");
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < shape + 1 ? 1 - gammaSeries(x, shape) : gammaFraction(x, shape);
}

function gammaSeries(x: number, shape: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < 1_000_000; n++) {
    term *= x / (shape + n);
    sum += term;
    if (term < sum * 1e-16) break;
  }
  return sum * Math.exp(shape * Math.log(x) - x - logGamma(shape));
}

function gammaFraction(x: number, shape: number): number {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1_000_000; i++) {
    const a = -i * (i - shape);
    b += 2;
    d = 1 / nonZero(a * d + b, tiny);
    c = nonZero(b + a / c, tiny);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return h * Math.exp(shape * Math.log(x) - x - logGamma(shape));
}

/**
 * The distribution function of the beta distribution.
 *
 * @param x in [0, 1].
 * @param a first shape, above 0.
 * @param b second shape, above 0.
 * @returns I_x(a, b), the regularised incomplete beta function, in [0, 1].
 * @throws BrokenPromise when a shape is not above 0.
 * Cost: about √max(a, b) steps. Source: Lentz' continued fraction, Press et al., 6.4.
 */
export function betaCdf(x: number, a: number, b: number): number {
  assert(a > 0 && b > 0, "the shapes of a beta distribution are above 0");
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
  return 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let h = d;
  for (let m = 1; m < 1_000_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return h;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
