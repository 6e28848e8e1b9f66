import type { SpellShapes } from "./spell-patterns.ts";

/** People at risk and exits, month by month after time zero, of one group in one risk set. Length K. */
export interface Followed {
  /** Weight of those who leave the risk set in each month, in any way. */
  readonly leaving: Float64Array;
  /** Weight of those still there after K months. */
  staying: number;
  /** Weight of exits of any kind, and of those asked about. */
  readonly exits: Float64Array;
  readonly wanted: Float64Array;
}

/** The three groups of a risk set. */
export interface RiskSet {
  readonly treated: Followed;
  /** Those who did not start in the month, whatever they did later. */
  readonly waiting: Followed;
  /** The same, followed only until their own start. */
  readonly never: Followed;
}

/** Room for one risk set, used over and over. @param horizon K. @returns it. */
export function riskSetRoom(horizon: number): RiskSet {
  const followed = (): Followed => ({
    leaving: new Float64Array(horizon),
    staying: 0,
    exits: new Float64Array(horizon),
    wanted: new Float64Array(horizon),
  });
  return { treated: followed(), waiting: followed(), never: followed() };
}

/**
 * Fills the risk set of month u of a cell: spells that have lasted to u without the service.
 *
 * @param room to fill. @param spells shapes of all of them. @param rows those of the cell. @param at month u and the weight of each shape.
 * Cost: O(rows).
 */
export function fillRiskSet(
  room: RiskSet,
  spells: SpellShapes,
  rows: Int32Array,
  at: { readonly month: number; readonly weights: Float64Array },
): void {
  for (const group of [room.treated, room.waiting, room.never]) empty(group);
  const { startMonth, lastMonth, exit } = spells;
  for (let p = 0; p < rows.length; p++) {
    const i = rows[p];
    const start = startMonth[i];
    const weight = at.weights[i];
    if (lastMonth[i] < at.month || (start > 0 && start < at.month) || weight === 0) continue;
    const last = lastMonth[i] - at.month;
    if (start === at.month) {
      follow(room.treated, last, weight, exit[i]);
      continue;
    }
    follow(room.waiting, last, weight, exit[i]);
    // Who starts later is untreated until the start of that month, so is followed to the month before.
    if (start > 0) follow(room.never, start - 1 - at.month, weight, 0);
    else follow(room.never, last, weight, exit[i]);
  }
}

function empty(group: Followed): void {
  group.leaving.fill(0);
  group.exits.fill(0);
  group.wanted.fill(0);
  group.staying = 0;
}

function follow(group: Followed, last: number, weight: number, exit: number): void {
  if (last >= group.leaving.length) {
    group.staying += weight;
    return;
  }
  group.leaving[last] += weight;
  if (exit > 0) group.exits[last] += weight;
  if (exit === 1) group.wanted[last] += weight;
}

/**
 * Share that has left as asked by each month after time zero: Aalen–Johansen over months.
 *
 * @param group followed. @param target K numbers to fill.
 * @returns months that can be said: from there on somebody is still there by the estimate, but nobody is left to follow.
 */
export function shareLeft(group: Followed, target: Float64Array): number {
  const horizon = target.length;
  let atRisk = group.staying;
  for (let k = 0; k < horizon; k++) atRisk += group.leaving[k];
  let there = 1;
  let left = 0;
  for (let k = 0; k < horizon; k++) {
    // Weights are whole in data and in a Poisson draw, so these differences are exact.
    if (atRisk <= 0 && there > 0) return k;
    if (there > 0) {
      left += (there * group.wanted[k]) / atRisk;
      there = group.exits[k] >= atRisk ? 0 : there * (1 - group.exits[k] / atRisk);
    }
    target[k] = left;
    atRisk -= group.leaving[k];
  }
  return horizon;
}
