import { counterBand, longestAbsence, startBin, startBins } from "./bands.ts";
import {
  addRow,
  classesAhead,
  emptyRow,
  rowsIfApart,
  setCounter,
  shareRow,
  takeRow,
  type CounterRow,
  type CounterRows,
} from "./counter-classes.ts";
import { ofToday } from "./flow-parts.ts";
import type { FlowChances, ReturnChances } from "./flow-chances.ts";
import { mostCertain, type FlowGround } from "./flow-run.ts";
import { exempt, exitCauses, flowBenefits, subsidy } from "./receipt-months.ts";

const causeCount = exitCauses.length;

/** Groups smaller than this many people are let go. */
const negligible = 1e-9;

/**
 * People who come back into a month. A cell is `(segment · benefits + benefit) · start bins + bin of the days used`. Counters and days
 * used are added up; rows of counters are kept in months in which they are told apart.
 */
export interface BackInMonth {
  /** Those who go on with the period they were in, by cell. */
  readonly kept: {
    readonly people: Float64Array;
    readonly counter: Float64Array;
    readonly used: Float64Array;
    readonly rows: CounterRows;
  };
  /** Those of them whose counter starts again because of their absence, by cell. */
  readonly again: { readonly people: Float64Array; readonly used: Float64Array };
  /** Those of whom a new period begins, with no days used: `segment · benefits + benefit before`. */
  readonly begun: { readonly people: Float64Array; readonly rows: CounterRows };
}

/** People on their way back. */
export interface Returners {
  /** The months ahead by turns: nobody stays away for longer than there are of them. */
  readonly months: readonly BackInMonth[];
  /** Those whose last month is the one in hand: people by `cell · causes + cause`, the rest by cell. Emptied by `bringBack`. */
  readonly leftPeople: Float64Array;
  readonly leftCounter: Float64Array;
  readonly leftUsed: Float64Array;
  readonly leftRows: CounterRows;
}

/** Months from the last one of receipt to the last one in which somebody comes back. */
const monthsAway = longestAbsence + 1;

/** @returns nobody on the way back. */
export function returners(ground: FlowGround): Returners {
  const kinds = ground.model.segments.age.length * flowBenefits.length;
  const cells = kinds * startBins.length;
  const column = (): Float64Array => new Float64Array(cells);
  const rows = (places: number): CounterRows => rowsIfApart(ground, places);
  return {
    months: Array.from({ length: monthsAway }, () => ({
      kept: {
        people: column(),
        counter: column(),
        used: column(),
        rows: rows(cells),
      },
      again: { people: column(), used: column() },
      begun: { people: new Float64Array(kinds), rows: rows(kinds) },
    })),
    leftPeople: new Float64Array(cells * causeCount),
    leftCounter: column(),
    leftUsed: column(),
    leftRows: rows(cells),
  };
}

/** Those who come back into month t. */
export function backIn({ months }: Returners, t: number): BackInMonth {
  return months[t % monthsAway];
}

/** Makes room for those who come back into a later month. */
export function clearBack({ kept, again, begun }: BackInMonth): void {
  for (const column of [kept.people, kept.counter, kept.used]) column.fill(0);
  for (const column of [again.people, again.used, begun.people]) column.fill(0);
  kept.rows.inUse.fill(0);
  begun.rows.inUse.fill(0);
}

interface Run {
  readonly ground: FlowGround;
  readonly follows: Uint8Array;
  readonly chances: FlowChances;
  readonly back: Returners;
}

/** Spreads those whose last month was t over the months in which they come back. */
export function bringBack(run: Run, t: number): void {
  const { leftPeople, leftCounter, leftUsed, leftRows } = run.back;
  const { apartFrom, fewInClass } = run.ground;
  const away = emptyAway();
  away.absence = 1;
  away.into = t + 2;
  for (let at = 0; at < leftUsed.length; at++) {
    away.people = 0;
    for (let cause = 0; cause < causeCount; cause++) {
      away.left[cause] = leftPeople[at * causeCount + cause];
      away.people += away.left[cause];
    }
    if (away.people === 0) continue;
    if (away.people > negligible) {
      const kind = (at / startBins.length) | 0;
      away.segment = (kind / flowBenefits.length) | 0;
      away.benefit = kind - away.segment * flowBenefits.length;
      away.counter = leftCounter[at] / away.people;
      away.used = leftUsed[at] / away.people;
      if (apartFrom !== Infinity) {
        takeRow(away.row, leftRows, at, fewInClass);
        setOffCounters(run.ground, away);
      }
      spread(run, away);
    }
    leftPeople.fill(0, at * causeCount, (at + 1) * causeCount);
    leftCounter[at] = 0;
    leftUsed[at] = 0;
    if (apartFrom !== Infinity) leftRows.inUse[at] = 0;
  }
}

