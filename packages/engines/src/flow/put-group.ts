import { addWay } from "@luotsi/numerics";

import { entryOf } from "./counter-classes.ts";
import type { Group } from "./expect-group.ts";
import {
  binAmong,
  cellOf,
  levelOfFew,
  monthsInLevel,
  movesOn,
  placeOfCell,
  type FlowCells,
} from "./flow-cells.ts";
import type { FlowGround } from "./flow-run.ts";
import { exempt, flowBenefits } from "./receipt-months.ts";

interface Putting {
  readonly ground: FlowGround;
  readonly group: Group;
}

/**
 * Puts the share in hand of the group into next month's cells: a part stays in the level of duration, the rest moves on. Of a few people all stay
 * or all move on, so that the number of cells stays small.
 */
export function put(putting: Putting, next: FlowCells, benefit: number): void {
  const { ground, group } = putting;
  const { share, level } = group;
  const people = share * (group.open + group.inService + group.afterService);
  const kind = group.segment * flowBenefits.length + benefit;
  const isExempt = benefit === exempt;
  // Of the exempt the months of exemption take the place of counter and days used.
  group.putCounter = isExempt ? group.exemptMonths : group.counterOn;
  group.putUsed = isExempt ? group.exemptMonths : group.usedOn;
  setOnward(group, people < ground.fewPeople);
  const { onward } = group;
  if (onward > 0) {
    group.part = share * onward;
    putPart(putting, next, kind, level + 1);
  }
  if (onward < 1) {
    group.part = share * (1 - onward);
    putPart(putting, next, kind, level);
  }
}

/**
 * Sets the share of those who stay who move on to the next level, chosen so that as many come through a level, and spend as long in it, as
 * if each stayed its months: with a chance s of staying and k months, s^(k−1) (1 − s) / (1 − s^k), which is 1/k where nobody leaves.
 */
function setOnward(group: Group, isFew: boolean): void {
  const months = monthsInLevel[group.level];
  if (isFew || months === Infinity) {
    group.onward = Math.round(movesOn[group.level]);
    return;
  }
  const stays = 1 - group.leaving / group.people;
  // 1 + s + … + s^(k−1) over s^(k−1).
  let power = 1;
  let sum = 1;
  for (let k = 1; k < months; k++) {
    power *= stays;
    sum += power;
  }
  group.onward = power / sum;
}

/** Puts the part in hand of the group into a level, with the counter and days used that were set; very few are put together with others. */
export function putPart(
  { ground, group }: Putting,
  next: FlowCells,
  kind: number,
  level: number,
): void {
  const { part } = group;
  const people = part * (group.open + group.inService + group.afterService);
  const isVeryFew = people < ground.fewestPeople;
  const bin = binAmong(group.bins, kind, group.putUsed, isVeryFew);
  const at = placeOfCell(next, cellOf(kind, isVeryFew ? levelOfFew[level] : level, bin));
  next.open[at] += part * group.open;
  next.inService[at] += part * group.inService;
  next.afterService[at] += part * group.afterService;
  next.counter[at] += people * group.putCounter;
  next.used[at] += people * group.putUsed;
  if (next.rows === undefined || !group.apart) return;
  const { memory } = next.rows;
  memory.share = people / group.people;
  memory.more = group.pace * group.days;
  addWay(memory, group.from, entryOf(next.rows, at));
}
