import { z } from "zod";

import type { Endpoint } from "./endpoint.ts";
import { localised, provenance, trustMark } from "./provenance.ts";

/** One figure of the morning: what it is, its trend, what changed, why it can be trusted. */
export const overviewFigure = z.object({
  id: z.string(),
  title: localised,
  kind: z.enum(["cents", "count", "percent"]),
  value: z.number().nullable(),
  /** Why there is no value, when there is none. */
  missing: localised.nullable(),
  month: z.string().nullable(),
  /** Limits of the 80 % interval where the figure is a forecast. */
  interval: z.object({ lo: z.number(), hi: z.number() }).nullable(),
  /** Change from a year ago, in the figure's unit (percentage points for percent). */
  change: z.number().nullable(),
  changeText: localised.nullable(),
  /** The last 25 months at the most. */
  trend: z.array(
    z.object({ month: z.string(), value: z.number().nullable(), provisional: z.boolean() }),
  ),
  /** Is more better, worse or neither? */
  goodDirection: z.enum(["up", "down", "none"]),
  trust: trustMark,
  trustText: localised,
  /** Page that tells more, as a path of the web application. */
  link: z.string(),
  provenance,
});
export type OverviewFigure = z.infer<typeof overviewFigure>;

export const overviewView = z.object({
  finding: localised,
  month: z.string().nullable(),
  figures: z.array(overviewFigure),
  /** What needs somebody's hand: missing deliveries, failed checks, a month to close. */
  attention: z.array(
    z.object({
      level: z.enum(["act", "note"]),
      text: localised,
      link: z.string(),
      linkText: localised,
    }),
  ),
  synthetic: z.boolean(),
});
export type OverviewView = z.infer<typeof overviewView>;

export const getOverview: Endpoint<never, never, never, OverviewView> = {
  id: "overview",
  summary: "The few figures a director opens the day with",
  view: overviewView,
};