/** Spreads the people who had left before the first month ahead. */
export function bringBackAbsent(run: Run): void {
  const { absent } = run.ground.model;
  const away = emptyAway();
  for (let i = 0; i < absent.segment.length; i++) {
    if ((run.follows[absent.segment[i]] & ofToday) === 0) continue;
    away.left.fill(0);
    away.left[absent.cause[i]] = absent.weight[i];
    away.people = absent.weight[i];
    away.segment = absent.segment[i];
    away.benefit = absent.benefit[i] === exempt ? subsidy : absent.benefit[i];
    away.counter = absent.counter[i];
    away.used = absent.counter[i];
    away.absence = absent.since[i];
    away.into = 0;
    setCounter(away.row, away.people, away.counter);
    setOffCounters(run.ground, away);
    spread(run, away);
  }
}

/** Who is away, and from when they may come back: written over for each group. */
interface Away {
  segment: number;
  benefit: number;
  people: number;
  /** Counter the share looks at, and days used of the benefit. */
  counter: number;
  used: number;
  /** Their counters, those they have with no days used, and those of as many people that start at 0. */
  readonly row: CounterRow;
  readonly begun: CounterRow;
  readonly atZero: CounterRow;
  /** People by cause; those who have come back are taken out. */
  readonly left: Float64Array;
  /** Whole months of absence when coming back into month `into`. */
  absence: number;
  into: number;
}

function emptyAway(): Away {
  return {
    segment: 0,
    benefit: 0,
    people: 0,
    counter: 0,
    used: 0,
    row: emptyRow(),
    begun: emptyRow(),
    atZero: emptyRow(),
    left: new Float64Array(causeCount),
    absence: 1,
    into: 0,
  };
}

/** Makes ready the counters that people come back with to a new period. */
function setOffCounters({ classWidth }: FlowGround, away: Away): void {
  shareRow(away.begun, away.row);
  away.begun.shift = classesAhead(away.used, classWidth);
  setCounter(away.atZero, away.people, 0);
}

function spread({ ground, chances, back }: Run, away: Away): void {
  const { segment, left, used } = away;
  const { kept, restarted } = chances.returning;
  const kind = segment * flowBenefits.length + away.benefit;
  const cell = kind * startBins.length + startBin(used);
  const usedAgain = Math.min(used, ground.mostUsed);
  const cellAgain = kind * startBins.length + startBin(usedAgain);
  const ofKept = returnOfPerson(ground, kept, away);
  const ofRestarted = returnOfPerson(ground, restarted, away);
  const months = chances.signature[segment] * chances.steps;
  const last = Math.min(longestAbsence, away.absence + ground.horizon - 1 - away.into);
  for (let absence = away.absence; absence <= last; absence++) {
    const into = away.into + absence - away.absence;
    const keepsNow = ofKept * kept.ofMonth[months + into];
    const againNow = ofRestarted * restarted.ofMonth[months + into];
    let keeping = 0;
    let beginning = 0;
    for (let cause = 0; cause < causeCount; cause++) {
      const at = cause * longestAbsence + absence - 1;
      const keeps = keepsNow * kept.ofAbsence[at];
      const again = againNow * restarted.ofAbsence[at];
      const total = keeps + again;
      const part = total > mostCertain ? (left[cause] * mostCertain) / total : left[cause];
      keeping += part * keeps;
      beginning += part * again;
      left[cause] -= part * total;
    }
    const month = backIn(back, into);
    const rule = ground.law.restart[into];
    const startsAgain = rule > 0 && absence >= rule;
    month.begun.people[kind] += beginning;
    if (startsAgain) {
      month.again.people[cellAgain] += keeping;
      month.again.used[cellAgain] += keeping * usedAgain;
    } else {
      month.kept.people[cell] += keeping;
      month.kept.counter[cell] += keeping * away.counter;
      month.kept.used[cell] += keeping * used;
    }
    if (into < ground.apartFrom) continue;
    if (!startsAgain) addRow(month.kept.rows, cell, away.row, keeping);
    const row = startsAgain || rule === 0 ? away.atZero : away.begun;
    addRow(month.begun.rows, kind, row, beginning);
  }
}

/** The part of the chance of coming back that is the person's own. */
export function returnOfPerson(
  { model }: FlowGround,
  { ofCounter, ofAge, ofBenefit }: ReturnChances,
  { segment, benefit, used }: Pick<Away, "segment" | "benefit" | "used">,
): number {
  return ofCounter[counterBand(used)] * ofAge[model.segments.age[segment]] * ofBenefit[benefit];
}
