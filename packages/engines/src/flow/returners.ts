import { counterBand, longestAbsence, startBin, startBins } from "./bands.ts";
import { gapOf } from "./flow-cells.ts";
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
  /** Those whose last month is the one in hand: `cell · causes + cause`. Emptied by `bringBack`. */
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
    leftDays: new Float64Array(cells * causeCount),
    leftUsed: new Float64Array(cells * causeCount),
  };
}

interface Run {
  readonly ground: FlowGround;
  readonly chances: FlowChances;
  readonly back: Returners;
}

/** Spreads those whose last month was t over the months in which they come back. */
export function bringBack(run: Run, t: number): void {
  const { leftPeople, leftDays, leftUsed } = run.back;
  for (let at = 0; at < leftPeople.length; at++) {
    if (leftPeople[at] === 0) continue;
    const cell = Math.floor(at / causeCount) % run.back.cells;
    const kind = Math.floor(cell / startBins.length);
    if (leftPeople[at] > negligible) {
      spread(run, {
        segment: Math.floor(kind / flowBenefits.length),
        benefit: kind % flowBenefits.length,
        counter: leftDays[at] / leftPeople[at],
        used: leftUsed[at] / leftPeople[at],
        cause: at % causeCount,
        people: leftPeople[at],
        absence: 1,
        into: t + 2,
      });
    }
    leftPeople[at] = 0;
    leftDays[at] = 0;
    leftUsed[at] = 0;
  }
}

/** Spreads the people who had left before the first month ahead. */
export function bringBackAbsent(run: Run): void {
  const { absent } = run.ground.model;
  for (let i = 0; i < absent.segment.length; i++) {
    spread(run, {
      segment: absent.segment[i],
      benefit: absent.benefit[i] === exempt ? subsidy : absent.benefit[i],
      counter: absent.counter[i],
      used: absent.counter[i],
      cause: absent.cause[i],
      people: absent.weight[i],
      absence: absent.since[i],
      into: 0,
    });
  }
}

/** Who is away, and from when they may come back. */
export interface Away {
  readonly segment: number;
  readonly benefit: number;
  /** Counter the share looks at, and days used of the benefit. */
  readonly counter: number;
  readonly used: number;
  /** Position in `exitCauses`. */
  readonly cause: number;
  readonly people: number;
  /** Whole months of absence when coming back into month `into`. */
  readonly absence: number;
  readonly into: number;
}

function spread(run: Run, away: Away): void {
  const { ground, chances, back } = run;
  const { segment, benefit, used, cause } = away;
  const { kept, restarted } = chances.returning;
  const { gapsFrom } = ground;
  const ofKept = returnOfPerson(ground, kept, away);
  const ofRestarted = returnOfPerson(ground, restarted, away);
  const place = startCell(segment, benefit, used);
  const ofCause = cause * longestAbsence - 1;
  const months = chances.signature[segment] * chances.steps;
  let people = away.people;
  let into = away.into;
  for (let absence = away.absence; absence <= longestAbsence; absence++, into++) {
    if (into >= ground.horizon) return;
    const keeps = ofKept * kept.ofAbsence[ofCause + absence] * kept.ofMonth[months + into];
    const again =
      ofRestarted * restarted.ofAbsence[ofCause + absence] * restarted.ofMonth[months + into];
    const total = keeps + again;
    const part = total > mostCertain ? (people * mostCertain) / total : people;
    people -= part * total;
    const rule = ground.law.restart[into];
    const counter = rule > 0 && absence >= rule ? 0 : away.counter;
    const cell = place + gapOf(gapsFrom, { t: into, counter, used }) * back.cells;
    back.people[into][cell] += part * keeps;
    back.days[into][cell] += part * keeps * counter;
    back.used[into][cell] += part * keeps * used;
    const begins = rule === 0 ? 0 : counter;
    const gap = gapOf(gapsFrom, { t: into, counter: begins, used: 0 });
    const kinds = back.cells / startBins.length;
    const kind = gap * kinds + segment * flowBenefits.length + benefit;
    back.restarted[into][kind] += part * again;
    back.restartedDays[into][kind] += part * again * begins;
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
