import { counterBands, durationBands } from "./bands.ts";
import type { FlowChances } from "./flow-chances.ts";
import { exitCauses, flowBenefits } from "./receipt-months.ts";

const causeCount = exitCauses.length;
const timeCells = durationBands.length * counterBands.length;

/** The chances of `FlowChances` laid out for one person at a time: what belongs together lies side by side. */
export interface PersonChances {
  /** `((kind · benefits + benefit) · time cells + time cell) · causes + cause`. */
  readonly exitOfPerson: Float64Array;
  /** `((signature · horizon + step) · 3 + service state) · causes + cause`. */
  readonly exitOfMonth: Float64Array;
  /** Starting a service: `kind · time cells + time cell`. */
  readonly startOfPerson: Float64Array;
}

/** First cell of `exitOfPerson` of a kind of person, a benefit and a cell of duration and counter. */
export function personCell(kindAndBenefit: number, time: number): number {
  return (kindAndBenefit * timeCells + time) * causeCount;
}

/** Lays the chances out. Cost: kinds · benefits · bands · causes. */
export function personChances(chances: FlowChances): PersonChances {
  const { exitOfKind, exitOfTime, exitOfMonth, startOfKind, startOfTime } = chances;
  const kinds = exitOfKind[0].length;
  const exitOfPerson = new Float64Array(kinds * timeCells * causeCount);
  for (let kind = 0; kind < kinds; kind++) {
    for (let time = 0; time < timeCells; time++) {
      const at = personCell(kind, time);
      for (let cause = 0; cause < causeCount; cause++) {
        exitOfPerson[at + cause] = exitOfKind[cause][kind] * exitOfTime[cause][time];
      }
    }
  }
  const months = exitOfMonth[0].length;
  const byMonth = new Float64Array(months * causeCount);
  for (let at = 0; at < months; at++) {
    for (let cause = 0; cause < causeCount; cause++) {
      byMonth[at * causeCount + cause] = exitOfMonth[cause][at];
    }
  }
  const persons = kinds / flowBenefits.length;
  const startOfPerson = new Float64Array(persons * timeCells);
  for (let person = 0; person < persons; person++) {
    for (let time = 0; time < timeCells; time++) {
      startOfPerson[person * timeCells + time] = startOfKind[person] * startOfTime[time];
    }
  }
  return { exitOfPerson, exitOfMonth: byMonth, startOfPerson };
}

/** First cell of `startOfPerson`. */
export function startCellOf(kind: number, time: number): number {
  return kind * timeCells + time;
}
