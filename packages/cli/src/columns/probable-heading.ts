/**
 * The heading a person probably meant: the nearest by letters put in, left out, changed or swapped, when that is at most a third of them.
 *
 * @param name what was written. @param headings what the file has.
 */
export function probableHeading(name: string, headings: readonly string[]): string | undefined {
  const written = name.trim().toLowerCase();
  let nearest: string | undefined;
  let fewest = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const heading of headings) {
    const changes = changesBetween(written, heading.trim().toLowerCase());
    if (changes < fewest) {
      fewest = changes;
      nearest = heading.trim();
    }
  }
  return nearest;
}

/** Damerau's distance with neighbouring swaps. */
function changesBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + same,
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
