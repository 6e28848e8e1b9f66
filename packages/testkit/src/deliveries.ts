import { addMonths, monthRange, type Month } from "@luotsi/base";

import type { World } from "./world.ts";

/** How the area's files came in: all history at once, then month by month. */
export interface DeliveryPlan {
  /** Last month of the first, large delivery. */
  readonly history: Month;
  /** The months delivered one by one after it. */
  readonly monthly: readonly Month[];
}

/** Shorter windows come in one delivery. */
const shortest = 6;
const deliveredOneByOne = 3;

/** @returns the plan, or undefined when the window is too short for one. @param world window. */
export function deliveryPlan(world: World): DeliveryPlan | undefined {
  if (world.lastMonth - world.firstMonth + 1 < shortest) return undefined;
  const history = addMonths(world.lastMonth, -deliveredOneByOne);
  return { history, monthly: monthRange(addMonths(history, 1), world.lastMonth) };
}

/** In shares of rows. */
export const deliveryHabits = { delayed: 0.015, corrected: 0.006 } as const;

/** The delivery a row of a month is in. @param plan of deliveries. @param at month. @returns a month of the plan. */
export function deliveryOf(plan: DeliveryPlan, at: number): Month {
  return at <= plan.history ? plan.history : (plan.monthly[at - plan.history - 1] ?? plan.history);
}
