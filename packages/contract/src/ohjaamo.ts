import { z } from "zod";

import type { Endpoint } from "./endpoint.ts";
import { localised } from "./provenance.ts";

/** How the visits are divided. */
export const visitDivisions = ["reason", "site", "age"] as const;

/** Which year, and how its visits are divided. */
export const ohjaamoQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  by: z.enum(visitDivisions).default("reason"),
});
/** Shape of `ohjaamoQuery`. */
export type OhjaamoQuery = z.infer<typeof ohjaamoQuery>;

/** A count, or null where it is hidden because it is small or would give a small one away. */
const count = z.int().nullable();

/** Visits by month. Nobody is told from them: small counts are hidden with their complements. */
export const ohjaamoView = z.object({
  years: z.array(z.int()),
  year: z.int().nullable(),
  by: z.enum(visitDivisions),
  finding: localised,
  groups: z.array(z.object({ code: z.string(), title: localised })),
  months: z.array(
    z.object({
      month: z.string(),
      visits: count,
      /** In the order of the groups. */
      counts: z.array(count),
    }),
  ),
  /** Counts below this are hidden. */
  hideBelow: z.int(),
});
/** Shape of `ohjaamoView`. */
export type OhjaamoView = z.infer<typeof ohjaamoView>;

/** Visits to the low-threshold youth service. */
export const getOhjaamo: Endpoint<never, OhjaamoQuery, never, OhjaamoView> = {
  id: "ohjaamo",
  summary: "Visits to the low-threshold youth service by month, counted without any identity",
  query: ohjaamoQuery,
  view: ohjaamoView,
};
