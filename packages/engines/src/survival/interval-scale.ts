import { normalQuantile } from "@luotsi/numerics";

/**
 * On which scale an interval is symmetric: S, log S, log(−log S), log odds or arcsin √S. The last three never leave [0, 1].
 */
export type IntervalScale = "plain" | "log" | "log_log" | "logit" | "arcsin";

const z = normalQuantile(0.975);

/**
 * The 95 % limits of a share between 0 and 1.
 *
 * @param share S, in [0, 1].
 * @param standardError of S itself, 0 or more.
 * @param scale on which the interval is symmetric.
 * @returns lower and upper limit, within [0, 1]; both the share where it is 0 or 1 or its error 0.
 * Source: Kalbfleisch & Prentice (2002), 1.4; R `survfit.formula`, `conf.type`.
 */
export function shareInterval(
  share: number,
  standardError: number,
  scale: IntervalScale,
): readonly [number, number] {
  if (share <= 0 || standardError <= 0) return [share, share];
  if (scale === "plain") {
    return [Math.max(0, share - z * standardError), Math.min(1, share + z * standardError)];
  }
  if (scale === "log") {
    const factor = Math.exp((z * standardError) / share);
    return [share / factor, Math.min(1, share * factor)];
  }
  if (share >= 1) return [share, share];
  if (scale === "logit") {
    const odds = share / (1 - share);
    const factor = Math.exp((z * standardError) / (share * (1 - share)));
    return [1 - 1 / (1 + odds / factor), 1 - 1 / (1 + odds * factor)];
  }
  if (scale === "arcsin") {
    const angle = Math.asin(Math.sqrt(share));
    const half = (z * standardError) / (2 * Math.sqrt(share * (1 - share)));
    const [low, high] = [Math.max(0, angle - half), Math.min(Math.PI / 2, angle + half)];
    return [Math.sin(low) ** 2, Math.sin(high) ** 2];
  }
  const width = (z * standardError) / (share * Math.abs(Math.log(share)));
  return [share ** Math.exp(width), share ** Math.exp(-width)];
}
