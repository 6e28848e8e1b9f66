import { disclosureRules } from "./disclosure-rules.ts";

/**
 * Which groups are told as one, where groups cannot be left out: those of a few people, with the next smallest until together they
 * are no few people.
 *
 * @param people of each group. Unit: people.
 * @returns one mark a group, 1 where it is told together with others. Groups of nobody are, when anything is.
 *   Cost: O(groups log groups).
 */
export function toldTogether(people: readonly number[]): Uint8Array {
  const { hideBelow } = disclosureRules;
  const bySize = [...people.keys()].toSorted((a, b) => (people[a] ?? 0) - (people[b] ?? 0));
  const marks = new Uint8Array(people.length);
  let together = 0;
  for (const group of bySize) {
    const own = people[group] ?? 0;
    if (own >= hideBelow && (together === 0 || together >= hideBelow)) break;
    marks[group] = 1;
    together += own;
  }
  return marks;
}
