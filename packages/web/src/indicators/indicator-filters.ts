import type { Filters } from "../parts/use-filters.ts";

/** Ids and dimensions have commas between; an empty choice is the API's own. */
export const indicatorDefaults = { ids: "", from: "", to: "", by: "", area: "" } as const;

export type IndicatorFilters = Filters<keyof typeof indicatorDefaults>;

/** The dimensions that the address names, two at the most. */
export function dimensionsOf(by: string): readonly [string, string] {
  const [first = "", second = ""] = by.split(",").filter((part) => part !== "");
  return [first, second === first ? "" : second];
}

/** Dimensions as the address writes them; a second without a first takes its place. */
export function byText(first: string, second: string): string {
  return [...new Set([first, second])].filter((part) => part !== "").join(",");
}
