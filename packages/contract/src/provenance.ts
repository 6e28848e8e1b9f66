import { z } from "zod";

export const localised = z.object({ fi: z.string(), sv: z.string(), en: z.string() });

/** How far a figure may be trusted; each has a shape and a word of its own on screen and paper. */
export const trustMark = z.enum(["frozen", "provisional", "gated", "assumption", "official"]);
export type TrustMark = z.infer<typeof trustMark>;

/** Everything a figure's card shows: definition, source, coverage, break, uncertainty and run. */
export const provenance = z.object({
  definition: localised,
  /** Batches the figure rests on: id, source, file hash (first 12 characters), day imported. */
  batches: z.array(
    z.object({
      id: z.number(),
      source: z.string(),
      sourceTitle: localised,
      hash: z.string(),
      importedOn: z.string(),
    }),
  ),
  /** Share of the expected records that have arrived, 0–1; null when it cannot be known. */
  coverage: z.number().nullable(),
  /** Breaks in comparability that touch the shown period. */
  breaks: z.array(z.object({ month: z.string(), reason: localised })),
  /** Assumptions of law or method the figure rests on, as `name=value` with a sentence. */
  assumptions: z.array(z.object({ name: z.string(), value: z.string(), text: localised })),
  /** What should be in the figure and is not, in a sentence; absent or null when nothing was left out. */
  leftOut: localised.nullable().optional(),
  /** How uncertain it is, in words; null for a plain count. */
  uncertainty: localised.nullable(),
  /** What made it: code version, law version, parameters and seed. */
  run: z.record(z.string(), z.string()),
});
export type Provenance = z.infer<typeof provenance>;
