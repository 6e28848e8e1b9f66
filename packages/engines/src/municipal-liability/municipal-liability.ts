import { assert } from "@luotsi/base";
import { optionalIntegers, type OptionalIntegers } from "@luotsi/frame";

import { cellOf, compilePlan, eraOf, noRule, type CompiledPlan } from "./compiled-plan.ts";
import {
  hasWholeCounters,
  openingSources,
  type LedgerCuts,
  type LiabilityLedger,
} from "./ledger.ts";
import type { CounterColumn, InferredCounter, Openings, OpeningSource } from "./ledger.ts";
import { ledgerNotes, overlappingRows } from "./ledger-notes.ts";
import {
  exemptionEnd,
  givenOpening,
  hasListedRow,
  listedOpening,
  openingDay,
  zeroOpening,
} from "./openings.ts";
import {
  surveyPayments,
  type PaymentColumns,
  type PaymentSurvey,
  type PersonColumns,
  type ResidenceColumns,
} from "./payment-columns.ts";
import { paymentOrder } from "./payment-order.ts";
import type { LiabilityPlan } from "./plan.ts";
import {
  emptyCuts,
  emptyState,
  roomForStretches,
  type CutBuffer,
  type OpeningCounters,
  type ReplayRun,
} from "./replay-run.ts";
import { replayTogether } from "./replay-together.ts";
import { collectRestarts, replayPerson } from "./replay.ts";
import { homesOfRows, indexResidences } from "./residence.ts";
import { roundPayments } from "./round-payments.ts";

export interface LiabilityInput {
  readonly payments: PaymentColumns;
  /** Without it nobody's opening counters are given and nobody is exempt. */
  readonly persons?: PersonColumns | undefined;
  /** Without it each row's home is `payments.municipality`, if anything. */
  readonly residences?: ResidenceColumns | undefined;
}

/**
 * The person-level ledger: what the home municipality owes for each benefit payment.
 *
 * Each person's rows are replayed in time through the counters of paid days. A row is cut where the law changes, where a
 * new maximum period or the end of an exemption falls inside it, and, when homes are looked up by benefit day, where the
 * person moves. The result does not depend on the order of rows or persons.
 *
 * @param input payments of n rows; every row must have law (see `rowsWithoutLaw`).
 * @param plan law as data.
 * @returns the ledger, rows in the input's order. Nothing is rounded unless the plan rounds each payment.
 * @throws BrokenPromise when columns break their promises or a row has no law.
 *
 * Cost: O(n + persons), 17 bytes of output a row (25 where adjusted days are converted). Source: Unemployment Security Act 1290/2002, 14:3 a–3 e;
 * 555/1998, 4 §; 603/1984, 25 §, as the plan cites them.
 */
export function municipalLiability(input: LiabilityInput, plan: LiabilityPlan): LiabilityLedger {
  const run = startRun(input, plan);
  const openings = replayEverybody(run);
  if (plan.assumptions.rounding === "each_payment") roundPayments(run.owedHundredths, run.cuts);
  return {
    owedHundredths: run.owedHundredths,
    counterBefore: run.counterBefore,
    counterAfter: run.counterAfter,
    ruleSet: run.ruleSet,
    municipality: run.municipality,
    cuts: cutColumns(run.cuts, run.municipality !== undefined),
    openings,
    notes: ledgerNotes(run),
  };
}

/** Everybody in turn, some at a time: short loops called often are made quick sooner. */
function replayEverybody(run: ReplayRun): Openings {
  const { personCount } = run.payments;
  const openings = {
    source: new Uint8Array(personCount),
    labourMarketSubsidy: new Float64Array(personCount),
    dailyAllowance: new Float64Array(personCount),
    unemployment: new Float64Array(personCount),
    inferred: [],
  };
  for (let person = 0; person < personCount; person += personsAtOnce) {
    replaySome(run, openings, person, Math.min(personCount, person + personsAtOnce));
  }
  return openings;
}

const personsAtOnce = 256;

