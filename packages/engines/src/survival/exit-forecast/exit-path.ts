import type { JointHazards } from "./joint-hazards.ts";

/** What awaits one person at each time; K causes, T times. Written anew for each person. */
export interface ExitPath {
  /** Hazard of cause k at time t: [k · T + t]. */
  readonly hazard: Float64Array;
  /** The share still in before each time. */
  readonly before: Float64Array;
  /** The share still in after each time. */
  readonly stay: Float64Array;
  /** The share out for cause k up to and at time t: [k · T + t]. */
  readonly out: Float64Array;
  /** (1 − exp(−h)) / h of the hazard of any exit, and its slope by h. */
  readonly given: Float64Array;
  readonly bend: Float64Array;
}

/** @returns an empty path. @param hazards it will follow. */
export function emptyPath({ fits, times }: JointHazards): ExitPath {
  const each = (): Float64Array => new Float64Array(times.length);
  const byCause = (): Float64Array => new Float64Array(fits.length * times.length);
  return {
    hazard: byCause(),
    before: each(),
    stay: each(),
    out: byCause(),
    given: each(),
    bend: each(),
  };
}

/**
 * Follows one person through the times: at each the share exp(−h) of those in stays, and those who leave part by their causes'
 * hazards. With one cause that is exp(−cumulative hazard), as a Cox model's survival.
 *
 * @param hazards of the causes. @param ratios K numbers. @param path written up to `until` times. Cost: times × causes.
 * Source: Andersen et al. (1993), VII.2.3; R `survfit.coxphms`.
 */
export function followPath(
  { fits, times, jump }: JointHazards,
  ratios: Float64Array,
  { path, until }: { readonly path: ExitPath; readonly until: number },
): void {
  const causes = fits.length;
  const width = times.length;
  const { hazard, before, stay, out, given, bend } = path;
  let share = 1;
  for (let t = 0; t < until; t++) {
    let any = 0;
    for (let k = 0; k < causes; k++) {
      const own = ratios[k] * jump[k * width + t];
      hazard[k * width + t] = own;
      any += own;
    }
    const leave = -Math.expm1(-any);
    const part = any < 1e-8 ? 1 - any / 2 : leave / any;
    before[t] = share;
    given[t] = part;
    bend[t] =
      any < 1e-4 ? -1 / 2 + any / 3 - (any * any) / 8 : (1 - leave) / any - leave / any / any;
    for (let k = 0; k < causes; k++) {
      const so = t === 0 ? 0 : out[k * width + t - 1];
      out[k * width + t] = so + share * part * hazard[k * width + t];
    }
    share *= 1 - leave;
    stay[t] = share;
  }
}
