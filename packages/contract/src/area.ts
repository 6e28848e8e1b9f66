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
