import type { Sets } from "./matched-sample.ts";
import type { SortedArms } from "./sorted-units.ts";

/**
 * Leaves out the treated without a control, and names rows instead of places.
 *
 * @param arms both groups in order. @param slots places of the controls taken, `ratio` for each treated, the first `count` of them filled.
 * @returns the pairs in the order of the sorted treated. Cost: O(treated · ratio).
 */
export function closeRanks(
  arms: SortedArms,
  slots: { readonly taken: Int32Array; readonly count: Int32Array; readonly ratio: number },
): Sets {
  const { taken, count, ratio } = slots;
  const matched = count.reduce((sum, c) => sum + Number(c > 0), 0);
  const treated = new Int32Array(matched);
  const from = new Int32Array(matched);
  const to = new Int32Array(matched);
  const controls = new Int32Array(count.reduce((sum, c) => sum + c, 0));
  let i = 0;
  let next = 0;
  for (let t = 0; t < count.length; t++) {
    if (count[t] === 0) continue;
    treated[i] = arms.treated.row[t];
    from[i] = next;
    for (let k = 0; k < count[t]; k++) controls[next++] = arms.control.row[taken[t * ratio + k]];
    to[i++] = next;
  }
  return { treated, from, to, controls };
}
