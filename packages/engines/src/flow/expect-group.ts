import { counterBins, durationLevels, type Bins } from "./flow-cells.ts";
import { exempt, exitCauses, flowBenefits, subsidy } from "./receipt-months.ts";

/** The people of a cell while they go through a month: written over for each cell. */
export interface Group {
  /** Outside services, in one, and within a year after one. */
  open: number;
  inService: number;
  afterService: number;
  people: number;
  segment: number;
  benefit: number;
  /** Level of duration. */
  level: number;
  /** Counter before the month, and days used of the benefit. They part where a change counts otherwise than the law. */
  counter: number;
  used: number;
  exemptMonths: number;
  /** Paid days, and both after the month, of those who go on and of those for whom it is the last. */
  days: number;
  lastDays: number;
  counterOn: number;
  counterLast: number;
  usedOn: number;
  usedLast: number;
  /** Share of the paid days that advances the counter. */
  pace: number;
  /** Entry of the row of its counters. */
  from: number;
  /** Share of those who go on that is in hand, and how many of it move to the next level. */
  share: number;
  onward: number;
  /** Are counters told apart in the month the group goes into? And its bins, and the part of the group that does, with its counter and days used. */
  apart: boolean;
  bins: Bins;
  part: number;
  putCounter: number;
  putUsed: number;
  /** Cell of duration and counter of the chances. */
  time: number;
  /** People who leave, by cause; their sum; and chances of leaving by state of service. */
  readonly left: Float64Array;
  leaving: number;
  leaveOpen: number;
  leaveInService: number;
  leaveAfter: number;
}

/** @returns a group to be written over. */
export function emptyGroup(): Group {
  return {
    open: 0,
    inService: 0,
    afterService: 0,
    people: 0,
    segment: 0,
    benefit: 0,
    level: 0,
    counter: 0,
    used: 0,
    exemptMonths: 0,
    days: 0,
    lastDays: 0,
    counterOn: 0,
    counterLast: 0,
    usedOn: 0,
    usedLast: 0,
    pace: 1,
    from: 0,
    share: 1,
    onward: 0,
    apart: false,
    bins: { last: 0, most: 0 },
    part: 0,
    putCounter: 0,
    putUsed: 0,
    time: 0,
    left: new Float64Array(exitCauses.length),
    leaving: 0,
    leaveOpen: 0,
    leaveInService: 0,
    leaveAfter: 0,
  };
}

/** Sets the group's place to that of a cell; of an exempt one the counter holds the months of exemption. */
export function takePlace(group: Group, cell: number): void {
  const levels = (cell / counterBins) | 0;
  const kind = (levels / durationLevels) | 0;
  group.level = levels - kind * durationLevels;
  group.segment = (kind / flowBenefits.length) | 0;
  group.benefit = kind - group.segment * flowBenefits.length;
  group.exemptMonths = 0;
  if (group.benefit !== exempt) return;
  group.exemptMonths = group.counter;
  group.counter = 0;
  group.used = 0;
  if (group.exemptMonths <= 0.5) group.benefit = subsidy;
}
