import { assert } from "@luotsi/base";
import { isPresent } from "@luotsi/frame";

import {
  cellOf,
  chargesByPeriod,
  chargesNothing,
  earningsCode,
  eraOf,
  generalCode,
  lmsCode,
} from "./compiled-plan.ts";
import { mostDays, type ReplayRun } from "./replay-run.ts";
import { percentAfter, shareOfAmount } from "./share-table.ts";

/**
 * Settles one row or one piece of it: advances the person's counters and finds what the municipality owes.
 *
 * @param run its `state` and `settlement` are overwritten.
 * @param row number of the row.
 * @param start first day of the piece; the whole piece is in one era and one maximum period.
 * @param days paid days of the piece; negative in a recovery.
 */
export function settle(run: ReplayRun, row: number, start: number, days: number): void {
  const { compiled, payments, state, settlement } = run;
  const benefit = payments.benefit[row];
  const ground = payments.ground[row];
  enterEraOf(run, start);
  const { era } = run;
  const cell = cellOf(era, benefit, ground);
  const ruleEra = run.regimeByPayout ? eraOf(compiled, payments.paidOn[row]) : era;
  const ruleCell = run.regimeByPayout ? cellOf(ruleEra, benefit, ground) : cell;
  const onSubsidy = benefit === lmsCode || benefit === generalCode;
  const exempt = onSubsidy && start < state.exemptEnd;
  const counted = compiled.converts[cell] === 1 ? convertedDays(run, row, days) : days;

  if (onSubsidy && state.restartPending && state.allowanceSinceRestart > 0) {
    state.unemployment = 0;
    state.restartPending = false;
  }
  if (compiled.chargeOfCell[ruleCell] === chargesByPeriod) openPeriod(run, row);
  const counter = compiled.counterOfCell[ruleCell];
  const before = counterValue(run, counter);
  if (!exempt) state.subsidy += counted * compiled.countsSubsidy[cell];
  if (!onSubsidy) advanceAllowance(run, cell, counted);
  state.unemployment += counted * compiled.countsUnemployment[cell];
  const after = counterValue(run, counter);

  settlement.counterBefore = before;
  settlement.counterAfter = after;
  assert(after <= mostDays && after >= -mostDays, "a counter fits a whole number of 32 bits");
  if (after < 0) run.belowZero++;
  const exemptNow = exempt && compiled.exemptEra[ruleEra] === 1;
  settlement.rule = exemptNow ? compiled.exemptRule : compiled.ruleOfCell[ruleCell];
  settlement.owedHundredths =
    exemptNow || compiled.chargeOfCell[ruleCell] === chargesNothing
      ? 0
      : owedFor(run, row, ruleCell, days);
}

function owedFor(run: ReplayRun, row: number, ruleCell: number, days: number): number {
  const { compiled, payments, state, settlement } = run;
  const table = compiled.tables[compiled.ruleOfCell[ruleCell]];
  const { counterBefore: before, counterAfter: after } = settlement;
  if (days === 0) {
    const known =
      state.lastStart === payments.start[row] &&
      state.lastEnd === payments.end[row] &&
      state.lastBenefit === payments.benefit[row];
    const percent = known ? state.lastPercent : percentAfter(table, before - 1);
    return compiled.basicPart[ruleCell] === 1 ? 0 : payments.paidCents[row] * percent;
  }
  const base = baseOf(run, row, ruleCell, days);
  const owed =
    compiled.chargeOfCell[ruleCell] === chargesByPeriod
      ? base * percentAfter(table, state.periodCounter)
      : shareOfAmount(table, base, before, after);
  state.lastStart = payments.start[row];
  state.lastEnd = payments.end[row];
  state.lastBenefit = payments.benefit[row];
  state.lastPercent = base === 0 ? percentAfter(table, before) : owed / base;
  return owed;
}

