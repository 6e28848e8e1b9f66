import {
  balanceTable,
  overlapOf,
  type BalanceRow,
  type Overlap,
  type PlaceboFinding,
} from "@luotsi/engines";

import type { PreparedRows } from "./effect-question.ts";
import { effectWarning, type EffectWarning } from "./effect-warnings.ts";
import { judge, type Judgement } from "./judge-answer.ts";
import type { ErrorsByKind, MethodAnswer, NumberKept } from "./method-answer.ts";
import { sensitivityOf, type Sensitivity } from "./sensitivity.ts";

/** Rows left out before estimating. */
export interface DroppedRows {
  readonly missing: number;
  readonly rejected: number;
}

export interface WrittenBalance {
  readonly name: string;
  readonly smdBefore: NumberKept;
  readonly smdAfter: NumberKept;
  readonly varianceRatioBefore: NumberKept;
  readonly varianceRatioAfter: NumberKept;
  readonly distributionGapBefore: NumberKept;
  readonly distributionGapAfter: NumberKept;
}

/** What a command prints and a screen shows of one estimate; numbers that do not exist are null. */
export interface EffectReport {
  readonly method: string;
  readonly estimand: string;
  readonly estimate: NumberKept;
  readonly standardError: NumberKept;
  readonly standardErrors: ErrorsByKind;
  readonly interval95: readonly [number, number] | null;
  readonly means: { readonly treated: number; readonly control: number } | null;
  readonly coefficients?: MethodAnswer["coefficients"];
  /** Null where it would tell of one to four people. */
  readonly n: {
    readonly treated: NumberKept;
    readonly control: NumberKept;
    readonly treatedUsed: NumberKept;
    readonly controlUsed: NumberKept;
    readonly dropped: number;
    readonly droppedWhy: DroppedRows;
  };
  readonly balance: readonly WrittenBalance[];
  readonly overlap: {
    readonly treatedOutsideSupport: NumberKept;
    readonly controlsOutsideSupport: NumberKept;
    readonly effectiveSampleSize: Overlap["effectiveSampleSize"] | null;
    readonly greatestControlShare: NumberKept;
  };
  readonly sensitivity: Sensitivity;
  /** The same method on outcomes from before the service; p corrected by Holm. */
  readonly placebos: readonly PlaceboFinding[];
  readonly conventions: MethodAnswer["conventions"];
  readonly warnings: readonly EffectWarning[];
  readonly verdict: Judgement["verdict"];
  readonly expected: Judgement["expected"];
  readonly details: Readonly<Record<string, unknown>>;
}

/** Puts an answer together with what is known of its rows, and judges it. */
export function reportOf(
  prepared: PreparedRows,
  answer: MethodAnswer,
  dropped: DroppedRows,
): EffectReport {
  const { rows, rules } = prepared;
  const balance = answer.balance ?? balanceOf(prepared, answer);
  const overlap = answer.overlap ?? overlapFor(prepared, answer);
  const error =
    answer.errorKind === undefined ? undefined : answer.standardErrors[answer.errorKind];
  const all = rows.treated.reduce((sum, one) => sum + one, 0);
  const population = answer.population ?? { treated: all, control: rows.treated.length - all };
  const interval = intervalOf(answer, error);
  const sensitivity = sensitivityOf(prepared, answer, interval);
  const judged = judge(prepared, answer, { error, population, balance, overlap });
  return {
    method: rules.method,
    estimand: answer.estimand,
    estimate: answer.estimate ?? null,
    standardError: error ?? null,
    standardErrors: answer.standardErrors,
    interval95: interval ?? null,
    means: answer.means ?? null,
    ...(answer.coefficients === undefined ? {} : { coefficients: answer.coefficients }),
    n: {
      ...population,
      treatedUsed: answer.used.treated,
      controlUsed: answer.used.control,
      dropped: dropped.missing + dropped.rejected,
      droppedWhy: dropped,
    },
    balance: balance.map((row) => writtenBalance(row)),
    overlap: {
      treatedOutsideSupport: overlap?.treatedOutsideSupport ?? null,
      controlsOutsideSupport: overlap?.controlsOutsideSupport ?? null,
      effectiveSampleSize: overlap?.effectiveSampleSize ?? null,
      greatestControlShare: overlap?.greatestControlShare ?? null,
    },
    sensitivity,
    placebos: answer.placebos ?? [],
    conventions: {
      ...answer.conventions,
      interval: answer.conventions["interval"] ?? "normal",
      seed: rules.seed,
    },
    warnings: [...droppedWarnings(dropped), ...answer.warnings, ...judged.reasons],
    verdict: judged.verdict,
    expected: judged.expected,
    details: answer.details ?? {},
  };
}

function intervalOf(
  answer: MethodAnswer,
  error: number | undefined,
): readonly [number, number] | undefined {
  if (answer.estimate === undefined || error === undefined) return undefined;
  const half = answer.criticalValue * error;
  return [answer.estimate - half, answer.estimate + half];
}

function balanceOf(prepared: PreparedRows, answer: MethodAnswer): readonly BalanceRow[] {
  const { rows, names } = prepared;
  if (answer.weights === undefined || answer.estimate === undefined) return [];
  return balanceTable({
    treated: rows.treated,
    columns: rows.covariates.map((values, place) => ({ name: names[place] ?? "", values })),
    estimand: answer.estimand === "att" ? "att" : "ate",
    weights: answer.weights,
  });
}

function overlapFor(prepared: PreparedRows, answer: MethodAnswer): Overlap | undefined {
  const { score, weights } = answer;
  if (score === undefined || weights === undefined) return undefined;
  return overlapOf({ treated: prepared.rows.treated, score, weights });
}

function writtenBalance({ name, before, after }: BalanceRow): WrittenBalance {
  return {
    name,
    smdBefore: kept(before.standardisedDifference),
    smdAfter: kept(after?.standardisedDifference),
    varianceRatioBefore: kept(before.varianceRatio),
    varianceRatioAfter: kept(after?.varianceRatio),
    distributionGapBefore: before.distributionGap.greatest,
    distributionGapAfter: after?.distributionGap.greatest ?? null,
  };
}

/** A ratio to a spread of next to nothing is no number to show. */
function kept(value: number | undefined): NumberKept {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

function droppedWarnings({ missing, rejected }: DroppedRows): readonly EffectWarning[] {
  return [
    ...(missing === 0 ? [] : [effectWarning("ROWS_MISSING", { count: missing })]),
    ...(rejected === 0 ? [] : [effectWarning("ROWS_REJECTED", { count: rejected })]),
  ];
}
