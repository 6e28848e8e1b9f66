import { addWay, carryRows, takeFloats } from "@luotsi/numerics";

import { counterBand, longestAbsence, startBin, startBins } from "./bands.ts";
import {
  addAlike,
  classesAhead,
  clearRows,
  entryFurther,
  entryOf,
  mostFurther,
  rowsIn,
  type CounterRows,
} from "./counter-classes.ts";
import type { ExpectMemory } from "./expect-memory.ts";
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
    readonly rows: CounterRows | undefined;
  };
  /** Those of them whose counter starts again because of their absence, by cell. */
  readonly again: { readonly people: Float64Array; readonly used: Float64Array };
  /** Those of whom a new period begins, with no days used: `segment · benefits + benefit before`. */
  readonly begun: {
    readonly people: Float64Array;
    /** Those of them whose counter starts again, in months in which counters are told apart; the rows have the others. */
    readonly atZero: Float64Array;
    readonly rows: CounterRows | undefined;
  };
}

/** People on their way back. */
export interface Returners {
  /** The months ahead by turns: nobody stays away for longer than there are of them. */
  readonly months: readonly BackInMonth[];
  /** Those whose last month is the one in hand: people by `cell · causes + cause`, the rest by cell. Emptied by `bringBack`. */
  readonly leftPeople: Float64Array;
  readonly leftCounter: Float64Array;
  readonly leftUsed: Float64Array;
  readonly leftRows: CounterRows | undefined;
}

/** Months from the last one of receipt to the last one in which somebody comes back. */
const monthsAway = longestAbsence + 1;

/** @returns nobody on the way back. @param memory to take from. */
export function returners(ground: FlowGround, { room, counters }: ExpectMemory): Returners {
  const kinds = ground.model.segments.age.length * flowBenefits.length;
  const cells = kinds * startBins.length;
  const column = (): Float64Array => takeFloats(room, cells);
  return {
    months: Array.from({ length: monthsAway }, () => ({
      kept: {
        people: column(),
        counter: column(),
        used: column(),
        rows: rowsIn(counters, cells),
      },
      again: { people: column(), used: column() },
      begun: {
        people: takeFloats(room, kinds),
        atZero: takeFloats(room, kinds),
        rows: rowsIn(counters, kinds, mostFurther),
      },
    })),
    leftPeople: takeFloats(room, cells * causeCount),
    leftCounter: column(),
    leftUsed: column(),
    leftRows: rowsIn(counters, cells),
  };
}

/** Those who come back into month t. */
export function backIn({ months }: Returners, t: number): BackInMonth {
  return months[t % monthsAway];
}

/** Makes room for those who come back into a later month. */
export function clearBack({ kept, again, begun }: BackInMonth): void {
  for (const column of [kept.people, kept.counter, kept.used]) column.fill(0);
  for (const column of [again.people, again.used, begun.people, begun.atZero]) column.fill(0);
  if (kept.rows !== undefined) clearRows(kept.rows, kept.people.length);
  if (begun.rows !== undefined) clearRows(begun.rows, begun.people.length);
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
  const away = emptyAway();
  away.absence = 1;
  away.into = t + 2;
  if (leftRows !== undefined) leftRows.memory.more = 0;
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
      if (leftRows !== undefined) away.from = entryOf(leftRows, at);
      spread(run, away);
    }
    leftPeople.fill(0, at * causeCount, (at + 1) * causeCount);
    leftCounter[at] = 0;
    leftUsed[at] = 0;
  }
  if (leftRows === undefined) return;
  carryRows(leftRows.memory);
  clearRows(leftRows, leftUsed.length);
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
    spread(run, away);
  }
}

/** Who is away, and from when they may come back: written over for each group. */
interface Away {
  segment: number;
  benefit: number;
  people: number;
  /** Those of them who come back in the month in hand, in one way. */
  coming: number;
  /** Counter the share looks at, and days used of the benefit. */
  counter: number;
  used: number;
  /** Entry of their counters, or `alike` where all have the same. */
  from: number;
  /** People by cause; those who have come back are taken out. */
  readonly left: Float64Array;
  /** Whole months of absence when coming back into month `into`. */
  absence: number;
  into: number;
}

const alike = -1;

function emptyAway(): Away {
  return {
    segment: 0,
    benefit: 0,
    people: 0,
    coming: 0,
    counter: 0,
    used: 0,
    from: alike,
    left: new Float64Array(causeCount),
    absence: 1,
    into: 0,
  };
}

function spread({ ground, chances, back }: Run, away: Away): void {
  const { segment, left, used } = away;
  const { kept, restarted } = chances.returning;
  const kind = segment * flowBenefits.length + away.benefit;
  const cell = kind * startBins.length + startBin(used);
  const usedAgain = Math.min(used, ground.mostUsed);
  const cellAgain = kind * startBins.length + startBin(usedAgain);
  const ahead = classesAhead(used, ground.classWidth);
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
    if (!startsAgain) {
      away.coming = keeping;
      bringRow(month.kept.rows, cell, away, 0);
    }
    if (startsAgain || rule === 0) month.begun.atZero[kind] += beginning;
    else {
      away.coming = beginning;
      bringRow(month.begun.rows, kind, away, ahead);
    }
  }
}

/** Lets those of the people away who come now come to a place with the counters they have, so many classes further up. */
function bringRow(rows: CounterRows | undefined, place: number, away: Away, ahead: number): void {
  const { from, people, counter, coming } = away;
  if (rows === undefined || coming === 0) return;
  if (from === alike) {
    addAlike(rows, place, { people: coming, counter, ahead });
    return;
  }
  rows.memory.share = coming / people;
  addWay(rows.memory, from, entryFurther(rows, place, ahead));
}

/** The part of the chance of coming back that is the person's own. */
export function returnOfPerson(
  { model }: FlowGround,
  { ofCounter, ofAge, ofBenefit }: ReturnChances,
  { segment, benefit, used }: Pick<Away, "segment" | "benefit" | "used">,
): number {
  return ofCounter[counterBand(used)] * ofAge[model.segments.age[segment]] * ofBenefit[benefit];
}