function replaySome(run: ReplayRun, openings: OpeningsToFill, from: number, to: number): void {
  const { source, inferred } = openings;
  const { first } = run.order;
  replayTogether(run, from, to, (person, counters) => {
    source[person] = codeOfSource[counters === zeroOpening ? "assumed_zero" : "given"];
    keepOpening(openings, person, counters);
  });
  for (let person = from; person < to; person++) {
    if (first[person] === first[person + 1]) {
      source[person] =
        codeOfSource[givenOpening(run, person) === undefined ? "assumed_zero" : "given"];
    } else if (run.several.to[person - from] !== first[person + 1]) {
      const opened = replayWithOpening(run, person);
      source[person] = codeOfSource[opened.source];
      keepOpening(openings, person, opened.counters);
      for (const found of opened.inferred) inferred.push(found);
    }
  }
  run.overlapping += overlappingRows(run, from, to);
}

/** Memory that nothing is written to takes none. */
function keepOpening(openings: OpeningsToFill, person: number, counters: OpeningCounters): void {
  if (counters === zeroOpening) return;
  openings.labourMarketSubsidy[person] = counters.subsidy;
  openings.dailyAllowance[person] = counters.allowance;
  openings.unemployment[person] = counters.unemployment;
}

interface OpeningsToFill extends Openings {
  readonly inferred: InferredCounter[];
}

const codeOfSource = {
  given: openingSources.indexOf("given"),
  listed: openingSources.indexOf("listed"),
  inferred: openingSources.indexOf("inferred"),
  assumed_zero: openingSources.indexOf("assumed_zero"),
} satisfies Record<OpeningSource, number>;

/**
 * Rows for a day that no rule of the plan covers, or whose share is of a basic allowance the plan does not know.
 *
 * @param payments checked columns.
 * @param plan law as data.
 * @returns row numbers, ascending; empty when every row has law. Cost: O(n).
 */
export function rowsWithoutLaw(payments: PaymentColumns, plan: LiabilityPlan): readonly number[] {
  const compiled = compilePlan(plan);
  if (allHaveLaw(surveyPayments(payments), compiled)) return [];
  const byPayout = plan.assumptions.regimeDate === "payout";
  const { start, end, paidOn, benefit, ground } = payments;
  const lawful = lawfulCells(compiled);
  const rows: number[] = [];
  let eraStart = Infinity;
  let eraEnd = Number.NEGATIVE_INFINITY;
  let era = 0;
  for (let row = 0; row < start.length; row++) {
    const sameEra = start[row] >= eraStart && end[row] <= eraEnd;
    if (sameEra && !byPayout && lawful[cellOf(era, benefit[row], ground[row])] === 1) continue;
    era = eraOf(compiled, start[row]);
    eraStart = compiled.eraStart[era];
    eraEnd = compiled.eraStart[era + 1] ?? Infinity;
    const last = eraOf(compiled, end[row] - 1);
    for (let at = era; at <= last; at++) {
      const ruleEra = byPayout ? eraOf(compiled, paidOn[row]) : at;
      const cell = cellOf(at, benefit[row], ground[row]);
      const ruleCell = cellOf(ruleEra, benefit[row], ground[row]);
      if (hasLaw(compiled, { cell, ruleCell, era: at })) continue;
      rows.push(row);
      break;
    }
  }
  return rows;
}

/** Has every day between the first and the last of each kind of row law? Says nothing of the rows when not. */
function allHaveLaw({ first, end }: PaymentSurvey, compiled: CompiledPlan): boolean {
  if (compiled.plan.assumptions.regimeDate === "payout") return false;
  const lawful = lawfulCells(compiled);
  for (let kind = 0; kind < first.length; kind++) {
    if (end[kind] <= first[kind]) continue;
    const last = eraOf(compiled, end[kind] - 1);
    for (let era = eraOf(compiled, first[kind]); era <= last; era++) {
      if (lawful[cellOf(era, 0, 0) + kind] === 0) return false;
    }
  }
  return true;
}

/** 1 for the cells that have law when the rule is that of the benefit day. */
function lawfulCells(compiled: CompiledPlan): Uint8Array {
  const perEra = compiled.ruleOfCell.length / compiled.eraStart.length;
  return Uint8Array.from(compiled.ruleOfCell, (_, cell) =>
    Number(hasLaw(compiled, { cell, ruleCell: cell, era: Math.floor(cell / perEra) })),
  );
}

interface LawPlace {
  /** Cell of the benefit day, and of the day the rule is chosen by. */
  readonly cell: number;
  readonly ruleCell: number;
  readonly era: number;
}

