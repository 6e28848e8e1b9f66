/** Distribution of log time: exponential and Weibull times have the smallest-extreme-value law, lognormal ones the normal. */
export type TimeDistribution = "exponential" | "weibull" | "lognormal";

/** A log density or log tail at a standardised point: its value and first two derivatives. Written by the functions below. */
export interface LawAt {
  value: number;
  slope: number;
  curve: number;
}

const logRootTwoPi = Math.log(2 * Math.PI) / 2;
const rootTwoPi = Math.sqrt(2 * Math.PI);

/**
 * Log density of the standardised log time.
 *
 * @param law which. @param z the point. @param into written.
 */
export function densityAt(law: TimeDistribution, z: number, into: LawAt): void {
  if (law === "lognormal") {
    into.value = -0.5 * z * z - logRootTwoPi;
    into.slope = -z;
    into.curve = -1;
    return;
  }
  const e = Math.exp(z);
  into.value = z - e;
  into.slope = 1 - e;
  into.curve = -e;
}

/**
 * Log of the chance that the standardised log time is above a point.
 *
 * @param law which. @param z the point. @param into written.
 */
export function tailAt(law: TimeDistribution, z: number, into: LawAt): void {
  if (law === "lognormal") {
    const ratio = millsRatio(z);
    const hazard = 1 / ratio;
    into.value = z > 0 ? -0.5 * z * z - logRootTwoPi + Math.log(ratio) : Math.log1p(-lowerTail(z));
    into.slope = -hazard;
    into.curve = -hazard * (hazard - z);
    return;
  }
  const e = Math.exp(z);
  into.value = -e;
  into.slope = -e;
  into.curve = -e;
}

/** Φ(z) for z of 0 or less. */
function lowerTail(z: number): number {
  return (positiveMillsRatio(-z) * Math.exp(-0.5 * z * z)) / rootTwoPi;
}

/**
 * The normal tail over the density, (1 − Φ(z)) / φ(z), accurate in relative terms at any z.
 *
 * @param z any number. @returns above 0. Source: Hart et al. (1968), Computer Approximations, 5666; beyond 4 a continued fraction.
 */
export function millsRatio(z: number): number {
  if (z >= 0) return positiveMillsRatio(z);
  const density = Math.exp(-0.5 * z * z) / rootTwoPi;
  return (1 - positiveMillsRatio(-z) * density) / density;
}

function positiveMillsRatio(z: number): number {
  if (z >= 4) return tailFraction(z);
  const above =
    (((((0.0352624965998911 * z + 0.700383064443688) * z + 6.37396220353165) * z +
      33.912866078383) *
      z +
      112.079291497871) *
      z +
      221.213596169931) *
      z +
    220.206867912376;
  const below =
    ((((((0.0883883476483184 * z + 1.75566716318264) * z + 16.064177579207) * z +
      86.7807322029461) *
      z +
      296.564248779674) *
      z +
      637.333633378831) *
      z +
      793.826512519948) *
      z +
    440.413735824752;
  return (rootTwoPi * above) / below;
}

/** 1 / (z + 1 / (z + 2 / (z + 3 / …))). */
function tailFraction(z: number): number {
  let rest = z;
  for (let k = 80; k >= 1; k--) rest = z + k / rest;
  return 1 / rest;
}
