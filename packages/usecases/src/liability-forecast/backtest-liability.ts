import { firstDayOf, formatMonth, monthFromOrdinal, roundToCents } from "@luotsi/base";
import type { MoneyForecast } from "@luotsi/contract";
import { fewestMonths } from "@luotsi/engines";

import type { Workspace } from "../workspace.ts";
import { cell } from "./cell.ts";
import { findResult, keepResult, type KeptResult, type RunQuestion } from "./kept-runs.ts";
import { learnFlow, runFlowTasks, type LearntArea, type WorkWatch } from "./learn-flow.ts";
import { lawNow } from "./load-receipts.ts";
import { completed, type OriginForecast } from "./origin-forecast.ts";

/** Months ahead that are tried. */
const horizon = 12;
/** Draws at each origin: an interval of 95 % is read from the fifth of each end. */
const drawCount = 200;
/** A month is known well enough when so many months of payouts have come after it. */
const monthsToKnow = 2;

export const backtestQuestion: RunQuestion = {
  kind: "liability-backtest",
  horizon,
  draws: drawCount,
  seed: 1,
};

/** One forecast of the past and what came. Money: cents. */
export interface BacktestPair {
  /** Last month known when it was made, and the month it is of. */
  readonly origin: string;
  readonly month: string;
  readonly monthsAhead: number;
  readonly outcome: number;
  readonly flow: MoneyForecast;
  /** Null when the series was too short then. */
  readonly series: number | null;
  readonly lastYear: number;
  /** What errors are measured by: the mean absolute change from the year before, as known then. */
  readonly yearlyChange: number;
}

export interface BacktestResult {
  readonly pairs: readonly BacktestPair[];
}

/** The kept back-test of the records as they are; undefined when it has not been made. */
export async function findBacktest(
  workspace: Workspace,
): Promise<KeptResult<BacktestResult> | undefined> {
  return await findResult<BacktestResult>(workspace, backtestQuestion);
}

/** Makes the back-test of the records as they are and keeps it, unless it is kept already. */
export async function makeBacktest(
  workspace: Workspace,
  watch: WorkWatch = {},
): Promise<KeptResult<BacktestResult>> {
  const kept = await findBacktest(workspace);
  if (kept !== undefined) return kept;
  const area = await learnFlow(workspace, { signal: watch.signal });
  const result = area === undefined ? { pairs: [] } : await backtestOf(area, watch);
  const toKeep = { result, allKnown: area?.allKnown ?? true };
  return await keepResult<BacktestResult>(workspace, backtestQuestion, toKeep);
}

async function backtestOf(
  { learnt, known }: LearntArea,
  watch: WorkWatch,
): Promise<BacktestResult> {
  if (learnt.kind === "too_little") return { pairs: [] };
  const { firstMonth, lastMonth } = learnt.known.months;
  const outcomes = completed(learnt.known);
  const answers = await runFlowTasks(
    originsOf(firstMonth, lastMonth).map((origin) => ({
      kind: "origin",
      sources: known.sources,
      knownOn: firstDayOf(monthFromOrdinal(origin + monthsToKnow)),
      lawNow: lawNow(),
      horizon,
      draws: drawCount,
      seed: backtestQuestion.seed,
    })),
    watch,
  );
  return {
    pairs: answers.flatMap((answer) =>
      answer.kind === "origin" && answer.forecast !== undefined
        ? pairsOf(answer.forecast, { firstMonth, outcomes })
        : [],
    ),
  };
}

/** More origins than this cost minutes and say little more. */
const mostOrigins = 12;

/**
 * Months from which a forecast could have been made and has an outcome by now, as ordinals: all of them, or so many evenly from the
 * first to the last.
 */
export function originsOf(firstMonth: number, lastMonth: number): readonly number[] {
  const first = firstMonth + fewestMonths - 1;
  const count = Math.max(0, lastMonth - first);
  if (count <= mostOrigins) return Array.from({ length: count }, (_, i) => first + i);
  return Array.from(
    { length: mostOrigins },
    (_, i) => first + Math.round((i * (count - 1)) / (mostOrigins - 1)),
  );
}

function pairsOf(
  { lastMonth, flow, series, lastYear, yearlyChange }: OriginForecast,
  { firstMonth, outcomes }: { readonly firstMonth: number; readonly outcomes: Float64Array },
): readonly BacktestPair[] {
  return flow.flatMap((forecast, h) => {
    const at = lastMonth + 1 + h - firstMonth;
    if (at >= outcomes.length) return [];
    return [
      {
        origin: formatMonth(monthFromOrdinal(lastMonth)),
        month: formatMonth(monthFromOrdinal(lastMonth + 1 + h)),
        monthsAhead: h + 1,
        outcome: roundToCents(cell(outcomes, at)),
        flow: forecast,
        series: series[h] === undefined ? null : roundToCents(series[h]),
        lastYear: roundToCents(cell(lastYear, h)),
        yearlyChange: roundToCents(yearlyChange),
      },
    ];
  });
}
