import { assert, parseMonth } from "@luotsi/base";
import type {
  ForecastErrors,
  LiabilityBacktest,
  LiabilityBacktestBand,
  Provenance,
} from "@luotsi/contract";

import type { BacktestPair, BacktestResult } from "./backtest-liability.ts";
import { backtestSentences, wideningWords } from "./backtest-words.ts";
import { widenedPairs, wideningOf } from "./widening.ts";

/** Distances that are judged apart. Unit: months ahead, both included. */
const bands = [
  { from: 1, to: 2 },
  { from: 3, to: 6 },
  { from: 7, to: 12 },
] as const;
/** Nearer than this a plain series does as well: what is judged begins here. */
const judgedFrom = 3;
/** How many months before its outcome the pictured forecast was made, as nearly as the origins let. */
const shownAhead = 6;

type Method = "flow" | "series" | "lastYear";

type Numbers = Pick<LiabilityBacktest, "origins" | "bands" | "all" | "isBest">;

/** How past forecasts would have hit; undefined when there are none. */
export function backtestView(
  { pairs: drawn }: BacktestResult,
  provenance: Provenance,
): LiabilityBacktest | undefined {
  const numbers = backtestNumbers({ pairs: drawn });
  const pairs = widenedPairs(drawn);
  const origins = originsOf(pairs);
  const [firstOrigin] = origins;
  const lastOrigin = origins.at(-1);
  if (numbers === undefined || firstOrigin === undefined || lastOrigin === undefined) {
    return undefined;
  }
  return {
    ...numbers,
    firstOrigin,
    lastOrigin,
    shown: shownOf(pairs),
    sentences: [...backtestSentences(numbers), ...wideningWords(wideningOf(drawn))],
    provenance,
  };
}

/**
 * One forecast for each month, of the origin nearest to half a year before. Months between origins are taken from somewhat nearer or
 * farther ones, and no more so than it takes to leave no gap.
 */
function shownOf(pairs: readonly BacktestPair[]): LiabilityBacktest["shown"] {
  const offBy = ({ monthsAhead }: BacktestPair): number => Math.abs(monthsAhead - shownAhead);
  const nearest = (within: number): readonly BacktestPair[] => {
    const byMonth = new Map<string, BacktestPair>();
    const near = pairs.filter((pair) => offBy(pair) <= within);
    for (const pair of near.toSorted((a, b) => offBy(b) - offBy(a))) byMonth.set(pair.month, pair);
    return [...byMonth.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1));
  };
  let within = 0;
  while (within < shownAhead && hasGap(nearest(within))) within += 1;
  const shown = nearest(within);
  const ahead = shown.map(({ monthsAhead }) => monthsAhead);
  return {
    fewestAhead: ahead.length === 0 ? shownAhead : Math.min(...ahead),
    mostAhead: ahead.length === 0 ? shownAhead : Math.max(...ahead),
    months: shown.map(({ month, outcome, flow }) => ({
      month,
      outcomeCents: outcome,
      forecast: flow,
    })),
  };
}

/** Is a month missing between the first and the last of these, or all of them? */
function hasGap(pairs: readonly BacktestPair[]): boolean {
  const months = pairs.flatMap(({ month }) => parseMonth(month) ?? []);
  const [first] = months;
  const last = months.at(-1);
  return first === undefined || last === undefined || last - first + 1 > months.length;
}

function originsOf(pairs: readonly BacktestPair[]): readonly string[] {
  return [...new Set(pairs.map(({ origin }) => origin))].toSorted();
}

/**
 * Errors and coverage by distance; undefined when there are no forecasts. An origin's intervals are widened by the misses of the
 * others before they are judged, as those shown are by all.
 */
export function backtestNumbers({ pairs: drawn }: BacktestResult): Numbers | undefined {
  if (drawn.length === 0) return undefined;
  const pairs = widenedPairs(drawn);
  const judged = bands.map((band) => bandOf(pairs, band));
  const all = bandOf(pairs, { from: 1, to: 12 });
  const isBest = judged
    .filter(({ from, forecasts }) => from >= judgedFrom && forecasts > 0)
    .every(({ flow, series, lastYear }) => isBelow(flow, series) && isBelow(flow, lastYear));
  return { origins: originsOf(pairs).length, bands: judged, all, isBest };
}

function bandOf(
  pairs: readonly BacktestPair[],
  { from, to }: { readonly from: number; readonly to: number },
): LiabilityBacktestBand {
  const own = pairs.filter(({ monthsAhead }) => monthsAhead >= from && monthsAhead <= to);
  return {
    from,
    to,
    forecasts: own.length,
    flow: errorsOf(own, "flow"),
    series: errorsOf(own, "series"),
    lastYear: errorsOf(own, "lastYear"),
    coverage50: shareInside(own, "50"),
    coverage80: shareInside(own, "80"),
    coverage95: shareInside(own, "95"),
  };
}

function errorsOf(pairs: readonly BacktestPair[], method: Method): ForecastErrors {
  const tried = pairs.flatMap((pair) => {
    const forecast = method === "flow" ? pair.flow.mean : pair[method];
    return forecast === null ? [] : [{ forecast, ...pair }];
  });
  const mean = (of: (tried: BacktestPair & { readonly forecast: number }) => number): number =>
    tried.reduce((sum, each) => sum + of(each), 0) / tried.length;
  if (tried.length === 0) return { mase: null, smape: null, bias: null };
  return {
    mase: mean(
      ({ forecast, outcome, yearlyChange }) => Math.abs(forecast - outcome) / yearlyChange,
    ),
    smape: mean(
      ({ forecast, outcome }) =>
        (200 * Math.abs(forecast - outcome)) / (Math.abs(forecast) + Math.abs(outcome)),
    ),
    bias: mean(({ forecast, outcome }) => (100 * (forecast - outcome)) / outcome),
  };
}

function shareInside(pairs: readonly BacktestPair[], chance: "50" | "80" | "95"): number | null {
  if (pairs.length === 0) return null;
  const inside = pairs.filter(
    ({ outcome, flow }) => flow[`lo${chance}`] <= outcome && outcome <= flow[`hi${chance}`],
  );
  return inside.length / pairs.length;
}

function isBelow(one: ForecastErrors, other: ForecastErrors): boolean {
  assert(one.mase !== null, "the flow forecast was tried");
  return other.mase === null || one.mase < other.mase;
}
