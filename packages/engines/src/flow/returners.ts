import { counterBand, longestAbsence, startBin, startBins } from "./bands.ts";
import { classesAway, gapOf } from "./flow-cells.ts";
import type { FlowChances, ReturnChances } from "./flow-chances.ts";
import { mostCertain, type FlowGround } from "./flow-run.ts";
import { exempt, exitCauses, flowBenefits, subsidy } from "./receipt-months.ts";

const causeCount = exitCauses.length;

/** Groups smaller than this many people are let go. */
const negligible = 1e-9;

/** People on their way back. A cell is `((class of gap · segments + segment) · benefits + benefit) · start bins + bin of the days used`. */
export interface Returners {
  /** Cells of one class of gaps. */
  readonly cells: number;
  /** For each month ahead: people who come back into it, by cell, their counters and their days used added up. */
  readonly people: readonly Float64Array[];
  readonly days: readonly Float64Array[];
  readonly used: readonly Float64Array[];
  /** The same of people of whom a new period has begun, who have used no days: `(class of gap · segments + segment) · benefits + benefit before`. */
  readonly restarted: readonly Float64Array[];
  readonly restartedDays: readonly Float64Array[];
  /** Those whose last month is the one in hand: people by `cell · causes + cause`, the rest by cell. Emptied by `bringBack`. */
  readonly leftPeople: Float64Array;
  readonly leftDays: Float64Array;
  readonly leftUsed: Float64Array;
}

/** @returns nobody on the way back. */
export function returners({ model, horizon, gaps }: FlowGround): Returners {
  const ofOneGap = model.segments.age.length * flowBenefits.length * startBins.length;
  const cells = ofOneGap * gaps;
  const months = (size: number): readonly Float64Array[] =>
    Array.from({ length: horizon }, () => new Float64Array(size));
  return {
    cells: ofOneGap,
    people: months(cells),
    days: months(cells),
    used: months(cells),
    restarted: months(cells / startBins.length),
    restartedDays: months(cells / startBins.length),
    leftPeople: new Float64Array(cells * causeCount),
    leftDays: new Float64Array(cells),
    leftUsed: new Float64Array(cells),
  };
}

interface Run {
  readonly ground: FlowGround;
  readonly chances: FlowChances;
  readonly back: Returners;
}

/** Spreads those whose last month was t over the months in which they come back. */
export function bringBack(run: Run, t: number): void {
  const { leftPeople, leftDays, leftUsed, cells } = run.back;
  const away = emptyAway();
  away.absence = 1;
  away.into = t + 2;
  for (let at = 0; at < leftDays.length; at++) {
    let people = 0;
    for (let cause = 0; cause < causeCount; cause++) {
      away.left[cause] = leftPeople[at * causeCount + cause];
      people += away.left[cause];
    }
    if (people === 0) continue;
    if (people > negligible) {
      const kind = ((at % cells) / startBins.length) | 0;
      away.segment = (kind / flowBenefits.length) | 0;
      away.benefit = kind - away.segment * flowBenefits.length;
      away.counter = leftDays[at] / people;
      away.used = leftUsed[at] / people;
      spread(run, away);
    }
    leftPeople.fill(0, at * causeCount, (at + 1) * causeCount);
    leftDays[at] = 0;
    leftUsed[at] = 0;
  }
}

/** Spreads the people who had left before the first month ahead. */
export function bringBackAbsent(run: Run): void {
  const { absent } = run.ground.model;
  const away = emptyAway();
  for (let i = 0; i < absent.segment.length; i++) {
    away.left.fill(0);
    away.left[absent.cause[i]] = absent.weight[i];
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
  /** Counter the share looks at, and days used of the benefit. */
  counter: number;
  used: number;
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
    counter: 0,
    used: 0,
    left: new Float64Array(causeCount),
    absence: 1,
    into: 0,
  };
}

function spread({ ground, chances, back }: Run, away: Away): void {
  const { segment, benefit, used, left } = away;
  const { kept, restarted } = chances.returning;
  const { gapsFrom } = ground;
  const ofKept = returnOfPerson(ground, kept, away);
  const ofRestarted = returnOfPerson(ground, restarted, away);
  const place = startCell(segment, benefit, used);
  const kinds = back.cells / startBins.length;
  const kind = segment * flowBenefits.length + benefit;
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
    const rule = ground.law.restart[into];
    const counter = rule > 0 && absence >= rule ? 0 : away.counter;
    const cell = place + gapOf(gapsFrom, into, counter - used, classesAway) * back.cells;
    back.people[into][cell] += keeping;
    back.days[into][cell] += keeping * counter;
    back.used[into][cell] += keeping * used;
    const begins = rule === 0 ? 0 : counter;
    const again = kind + gapOf(gapsFrom, into, begins, classesAway) * kinds;
    back.restarted[into][again] += beginning;
    back.restartedDays[into][again] += beginning * begins;
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

function startCell(segment: number, benefit: number, used: number): number {
  return (segment * flowBenefits.length + benefit) * startBins.length + startBin(used);
}