function hasLaw(compiled: CompiledPlan, { cell, ruleCell, era }: LawPlace): boolean {
  if (compiled.ruleOfCell[ruleCell] === noRule) return false;
  const needsBasic = compiled.basicPart[ruleCell] === 1 || compiled.converts[cell] === 1;
  return !needsBasic || compiled.basicCentsOfEra[era] > 0;
}

function startRun(input: LiabilityInput, plan: LiabilityPlan): ReplayRun {
  const { payments, persons } = input;
  const compiled = compilePlan(plan);
  const survey = surveyPayments(payments, persons);
  const n = survey.rows;
  assert(
    allHaveLaw(survey, compiled) || rowsWithoutLaw(payments, plan).length === 0,
    "every payment has law",
  );
  const { residenceDate, regimeDate, precedingDays, subsidyRestart } = plan.assumptions;
  const residences =
    input.residences === undefined
      ? undefined
      : indexResidences(input.residences, payments.personCount);
  const municipality: OptionalIntegers | undefined =
    residences === undefined
      ? payments.municipality
      : homesOfRows(payments, residences, residenceDate);
  const counters = (): CounterColumn =>
    hasWholeCounters(plan) ? new Int32Array(n) : new Float64Array(n);
  return {
    compiled,
    payments,
    persons,
    residences,
    order: paymentOrder(payments),
    regimeByPayout: regimeDate === "payout",
    homeByBenefitDay: residenceDate === "benefit_day" && residences !== undefined,
    keepAllPreceding: precedingDays === "all",
    restartsSubsidy: subsidyRestart === "new_max_period",
    owedHundredths: new Float64Array(n),
    counterBefore: counters(),
    counterAfter: counters(),
    ruleSet: new Uint8Array(n),
    municipality,
    cuts: emptyCuts(),
    state: emptyState(),
    settlement: { owedHundredths: 0, counterBefore: 0, counterAfter: 0, rule: 0 },
    single: { ...roomForStretches(1), count: 1 },
    several: roomForStretches(personsAtOnce),
    restarts: [],
    restartsDone: 0,
    era: 0,
    eraStart: Infinity,
    eraEnd: Number.NEGATIVE_INFINITY,
    overlapping: 0,
    belowZero: 0,
    belowBasic: 0,
  };
}

interface ReplayedOpening {
  readonly source: OpeningSource;
  readonly counters: OpeningCounters;
  readonly inferred: readonly InferredCounter[];
}

function replayWithOpening(run: ReplayRun, person: number): ReplayedOpening {
  const exemptEnd = exemptionEnd(run, person);
  collectRestarts(run, person, openingDay(run, person));
  const given = givenOpening(run, person);
  if (given !== undefined || !hasListedRow(run, person)) {
    const counters = given ?? zeroOpening;
    replayPerson(run, person, { counters, exemptEnd, followsList: false });
    return { source: given === undefined ? "assumed_zero" : "given", counters, inferred: [] };
  }
  const { belowZero, belowBasic } = run;
  const cutCount = run.cuts.row.length;
  replayPerson(run, person, { counters: zeroOpening, exemptEnd, followsList: false });
  const found = listedOpening(run, person);
  for (const column of Object.values<unknown[]>({ ...run.cuts })) column.length = cutCount;
  run.belowZero = belowZero;
  run.belowBasic = belowBasic;
  replayPerson(run, person, { counters: found.counters, exemptEnd, followsList: true });
  return found;
}

function cutColumns(cuts: CutBuffer, hasHomes: boolean): LedgerCuts {
  const order = cuts.row.map((_, k) => k);
  order.sort((a, b) => cuts.row[a] - cuts.row[b] || a - b);
  const integers = (values: readonly number[]): Int32Array =>
    Int32Array.from(order, (k) => values[k]);
  const numbers = (values: readonly number[]): Float64Array =>
    Float64Array.from(order, (k) => values[k]);
  return {
    row: integers(cuts.row),
    start: integers(cuts.start),
    end: integers(cuts.end),
    paidDays: integers(cuts.paidDays),
    ruleSet: Uint8Array.from(order, (k) => cuts.ruleSet[k]),
    counterBefore: numbers(cuts.counterBefore),
    counterAfter: numbers(cuts.counterAfter),
    owedHundredths: numbers(cuts.owedHundredths),
    municipality: hasHomes ? optionalIntegers(order.map((k) => cuts.municipality[k])) : undefined,
  };
}
