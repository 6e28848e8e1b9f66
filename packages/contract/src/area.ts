import { z } from "zod";

import { sourceIds } from "./data/source.ts";
import { localised } from "./provenance.ts";

/** The employment area that a workspace is about; kept with its data. */
export const areaSettings = z.object({
  name: localised,
  /** The people and figures of the area are invented: said wherever they show. */
  synthetic: z.boolean(),
  /** Codes of the municipalities that finance the area's services; empty when nobody has said. */
  municipalities: z.array(z.string().regex(/^\d{3}$/)),
  /** Code and name in the official key of employment areas; null when nobody has said. */
  employmentArea: z.object({ code: z.string(), name: z.string() }).nullable(),
});
/** Shape of `areaSettings`. */
export type AreaSettings = z.infer<typeof areaSettings>;

/** How the area protects counts of people besides hiding the small ones. */
export const disclosureSettings = z.object({
  /** Counts are rounded to multiples of this; null when they are only hidden. Unit: people. */
  roundTo: z.union([z.literal(3), z.literal(5)]).nullable(),
  /** What rounding is drawn from; never shown. 64 hexadecimal digits. */
  secret: z.string().regex(/^[0-9a-f]{64}$/),
});
/** Shape of `disclosureSettings`. */
export type DisclosureSettings = z.infer<typeof disclosureSettings>;

/** The `area.json` of a folder that `luotsi generate` wrote. */
export const writtenArea = areaSettings.extend({
  /** Files of the folder in the order in which they are imported. */
  imports: z.array(
    z.object({
      file: z.string(),
      source: z.enum(sourceIds),
      /** Month whose end the delivery shows, `YYYY-MM`; empty when all came at once. */
      delivered: z.string(),
    }),
  ),
});
/** Shape of `writtenArea`. */
export type WrittenArea = z.infer<typeof writtenArea>;
