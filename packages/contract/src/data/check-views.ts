import { z } from "zod";

import { localised } from "../provenance.ts";
import { sourceId } from "./views.ts";

/**
 * How much a finding of a check matters: `error` makes figures wrong, `warning` may make them wrong,
 * `notice` is good to know, `ok` found nothing.
 */
export const checkLevel = z.enum(["error", "warning", "notice", "ok"]);
export type CheckLevel = z.infer<typeof checkLevel>;

/** One sanity check over the stored data and what it found. */
export const checkView = z.object({
  /** Stable code, such as `OVERLAPPING_SPELLS`. */
  code: z.string(),
  level: checkLevel,
  /** How many records or months the finding touches; 0 when `ok`. */
  count: z.number().int(),
  /** What the check is about. */
  title: localised,
  /** What was found. */
  message: localised,
  /** What to do; null when there is nothing to do. */
  next: localised.nullable(),
  /** Sources the check looks at. */
  sources: z.array(sourceId),
  /** Where the first findings are; never names a person. */
  places: z.array(
    z.object({
      source: sourceId,
      batch: z.number().int().nullable(),
      line: z.number().int().nullable(),
      month: z.string().nullable(),
      detail: z.string().nullable(),
    }),
  ),
});
export type CheckView = z.infer<typeof checkView>;

/** All sanity checks, worst first. */
export const checksView = z.object({
  checks: z.array(checkView),
  finding: localised,
  /** Moment they were run, ISO 8601 in UTC. */
  ranAt: z.string(),
  /** The latest nights' runs, newest first. */
  nights: z.array(
    z.object({
      night: z.string(),
      /** Null while it runs, and when it was never finished. */
      finishedAt: z.string().nullable(),
      errors: z.number().int().nullable(),
      warnings: z.number().int().nullable(),
    }),
  ),
});
export type ChecksView = z.infer<typeof checksView>;
