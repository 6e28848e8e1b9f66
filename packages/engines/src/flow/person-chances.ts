import { counterBands, durationBands } from "./bands.ts";
import { bandsOfLevel } from "./flow-cells.ts";
import type { FlowChances } from "./flow-chances.ts";
import { exitCauses, flowBenefits } from "./receipt-months.ts";

const causeCount = exitCauses.length;

/** Durations apart from each other as lists of bands of duration whose mean rate holds. */
type Durations = readonly (readonly number[])[];
/** Each band of duration for itself. */
export const everyBand: Durations = durationBands.map((_, band) => [band]);
/** The levels in which the expectation keeps people. */
export const everyLevel: Durations = bandsOfLevel;

/** The chances of `FlowChances` laid out for one person at a time: what belongs together lies side by side. */
export interface PersonChances {
  /** Number of time cells: `duration · counter bands + counter band`. */
  readonly timeCells: number;
  /** `((kind · benefits + benefit) · time cells + time cell) · causes + cause`. */
  readonly exitOfPerson: Float64Array;
  /** `((signature · steps + step) · 3 + service state) · causes + cause`. */
  readonly exitOfMonth: Float64Array;
  /** Starting a service: `kind · time cells + time cell`. */
  readonly startOfPerson: Float64Array;
}

/**
 * Lays the chances out.
 *
 * @param chances of bands. @param durations to tell apart. Cost: kinds · benefits · durations · counter bands · causes.
 */
export function personChances(chances: FlowChances, durations: Durations): PersonChances {
  const { exitOfKind, exitOfTime, exitOfMonth, startOfKind, startOfTime } = chances;
  const kinds = exitOfKind[0].length;
  const timeCells = durations.length * counterBands.length;
  const times = exitOfTime.map((effects) => meanOfBands(effects, durations));
  const ofBenefit = flowBenefits.length;
  const exitOfPerson = new Float64Array(kinds * timeCells * causeCount);
  for (let at = 0; at < kinds * timeCells; at++) {
    const kind = Math.floor(at / timeCells);
    for (let cause = 0; cause < causeCount; cause++) {
      exitOfPerson[at * causeCount + cause] =
        exitOfKind[cause][kind] * times[cause][at - (kind - (kind % ofBenefit)) * timeCells];
    }
  }
  const months = exitOfMonth[0].length;
  const byMonth = new Float64Array(months * causeCount);
  for (let at = 0; at < months * causeCount; at++) {
    byMonth[at] = exitOfMonth[at % causeCount][Math.floor(at / causeCount)];
  }
  const startTimes = meanOfBands(startOfTime, durations);
  const startOfPerson = new Float64Array((kinds / flowBenefits.length) * timeCells);
  for (let at = 0; at < startOfPerson.length; at++) {
    startOfPerson[at] = startOfKind[Math.floor(at / timeCells)] * startTimes[at % timeCells];
  }
  return { timeCells, exitOfPerson, exitOfMonth: byMonth, startOfPerson };
}

/** Effects by `duration · counter bands + counter band`, from those by `band · counter bands + counter band`, group by group. */
function meanOfBands(effects: Float64Array, durations: Durations): Float64Array {
  const counters = counterBands.length;
  const before = durationBands.length * counters;
  const after = durations.length * counters;
  return Float64Array.from({ length: (effects.length / before) * after }, (_, at) => {
    const group = Math.floor(at / after);
    const bands = durations[Math.floor((at - group * after) / counters)];
    const first = group * before + (at % counters);
    const sum = bands.reduce((all, band) => all + effects[first + band * counters], 0);
    return sum / bands.length;
  });
}
