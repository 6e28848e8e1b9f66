import { addYears, dayFromOrdinal } from "@luotsi/base";
import { isPresent, type OptionalIntegers, type OptionalNumbers } from "@luotsi/frame";

import { chargesByDay, chargesByPeriod, cellOf, eraOf } from "./compiled-plan.ts";
import { inferCounter, type BilledRow } from "./infer-counter.ts";
import type { InferredCounter, OpeningSource } from "./ledger.ts";
import { exemptGroups, type PersonColumns } from "./payment-columns.ts";
import { rowAt } from "./payment-order.ts";
import { liabilityCounters } from "./plan.ts";
import type { OpeningCounters, ReplayRun } from "./replay-run.ts";

export const zeroOpening: OpeningCounters = { subsidy: 0, allowance: 0, unemployment: 0 };

/** A person's opening counters and where they came from. */
export interface FoundOpening {
  readonly source: OpeningSource;
  readonly counters: OpeningCounters;
  readonly inferred: readonly InferredCounter[];
}

/**
 * The opening counters somebody gave for the person.
 *
 * Where only the daily-allowance counter is given, the subsidy counter opens at it, because those days precede any
 * subsidy; where only the subsidy counter is given, its days beyond the daily allowance open the counter of days on the
 * ground of unemployment. Counters that stood before the day from which days count open at zero.
 *
 * @param run with persons.
 * @param person number.
 * @returns the counters, or undefined when none is given.
 */
export function givenOpening(run: ReplayRun, person: number): OpeningCounters | undefined {
  const { persons } = run;
  if (persons === undefined) return undefined;
  const subsidyGiven = entry(persons.openingLabourMarketSubsidy, person);
  const allowanceGiven = entry(persons.openingDailyAllowance, person);
  const unemploymentGiven = entry(persons.openingUnemployment, person);
  if (
    subsidyGiven === undefined &&
    allowanceGiven === undefined &&
    unemploymentGiven === undefined
  ) {
    return undefined;
  }
  const { countFrom, serviceDaysCountFrom } = run.compiled.plan;
  const openedOn = entry(persons.openingOn, person);
  const tooEarly = openedOn !== undefined && openedOn <= countFrom;
  const allowance = tooEarly ? 0 : (allowanceGiven ?? 0);
  const unemployment = unemploymentGiven ?? Math.max(0, (subsidyGiven ?? 0) - allowance);
  let subsidy = tooEarly ? 0 : (subsidyGiven ?? allowance);
  const beforeReform =
    serviceDaysCountFrom !== undefined &&
    (openedOn === undefined || openedOn <= serviceDaysCountFrom);
  if (beforeReform && unemploymentGiven !== undefined) {
    subsidy = Math.min(subsidy, unemploymentGiven + allowance);
  }
  return { subsidy, allowance, unemployment };
}

/**
 * The day the person's exemption has ended: the anniversary of the first municipality of residence.
 *
 * @param run with persons.
 * @param person number.
 * @returns day ordinal; −∞ when the person is not exempt or the plan knows no exemption.
 */
export function exemptionEnd(run: ReplayRun, person: number): number {
  const { exemption } = run.compiled.plan;
  const { persons } = run;
  if (persons === undefined || exemption === undefined) return Number.NEGATIVE_INFINITY;
  const group = exemptGroups[persons.exemptGroup[person]];
  const entered = entry(persons.firstMunicipalityEntry, person);
  if (group === "none" || entered === undefined) return Number.NEGATIVE_INFINITY;
  const { protection, otherIntegration } = exemption.years;
  return addYears(dayFromOrdinal(entered), group === "protection" ? protection : otherIntegration);
}

/** The day at which the person's opening counters stood. @returns it, or the first day of the first row. */
export function openingDay(run: ReplayRun, person: number): number {
  const given = openingDayGiven(run.persons, person);
  if (given !== undefined) return given;
  const { order, payments } = run;
  return payments.start[rowAt(order, order.first[person])];
}

/** The opening day of the persons' table. @returns it, or undefined when it is not given. */
export function openingDayGiven(
  persons: PersonColumns | undefined,
  person: number,
): number | undefined {
  return persons === undefined ? undefined : entry(persons.openingOn, person);
}

/** Has the payer's list a counter or a bill for one of the person's rows? @returns the answer. */
export function hasListedRow(run: ReplayRun, person: number): boolean {
  const { counterBefore, billedCents } = run.payments;
  if (counterBefore === undefined && billedCents === undefined) return false;
  return rowsOf(run, person).some(
    (row) => present(counterBefore, row) || present(billedCents, row),
  );
}

