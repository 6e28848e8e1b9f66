import {
  absenceBands,
  bandOf,
  counterBands,
  durationBands,
  durationStages,
  longestAbsence,
  monthsAfterService,
} from "./bands.ts";
import { addEvent, addExposure, cellCollector, type CellCollector } from "./cell-collector.ts";
import {
  ageGroups,
  completeEnough,
  educationGroups,
  exitCauses,
  flowBenefits,
  integrationGroups,
  type ReceiptMonths,
} from "./receipt-months.ts";

/** Weight of a person-month halves in this many months: what is learnt is the present, steadied by the past. */
const halfLife = 24;

/** Factors of leaving, in this order; the last two tell the benefits apart by stage of duration and by counter. */
export const exitLevels = [
  durationBands.length,
  counterBands.length,
  ageGroups.length,
  educationGroups.length,
  integrationGroups.length,
  flowBenefits.length,
  12,
  3,
  flowBenefits.length * durationStages.length,
  flowBenefits.length * counterBands.length,
];
/** Factors of starting a service. */
export const serviceStartLevels = [
  durationBands.length,
  counterBands.length,
  ageGroups.length,
  educationGroups.length,
  integrationGroups.length,
  12,
];
/** Factors of ending one. */
export const serviceEndLevels = [ageGroups.length, 12];
/** Factors of coming back; the last tells the causes apart by band of absence. */
export const returnLevels = [
  longestAbsence,
  exitCauses.length,
  counterBands.length,
  ageGroups.length,
  flowBenefits.length,
  12,
  exitCauses.length * absenceBands.length,
];
/** Kinds of coming back: with the counter kept, and with one that has started again. */
export const comingBack = { kept: 0, restarted: 1 } as const;

/** Counters below this after an absence have started again, if they were at least `shownFrom` above before. */
const startedBelow = 31;
const shownFrom = 5;

/** Everything the rates are fitted to. */
export interface MonthTally {
  readonly exits: CellCollector;
  readonly serviceStarts: CellCollector;
  readonly serviceEnds: CellCollector;
  readonly returns: CellCollector;
  /** Row of the person's next month of receipt, −1 for none. */
  readonly nextRow: Int32Array;
  /**
   * Months since the last month in a service, 0 in one; 255 for none known. Within unbroken receipt: whoever begins is taken to be in
   * none, as the forecast takes those who begin, and a service that goes on starts a month later.
   */
  readonly sinceService: Uint8Array;
  /** Entry `m − firstMonth`: 1 where what happened into month m is known well enough to learn from. */
  readonly usable: Uint8Array;
}

/**
 * Walks through the months once and counts who could leave, start or end a service or come back, and who did.
 *
 * @param months checked. @returns counts by cell. Cost: O(rows · longest absence).
 */
export function tallyMonths(months: ReceiptMonths): MonthTally {
  const tally: MonthTally = {
    exits: cellCollector(exitLevels, exitCauses.length),
    serviceStarts: cellCollector(serviceStartLevels, 1),
    serviceEnds: cellCollector(serviceEndLevels, 1),
    returns: cellCollector(returnLevels, 2),
    nextRow: nextRows(months),
    sinceService: sinceServiceOf(months),
    usable: Uint8Array.from(months.completeness, (share) => Number(share >= completeEnough)),
  };
  for (let row = 0; row < months.person.length; row++) tallyRow(months, tally, row);
  return tally;
}

/** State of service of a row: 0 none, 1 in one, 2 within `monthsAfterService` after one. */
export function serviceStateOf(sinceService: number): number {
  if (sinceService === 0) return 1;
  return sinceService <= monthsAfterService ? 2 : 0;
}

/** Level of each factor of leaving for a row. */
export function exitPlace(months: ReceiptMonths, sinceService: number, row: number): number[] {
  const { segments } = months;
  const segment = months.segment[row];
  const counter = bandOf(counterBands, months.counterAfter[row]);
  const benefit = months.benefit[row];
  return [
    bandOf(durationBands, months.duration[row]),
    counter,
    segments.age[segment],
    segments.education[segment],
    segments.integration[segment],
    benefit,
    months.month[row] % 12,
    serviceStateOf(sinceService),
    benefit * durationStages.length + bandOf(durationStages, months.duration[row]),
    benefit * counterBands.length + counter,
  ];
}

