import { percentAfter } from "../municipal-liability/share-table.ts";
import {
  pairTolerance,
  toleranceOf,
  type KeyContext,
  type MatchGroup,
  type SharePiece,
} from "./key-match.ts";

/** Days charged at one percent, by us or by the payer. Owed in hundredths of a cent. */
interface Charged {
  readonly percent: number;
  readonly days: number;
  readonly owed: number;
}

/**
 * Do errors cancel each other in shares and lines of one invoice whose sums agree? They do where the days agree at every percent and the
 * euros do not, or those of single payouts of the same days do not. The lines have to tell: each names a percent and days, and a line over
 * two steps, which names the mean of both or none, cannot.
 *
 * @param group of one invoice; its sums agree.
 * @param context share tables of the law.
 * @returns false where the lines cannot tell. Cost: days of the group.
 */
export function isCancelling(
  group: MatchGroup,
  context: Pick<KeyContext, "tables" | "byPeriod">,
): boolean {
  const lines = linesOf(group);
  const pieces = group.parts.flatMap((part) => part.pieces);
  if (lines === undefined || pieces.some(({ days, baseCents }) => days <= 0 || baseCents < 0))
    return false;
  const ours = pieces.flatMap((piece) => chargesOf(piece, context)).filter(({ owed }) => owed > 0);
  if (lines.length === 1 && ours.length === 1) return false;
  const percents = new Set([...ours, ...lines].map(({ percent }) => percent));
  const sameDays = [...percents].every((percent) => {
    return Math.abs(daysAt(ours, percent) - daysAt(lines, percent)) < leastDays;
  });
  if (!sameDays) return false;
  const tolerance = toleranceOf(group);
  const sameEuros = [...percents].every((percent) => {
    return Math.abs(owedAt(ours, percent) - owedAt(lines, percent)) <= tolerance;
  });
  return !sameEuros || !singlesAgree(ours, lines);
}

/** Days nearer than this are the same. */
const leastDays = 1e-6;

/** The lines as charges; undefined where one does not tell its percent and days, or takes back. */
function linesOf({ lines }: MatchGroup): readonly Charged[] | undefined {
  const charges: Charged[] = [];
  for (const { percent, days, billedCents } of lines) {
    if (percent === undefined || percent <= 0 || days <= 0 || billedCents <= 0) return undefined;
    charges.push({ percent, days, owed: 100 * billedCents });
  }
  return charges;
}

/** A piece divided at the steps it crosses. */
function chargesOf(
  { rule, days, baseCents, counterBefore, counterAfter }: SharePiece,
  { tables, byPeriod }: Pick<KeyContext, "tables" | "byPeriod">,
): readonly Charged[] {
  const table = tables[rule];
  const counted = counterAfter - counterBefore;
  const first = percentAfter(table, counterBefore);
  if (byPeriod[rule] || counted <= 0) return [{ percent: first, days, owed: baseCents * first }];
  const charges: Charged[] = [];
  for (let from = counterBefore; from < counterAfter;) {
    const percent = percentAfter(table, from);
    let to = Math.min(counterAfter, Math.floor(from) + 1);
    while (to < counterAfter && percentAfter(table, to) === percent) {
      to = Math.min(counterAfter, to + 1);
    }
    const share = (to - from) / counted;
    charges.push({ percent, days: days * share, owed: baseCents * percent * share });
    from = to;
  }
  return charges;
}

/** Of charges and lines of the same percents and days: are the euros the same, one by one? */
function singlesAgree(ours: readonly Charged[], lines: readonly Charged[]): boolean {
  if (ours.length !== lines.length) return true;
  const sorted = [ours, lines].map((all) =>
    all.toSorted((a, b) => a.percent - b.percent || a.days - b.days || a.owed - b.owed),
  );
  const [own, billed] = sorted;
  const arePairs = own.every(({ percent, days }, i) => {
    return percent === billed[i].percent && Math.abs(days - billed[i].days) < leastDays;
  });
  return !arePairs || own.every(({ owed }, i) => Math.abs(owed - billed[i].owed) <= pairTolerance);
}

function daysAt(charges: readonly Charged[], percent: number): number {
  return sum(charges, (each) => (each.percent === percent ? each.days : 0));
}

function owedAt(charges: readonly Charged[], percent: number): number {
  return sum(charges, (each) => (each.percent === percent ? each.owed : 0));
}

function sum(charges: readonly Charged[], value: (charge: Charged) => number): number {
  return charges.reduce((all, charge) => all + value(charge), 0);
}