/** The amount the share is of, for the piece's days. Unit: cents. */
function baseOf(run: ReplayRun, row: number, ruleCell: number, days: number): number {
  const { paidCents, paidDays, fullCents } = run.payments;
  const whole = days === paidDays[row];
  const paid = whole ? paidCents[row] : (paidCents[row] * days) / paidDays[row];
  if (run.compiled.basicPart[ruleCell] === 0) return paid;
  const basic = days * run.compiled.basicCentsOfEra[run.era];
  if (
    fullCents === undefined ||
    !isPresent(fullCents.validity, row) ||
    fullCents.values[row] === 0
  ) {
    if (Math.abs(basic) <= Math.abs(paid)) return basic;
    run.belowBasic++;
    return paid;
  }
  const full = fullAmount(run, row, fullCents.values[row]);
  const part = Math.abs((basic * paidCents[row]) / full);
  const size = Math.min(part, Math.abs(basic), Math.abs(paid));
  return days < 0 ? -size : size;
}

/** The amount an adjusted earnings-related allowance is a part of: all of it, or what its step leaves. Unit: cents. */
function fullAmount(run: ReplayRun, row: number, whole: number): number {
  const { compiled, payments, settlement, era } = run;
  const stepped = compiled.plan.steppedAllowance;
  const begins = payments.maxPeriodStart;
  if (stepped === undefined || begins === undefined || !isPresent(begins.validity, row))
    return whole;
  if (begins.values[row] < stepped.start) return whole;
  let percent = 100;
  for (const step of stepped.steps) {
    if (settlement.counterBefore >= step.afterFullDays) percent = step.percent;
  }
  const basic = Math.abs(payments.paidDays[row]) * compiled.basicCentsOfEra[era];
  const size = Math.max((Math.abs(whole) * percent) / 100, Math.min(basic, Math.abs(whole)));
  return whole < 0 ? -size : size;
}

/** Paid days as full days: in proportion to the amount paid of the full amount. */
function convertedDays(run: ReplayRun, row: number, days: number): number {
  const { paidCents, paidDays, fullCents, benefit } = run.payments;
  const given = fullCents !== undefined && isPresent(fullCents.validity, row);
  if (!given && benefit[row] === earningsCode) return days;
  const full = given
    ? Math.abs(fullCents.values[row])
    : Math.abs(paidDays[row]) * run.compiled.basicCentsOfEra[run.era];
  const paid = Math.abs(paidCents[row]);
  return full <= paid ? days : (days * paid) / full;
}

/** A payment period is the rows paid on one day within a month's span, or days within it paid later. */
function openPeriod(run: ReplayRun, row: number): void {
  const { state, payments, compiled } = run;
  const start = payments.start[row];
  const end = payments.end[row];
  const within = start >= state.periodStart && end <= state.periodEnd;
  const together =
    payments.paidOn[row] === state.periodPaidOn &&
    end - state.periodStart <= compiled.plan.paymentPeriodDays;
  if (!within && !together) {
    state.periodStart = start;
    state.periodPaidOn = payments.paidOn[row];
    state.periodCounter = state.unemployment;
    state.periodEnd = end;
  }
  if (end > state.periodEnd) state.periodEnd = end;
}

function advanceAllowance({ compiled, state }: ReplayRun, cell: number, counted: number): void {
  const allowance = counted * compiled.countsAllowance[cell];
  state.allowance += allowance;
  state.allowanceEver += allowance;
  state.allowanceSinceRestart += counted;
}

function counterValue({ state }: ReplayRun, counter: number): number {
  if (counter === 0) return state.subsidy;
  return counter === 1 ? state.allowance : state.unemployment;
}

/** Makes the era of a day the one in hand. @param run changed. @param day ordinal. */
export function enterEraOf(run: ReplayRun, day: number): void {
  if (day >= run.eraStart && day < run.eraEnd) return;
  const { eraStart } = run.compiled;
  const era = eraOf(run.compiled, day);
  run.era = era;
  run.eraStart = eraStart[era];
  run.eraEnd = era + 1 < eraStart.length ? eraStart[era + 1] : Infinity;
}
