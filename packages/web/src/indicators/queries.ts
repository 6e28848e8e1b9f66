import type {
  getIndicators,
  getIndicatorValues,
  getOfficialSeries,
  IndicatorListView,
  IndicatorValuesView,
  OfficialSeriesView,
} from "@luotsi/contract";
import type { UseQueryResult } from "@tanstack/react-query";

import { useView } from "../client/use-view.ts";
import type { IndicatorFilters } from "./indicator-filters.ts";

/** Every indicator with its definition. */
export function useIndicatorList(): UseQueryResult<IndicatorListView> {
  return useView<typeof getIndicators>("indicatorList");
}

/** Values of the chosen indicators; what is not chosen is left to the API. */
export function useIndicatorValues(filters: IndicatorFilters): UseQueryResult<IndicatorValuesView> {
  const { ids, from, to, by } = filters;
  const query = { ids: chosen(ids), from: chosen(from), to: chosen(to), by: chosen(by) };
  return useView<typeof getIndicatorValues>("indicatorValues", { query });
}

/** Imported official series of an area; of our own when none is chosen. */
export function useOfficialSeries(area: string): UseQueryResult<OfficialSeriesView> {
  return useView<typeof getOfficialSeries>("officialSeries", { query: { area: chosen(area) } });
}

function chosen(text: string): string | undefined {
  return text === "" ? undefined : text;
}
