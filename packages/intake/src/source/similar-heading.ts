import type { SourceColumn } from "@luotsi/contract/sources";

import { folded } from "../cells/folding.ts";
import { namesOf } from "./heading-assignment.ts";

/** The heading that most resembles a column's name or one of its aliases; undefined when none does. */
export function similarHeading(
  column: SourceColumn,
  headings: readonly string[],
): string | undefined {
  const names = namesOf(column);
  const scored = headings
    .map((heading) => ({ heading, likeness: likenessOf(folded(heading), names) }))
    .filter(({ likeness }) => likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness);
  return scored[0]?.heading;
}

function likenessOf(key: string, names: readonly string[]): number {
  if (key.length < 2 || key.length > 60) return 0;
  return Math.max(0, ...names.map((name) => resemblance(key, name)));
}

/** 1 for equal texts, above 0 while at most a third of the letters differ or one holds the other. */
function resemblance(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  const distance = editDistance(a, b);
  if (distance <= Math.max(1, Math.floor(shorter / 3))) return 1 - distance / longer;
  return shorter >= 4 && (a.includes(b) || b.includes(a)) ? (0.5 * shorter) / longer : 0;
}

/** Levenshtein distance: insertions, deletions and substitutions. O(length²). */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
