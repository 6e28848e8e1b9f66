import type { MatchRules } from "./match-question.ts";
import { tieHash, type SortedUnits } from "./sorted-units.ts";

/**
 * The order in which the treated choose.
 *
 * @param treated in ascending order of cell and score, ties in the order in which they choose. @param rules order and seed.
 * @param person of every row, or undefined when rows are persons.
 * @returns their places. Highest first within each cell (cells do not meet, so their order is free). Cost: O(n); random n log n.
 */
export function choosingOrder(
  treated: SortedUnits,
  rules: Pick<MatchRules, "order" | "seed">,
  person: Int32Array | undefined,
): Int32Array {
  const n = treated.row.length;
  const places = Int32Array.from({ length: n }, (_, t) => t);
  if (rules.order === "ascending") return places;
  if (rules.order === "descending") return highestFirst(treated, places);
  const id = (place: number): number =>
    person === undefined ? treated.row[place] : person[treated.row[place]];
  // Another hash than that of ties, so that whoever chooses early is not also the preferred control.
  const rank = places.map((place) => tieHash(rules.seed ^ 0x5bd1e995, id(place)));
  return places.toSorted((a, b) => (rank[a] >>> 0) - (rank[b] >>> 0) || a - b);
}

/** From the top down, but equal scores in the order they stand in. */
function highestFirst({ score, cell }: SortedUnits, places: Int32Array): Int32Array {
  let end = places.length;
  let next = 0;
  while (end > 0) {
    let start = end - 1;
    while (start > 0 && score[start - 1] === score[start] && cell[start - 1] === cell[start]) {
      start--;
    }
    for (let t = start; t < end; t++) places[next++] = t;
    end = start;
  }
  return places;
}
