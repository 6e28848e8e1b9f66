/** How a monthly chance hangs on the linear predictor: `logit`, or `cloglog`, Cox's model seen once a month. */
export type MonthLink = "logit" | "cloglog";

/** What one person-month adds. Written by `monthAt`. */
export interface MonthPart {
  logLikelihood: number;
  /** Derivative by the linear predictor. */
  slope: number;
  /** Expected minus second derivative. */
  weight: number;
}

/** Beyond this a chance is 0 or 1 in numbers. */
const farthest = 700;

/**
 * The likelihood of a month in which the event happened or did not.
 *
 * @param link which. @param linear the predictor. @param happened 1 or 0. @param into written.
 */
export function monthAt(link: MonthLink, linear: number, happened: number, into: MonthPart): void {
  const at = Math.max(-farthest, Math.min(farthest, linear));
  if (link === "logit") {
    const e = Math.exp(-Math.abs(at));
    const chance = at >= 0 ? 1 / (1 + e) : e / (1 + e);
    into.logLikelihood = happened * at - Math.max(0, at) - Math.log1p(e);
    into.slope = happened - chance;
    into.weight = e / ((1 + e) * (1 + e));
    return;
  }
  const rate = Math.exp(at);
  const chance = -Math.expm1(-rate);
  const stay = Math.exp(-rate);
  const odds = chance > 0 ? (rate * stay) / chance : 0;
  into.logLikelihood = happened === 1 ? Math.log(chance) : -rate;
  into.slope = happened === 1 ? odds : -rate;
  into.weight = rate * odds;
}

/** The chance of the event in a month. @param link which. @param linear the predictor. @returns 0…1. */
export function monthlyChance(link: MonthLink, linear: number): number {
  return link === "logit" ? 1 / (1 + Math.exp(-linear)) : -Math.expm1(-Math.exp(linear));
}