function tallyRow(months: ReceiptMonths, tally: MonthTally, row: number): void {
  const { month, firstMonth, lastMonth, exitCause } = months;
  const next = tally.nextRow[row];
  const into = month[row] + 1 - firstMonth;
  if (month[row] >= lastMonth || tally.usable[into] === 0) return;
  const weight = weightOf(months, month[row]);
  const place = exitPlace(months, tally.sinceService[row], row);
  const cell = addExposure(tally.exits, place, weight);
  const stays = next >= 0 && month[next] === month[row] + 1;
  if (!stays) addEvent(tally.exits, cell, { kind: exitCause[row], weight });
  tallyService(months, tally, { row, place, weight, next: stays ? next : -1 });
  if (!stays) tallyAbsence(months, tally, { row, place, weight, next });
}

interface TalliedRow {
  readonly row: number;
  readonly place: readonly number[];
  readonly weight: number;
  readonly next: number;
}

function tallyService(months: ReceiptMonths, tally: MonthTally, at: TalliedRow): void {
  const { row, place, weight, next } = at;
  const [, , age, , , , season] = place;
  if (tally.sinceService[row] === 0) {
    const cell = addExposure(tally.serviceEnds, [age, season], weight);
    if (next >= 0 && months.inService[next] === 0) {
      addEvent(tally.serviceEnds, cell, { kind: 0, weight });
    }
    return;
  }
  const cell = addExposure(tally.serviceStarts, serviceStartPlace(place), weight);
  if (next >= 0 && months.inService[next] === 1) {
    addEvent(tally.serviceStarts, cell, { kind: 0, weight });
  }
}

/** Level of each factor of starting a service. @param place of leaving. */
export function serviceStartPlace(place: readonly number[]): number[] {
  const [duration, counter, age, education, integration, , season] = place;
  return [duration, counter, age, education, integration, season];
}

function tallyAbsence(months: ReceiptMonths, tally: MonthTally, at: TalliedRow): void {
  const { row, place, weight, next } = at;
  const { month, firstMonth, lastMonth } = months;
  for (let absence = 1; absence <= longestAbsence; absence++) {
    const back = month[row] + 1 + absence;
    if (back > lastMonth || tally.usable[back - firstMonth] === 0) return;
    const cell = addExposure(tally.returns, returnPlace(months, place, { row, absence }), weight);
    if (next >= 0 && month[next] === back) {
      const kind = hasRestarted(months, row, next) ? comingBack.restarted : comingBack.kept;
      addEvent(tally.returns, cell, { kind, weight });
      return;
    }
  }
}

/** Level of each factor of coming back. @param place of leaving in the row. @param away the row and whole months since. */
export function returnPlace(
  { month, exitCause }: ReceiptMonths,
  place: readonly number[],
  { row, absence }: { readonly row: number; readonly absence: number },
): number[] {
  const [, counter, age, , , benefit] = place;
  const cause = exitCause[row];
  const band = cause * absenceBands.length + bandOf(absenceBands, absence);
  return [absence - 1, cause, counter, age, benefit, (month[row] + 1 + absence) % 12, band];
}

/** Has the counter of a person who has come back started again? @param row last month of receipt. @param next first one after it. */
export function hasRestarted(
  { counterAfter, paidDays }: ReceiptMonths,
  row: number,
  next: number,
): boolean {
  const begins = counterAfter[next] - paidDays[next];
  return begins < startedBelow && begins <= counterAfter[row] - shownFrom;
}

/** Recent months weigh more. */
export function weightOf({ lastMonth }: ReceiptMonths, month: number): number {
  return 0.5 ** ((lastMonth - month) / halfLife);
}

/** Next row of the same person, −1 for none. */
export function nextRows({ person }: ReceiptMonths): Int32Array {
  return Int32Array.from(person, (who, row) => (person[row + 1] === who ? row + 1 : -1));
}

function sinceServiceOf({ person, month, inService, firstMonth }: ReceiptMonths): Uint8Array {
  const since = new Uint8Array(person.length);
  let lastService = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < person.length; row++) {
    const goesOn = row > 0 && person[row] === person[row - 1] && month[row] === month[row - 1] + 1;
    if (!goesOn) lastService = Number.NEGATIVE_INFINITY;
    if (inService[row] === 1 && (goesOn || month[row] === firstMonth)) lastService = month[row];
    since[row] = Math.min(255, month[row] - lastService);
  }
  return since;
}
