import { assert } from "@luotsi/base";
import { uniform } from "@luotsi/numerics";

import type { FactorRange, FlowChange } from "./flow-question.ts";

/** Streams of random numbers that nothing else of a draw uses. */
const rangeStream = 0x52_41_4e_47;

/**
 * A value within a range: half of the draws fall below the stated value, evenly from the lowest up, half above it, evenly to the highest.
 *
 * @param value stated; within the range. @param range lowest and highest. @param u uniform, 0–1.
 */
export function valueInRange(value: number, { low, high }: FactorRange, u: number): number {
  assert(low <= value && value <= high, "a stated value is within its range");
  return u < 0.5 ? low + 2 * u * (value - low) : value + (2 * u - 1) * (high - value);
}

/**
 * The changes of a draw: a factor with a range takes a value of its own in each draw, the same for every question with the same seed
 * that has the change in the same place of its list.
 */
export function changesOfDraw(
  changes: readonly FlowChange[],
  seed: number,
  draw: number,
): readonly FlowChange[] {
  return changes.map((change, place) =>
    change.kind === "benefit-level" || change.range === undefined
      ? change
      : {
          ...change,
          factor: valueInRange(
            change.factor,
            change.range,
            uniform(seed, rangeStream + place, draw),
          ),
        },
  );
}
