import { AppError, formatMonth, monthOf, monthRange } from "@luotsi/base";
import {
  indicatorDimensions,
  type IndicatorDimension,
  type IndicatorListView,
  type IndicatorValuesQuery,
  type IndicatorValuesView,
} from "@luotsi/contract";
import { indicators } from "@luotsi/indicators";
import { hasTeams, systemReader } from "@luotsi/store";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { breakdownOf, dimensionOf, dimensionTitles } from "./breakdown.ts";
import { countMonth } from "./count-month.ts";
import { wantedDimensions, wantedIndicators, wantedMonths } from "./indicator-query.ts";
import { cardOf, resultOf } from "./indicator-result.ts";
import type { Asked } from "./indicator-values.ts";
import { indicatorsFinding } from "./indicator-words.ts";
import { loadIndicatorFacts } from "./load-indicator-facts.ts";
import { countPart, cutDimension, readerCut, type ReaderCut } from "./reader-cut.ts";
import { factsOfPart } from "./facts-of-part.ts";

/** Every indicator with its definition, and by what it can be broken down. */
export function listIndicators(): IndicatorListView {
  return listFor(indicatorDimensions, undefined);
}

/** The same for somebody who asks: without teams where there are none, and in a part of the area by fewer dimensions at once. */
export async function listIndicatorsFor({
  store,
  people,
}: ScopedWorkspace): Promise<IndicatorListView> {
  const withTeams = await hasTeams(systemReader(store.reader, "sums-of-the-area"));
  const dimensions = indicatorDimensions.filter((id) => id !== "team" || withTeams);
  return listFor(dimensions, cutDimension(people.asker));
}

function listFor(
  dimensions: readonly IndicatorDimension[],
  cut: ReturnType<typeof cutDimension>,
): IndicatorListView {
  return {
    indicators: indicators.map(cardOf),
    dimensions: dimensions.map((id) => ({
      id,
      title: dimensionTitles[id],
      pairs: dimensions.filter(
        (other) => other !== id && (cut === undefined || cut === id || cut === other),
      ),
    })),
  };
}

/**
 * Values of indicators by month, for everyone or by group.
 *
 * @throws AppError NOT_FOUND for an indicator or dimension that does not exist; INVALID_REQUEST for more than
 *   two dimensions, of which a part of the area is one, or a period that ends before it begins.
 */
export async function showIndicators(
  workspace: ScopedWorkspace,
  query: IndicatorValuesQuery,
): Promise<IndicatorValuesView> {
  const wanted = wantedIndicators(query.ids);
  const by = wantedDimensions(query.by);
  const all = await loadIndicatorFacts(workspace);
  const cut = await readerCut(workspace, all);
  refuseThirdDimension(by, cut);
  const facts = factsOfPart(all, workspace.people.asker.scope);
  const span = wantedMonths(query, facts.known);
  const breakdown = breakdownOf(by.map((id) => dimensionOf(id, all)));
  const asked: Asked = { facts, by, breakdown };
  const months = span === undefined ? [] : monthRange(span.first, span.last);
  const counts = months.map((month) =>
    cut === undefined
      ? countMonth(all, month, wanted, breakdown)
      : countPart({ facts: all, month, wanted }, breakdown, cut),
  );
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
    roundedTo: facts.rounding?.base ?? null,
  };
}

/** The part of the area that somebody may see is a dimension too, and no table has three. */
function refuseThirdDimension(by: readonly IndicatorDimension[], cut: ReaderCut | undefined): void {
  if (cut === undefined || by.filter((id) => id !== cut.dimension.id).length < 2) return;
  throw new AppError("INVALID_REQUEST", { reason: `by: ${by.join()} > 1 (scope)` });
}
