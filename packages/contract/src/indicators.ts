import { z } from "zod";

import type { Endpoint } from "./endpoint.ts";
import { localised, provenance, trustMark } from "./provenance.ts";

const monthText = z.string().regex(/^\d{4}-\d{2}$/);

/** By what an indicator can be broken down. */
export const indicatorDimensions = [
  "municipality",
  "age",
  "sex",
  "education",
  "language",
  "citizenship",
  "team",
] as const;
export const indicatorDimension = z.enum(indicatorDimensions);
export type IndicatorDimension = z.infer<typeof indicatorDimension>;

export const indicatorCard = z.object({
  id: z.string(),
  title: localised,
  question: localised,
  definition: localised,
  /** How ours may differ from the official figure of the same name. */
  differs: localised,
  unit: z.enum(["count", "share"]),
  decimals: z.number().int(),
  hideBelow: z.number().int(),
  goodDirection: z.enum(["up", "down", "none"]),
  restsOn: z.array(z.string()),
  source: z.object({
    publisher: z.string(),
    title: z.string(),
    url: z.string(),
    confidence: z.enum(["primary", "secondary", "memory", "derived"]),
  }),
});
export type IndicatorCard = z.infer<typeof indicatorCard>;

export const indicatorListView = z.object({
  indicators: z.array(indicatorCard),
  dimensions: z.array(
    z.object({
      id: indicatorDimension,
      title: localised,
      /** Dimensions it can be asked together with: fewer for somebody whose right reaches a part of the area. */
      pairs: z.array(indicatorDimension),
    }),
  ),
});
export type IndicatorListView = z.infer<typeof indicatorListView>;

export const indicatorPoint = z.object({
  month: monthText,
  kind: z.enum(["value", "hidden", "undefined", "not_recorded"]),
  value: z.number().nullable(),
  /** Why there is no value, when there is none. */
  because: localised.nullable(),
  provisional: z.boolean(),
  /**
   * Share of the month's records that has arrived, 0–1, and for figures on services the share of people in
   * a service by their employment code who have a recorded period; null when it cannot be known.
   */
  coverage: z.number().nullable(),
});
export type IndicatorPoint = z.infer<typeof indicatorPoint>;

export const indicatorSeries = z.object({
  /** Code of each dimension's group; empty for everyone. */
  group: z.array(z.object({ dimension: indicatorDimension, code: z.string(), title: localised })),
  points: z.array(indicatorPoint),
});
export type IndicatorSeries = z.infer<typeof indicatorSeries>;

/** The imported official series of the same measure, summed over the area's municipalities. */
export const indicatorComparison = z.object({
  title: localised,
  /** Months of the view that the official series has. */
  points: z.array(z.object({ month: monthText, value: z.number().nullable() })),
  /** Months that both series have, whether in the view or not; null when there are none. */
  overlap: z.object({ from: monthText, to: monthText }).nullable(),
  /** How they compare, or why they cannot be compared. */
  text: localised,
  provenance,
});
export type IndicatorComparison = z.infer<typeof indicatorComparison>;

export const indicatorResult = z.object({
  indicator: indicatorCard,
  finding: localised,
  trust: trustMark,
  series: z.array(indicatorSeries),
  breaks: z.array(z.object({ month: monthText, reason: localised })),
  /** Null when no official series of the measure is imported for the area, or groups are asked for. */
  comparison: indicatorComparison.nullable(),
  provenance,
});
export type IndicatorResult = z.infer<typeof indicatorResult>;

export const indicatorValuesView = z.object({
  finding: localised,
  from: monthText,
  to: monthText,
  /** Months that employment codes are known for; null when no person is imported. */
  known: z.object({ from: monthText, to: monthText }).nullable(),
  by: z.array(indicatorDimension),
  results: z.array(indicatorResult),
  synthetic: z.boolean(),
  /** Counts are rounded to multiples of this; null when they are exact. */
  roundedTo: z.number().int().nullable(),
});
export type IndicatorValuesView = z.infer<typeof indicatorValuesView>;

export const indicatorValuesQuery = z.object({
  /** Ids with commas between; all when left out. */
  ids: z.string().max(500).optional(),
  from: monthText.optional(),
  to: monthText.optional(),
  /** Dimensions with commas between, two at the most. */
  by: z.string().max(100).optional(),
});
export type IndicatorValuesQuery = z.infer<typeof indicatorValuesQuery>;

export const officialAreaKinds = [
  "own_area",
  "country",
  "region",
  "subregion",
  "ely_centre",
  "municipality",
] as const;

export const officialArea = z.object({
  /** Code of the official table; `own` is the employment area, summed over its municipalities. */
  code: z.string(),
  name: localised,
  kind: z.enum(officialAreaKinds),
  /** Official files that tell of the area. */
  sources: z.array(z.enum(["statfin-12r5", "kela-municipal-share"])),
});
export type OfficialArea = z.infer<typeof officialArea>;

export const officialSeries = z.object({
  id: z.enum(["unemployed", "share", "vacancies", "municipal-share", "share-recipients"]),
  title: localised,
  /** Where the series stands at its end and how it has changed in a year. */
  finding: localised,
  kind: z.enum(["count", "share", "cents"]),
  /** Whom to name when the figures are used, and their licence. */
  attribution: localised,
  points: z.array(z.object({ month: monthText, value: z.number().nullable() })),
  provenance,
});
export type OfficialSeries = z.infer<typeof officialSeries>;

/** Series that came from an official file, as they stand there. */
export const officialSeriesView = z.object({
  finding: localised,
  areas: z.array(officialArea),
  /** Code of the area that is shown; null when no official file is imported. */
  area: z.string().nullable(),
  series: z.array(officialSeries),
});
export type OfficialSeriesView = z.infer<typeof officialSeriesView>;

export const officialSeriesQuery = z.object({ area: z.string().max(20).optional() });
export type OfficialSeriesQuery = z.infer<typeof officialSeriesQuery>;

export const getIndicators: Endpoint<never, never, never, IndicatorListView> = {
  id: "indicatorList",
  summary: "Every indicator with its definition",
  view: indicatorListView,
};

export const getIndicatorValues: Endpoint<never, IndicatorValuesQuery, never, IndicatorValuesView> =
  {
    id: "indicatorValues",
    summary: "Values of indicators by month, for everyone or by group",
    query: indicatorValuesQuery,
    view: indicatorValuesView,
  };

export const getOfficialSeries: Endpoint<never, OfficialSeriesQuery, never, OfficialSeriesView> = {
  id: "officialSeries",
  summary: "Imported official series of an area",
  query: officialSeriesQuery,
  view: officialSeriesView,
};
