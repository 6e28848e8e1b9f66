import { formatMonth, monthOf, monthRange } from "@luotsi/base";
import {
  indicatorDimensions,
  type IndicatorListView,
  type IndicatorValuesQuery,
  type IndicatorValuesView,
} from "@luotsi/contract";
import { indicators } from "@luotsi/indicators";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { breakdownOf, dimensionOf, dimensionTitles } from "./breakdown.ts";
import { countMonth } from "./count-month.ts";
import { wantedDimensions, wantedIndicators, wantedMonths } from "./indicator-query.ts";
import { cardOf, resultOf } from "./indicator-result.ts";
import type { Asked } from "./indicator-values.ts";
import { indicatorsFinding } from "./indicator-words.ts";
import { loadReachedIndicatorFacts } from "./reached-indicator-facts.ts";

/** Every indicator with its definition. */
export function listIndicators(): IndicatorListView {
  return {
    indicators: indicators.map(cardOf),
    dimensions: indicatorDimensions.map((id) => ({ id, title: dimensionTitles[id] })),
  };
}

/**
 * Values of indicators by month, for everyone or by group.
 *
 * @throws AppError NOT_FOUND for an indicator or dimension that does not exist; INVALID_REQUEST for more than
 *   two dimensions, or a period that ends before it begins.
 */
export async function showIndicators(
  workspace: ScopedWorkspace,
  query: IndicatorValuesQuery,
): Promise<IndicatorValuesView> {
  const wanted = wantedIndicators(query.ids);
  const by = wantedDimensions(query.by);
  const facts = await loadReachedIndicatorFacts(workspace);
  const span = wantedMonths(query, facts.known);
  const breakdown = breakdownOf(by.map((id) => dimensionOf(id, facts)));
  const asked: Asked = { facts, by, breakdown };
  const months = span === undefined ? [] : monthRange(span.first, span.last);
  const counts = months.map((month) => countMonth(facts, month, wanted, breakdown));
  const results = wanted.map((indicator, i) =>
    resultOf(
      indicator,
      months.flatMap((month, m) => {
        const counted = counts[m]?.[i];
        return counted === undefined ? [] : [{ month, counted }];
      }),
      asked,
    ),
  );
  const today = formatMonth(monthOf(workspace.clock()));
  return {
    finding: indicatorsFinding(results),
    from: span === undefined ? (query.from ?? today) : formatMonth(span.first),
    to: span === undefined ? (query.to ?? today) : formatMonth(span.last),
    known:
      facts.known === undefined
        ? null
        : { from: formatMonth(facts.known.first), to: formatMonth(facts.known.last) },
    by: [...by],
    results,
    synthetic: facts.synthetic,
  };
}