/**
 * Finds the opening counters from the payer's own list: from the first counter it gives, else from what it billed.
 *
 * @param run in which the person has just been replayed from zero, so that each row's counters are the days counted since.
 * @param person number.
 * @returns the counters and their source.
 */
export function listedOpening(run: ReplayRun, person: number): FoundOpening {
  const firstRestart = run.restarts[0] ?? Infinity;
  const rows = rowsOf(run, person).filter((row) => run.payments.start[row] < firstRestart);
  const listed = new Map<number, number>();
  const bills = new Map<number, BilledRow[]>();
  for (const row of rows) {
    const counter = counterOfRow(run, row);
    const { counterBefore } = run.payments;
    if (counterBefore !== undefined && isPresent(counterBefore.validity, row)) {
      if (!listed.has(counter)) {
        listed.set(counter, counterBefore.values[row] - run.counterBefore[row]);
      }
    }
    const bill = billOfRow(run, row);
    if (bill !== undefined) bills.set(counter, [...(bills.get(counter) ?? []), bill]);
  }
  const inferred: InferredCounter[] = [];
  const values = liabilityCounters.map((counter, code) => {
    const given = listed.get(code);
    if (given !== undefined) return Math.max(0, given);
    const rowsBilled = bills.get(code);
    if (rowsBilled === undefined) return undefined;
    const found = { person, counter, ...inferCounter(rowsBilled) };
    inferred.push(found);
    return found.low;
  });
  const [subsidy, allowance, unemployment] = values;
  const known = listed.size > 0 ? "listed" : "inferred";
  return {
    source: values.some((value) => value !== undefined) ? known : "assumed_zero",
    counters: {
      subsidy: subsidy ?? allowance ?? 0,
      allowance: allowance ?? 0,
      unemployment: unemployment ?? subsidy ?? 0,
    },
    inferred,
  };
}

/** What the payer billed for a row that has been replayed. @returns it, or undefined when it tells nothing of the counter. */
export function billOfRow(run: ReplayRun, row: number): BilledRow | undefined {
  const { payments, compiled } = run;
  const { billedCents } = payments;
  if (billedCents === undefined || !isPresent(billedCents.validity, row)) return undefined;
  const cell = cellOfRow(run, row);
  const charge = compiled.chargeOfCell[cell];
  const exempt = run.ruleSet[row] === compiled.exemptRule;
  if ((charge !== chargesByDay && charge !== chargesByPeriod) || exempt) return undefined;
  const days = payments.paidDays[row];
  const counted = run.counterAfter[row] - run.counterBefore[row];
  if (days <= 0 || counted <= 0) return undefined;
  const paid = payments.paidCents[row];
  const basic = days * compiled.basicCentsOfEra[eraOf(compiled, payments.start[row])];
  const full =
    payments.fullCents !== undefined && isPresent(payments.fullCents.validity, row)
      ? payments.fullCents.values[row]
      : paid;
  const base = compiled.basicPart[cell] === 1 ? Math.min(paid, (basic * paid) / full) : paid;
  if (!(base > 0)) return undefined;
  return {
    table: compiled.tables[compiled.ruleOfCell[cell]],
    byPeriod: charge === chargesByPeriod,
    countedBefore: run.counterBefore[row],
    counted,
    baseCents: base,
    billedCents: billedCents.values[row],
  };
}

/** The counter whose step a row is charged at. @returns its position in `liabilityCounters`. */
export function counterOfRow(run: ReplayRun, row: number): number {
  return run.compiled.counterOfCell[cellOfRow(run, row)];
}

function cellOfRow({ compiled, payments, regimeByPayout }: ReplayRun, row: number): number {
  const day = regimeByPayout ? payments.paidOn[row] : payments.start[row];
  return cellOf(eraOf(compiled, day), payments.benefit[row], payments.ground[row]);
}

function rowsOf({ order }: ReplayRun, person: number): readonly number[] {
  const from = order.first[person];
  return Array.from({ length: order.first[person + 1] - from }, (_, k) => rowAt(order, from + k));
}

function present(column: OptionalNumbers | undefined, row: number): boolean {
  return column !== undefined && isPresent(column.validity, row);
}

function entry(column: OptionalIntegers, index: number): number | undefined {
  return isPresent(column.validity, index) ? column.values[index] : undefined;
}
