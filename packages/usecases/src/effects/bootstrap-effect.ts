import { availableParallelism } from "node:os";

import { AppError } from "@luotsi/base";
import { quantileOfSorted } from "@luotsi/numerics";

import { runInWorkers } from "../parallel/run-in-workers.ts";
import { shareColumn } from "../parallel/share-columns.ts";
import type { BootstrapTask } from "./bootstrap-task.ts";
import { inCanonicalOrder, withColumns } from "./canonical-rows.ts";
import type { EffectColumns, EffectMethod, EffectRules } from "./effect-question.ts";
import type { EffectReport } from "./effect-report.ts";

/** Draws a thread takes at a time. */
const drawsEach = 50;
/** Rows times draws under which starting threads costs more than it saves: estimating anew costs ten times a weighted pass. */
const worthThreads = { weighted: 2e6, anew: 2e5 };

export interface BootstrapChoice {
  readonly draws: number;
  /** As many as there are processors when the work is worth it, unless said. */
  readonly threads?: number;
}

/** Methods that pick whole people as controls: the bootstrap is wrong for them (Abadie and Imbens 2008). */
const notSmooth: ReadonlySet<EffectMethod> = new Set(["psm", "mahalanobis", "cem"]);

/**
 * Adds a bootstrap of persons (clusters, units of a panel) to an estimate: the spread of the draws and their percentiles beside the error by
 * formula. In every draw everything is estimated anew, but for the bandwidth of a threshold. The same bytes with any number of threads.
 *
 * @throws AppError BOOTSTRAP_NOT_VALID for matching.
 */
export async function bootstrapEffect(
  report: EffectReport,
  asked: { readonly columns: EffectColumns; readonly rules: EffectRules },
  choice: BootstrapChoice,
): Promise<EffectReport> {
  const { columns, rules } = asked;
  refuseBootstrap(rules.method);
  // The starts of risk sets are drawn by person in any case.
  if (report.estimate === null || rules.method === "riskset") return report;
  const bandwidth = rules.bandwidth ?? numberOrNone(report.conventions["bandwidth"]);
  const drawn = await drawEffects(columns, { ...rules, bandwidth }, choice);
  return { ...report, details: { ...report.details, bootstrap: summaryOf(drawn, choice.draws) } };
}

/** @throws AppError BOOTSTRAP_NOT_VALID for matching. */
export function refuseBootstrap(method: EffectMethod): void {
  if (notSmooth.has(method)) throw new AppError("BOOTSTRAP_NOT_VALID", { method });
}

/** Effects of each draw: on the outcome, or by turns on the outcome and on euros where the columns have them. */
export async function drawEffects(
  columns: EffectColumns,
  rules: EffectRules,
  { draws, threads }: BootstrapChoice,
): Promise<Float64Array> {
  const isWeighted = rules.method === "ipw" || rules.method === "difference";
  const isLarge =
    draws * columns.outcome.length > (isWeighted ? worthThreads.weighted : worthThreads.anew);
  const shared = withColumns(inCanonicalOrder(columns, rules), {
    numbers: (values) => shareColumn(values),
    codes: (codes) => shareColumn(codes),
  });
  const parts = await runInWorkers<BootstrapTask, Float64Array>({
    module: new URL("bootstrap-task.ts", import.meta.url),
    tasks: Array.from({ length: Math.ceil(draws / drawsEach) }, (_, part) => ({
      columns: shared,
      rules: { ...rules, repetitions: 1 },
      draws: {
        seed: rules.seed,
        first: part * drawsEach,
        count: Math.min(drawsEach, draws - part * drawsEach),
      },
    })),
    threads: threads ?? (isLarge ? availableParallelism() : 1),
  });
  return Float64Array.from(parts.flatMap((part) => [...part]));
}

function numberOrNone(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function summaryOf(drawn: Float64Array, asked: number): Readonly<Record<string, unknown>> {
  const failed = asked - drawn.length;
  if (drawn.length < 2)
    return { draws: drawn.length, failed, standardError: null, interval95: null };
  const sorted = drawn.toSorted();
  return {
    draws: drawn.length,
    failed,
    standardError: deviationOf(sorted),
    interval95: [quantileOfSorted(sorted, 0.025), quantileOfSorted(sorted, 0.975)],
  };
}

/** Standard deviation (n − 1) of at least two values. */
function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(square / (values.length - 1));
}
