import { percentDaysUpTo, percentAfter } from "../municipal-liability/share-table.ts";
import { kindCode } from "./invoice-entries.ts";
import {
  billedOf,
  isNothing,
  owedOf,
  toleranceOf,
  type KeyContext,
  type MatchGroup,
  type SharePiece,
} from "./key-match.ts";
import type { GroupMark } from "./write-matched.ts";

/** A counter that differs by more days than a month is told by the step alone. */
const farthestShift = 31;

/**
 * Which kind of difference a group is that does not agree.
 *
 * A step is wrong when one percent that some rule charges gives exactly what was billed, or when the payer's counter of
 * paid days, moved by at most a month, does.
 *
 * @param group shares and lines of one case.
 * @param context percents and share tables of the law.
 * @returns its kind, and for a wrong step what explains it.
 */
export function classify(group: MatchGroup, context: KeyContext): GroupMark {
  const owed = owedOf(group);
  const billed = billedOf(group);
  if (isNothing(owed)) return { kind: kindCode("billed_not_computed") };
  if (billed === 0) return { kind: kindCode("not_billed") };
  const pieces = group.parts.flatMap((part) => part.pieces);
  const base = pieces.reduce((sum, { baseCents }) => sum + baseCents, 0);
  const tolerance = toleranceOf(group);
  const billedPercent = context.percents.find(
    (percent) => Math.abs(base * percent - billed) <= tolerance,
  );
  if (billedPercent !== undefined) return { kind: kindCode("wrong_step"), billedPercent };
  const counterShift = shiftOf(pieces, billed, context);
  if (counterShift !== undefined) return { kind: kindCode("wrong_step"), counterShift };
  return { kind: kindCode("amount") };
}

/** The nearest shift of the counter that gives what was billed. Unit: days. */
function shiftOf(
  pieces: readonly SharePiece[],
  billed: number,
  { tables, byPeriod }: KeyContext,
): number | undefined {
  if (pieces.some(({ rule }) => byPeriod[rule])) return undefined;
  const tolerance = 100 * Math.max(1, pieces.length / 2);
  const owedAt = (shift: number): number =>
    pieces.reduce((sum, { rule, baseCents, counterBefore, counterAfter }) => {
      const low = Math.max(0, Math.min(counterBefore, counterAfter) + shift);
      const high = Math.max(0, Math.max(counterBefore, counterAfter) + shift);
      const table = tables[rule];
      const percent =
        high === low
          ? percentAfter(table, low)
          : (percentDaysUpTo(table, high) - percentDaysUpTo(table, low)) / (high - low);
      return sum + baseCents * percent;
    }, 0);
  for (let size = 1; size <= farthestShift; size++) {
    for (const shift of [-size, size]) {
      if (Math.abs(owedAt(shift) - billed) <= tolerance) return shift;
    }
  }
  return undefined;
}
