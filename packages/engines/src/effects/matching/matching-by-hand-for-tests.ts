import type { MatchRules, MatchUnits } from "./match-question.ts";
import type { MatchedSample } from "./matched-sample.ts";
import { tieHash } from "./sorted-units.ts";

/** Pairs `[treated row, control row]` in ascending order of rows. */
export function pairsOf({
  treated,
  from,
  to,
  controls,
}: MatchedSample): (readonly [number, number])[] {
  return [...treated]
    .flatMap((row, i) =>
      [...controls.subarray(from[i], to[i])].map((control) => [row, control] as const),
    )
    .toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** The same matching without any cleverness: everyone looks at every control, every time. For tests. */
export function pairsByHand(
  units: MatchUnits,
  rules: MatchRules,
  width = Infinity,
): (readonly [number, number])[] {
  const n = units.treated.length;
  const rows = Array.from({ length: n }, (_, i) => i);
  const id = (row: number): number => units.person?.[row] ?? row;
  const hash = (row: number): number =>
    rules.ties === "seeded" ? tieHash(rules.seed, id(row)) : 0;
  const sign = rules.order === "ascending" ? 1 : -1;
  const turns = rows
    .filter((row) => units.treated[row] === 1)
    .toSorted((a, b) => sign * (units.score[a] - units.score[b]) || hash(a) - hash(b) || a - b);
  const uses = new Map<number, number>();
  const pairs: [number, number][] = [];
  for (let round = 0; round < rules.ratio; round++) {
    for (const t of turns) {
      if (pairs.filter(([row]) => row === t).length < round) continue;
      const allowed = rows.filter(
        (c) =>
          units.treated[c] === 0 &&
          (units.cell?.[c] ?? 0) === (units.cell?.[t] ?? 0) &&
          (units.person === undefined || id(c) !== id(t)) &&
          (uses.get(c) ?? 0) < rules.reuse.most &&
          !pairs.some(([row, control]) => row === t && control === c),
      );
      const [best] = allowed.toSorted((a, b) => preferred(units, rules, t, [a, b]));
      if (best === undefined || distance(units, t, best) > width) continue;
      pairs.push([t, best]);
      uses.set(best, (uses.get(best) ?? 0) + 1);
    }
  }
  return pairs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function distance({ score }: MatchUnits, t: number, c: number): number {
  return Math.abs(score[t] - score[c]);
}

function preferred(
  units: MatchUnits,
  rules: MatchRules,
  t: number,
  [a, b]: readonly [number, number],
): number {
  const { score } = units;
  const nearer = distance(units, t, a) - distance(units, t, b);
  if (nearer !== 0) return nearer;
  if (rules.ties === "file") return a - b;
  if (rules.ties === "left") return positional(units, t, [a, b]);
  if (score[a] !== score[b]) {
    const areBothBelow = score[a] < score[t] && score[b] < score[t];
    return areBothBelow ? score[b] - score[a] : score[a] - score[b];
  }
  const id = (row: number): number => units.person?.[row] ?? row;
  const hash = (row: number): number => tieHash(rules.seed, id(row));
  return hash(a) - hash(b) || id(a) - id(b) || a - b;
}

/** In the list sorted by score and row: the left side first, and on each side the nearest place. */
function positional({ score }: MatchUnits, t: number, [a, b]: readonly [number, number]): number {
  const isLeft = (c: number): boolean => score[c] < score[t] || (score[c] === score[t] && c < t);
  if (isLeft(a) !== isLeft(b)) return isLeft(a) ? -1 : 1;
  return isLeft(a) ? score[b] - score[a] || b - a : score[a] - score[b] || a - b;
}
