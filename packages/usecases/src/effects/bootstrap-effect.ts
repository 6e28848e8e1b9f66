import { availableParallelism } from "node:os";

import { AppError } from "@luotsi/base";
import type { EffectRows } from "@luotsi/engines";
import { quantileOfSorted } from "@luotsi/numerics";

import { runInWorkers } from "../parallel/run-in-workers.ts";
import { shareColumn } from "../parallel/share-columns.ts";
import type { BootstrapTask } from "./bootstrap-task.ts";
import { inCanonicalOrder } from "./canonical-rows.ts";
import type { EffectColumns, EffectRules } from "./effect-question.ts";
import type { EffectReport } from "./effect-report.ts";
import { prepareRows } from "./prepare-rows.ts";

/** Draws a thread takes at a time. */
const drawsEach = 50;
/** Rows times draws under which starting threads costs more than it saves. */
const worthThreads = 2e6;

export interface BootstrapChoice {
  readonly draws: number;
  /** As many as there are processors when the work is worth it, unless said. */
  readonly threads?: number;
}

/**
 * Adds a bootstrap of persons (or clusters) to an estimate of `ipw` or `difference`: the spread of the draws and their percentiles beside the
 * error by formula. The same bytes with any number of threads.
 *
 * @throws AppError WRONG_USAGE for other methods: matching must not be bootstrapped, and the others have errors of their own.
 */
export async function bootstrapEffect(
  report: EffectReport,
  asked: { readonly columns: EffectColumns; readonly rules: EffectRules },
  choice: BootstrapChoice,
): Promise<EffectReport> {
  const { columns, rules } = asked;
  if (rules.method !== "ipw" && rules.method !== "difference") {
    throw new AppError("WRONG_USAGE", {
      reason: "--bootstrap: ipw, difference",
      command: "effects estimate",
    });
  }
  if (report.estimate === null) return report;
  const prepared = prepareRows(inCanonicalOrder(columns, rules), rules);
  const isPlain = rules.method === "difference";
  const rows = sharedRows(isPlain ? { ...prepared.rows, covariates: [] } : prepared.rows);
  const isLarge = choice.draws * rows.outcome.length > worthThreads;
  const parts = await runInWorkers<BootstrapTask, Float64Array>({
    module: new URL("bootstrap-task.ts", import.meta.url),
    tasks: Array.from({ length: Math.ceil(choice.draws / drawsEach) }, (_, part) => ({
      rows,
      estimand: rules.estimand,
      draws: {
        seed: rules.seed,
        first: part * drawsEach,
        count: Math.min(drawsEach, choice.draws - part * drawsEach),
      },
    })),
    threads: choice.threads ?? (isLarge ? availableParallelism() : 1),
  });
  return { ...report, details: { ...report.details, bootstrap: summaryOf(parts) } };
}

function sharedRows(rows: EffectRows): EffectRows {
  const { cluster } = rows;
  return {
    treated: shareColumn(rows.treated),
    outcome: shareColumn(rows.outcome),
    covariates: rows.covariates.map((column) => shareColumn(column)),
    cluster: cluster === undefined ? undefined : { ...cluster, group: shareColumn(cluster.group) },
  };
}

function summaryOf(parts: readonly Float64Array[]): Readonly<Record<string, unknown>> {
  const all = Float64Array.from(parts.flatMap((part) => [...part])).toSorted();
  if (all.length < 2) return { draws: all.length, standardError: null, interval95: null };
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const square = all.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    draws: all.length,
    standardError: Math.sqrt(square / (all.length - 1)),
    interval95: [quantileOfSorted(all, 0.025), quantileOfSorted(all, 0.975)],
  };
}
