import { AppError } from "@luotsi/base";
import {
  atRiskRows,
  deviationOfDraws,
  drawRiskSetEffects,
  judgePlacebos,
  noEstimate,
  riskSetCurves,
  type AtRiskRows,
  type RiskSetCurves,
  type RiskSetQuestion,
} from "@luotsi/engines";

import { isHidden } from "../small-counts.ts";
import type { PreparedRows } from "./effect-question.ts";
import { effectWarning } from "./effect-warnings.ts";
import { withoutEstimate, type MethodAnswer } from "./method-answer.ts";
import { outcomeCurves, type CompareKnown } from "./risk-set-outcomes.ts";
import { pairedRiskSetAnswer } from "./risk-set-pairs.ts";
import { bandsOf, riskSetReport, type Band, type CurveMonth } from "./risk-set-report.ts";
import {
  balanceAtStart,
  cellDifference,
  controlPeople,
  overlapAtStart,
  placebosByCell,
  weighedByCell,
} from "./risk-set-rows.ts";
import { riskSetSpells, type RiskSetSpells } from "./risk-set-spells.ts";

/** Starting in a month of unemployment against not starting then: by exact classes, or by a score where there are numbers. */
export function riskSetAnswer(prepared: PreparedRows): MethodAnswer {
  const { rules, columns } = prepared;
  const { first, last } = rules.startMonths;
  if (last < first) {
    throw new AppError("WRONG_USAGE", {
      reason: "--first-month ≤ --last-month",
      command: "effects estimate",
    });
  }
  const of = riskSetSpells(prepared);
  if (of.covariates.length > 0) return pairedRiskSetAnswer(prepared, of);
  const { horizon } = rules;
  const question = { spells: of.spells, firstMonth: first, lastMonth: last, horizon };
  const curves = riskSetCurves(question);
  if (curves.starts === 0) return withoutEstimate(prepared, noEstimate("no_treated"));
  if (!(curves.followed[horizon - 1] ?? 0)) {
    return withoutEstimate(prepared, noEstimate("no_comparison"));
  }
  const at = atRiskRows(of.spells, question);
  const weighed = weighedByCell(of, at);
  const drawn = curveMonths(prepared, question, curves);
  return riskSetReport(prepared, {
    months: drawn,
    bands: bandsOf(rules.startMonths).flatMap((band) => bandAnswer(prepared, question, band)),
    starts: curves.starts,
    compared: curves.compared,
    controls: controlPeople(of, at, weighed.weights),
    pool: controlPeople(of, at),
    balance: balanceAtStart(of, weighed),
    overlap: overlapAtStart(of, weighed, undefined),
    placebos: judgePlacebos(placebosByCell(of, at, columns.placebos ?? [])),
    outcomes: outcomeCurves(prepared, at, compareByCell(of, at)),
    conventions: {
      compared: "exact classes and month",
      standardError: `bootstrap_of_persons_${rules.personDraws}`,
    },
    warnings:
      curves.starts > curves.compared
        ? [effectWarning("STARTS_NOT_COMPARED", { count: curves.starts - curves.compared })]
        : [],
  });
}

/** Draws for a band's error; each band costs as much as all months. */
const bandDraws = 100;

function curveMonths(
  { rules }: PreparedRows,
  question: RiskSetQuestion,
  curves: RiskSetCurves,
): readonly CurveMonth[] {
  const { seed, personDraws: count, horizon } = rules;
  const drawn = drawRiskSetEffects(question, { seed, first: 0, count });
  const waitingErrors = deviationOfDraws(drawn.againstWaiting, horizon);
  const neverErrors = deviationOfDraws(drawn.againstNever, horizon);
  return Array.from({ length: horizon }, (_, k) => ({
    month: k + 1,
    treated: curves.treated[k] ?? 0,
    waiting: curves.waiting[k] ?? 0,
    never: curves.never[k] ?? 0,
    againstWaiting: (curves.treated[k] ?? 0) - (curves.waiting[k] ?? 0),
    standardError: waitingErrors[k] ?? 0,
    againstNever: (curves.treated[k] ?? 0) - (curves.never[k] ?? 0),
    standardErrorNever: neverErrors[k] ?? 0,
    followed: curves.followed[k] ?? 0,
  }));
}

/** The effect on those who start in some months of unemployment only; none where nobody can be compared. */
function bandAnswer(
  prepared: PreparedRows,
  question: RiskSetQuestion,
  band: Pick<Band, "from" | "to">,
): readonly Band[] {
  const { rules } = prepared;
  const asked = { ...question, firstMonth: band.from, lastMonth: band.to };
  const curves = riskSetCurves(asked);
  const followed = curves.followed[rules.horizon - 1] ?? 0;
  if (followed === 0 || isHidden(followed, rules.smallCounts)) return [];
  const fewer = { ...rules, personDraws: Math.min(rules.personDraws, bandDraws) };
  const months = curveMonths({ ...prepared, rules: fewer }, asked, curves);
  const last = months.at(-1);
  if (last === undefined) return [];
  return [{ ...band, starters: followed, ...last }].map(
    ({ from, to, starters, againstWaiting, standardError, againstNever, standardErrorNever }) => ({
      from,
      to,
      starters,
      againstWaiting,
      standardError,
      againstNever,
      standardErrorNever,
    }),
  );
}

function compareByCell(of: RiskSetSpells, at: AtRiskRows): CompareKnown {
  return ({ outcome, isKnown }) => {
    const kept = [...isKnown.keys()].filter((row) => isKnown[row] === 1);
    const pick = (values: Int32Array): Int32Array =>
      Int32Array.from(kept, (row) => values[row] ?? 0);
    const rows: AtRiskRows = {
      spell: pick(at.spell),
      month: Int16Array.from(kept, (row) => at.month[row] ?? 0),
      treated: Uint8Array.from(kept, (row) => at.treated[row] ?? 0),
      known: pick(at.known),
    };
    const found = cellDifference(
      of,
      rows,
      Float64Array.from(kept, (row) => outcome[row] ?? 0),
    );
    if (found === undefined) return undefined;
    const starters = weighedByCell(of, rows).weights.reduce(
      (sum, weight, row) => sum + Number(weight > 0 && rows.treated[row] === 1),
      0,
    );
    return { ...found, starters };
  };
}
