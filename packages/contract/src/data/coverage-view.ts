import { z } from "zod";

import { lagProfile } from "../finance.ts";
import { localised } from "../provenance.ts";
import { sourceId } from "./views.ts";

/**
 * What is known of a source's month. `none`: no rows between months that have them: a gap. `low`:
 * far under the usual level, so recording may have paused. `provisional`: rows are still arriving.
 * `sparse`: the source has so few rows a month that a quiet one says nothing.
 */
export const coverageState = z.enum(["complete", "provisional", "low", "none", "sparse"]);
export type CoverageState = z.infer<typeof coverageState>;

/** One month of one source. */
export const coverageMonth = z.object({
  /** `YYYY-MM`. */
  month: z.string(),
  rows: z.number().int(),
  /** Different persons; null when the source is not about persons. */
  persons: z.number().int().nullable(),
  /** Usual number of rows: the median of the six months before; null where there are too few. */
  expectedRows: z.number().nullable(),
  /** Rows over expected rows; null without an expectation. */
  level: z.number().nullable(),
  /** Share of the month's records that has arrived by how late records arrive, 0–1; null when unmeasured. */
  completeness: z.number().nullable(),
  state: coverageState,
  /** Why the month is not complete; null when it is. */
  reason: localised.nullable(),
});
export type CoverageMonth = z.infer<typeof coverageMonth>;

/** Coverage of one source. */
export const sourceCoverage = z.object({
  source: sourceId,
  title: localised,
  months: z.array(coverageMonth),
  /** How late records arrive; null while too few deliveries have come to measure it. */
  lag: lagProfile.nullable(),
});
export type SourceCoverage = z.infer<typeof sourceCoverage>;

/** Coverage of every source that has months, over one range of months. */
export const coverageView = z.object({
  /** First and last month shown; null while nothing has been imported. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  sources: z.array(sourceCoverage),
  finding: localised,
});
export type CoverageView = z.infer<typeof coverageView>;
