import { AppError } from "@luotsi/base";
import {
  deviationOfDraws,
  drawRiskSetEffects,
  noEstimate,
  riskSetCurves,
  type MonthlySpells,
  type RiskSetCurves,
  type RiskSetQuestion,
} from "@luotsi/engines";

import type { EffectColumns, PreparedRows } from "./effect-question.ts";
import { effectWarning } from "./effect-warnings.ts";
import { normalCriticalValue, withoutEstimate, type MethodAnswer } from "./method-answer.ts";
import { cellsOf, personHash } from "./prepare-rows.ts";

/** Starting in a month of unemployment against not starting then, by exact classes. */
export function riskSetAnswer(prepared: PreparedRows): MethodAnswer {
  const { rules } = prepared;
  const { first, last } = rules.startMonths;
  if (last < first) {
    throw new AppError("WRONG_USAGE", {
      reason: "--first-month ≤ --last-month",
      command: "effects estimate",
    });
  }
  const question: RiskSetQuestion = {
    spells: spellsOf(prepared),
    firstMonth: first,
    lastMonth: last,
    horizon: rules.horizon,
  };
  const curves = riskSetCurves(question);
  if (curves.starts === 0) return withoutEstimate(prepared, noEstimate("no_treated"));
  const at = rules.horizon - 1;
  if (!(curves.followed[at] ?? 0)) return withoutEstimate(prepared, noEstimate("no_comparison"));
  return report(prepared, question, curves);
}

function report(
  prepared: PreparedRows,
  question: RiskSetQuestion,
  curves: RiskSetCurves,
): MethodAnswer {
  const { rules, rows } = prepared;
  const at = rules.horizon - 1;
  const drawn = drawRiskSetEffects(question, {
    seed: rules.seed,
    first: 0,
    count: rules.personDraws,
  });
  const waitingErrors = deviationOfDraws(drawn.againstWaiting, rules.horizon);
  const neverErrors = deviationOfDraws(drawn.againstNever, rules.horizon);
  const treated = curves.treated[at] ?? 0;
  const waiting = curves.waiting[at] ?? 0;
  const control = question.spells.startMonth.reduce((sum, month) => sum + Number(month === 0), 0);
  const people = { treated: curves.starts, control };
  const left = curves.starts - curves.compared;
  return {
    estimand: "att_against_waiting",
    estimate: treated - waiting,
    standardErrors: { cluster: waitingErrors[at] ?? 0 },
    errorKind: "cluster",
    criticalValue: normalCriticalValue,
    means: { treated, control: waiting },
    weights: undefined,
    score: undefined,
    used: { treated: curves.compared, control },
    population: people,
    conventions: {
      timeZero: "month of the start",
      comparison: "waiting: controls may start later",
      horizonMonths: rules.horizon,
      firstMonth: question.firstMonth,
      lastMonth: question.lastMonth,
      standardError: `bootstrap_of_persons_${rules.personDraws}`,
    },
    warnings: [
      ...(left > 0 ? [effectWarning("STARTS_NOT_COMPARED", { count: left })] : []),
      ...(prepared.columns.covariates.length > 0 ? [effectWarning("COVARIATES_NOT_USED")] : []),
    ],
    details: {
      months: Array.from({ length: rows.outcome.length === 0 ? 0 : rules.horizon }, (_, k) => ({
        month: k + 1,
        treated: curves.treated[k] ?? 0,
        waiting: curves.waiting[k] ?? 0,
        never: curves.never[k] ?? 0,
        againstWaiting: (curves.treated[k] ?? 0) - (curves.waiting[k] ?? 0),
        standardError: waitingErrors[k] ?? 0,
        againstNever: (curves.treated[k] ?? 0) - (curves.never[k] ?? 0),
        standardErrorNever: neverErrors[k] ?? 0,
        followed: curves.followed[k] ?? 0,
      })),
    },
  };
}

function spellsOf({ columns }: PreparedRows): MonthlySpells {
  const { treatment, time, outcome, categories, exact, unit, cluster } = columns;
  const n = outcome.length;
  return {
    person: personHash(unit ?? cluster, n),
    cell: cellsOf([...categories, ...exact], n) ?? new Int32Array(n),
    startMonth: Int16Array.from(treatment),
    lastMonth: Int16Array.from(time ?? new Float64Array(n)),
    exit: Uint8Array.from(outcome),
  };
}

/** @throws AppError for rows that are no spells in months, by their place in the file. */
export function refuseMonths({ treatment, time, outcome }: EffectColumns): void {
  if (time === undefined) {
    throw new AppError("WRONG_USAGE", { reason: "--time", command: "effects estimate" });
  }
  for (let i = 0; i < outcome.length; i++) {
    const [start, seen, exit] = [treatment[i] ?? 0, time[i] ?? 0, outcome[i] ?? 0];
    const isWhole = [start, seen, exit].every((value) => Number.isInteger(value));
    const isWithin = start >= 0 && start <= seen && seen >= 1 && seen <= 600;
    if (isWhole && isWithin && exit >= 0 && exit <= 255) continue;
    throw new AppError("MONTHS_NOT_USABLE", { row: i + 1 });
  }
}
